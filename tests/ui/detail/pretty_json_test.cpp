// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/pretty_json.h"

#include "ui/detail/detail_fixture.h"

#include <gtest/gtest.h>

static const std::atomic<bool> never = false;

TEST(PrettyJson, IndentsAndKeepsEveryTokenAsWritten)
{
    const auto document = details::document(R"({"b":[1.50e+02,{}, []],"b":"\u0061","c":{"d":null}})");
    EXPECT_EQ(detail::prettyJson(document->json, {}, never).text, "{\n"
                                                                  "  \"b\": [\n"
                                                                  "    1.50e+02,\n"
                                                                  "    {},\n"
                                                                  "    []\n"
                                                                  "  ],\n"
                                                                  "  \"b\": \"\\u0061\",\n"
                                                                  "  \"c\": {\n"
                                                                  "    \"d\": null\n"
                                                                  "  }\n"
                                                                  "}");
}

TEST(PrettyJson, MovesRangesWithTheirTokens)
{
    const QByteArray text = R"({"key":["xx","needle"]})";
    const auto document = details::document(text);
    const qsizetype key = text.indexOf("key"), needle = text.indexOf("needle");
    const auto printed = detail::prettyJson(document->json, {{key, key + 3}, {needle, needle + 6}}, never);
    ASSERT_EQ(printed.ranges.size(), 2u);
    EXPECT_EQ(printed.text.mid(printed.ranges[0].first, 3), "key");
    EXPECT_EQ(printed.text.mid(printed.ranges[1].first, 6), "needle");
}

TEST(PrettyJson, DeepNestingStaysSmall)
{
    const int depth = core::Json::maxDepth;
    const auto document = details::document(QByteArray(depth, '[') + QByteArray(depth, ']'));
    EXPECT_LT(detail::prettyJson(document->json, {}, never).text.size(), depth * 140);
}
