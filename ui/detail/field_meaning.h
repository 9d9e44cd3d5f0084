// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json.h"
#include "providers/catalogue.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <memory>

namespace detail {

/// What a provider's fields mean, looked up by JSON path. Keeps its catalogue alive. Any thread.
class FieldMeaning
{
public:
    FieldMeaning() = default;
    /// \p provider may be unknown: then only times are explained.
    FieldMeaning(std::shared_ptr<const providers::Catalogue> catalogue, const QString &provider);

    /// In words: what this value means, and what the field is for; empty when nothing is known.
    /// \p path has `[]` for every index and no "body.".
    QString of(const QString &path, const QString &key, core::Json::Value value) const;
    /// What the field is for, whatever its value.
    QString of(const QString &path) const;
    // Whether this place holds a live credential.
    bool isMasked(const QString &path) const;
    bool isMaskedHeader(const QString &name) const;
    bool isMaskedParameter(const QString &name) const; ///< of a query or a form

private:
    std::shared_ptr<const providers::Catalogue> m_catalogue;
    QHash<QString, const providers::FieldNote *> m_notes;
    QSet<QString> m_masked;
    QSet<QString> m_maskedHeaders; ///< in lower case
    QSet<QString> m_maskedParameters;
};

/// A Unix time in seconds or milliseconds, as number or text, in words; empty when \p text is
/// none or \p key does not sound like a time: ids and phone numbers are numbers too.
QString timeMeaning(const QString &key, const QString &text);

} // namespace detail
