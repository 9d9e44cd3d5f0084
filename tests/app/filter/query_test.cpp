// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/terms.h"
#include "support/ask.h"

using namespace filter;
using core::IndexField;

namespace {

using Kind = IndexCondition::Kind;

qint64 term(IndexField field, const char *value)
{
    return core::indexTerm(field, core::indexForm(field, value));
}

IndexCondition index(const char *text)
{
    return ask::query(text).indexCondition();
}

} // namespace

TEST(Query, MatchesEverythingWhenEmpty)
{
    for (const char *text : {"", "  \t "}) {
        const Query query = ask::query(text);
        EXPECT_TRUE(query.matchesAll());
        EXPECT_EQ(query.print(), QString());
        EXPECT_EQ(query.parts(), 0u);
        EXPECT_EQ(query.indexCondition().kind, Kind::Any);
        EXPECT_TRUE(ask::matches(text, core::Delivery()));
    }
    EXPECT_TRUE(Query().matchesAll());
    EXPECT_FALSE(ask::query("x").matchesAll());
}

TEST(Query, MakesTermsOfIndexedFields)
{
    const std::pair<const char *, qint64> terms[] = {
        {"provider:Whapi", term(IndexField::Provider, "whapi")},
        {"event:status", term(IndexField::Kind, "status")},
        {"raw:messages.post", term(IndexField::Type, "messages.post")},
        {"from:+972-50-123-4567", term(IndexField::From, "972501234567")},
        {"to:x", term(IndexField::To, "x")},
        {"contact=y", term(IndexField::Contact, "y")},
        {"conv:120-3@g.us", term(IndexField::Conversation, "120-3@g.us")},
        {"msg:WAMID", term(IndexField::Message, "wamid")},
        {"code:404", term(IndexField::Status, "404")},
        {"dir:in", term(IndexField::Direction, "in")},
        {"method:post", term(IndexField::Method, "POST")},
        {"is:invalid-json", term(IndexField::Flag, "invalid-json")},
        {"problem:x", term(IndexField::Flag, "problem")},
    };
    for (const auto &[text, expected] : terms) {
        EXPECT_EQ(index(text).kind, Kind::Term) << text;
        EXPECT_EQ(index(text).term, expected) << text;
    }
}

TEST(Query, LeavesTheIndexAloneWhereItCannotHelp)
{
    for (const char *text : {"-provider:whapi", "provider!=whapi", "provider:wha*", "text:x", "x", "is:unread", "code>200", "provider:a OR text:b", "is:error",
             "provider:\"\"", "provider~/x/", "body.a:1", "at:today", "provider:a,b*"})
        EXPECT_EQ(index(text).kind, Kind::Any) << text;
}

TEST(Query, JoinsTermsAsTheQueryDoes)
{
    const IndexCondition both = index("provider:a text:x event:b,c -dir:in");
    ASSERT_EQ(both.kind, Kind::And);
    ASSERT_EQ(both.parts.size(), 2u);
    EXPECT_EQ(both.parts[0].kind, Kind::Term);
    EXPECT_EQ(both.parts[1].kind, Kind::Or);
    EXPECT_EQ(index("provider:a OR (event:b from:c)").kind, Kind::Or);
    EXPECT_EQ(index("code:4xx").parts.size(), 100u);
}

TEST(Query, KnowsTheTimesItCanMatch)
{
    const qint64 nowUs = ask::nowMs * 1000;
    const Query last = ask::query("at:-15m.. provider:x");
    EXPECT_EQ(last.earliestUs(), nowUs - 900'000'000);
    EXPECT_FALSE(last.latestUs());
    EXPECT_EQ(ask::query("age<15m").earliestUs(), nowUs - 900'000'000 + 1);
    EXPECT_EQ(ask::query("age>1h").latestUs(), nowUs - 3'600'000'000 - 1);
    EXPECT_EQ(ask::query("at>-1h at:..now").latestUs(), nowUs);
    EXPECT_EQ(ask::query("at:-2h..-1h OR at:-15m..").earliestUs(), nowUs - 7'200'000'000);
    for (const char *text : {"-at:-15m..", "at:-15m.. OR x", "at!=today", "x"})
        EXPECT_FALSE(ask::query(text).earliestUs()) << text;
}

TEST(Query, NamesThePartsItLooksAt)
{
    EXPECT_EQ(ask::query("code:200 is:error").parts(), unsigned(MetaPart));
    EXPECT_EQ(ask::query("provider:x").parts(), unsigned(EventPart));
    EXPECT_EQ(ask::query("is:unread").parts() & AnnotationPart, unsigned(AnnotationPart));
    EXPECT_EQ(ask::query("header.x:1").parts(), unsigned(HeadPart));
    EXPECT_EQ(ask::query("word").parts(), unsigned(EventPart | BodyPart));
    EXPECT_EQ(ask::query("body.a[]:(b:1)").parts(), unsigned(BodyPart));
    EXPECT_EQ(ask::query("has:body.x").parts() & BodyPart, unsigned(BodyPart));
}

TEST(Query, ListsItsFieldsForTheHelp)
{
    int later = 0;
    for (const FieldHelp &help : fieldHelp()) {
        EXPECT_FALSE(help.description.isEmpty());
        EXPECT_TRUE(help.description.endsWith(u'.'));
        later += !help.available;
        if (help.available && !help.example.contains(u'@')) {
            EXPECT_EQ(ask::query(help.example.toStdString()).print(), help.example);
        }
    }
    EXPECT_EQ(later, 9);
}
