// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/json_path.h"

#include <gtest/gtest.h>

using namespace filter;
using core::Json;

namespace {

/// The values found, as written, joined by blanks.
std::string found(const char *path, const std::string &text)
{
    const auto parsed = parseJsonPath(QString::fromUtf8(path));
    if (const auto *error = std::get_if<SyntaxError>(&parsed))
        return "error at " + std::to_string(error->position);
    const auto json = Json::parse(text);
    if (!json)
        return "no JSON";
    JsonPathReader reader;
    std::string out;
    for (const auto &one : reader.find(json->root(), std::get<JsonPath>(parsed)))
        out += (out.empty() ? "" : " ") + std::string(one.value.raw());
    return out;
}

const std::string sample = R"({"m":[{"type":"a","id":1},{"type":"b","id":2}],"o":{"x":{"id":3}},"odd key":4,"e":[]})";

} // namespace

TEST(JsonPath, FollowsKeysAndElements)
{
    EXPECT_EQ(found("m[].type", sample), R"("a" "b")");
    EXPECT_EQ(found("m[0].id", sample), "1");
    EXPECT_EQ(found("m[-1].id", sample), "2");
    EXPECT_EQ(found("m[9].id", sample), "");
    EXPECT_EQ(found("\"odd key\"", sample), "4");
    EXPECT_EQ(found("m.type", sample), "") << "an array is not entered by itself";
    EXPECT_EQ(found("e[]", sample), "");
    EXPECT_EQ(found("e", sample), "[]");
    EXPECT_EQ(found("[1][]", "[1,[2,3]]"), "2 3");
}

TEST(JsonPath, FollowsStars)
{
    EXPECT_EQ(found("o.*.id", sample), "3");
    EXPECT_EQ(found("m.*.id", sample), "1 2");
    EXPECT_EQ(found("**.id", sample), "1 2 3");
    EXPECT_EQ(found("**", "[1,{\"a\":2}]"), "[1,{\"a\":2}] 1 {\"a\":2} 2");
    EXPECT_EQ(found("**.**.id", sample), "1 2 3");
    EXPECT_EQ(found("**.*.**.id", sample), "1 2 3") << "each once";
    EXPECT_EQ(found("o.**", sample), R"({"x":{"id":3}} {"id":3} 3)");
}

TEST(JsonPath, FindsAllOfDuplicateKeys)
{
    EXPECT_EQ(found("a", R"({"a":1,"a":2})"), "1 2");
    EXPECT_EQ(found("a", R"({"\u0061":1})"), "1");
}

TEST(JsonPath, GoesOnInJsonInsideStrings)
{
    const std::string text = R"({"l":"[{\"c\":\"x\"},{\"c\":\"[[7]]\"}]","s":"[no json","t":" {\"c\":1}","u":"\u005b5]"})";
    EXPECT_EQ(found("l[].c", text), R"("x" "[[7]]")");
    EXPECT_EQ(found("l[1].c[][]", text), "7");
    EXPECT_EQ(found("s[]", text), "");
    EXPECT_EQ(found("t.c", text), "1");
    EXPECT_EQ(found("u[0]", text), "5");
    EXPECT_EQ(found("**.c", text), R"("x" "[[7]]" 1)");
    EXPECT_EQ(found("l", R"({"l":"[1]"})"), "\"[1]\"") << "a path that ends at the string means the string";
}

TEST(JsonPath, TellsWhereInTheOuterTextItIs)
{
    const auto json = Json::parse(R"({"l":"[{\"c\":1}]"})");
    ASSERT_TRUE(json);
    JsonPathReader reader;
    const auto path = std::get<JsonPath>(parseJsonPath(QStringLiteral("l[].c")));
    const auto &all = reader.find(json->root(), path);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].outer.offset(), 5);
    EXPECT_EQ(all[0].value.raw(), "1");
}

TEST(JsonPath, DoesNotGrowOverDeepTexts)
{
    std::string deep, end;
    for (int i = 0; i < 300; ++i) {
        deep += "{\"a\":";
        end += "}";
    }
    EXPECT_EQ(found("**.*.**.*.**.*.**.*.**.b", deep + "1" + end), "");
    EXPECT_NE(found("**.a.**.a.**.a.**", deep + "1" + end), "");
}

TEST(JsonPath, LimitsStringsInStrings)
{
    std::string text = "[1]";
    for (int i = 0; i < 8; ++i) {
        std::string escaped;
        for (const char c : text)
            escaped += (c == '"' || c == '\\' ? std::string("\\") : std::string()) + c;
        text = "[\"" + escaped + "\"]";
    }
    EXPECT_EQ(found("[][][]", text).substr(0, 3), "\"[\\");
    EXPECT_EQ(found("[][][][][][][][]", text), "") << "after four strings it is enough";
}

TEST(JsonPath, FindsNothingWithoutAText)
{
    JsonPathReader reader;
    EXPECT_TRUE(reader.find({}, std::get<JsonPath>(parseJsonPath(QStringLiteral("**")))).empty());
}

TEST(JsonPath, PrintsWhatItReads)
{
    for (const char *text : {"a", "a.b[].c", "[0].x", "[-1]", "\"odd key\".\"\"", "**.id", "*.x", "a.**", "x-y_z.$ref", "שם", "a.\ufeff\ufeffb"}) {
        const auto parsed = parseJsonPath(QString::fromUtf8(text));
        ASSERT_TRUE(std::holds_alternative<JsonPath>(parsed)) << text;
        EXPECT_EQ(printJsonPath(std::get<JsonPath>(parsed)).toStdString(), text);
    }
    EXPECT_EQ(printJsonPath(std::get<JsonPath>(parseJsonPath(QStringLiteral("\"a\".\"b.c\"")))), QStringLiteral("a.\"b.c\""));
}

TEST(JsonPath, RefusesWhatIsNone)
{
    for (const auto &[text, position] : {std::pair("", 0), {"a.", 2}, {"a..b", 2}, {"a[x]", 2}, {"a[", 2}, {"a b", 1}, {".a", 0}, {"\"a", 0}, {"a[99999999999]", 13}}) {
        const auto parsed = parseJsonPath(QString::fromUtf8(text));
        ASSERT_TRUE(std::holds_alternative<SyntaxError>(parsed)) << text;
        EXPECT_EQ(std::get<SyntaxError>(parsed).position, position) << text;
    }
}
