// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/predicate.h"

#include <algorithm>

namespace filter {

using core::Json;

static bool isContains(FieldType type)
{
    return type == FieldType::Contains || type == FieldType::HeaderItem || type == FieldType::Json;
}

/// A telephone number with stars in it, without its punctuation; empty when it is none.
static std::string digitPattern(std::string_view pattern)
{
    std::string digits;
    for (const char c : pattern) {
        if ((c >= '0' && c <= '9') || c == '*')
            digits += c;
        else if (std::string_view("+ -().").find(c) == std::string_view::npos)
            return {};
    }
    return std::any_of(digits.begin(), digits.end(), [](char c) { return c != '*'; }) ? digits : std::string();
}

static std::string formOf(FieldType type, std::string_view text)
{
    return type == FieldType::Phone ? core::indexForm(core::IndexField::From, text) : core::foldCase(text);
}

static bool equalsIgnoringCase(std::string_view text, std::string_view form)
{
    if (std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; }))
        return core::foldCase(text) == form;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
    return std::equal(text.begin(), text.end(), form.begin(), form.end(), [&](char a, char b) { return lower(a) == b; });
}

TextPredicate::TextPredicate(FieldType type, Operator op, const TextValue &value)
    : m_type(type), m_isExact(op == Operator::Equal || op == Operator::NotEqual), m_text(value.text),
      m_form(formOf(type, value.text)), m_search(value.text, Case::Ignored)
{
    if (value.isPattern) {
        m_wildcard.emplace(value.text, Case::Ignored);
        if (const std::string digits = digitPattern(value.text); type == FieldType::Phone && !digits.empty())
            m_digits.emplace(digits, Case::Ignored);
    }
    if (type == FieldType::Json)
        m_number = Decimal::read(value.text);
}

bool TextPredicate::fits(std::string_view value) const
{
    if (m_isExact)
        return value == m_text;
    if (m_wildcard)
        return m_wildcard->fits(value) || (m_digits && m_digits->fits(core::phoneDigits(value)));
    if (isContains(m_type))
        return m_search.isIn(value);
    if (m_type == FieldType::Phone)
        return formOf(m_type, value) == m_form;
    if (equalsIgnoringCase(value, m_form))
        return true;
    return m_type == FieldType::Tree && !m_form.empty() && core::foldCase(value).starts_with(m_form + '.');
}

bool TextPredicate::fitsJson(const Json::Value &value) const
{
    return anyScalar(value, [this](const Json::Value &scalar) {
        if (scalar.isString())
            return withText(scalar, [this](std::string_view text) { return fits(text); });
        return scalar.isNumber() ? fitsNumber(scalar) : fitsWord(scalar.raw());
    });
}

bool TextPredicate::fitsNumber(const Json::Value &value) const
{
    if (!m_number)
        return fits(value.raw());
    const auto number = Decimal::read(value.raw());
    return number && number->compare(*m_number) == 0;
}

/// true, false and null are words, not texts: a part of one does not fit.
bool TextPredicate::fitsWord(std::string_view word) const
{
    if (m_isExact)
        return word == m_text;
    return m_wildcard ? m_wildcard->fits(word) : equalsIgnoringCase(word, m_form);
}

const std::string &TextPredicate::required() const
{
    return m_wildcard ? m_wildcard->longestPart() : m_text;
}

NumberPredicate::NumberPredicate(const DecimalRange &range)
    : m_low(Decimal::read(range.low)), m_high(Decimal::read(range.high)), m_isLowOpen(range.isLowOpen), m_isHighOpen(range.isHighOpen)
{
}

bool NumberPredicate::fits(std::string_view text) const
{
    const auto number = Decimal::read(text);
    if (!number)
        return false;
    const int toLow = m_low ? number->compare(*m_low) : 1;
    const int toHigh = m_high ? number->compare(*m_high) : -1;
    return (m_isLowOpen ? toLow > 0 : toLow >= 0) && (m_isHighOpen ? toHigh < 0 : toHigh <= 0);
}

bool NumberPredicate::fitsJson(const Json::Value &value) const
{
    return anyScalar(value, [this](const Json::Value &scalar) {
        return (scalar.isNumber() || scalar.isString())
            && withText(scalar, [this](std::string_view text) { return fits(text); });
    });
}

std::optional<core::IndexField> indexFieldOf(Field field)
{
    using core::IndexField;
    switch (field) {
    case Field::Provider: return IndexField::Provider;
    case Field::Event: return IndexField::Kind;
    case Field::Raw: return IndexField::Type;
    case Field::Dir: return IndexField::Direction;
    case Field::From: return IndexField::From;
    case Field::To: return IndexField::To;
    case Field::Contact: return IndexField::Contact;
    case Field::Conv: return IndexField::Conversation;
    case Field::Msg: return IndexField::Message;
    case Field::Method: return IndexField::Method;
    case Field::Code: return IndexField::Status;
    default: return std::nullopt;
    }
}

} // namespace filter
