// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/body_prefilter.h"

#include <gtest/gtest.h>

using namespace filter;

namespace {

class OneBody
{
public:
    explicit OneBody(const QByteArray &bytes) : m_record(withBody(bytes)) { subject.begin(m_record); }
    Subject subject;

private:
    const core::Delivery &withBody(const QByteArray &bytes)
    {
        m_delivery.request.body = bytes;
        return m_delivery;
    }
    core::Delivery m_delivery;
    DeliveryRecord m_record;
};

bool mayBeIn(const char *text, const QByteArray &body)
{
    OneBody one(body);
    const auto fragment = Fragment::of(text, Case::Ignored);
    return !fragment || fragment->mayBeIn(one.subject);
}

} // namespace

TEST(BodyPrefilter, RulesOutWhatIsNotThere)
{
    EXPECT_FALSE(mayBeIn("image", R"({"type":"video"})"));
    EXPECT_TRUE(mayBeIn("image", R"({"type":"IMAGE"})"));
    EXPECT_FALSE(mayBeIn("image", R"({"type":"line\nbreak \u05e9"})")) << "these escapes can spell no letter";
    EXPECT_FALSE(mayBeIn("שלום", R"({"a":"\n"})"));
}

TEST(BodyPrefilter, AllowsWhatEscapesMaySpell)
{
    EXPECT_TRUE(mayBeIn("image", R"({"a":"\u0069mage"})"));
    EXPECT_TRUE(mayBeIn("image", R"({"a":"{\"b\":\"\\u0069mage\"}"})"));
    EXPECT_TRUE(mayBeIn("image", R"({"a":"\u005cu0069mage"})"));
    EXPECT_TRUE(mayBeIn("שלום", R"({"a":"\u05e9"})"));
}

TEST(BodyPrefilter, AsksOnlyForPartsThatHaveOneSpelling)
{
    EXPECT_TRUE(mayBeIn("a/bcd\"e", R"({"a":"a\/bcd\"e"})"));
    EXPECT_FALSE(mayBeIn("a/bcd\"e", R"({"a":"a\/bxd\"e"})"));
    EXPECT_FALSE(Fragment::of("\"/\\\n", Case::Ignored)) << "nothing to look for";
}

TEST(BodyPrefilter, KnowsThatNumbersHaveManySpellings)
{
    BodyPrefilter prefilter;
    prefilter.requireAnyOf({TextPredicate(FieldType::Json, Operator::Is, {"123456", false})});
    for (const char *body : {"[123456]", "[1.23456e5]", "[123456.0]", "[12345.6E1]", "[\"x123456\"]", "[12345600e-2]", "[0.123456e6]", "[1.5, 12.3456e4]"}) {
        OneBody one(body);
        EXPECT_TRUE(prefilter.mayHold(one.subject)) << body;
    }
    for (const char *body : {"[1243576]", "[123, 456]", "[123.457]", "[.456]", "[1234.5]"}) {
        OneBody other(body);
        EXPECT_FALSE(prefilter.mayHold(other.subject)) << body;
    }
}

TEST(Subject, ResolvesEscapesAsOftenAsThereAreAny)
{
    EXPECT_EQ(unescaped(R"(a\u05e9\n\"\/\\ \x \u12 \)"), "aש\n\"/\\ \\x \\u12 \\");
    EXPECT_EQ(unescaped(R"(\ud83d\ude00)"), "😀");
    OneBody one(R"({"a":"\\u0041"})");
    ASSERT_EQ(one.subject.unescapedBodies().size(), 2u);
    EXPECT_EQ(one.subject.unescapedBodies()[1], R"({"a":"A"})");
}
