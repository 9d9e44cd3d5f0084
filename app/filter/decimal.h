// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace filter {

/// A decimal number of any length, as JSON writes them. Nothing is rounded: providers send
/// ids past 2^63, and a double would make neighbours of them equal.
class Decimal
{
public:
    static std::optional<Decimal> read(std::string_view text);

    /// The digits that count: without point, exponent, sign and zeros at the ends.
    const std::string &digits() const { return m_digits; }
    /// Negative, zero or positive, as strcmp().
    int compare(const Decimal &other) const;

private:
    bool m_isNegative = false;
    std::string m_digits; ///< without zeros at the ends; empty for zero
    long long m_exponent = 0; ///< the value is 0.digits × 10^exponent
};

bool isDecimal(std::string_view text);

} // namespace filter
