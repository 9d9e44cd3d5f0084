// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json.h"

#include <QHash>
#include <QRegularExpression>
#include <QString>

#include <vector>

namespace providers {

/// What is wrong at one place of a JSON document.
struct Fault {
    QString path; ///< "events[3].summary"; empty for the document as a whole
    QString reason; ///< a full sentence
};

/// Checks documents against a JSON Schema (draft 2020-12) and says what is wrong in words.
///
/// Knows what provider.schema.json needs and no more: type, enum, const, pattern, minLength,
/// maxLength, minimum, maximum, minItems, items, properties, required, additionalProperties,
/// propertyNames (with a pattern), anyOf (told apart by type) and $ref into $defs. A schema
/// that uses any other rule is refused, so that none is ignored in silence. Any one thread.
class Schema
{
public:
    static core::Result<Schema> read(std::string_view text);

    /// Everything that is wrong, in the order of the document; at most 20 faults. Keys that
    /// stand twice in one object are faults too.
    std::vector<Fault> check(const core::Json &document) const;

private:
    core::Json m_json;
};

} // namespace providers
