// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/decimal.h"

#include <gtest/gtest.h>

using filter::Decimal;

static int compare(const char *a, const char *b)
{
    const int order = Decimal::read(a)->compare(*Decimal::read(b));
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

TEST(Decimal, OrdersNumbers)
{
    const char *const ascending[] = {"-1e400", "-18446744073709551617", "-18446744073709551616", "-10", "-9.99", "-1", "-0.5", "-1e-400", "0", "1e-400",
        "0.1", "0.10000000000000000001", "1", "9", "10", "11", "9007199254740992", "9007199254740993", "9223372036854775807", "9223372036854775808", "1e400"};
    for (size_t i = 0; i < std::size(ascending); ++i) {
        for (size_t j = 0; j < std::size(ascending); ++j)
            EXPECT_EQ(compare(ascending[i], ascending[j]), i < j ? -1 : i > j ? 1 : 0) << ascending[i] << " " << ascending[j];
    }
}

TEST(Decimal, SeesThroughSpelling)
{
    for (const auto &[a, b] : {std::pair("1", "1.0"), {"1", "10e-1"}, {"100", "1E2"}, {"0", "-0"}, {"0", "0.000e5"}, {"-1.50", "-15e-1"}, {"0.05", "5e-2"}, {"120", "0.12e+3"}})
        EXPECT_EQ(compare(a, b), 0) << a << " " << b;
}

TEST(Decimal, RefusesWhatJsonCallsNoNumber)
{
    for (const char *text : {"", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x1", "1 ", " 1", "NaN", "1_0", "--1", "१"})
        EXPECT_FALSE(Decimal::read(text)) << text;
}

TEST(Decimal, SurvivesAbsurdExponents)
{
    EXPECT_EQ(compare("1e99999999999999999999", "1"), 1);
    EXPECT_EQ(compare("1e-99999999999999999999", "0"), 1);
    EXPECT_EQ(compare("1e-99999999999999999999", "1"), -1);
}
