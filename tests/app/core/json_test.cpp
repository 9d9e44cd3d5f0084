// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"

#include <gtest/gtest.h>

using core::Json;

namespace {

std::string describe(Json::Value value)
{
    std::string out;
    if (value.isObject()) {
        for (const auto member : value)
            out += (out.empty() ? "" : ",") + member.key() + "=" + describe(member);
        return "{" + out + "}";
    }
    if (value.isArray()) {
        for (const auto element : value)
            out += (out.empty() ? "" : ",") + describe(element);
        return "[" + out + "]";
    }
    return value.isString() ? "'" + value.text() + "'" : std::string(value.raw());
}

std::string roundTrip(std::string_view text)
{
    const auto json = Json::parse(text);
    return json ? describe(json->root()) : "error: " + json.error().text.toStdString();
}

} // namespace

TEST(Json, KeepsOrderDuplicatesAndNumbersAsWritten)
{
    EXPECT_EQ(roundTrip(R"( { "b" : 18446744073709552000 , "a":1.50e+02,"b":[ 1 , -0.0 ,{}, [ ] ] } )"),
        "{b=18446744073709552000,a=1.50e+02,b=[1,-0.0,{},[]]}");
}

TEST(Json, RawIsTheBytesBetweenTheValuesBorders)
{
    const auto json = Json::parse("\xef\xbb\xbf[ {\"a\" : [1, 2] } , \"x\" ]");
    ASSERT_TRUE(json);
    EXPECT_EQ(json->root().raw(), "[ {\"a\" : [1, 2] } , \"x\" ]");
    EXPECT_EQ(json->root().at(0).raw(), "{\"a\" : [1, 2] }");
    EXPECT_EQ(json->root().at(0)["a"].raw(), "[1, 2]");
    EXPECT_EQ(json->root().at(-1).text(), "x");
    EXPECT_FALSE(json->root().at(5).isValid());
    EXPECT_EQ(json->root().at(0)["none"].text(), "");
}

TEST(Json, TheLastOfDuplicateKeysWins)
{
    const auto json = Json::parse(R"({"a":1,"a":2})");
    ASSERT_TRUE(json);
    EXPECT_EQ(json->root()["a"].raw(), "2");
    EXPECT_EQ(json->root().size(), 2);
}

TEST(Json, ResolvesEscapesInKeysAndValues)
{
    EXPECT_EQ(roundTrip(R"({"\u0061":"x\n\"\\\/\u00e9\ud83d\ude00\ud83d!"})"),
        "{a='x\n\"\\/\u00e9\U0001F600\ufffd!'}");
}

TEST(Json, ReadsScalarsAtTheTop)
{
    EXPECT_EQ(roundTrip(" \"x\" "), "'x'");
    EXPECT_EQ(roundTrip("12"), "12");
    EXPECT_EQ(roundTrip("true"), "true");
    EXPECT_EQ(roundTrip("null"), "null");
}

TEST(Json, RefusesWhatIsNotJson)
{
    for (const char *text : {"", " ", "{", "[1 2]", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "01", "1.", "-",
             "+1", "tru", "truex", "\"a", "[1]]", "[1] x", "{} {}", "\"\\x\"", "\"\\u12g4\"", "\"a\nb\"", "nul",
             "[\"a\" \"b\"]", "{\"a\":1 \"b\":2}", "[}", "{]", "\xff\xfe[\x00", "1 2", "\"a\" 1", "[1e]", "'a'",
             "[,1]", "{,}", "{\"a\":1,}", "\"\xc3\x28\"", "[\"\\\"]", "{\"\\q\":1}"})
        EXPECT_TRUE(roundTrip(text).starts_with("error: ")) << text << " gave " << roundTrip(text);
}

TEST(Json, NamesThePlaceOfAnError)
{
    EXPECT_EQ(roundTrip("{\n \"a\": 01 }"),
        "error: This is not valid JSON at line 2, column 7: a number is not written as JSON writes numbers.");
}

TEST(Json, NamesTheEndOfATextThatIsCutShort)
{
    EXPECT_EQ(roundTrip("{\"broken\": "),
        "error: This is not valid JSON at line 1, column 11: it ends in the middle of an object or array.");
}

TEST(Json, RefusesTooDeepNestingWithoutHarm)
{
    const std::string deep(10000, '[');
    EXPECT_TRUE(roundTrip(deep + std::string(10000, ']')).find("1,000 levels") != std::string::npos);
    EXPECT_TRUE(roundTrip(deep).starts_with("error: "));
    EXPECT_EQ(Json::parse(deep + std::string(10000, ']')).error().code, core::ErrorCode::Unsupported);
    const int most = Json::maxDepth;
    EXPECT_EQ(roundTrip(std::string(most, '[') + std::string(most, ']')),
        std::string(most, '[') + std::string(most, ']'));
}

TEST(Json, CanBeReadIntoAgain)
{
    Json json;
    ASSERT_TRUE(json.read(R"({"a":[1,2,3]})"));
    ASSERT_FALSE(json.read("["));
    EXPECT_FALSE(json.root().isValid());
    ASSERT_TRUE(json.read("[7]"));
    EXPECT_EQ(describe(json.root()), "[7]");
}

TEST(Json, RefusesMoreValuesThanItMayHold)
{
    Json json;
    EXPECT_TRUE(json.read("[1,2,{\"a\":3}]", 5));
    EXPECT_EQ(json.valueCount(), 5u);
    for (const char *text : {"[1,2,{\"a\":3}]", "[1,2,3,4]", "{\"a\":1,\"b\":2,\"c\":[1]}", "[[[[[]]]]]"}) {
        const auto read = json.read(text, 4);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, core::ErrorCode::Unsupported) << text;
        EXPECT_TRUE(read.error().text.contains(QStringLiteral("holds more than 4 values"))) << text;
        EXPECT_FALSE(json.root().isValid()) << text;
    }
    EXPECT_TRUE(json.read("7", 1));
}

TEST(Json, HoldsFourMillionValuesAndNotOneMore)
{
    std::string text = "[0";
    for (quint32 i = 2; i < Json::maxValues; ++i)
        text += ",0";
    Json json;
    ASSERT_TRUE(json.read(text + "]"));
    EXPECT_EQ(json.root().size(), qsizetype(Json::maxValues) - 1);
    const auto more = json.read(text + ",0]");
    ASSERT_FALSE(more);
    EXPECT_EQ(more.error().code, core::ErrorCode::Unsupported);
}
