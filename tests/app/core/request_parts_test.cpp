// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/request_parts.h"

#include <gtest/gtest.h>

#include <vector>

TEST(RequestParts, ReadsTargetsInEveryForm)
{
    const struct {
        const char *target, *path, *query;
    } cases[] = {
        {"/a/b?x=1#top", "/a/b", "x=1"},
        {"/a#b?c", "/a", ""},
        {"http://host:80/abs?x=1", "/abs", "x=1"},
        {"http://host", "/", ""},
        {"http://host#top", "/", ""},
        {"http://host?x=http://y/z", "", "x=http://y/z"},
        {"/to?url=http://x/y", "/to", "url=http://x/y"},
        {"to?url=http://x/y", "to", "url=http://x/y"},
        {"*", "*", ""},
        {"", "", ""},
        {"?", "", ""},
    };
    for (const auto &test : cases) {
        EXPECT_EQ(core::pathOf(test.target), test.path) << test.target;
        EXPECT_EQ(core::queryOf(test.target), test.query) << test.target;
    }
}

TEST(RequestParts, TakesThePortOffAPeer)
{
    EXPECT_EQ(core::addressOf("127.0.0.1:53312"), "127.0.0.1");
    EXPECT_EQ(core::addressOf("127.0.0.1"), "127.0.0.1");
    EXPECT_EQ(core::addressOf("[::1]:80"), "::1");
    EXPECT_EQ(core::addressOf("[::1"), "::1");
    EXPECT_EQ(core::addressOf("fe80::1"), "fe80::1");
    EXPECT_EQ(core::addressOf("["), "");
    EXPECT_EQ(core::addressOf(""), "");
}

TEST(RequestParts, TakesTheParametersOffAContentType)
{
    EXPECT_EQ(core::mediaType("application/json; charset=utf-8"), "application/json");
    EXPECT_EQ(core::mediaType(" Text/Plain\t;x"), "Text/Plain");
    EXPECT_EQ(core::mediaType(" ;"), "");
}

TEST(RequestParts, SplitsAndDecodesFormsAndQueries)
{
    std::vector<std::string> items;
    std::string_view rest = "&&a=1&b&=c&d=e=f&&g=%41+%4&h=%e2%82%AC%zz%";
    for (std::string_view name, value; core::takeUrlItem(rest, name, value);)
        items.push_back(core::urlDecoded(name) + "|" + core::urlDecoded(value));
    EXPECT_EQ(items, (std::vector<std::string>{"a|1", "b|", "|c", "d|e=f", "g|A %4", "h|€%zz%"}));
    EXPECT_TRUE(rest.empty());
}
