// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/schema.h"

#include <gtest/gtest.h>

using providers::Schema;

namespace {

std::string check(const char *schema, const char *document)
{
    const auto read = Schema::read(schema);
    if (!read)
        return read.error().text.toStdString();
    const auto json = core::Json::parse(document);
    std::string out;
    for (const auto &fault : read->check(json.value()))
        out += fault.path.toStdString() + ": " + fault.reason.toStdString() + "|";
    return out;
}

} // namespace

TEST(Schema, RefusesARuleThatItWouldNotCheck)
{
    EXPECT_EQ(check(R"({"properties":{"a":{"multipleOf":2}}})", "{}"), "The schema uses the rule \"multipleOf\", which is not checked.");
    EXPECT_EQ(check(R"({"$defs":{"x":{"items":{"oneOf":[]}}}})", "{}"), "The schema uses the rule \"oneOf\", which is not checked.");
    EXPECT_EQ(check(R"({"type":)", "{}").substr(0, 12), "This is not ");
}

TEST(Schema, ChecksTypes)
{
    EXPECT_EQ(check(R"({"type":["string","null"]})", "null"), "");
    EXPECT_EQ(check(R"({"type":["string","null"]})", "[]"), ": This must be a text or null, not a list.|");
    EXPECT_EQ(check(R"({"type":"integer"})", "3"), "");
    EXPECT_EQ(check(R"({"type":"integer"})", "3.5"), ": This must be a whole number, not a number.|");
    EXPECT_EQ(check("true", "[1]"), "");
}

TEST(Schema, ChecksNumbersTextsAndLists)
{
    EXPECT_EQ(check(R"({"minimum":1,"maximum":3})", "0"), ": This must be 1 or more.|");
    EXPECT_EQ(check(R"({"minimum":1,"maximum":3})", "4"), ": This must be 3 or less.|");
    EXPECT_EQ(check(R"({"maxLength":2})", "\"abc\""), ": This text is longer than 2 characters.|");
    EXPECT_EQ(check(R"({"minItems":1})", "[]"), ": This list must not be empty.|");
    EXPECT_EQ(check(R"({"items":{"type":"number"}})", "[1,true,\"x\"]"),
        "[1]: This must be a number, not true or false.|[2]: This must be a number, not a text.|");
    EXPECT_EQ(check(R"({"enum":["one","two"]})", "\"too\""), ": \"too\" is not known here; it may be one, two. Did you mean \"two\"?|");
}

TEST(Schema, ChecksObjectsThroughReferences)
{
    const char schema[] = R"({"$ref":"#/$defs/node","$defs":{"node":{"type":"object","required":["id"],"additionalProperties":false,
        "properties":{"id":{"type":"number"},"inner":{"$ref":"#/$defs/node"}}}}})";
    EXPECT_EQ(check(schema, R"({"id":1,"inner":{"id":2}})"), "");
    EXPECT_EQ(check(schema, R"({"id":1,"inner":{"ids":2}})"),
        "inner: The key \"id\" is missing here.|inner.ids: There is no key \"ids\" here. Did you mean \"id\"?|");
    EXPECT_EQ(check(R"({"propertyNames":{"pattern":"^a"},"additionalProperties":{"type":"string"}})", R"({"ab":"x","b":1})"),
        "b: \"b\" does not have the form that is needed here.|b: This must be a text, not a number.|");
}

TEST(Schema, TellsAlternativesApartByType)
{
    const char schema[] = R"({"anyOf":[{"type":"string","minLength":2},{"type":"object","required":["x"]}]})";
    EXPECT_EQ(check(schema, "\"ab\""), "");
    EXPECT_EQ(check(schema, "\"\""), ": This text must not be empty.|");
    EXPECT_EQ(check(schema, "{}"), ": The key \"x\" is missing here.|");
    EXPECT_EQ(check(schema, "5"), ": This must be a text or an object, not a number.|");
}

TEST(Schema, StopsAfterTwentyFaults)
{
    std::string list = "[0";
    for (int i = 0; i < 99; ++i)
        list += ",0";
    const auto read = Schema::read(R"({"items":{"type":"string"}})");
    ASSERT_TRUE(read);
    const auto json = core::Json::parse(list + "]");
    EXPECT_EQ(read->check(json.value()).size(), 20u);
}
