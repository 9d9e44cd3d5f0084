// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/expression.h"

#include <QString>

#include <optional>
#include <variant>

namespace filter {

/// What a single typed value covers: "404" one number, "4xx" a hundred, "today" a day. `>` means
/// past its end and `<` before its beginning.
struct Extent {
    qint64 low = 0;
    qint64 high = 0; ///< included; for `:` and `=`
    qint64 upTo = 0; ///< included; as the end of a range, and for > and <=
};

/// A value of that type, in the unit in which the field is stored: bytes, microseconds, or
/// microseconds since 1970. No value when \p text is none. \p nowMs is what relative times
/// are relative to.
std::optional<Extent> typedValue(FieldType type, const QString &text, qint64 nowMs);

/// How values of that type are written, for the end of a sentence that refuses one.
QString howToWrite(FieldType type);
/// "a size", "a time".
QString nameOf(FieldType type);

/// The numbers for which `field op value` holds, or a sentence why there are none. NotEqual
/// gives those for Equal.
std::variant<Span, QString> spanOf(FieldType type, Operator op, const Value &value, qint64 nowMs);

} // namespace filter
