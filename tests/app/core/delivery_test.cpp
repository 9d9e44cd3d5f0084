// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery.h"

#include <gtest/gtest.h>

using core::Header;

TEST(Headers, KeepOrderCaseAndDuplicates)
{
    const auto headers = core::parseHeaders("POST http://x/ HTTP/1.1\r\nX-B: 1\r\nx-b:2\r\nA:\t v w \r\nEmpty:\r\n\r\n");
    EXPECT_EQ(headers, (QList<Header>{{"X-B", "1"}, {"x-b", "2"}, {"A", "v w"}, {"Empty", ""}}));
    EXPECT_EQ(core::firstHeader(headers, "X-b"), "1");
    EXPECT_EQ(core::firstHeader(headers, "none"), "");
}

TEST(Headers, SkipWhatIsNoHeader)
{
    EXPECT_EQ(core::parseHeaders("GET / HTTP/1.1\nA: 1\n folded: 2\nno colon\n: empty\nB: 3"),
        (QList<Header>{{"A", "1"}, {"B", "3"}}));
    EXPECT_TRUE(core::parseHeaders("").isEmpty());
}
