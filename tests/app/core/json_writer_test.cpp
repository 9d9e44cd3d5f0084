// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "core/json_writer.h"

#include <gtest/gtest.h>

TEST(JsonWriter, PutsCommasWhereTheyBelong)
{
    core::JsonWriter json;
    json.beginObject();
    json.key("a").integer(1).key("b").beginArray().integer(2).beginObject().endObject().null().endArray();
    json.key("c").beginObject().key("d").boolean(true).key("e").beginArray().endArray().endObject();
    json.key("f").number(1.5, 3).key("g").base64("\xff\xff");
    json.endObject();
    EXPECT_EQ(json.text(), R"({"a":1,"b":[2,{},null],"c":{"d":true,"e":[]},"f":1.500,"g":"//8="})");
}

TEST(JsonWriter, KeepsIntegersOf64Bits)
{
    core::JsonWriter json;
    json.beginArray().integer(std::numeric_limits<qint64>::max()).integer(std::numeric_limits<qint64>::min()).endArray();
    EXPECT_EQ(json.text(), "[9223372036854775807,-9223372036854775808]");
}

TEST(JsonWriter, EscapesSoThatEveryTextComesBack)
{
    std::string text = "quote \" backslash \\ slash / \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xf0\x9f\x98\x80 ";
    for (char c = 0; c < 0x20; ++c)
        text += c;
    text += '\x7f';
    core::JsonWriter json;
    json.string(text);
    EXPECT_EQ(json.text().find('\n'), std::string::npos);
    const auto read = core::Json::parse(json.text());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->root().text(), text);
}

TEST(JsonWriter, ReplacesWhatIsNotUtf8)
{
    core::JsonWriter json;
    json.string("a\xff\xc3(b");
    EXPECT_EQ(json.text(), "\"a\xef\xbf\xbd\xef\xbf\xbd(b\"");
}

TEST(JsonWriter, EscapesWhatWouldSteerATerminal)
{
    core::JsonWriter json;
    json.string("\x1b[2J \xc2\x9b\x32J \xe2\x80\xae \xe2\x81\xa6 \xe2\x80\xa6 \xc2\xa0 \xd7\xa9");
    EXPECT_EQ(json.text(), "\"\\u001b[2J \\u009b2J \\u202e \\u2066 \xe2\x80\xa6 \xc2\xa0 \xd7\xa9\"");
}
