// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/decimal.h"

#include <algorithm>

namespace filter {

static bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes digits off the front of \p text.
static std::string_view takeDigits(std::string_view &text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    const std::string_view digits = text.substr(0, size_t(end - text.begin()));
    text.remove_prefix(digits.size());
    return digits;
}

static bool take(std::string_view &text, char a, char b)
{
    if (text.empty() || (text.front() != a && text.front() != b))
        return false;
    text.remove_prefix(1);
    return true;
}

/// Past a billion all exponents are alike; nobody can tell the difference in a lifetime.
static long long readExponent(std::string_view digits, bool isNegative)
{
    long long exponent = 0;
    for (const char c : digits)
        exponent = std::min(exponent * 10 + (c - '0'), 1'000'000'000LL);
    return isNegative ? -exponent : exponent;
}

std::optional<Decimal> Decimal::read(std::string_view text)
{
    Decimal number;
    number.m_isNegative = take(text, '-', '-');
    const std::string_view whole = takeDigits(text);
    if (whole.empty() || (whole.size() > 1 && whole.front() == '0'))
        return std::nullopt;
    std::string_view fraction;
    if (take(text, '.', '.')) {
        fraction = takeDigits(text);
        if (fraction.empty())
            return std::nullopt;
    }
    number.m_exponent = static_cast<long long>(whole.size());
    if (take(text, 'e', 'E')) {
        const bool isNegative = !text.empty() && text.front() == '-';
        take(text, '+', '-');
        const std::string_view digits = takeDigits(text);
        if (digits.empty())
            return std::nullopt;
        number.m_exponent += readExponent(digits, isNegative);
    }
    if (!text.empty())
        return std::nullopt;
    number.m_digits.append(whole).append(fraction);
    const size_t first = number.m_digits.find_first_not_of('0');
    if (first == std::string::npos)
        return Decimal();
    number.m_digits.erase(0, first);
    number.m_exponent -= static_cast<long long>(first);
    number.m_digits.erase(number.m_digits.find_last_not_of('0') + 1);
    return number;
}

int Decimal::compare(const Decimal &other) const
{
    const auto sign = [](const Decimal &n) { return n.m_digits.empty() ? 0 : n.m_isNegative ? -1 : 1; };
    if (sign(*this) != sign(other))
        return sign(*this) - sign(other);
    if (m_exponent != other.m_exponent)
        return (m_exponent < other.m_exponent) == (sign(*this) > 0) ? -1 : 1;
    return m_digits.compare(other.m_digits) * sign(*this);
}

bool isDecimal(std::string_view text)
{
    return Decimal::read(text).has_value();
}

} // namespace filter
