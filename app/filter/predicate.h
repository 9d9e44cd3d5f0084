// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json.h"
#include "core/terms.h"
#include "filter/decimal.h"
#include "filter/expression.h"
#include "filter/regex.h"
#include "filter/text_search.h"

#include <optional>
#include <string_view>
#include <vector>

namespace filter {

/// One text of a condition, ready to be compared with values of a field. Immutable; any thread.
class TextPredicate
{
public:
    TextPredicate(FieldType type, Operator op, const TextValue &value);

    bool fits(std::string_view value) const;
    /// The same for a value in a JSON text: numbers compare as numbers, true, false and null as
    /// words, an object or array fits when anything in it does.
    bool fitsJson(const core::Json::Value &value) const;

    /// What a text must contain to fit, in any case; may be empty.
    const std::string &required() const;
    /// The number that this is, for a value in a JSON text; it may be spelled in many ways.
    const std::optional<Decimal> &number() const { return m_number; }

private:
    bool fitsNumber(const core::Json::Value &value) const;
    bool fitsWord(std::string_view word) const;

    FieldType m_type;
    bool m_isExact; ///< = and !=: case counts, no wildcard
    std::string m_text;
    std::string m_form; ///< as the field is compared: folded, or the digits of a number
    std::optional<Wildcard> m_wildcard, m_digits;
    TextSearch m_search;
    std::optional<Decimal> m_number;
};

/// The same for < and > and ranges of decimal numbers.
class NumberPredicate
{
public:
    explicit NumberPredicate(const DecimalRange &range);
    bool fits(std::string_view text) const; ///< false when it is no number
    bool fitsJson(const core::Json::Value &value) const; ///< also strings that are numbers

private:
    std::optional<Decimal> m_low, m_high;
    bool m_isLowOpen, m_isHighOpen;
};

/// Whether \p fits a scalar value, or anything inside an object or array.
template <typename Fits>
bool anyScalar(const core::Json::Value &value, const Fits &fits)
{
    if (!value.isObject() && !value.isArray())
        return fits(value);
    for (const core::Json::Value child : value) {
        if (anyScalar(child, fits))
            return true;
    }
    return false;
}

/// Calls \p use with the text of a scalar, which is not copied unless it holds escapes.
template <typename Use>
auto withText(const core::Json::Value &value, const Use &use)
{
    const std::string_view raw = value.raw();
    if (!value.isString())
        return use(raw);
    if (raw.find('\\') == std::string_view::npos)
        return use(raw.substr(1, raw.size() - 2));
    return use(std::string_view(value.text()));
}

/// The index over a field, when there is one.
std::optional<core::IndexField> indexFieldOf(Field field);

} // namespace filter
