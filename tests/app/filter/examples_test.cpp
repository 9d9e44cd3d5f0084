// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/explainer.h"
#include "filter/parser.h"
#include "filter/printer.h"
#include "support/ask.h"

#include <QDateTime>
#include <QTimeZone>

using namespace filter;

namespace {

/// A line of the table of examples in the description of the language.
struct Example {
    const char *text;
    const char *words;
    const char *printed = nullptr; ///< when it is not the text
    bool isKnown = true; ///< false: it names something that comes with a later version
};

const Example examples[] = {
    {"invoice", "“invoice” anywhere"},
    {"provider:whapi", "Whapi"},
    {"provider:99digital,enablex event:message.in", "99digital or EnableX, event message.in"},
    {"event:status -event:status.read", "event status, not event status.read (or no event at all)"},
    {"event:status.failed at:today", "event status.failed, received today"},
    {"is:duplicate OR is:outoforder", "seen before or out of order", nullptr, false},
    {"from:+972501234567 text:invoice", "from +972501234567, text contains “invoice”"},
    {"conv:@conv", "in the conversation of the selected row"},
    {"msg:@msg", "about the message of the selected row"},
    {"code:4xx,5xx", "answered 4xx or 5xx"},
    {"code!=200", "with an answer other than 200"},
    {"ack>4s provider:99digital", "answered in over 4 s, 99digital"},
    {"size:100kb..", "100 KB or more"},
    {"at:-15m.. -is:unread", "received in the last 15 minutes, already looked at"},
    {"at:10:00..10:05", "received from 10:00 to 10:05"},
    {"at:2026-07-22T10:00..2026-07-22T12:00", "received from 2026-07-22T10:00 to 2026-07-22T12:00"},
    {"verdict:failed -ip:34.165.99.212", "verdict is failed, not address is 34.165.99.212 (or no address at all)", nullptr, false},
    {"body.messages[].type:image,video", "messages[].type is “image” or “video”"},
    {"body.messages[]:(type:image from_me:false)", "an element of messages[] with (type is “image”, from_me is false)"},
    {"body.**.conversationTimeLeft<3600", "**.conversationTimeLeft under 3600"},
    {"body.last_messages[].content:\"back in stock\"", "last_messages[].content is “back in stock”"},
    {"has:body.referral", "with referral"},
    {"-has:header.x-webhook-signature provider:whatsable", "without header x-webhook-signature, WhatsAble"},
    {"header.content-type:application/json* is:invalid-json", "header content-type is application/json*, with invalid JSON"},
    {"path:/hooks/whapi/* method:PATCH,PUT", "path is /hooks/whapi/*, method is PATCH or PUT"},
    {"query.token=\"abc 123\"", "query item token is exactly “abc 123”"},
    {"~/order[ -]?\\d{5}/", "/order[ -]?\\d{5}/ anywhere"},
    {"text~/\\bSTOP\\b/c", "text matches /\\bSTOP\\b/ with this case"},
    {"fwd.error:timeout OR fwd.code:5xx", "fwd.error contains “timeout” or fwd.code is 5xx", nullptr, false},
    {"origin:replayed fwd.verdict:regressed", "replayed, fwd.verdict is regressed", nullptr, false},
    {"lag>30s dir:in", "late by over 30 s, incoming"},
    {"-#noise has:note mark:red", "not the saved filter “noise”, with note, coloured red"},
    {"(provider:whapi OR provider:whatsable) media:image size>1mb", "either Whapi or WhatsAble, with an image, over 1 MB"},
    {"raw:messages.post NOT has:media", "event name messages.post, without media", "raw:messages.post -has:media"},
};

Context exampleContext()
{
    Context context = ask::context();
    context.savedFilter = [](const QString &name) {
        return name == u"noise" ? std::optional(QStringLiteral("event:presence")) : std::nullopt;
    };
    context.selectedValues = [](const QString &field) {
        return std::vector<std::string>{field == u"conv" ? "120363-1@g.us" : "wamid.1"};
    };
    return context;
}

QDateTime local(int hour, int minute)
{
    return QDateTime(QDateTime::fromMSecsSinceEpoch(ask::nowMs).date(), QTime(hour, minute));
}

/// A delivery to which few of the examples apply; tests change what their example needs.
core::Delivery delivery()
{
    core::Delivery d;
    d.request.method = "POST";
    d.request.target = "/hooks/whapi/messages?token=abc%20123";
    d.request.head = "POST / HTTP/1.1\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";
    d.request.body = R"({"messages":[{"type":"image","from_me":true},{"type":"text","from_me":false}]})";
    d.request.peer = "34.165.99.212:4711";
    d.request.receivedUs = ask::nowMs * 1000 - 60'000'000;
    d.answeredUs = d.request.receivedUs + 5'000;
    core::Event event;
    event.provider = "whapi";
    event.kind = "message.in.text";
    event.type = "messages.post.text";
    event.from = "972501234567@s.whatsapp.net";
    event.conversation = "120363-1@g.us";
    event.message = "wamid.1";
    event.text = "Your invoice, order 12345. STOP";
    event.direction = core::Direction::In;
    event.atMs = d.request.receivedUs / 1000 - 31'000;
    d.events = {event};
    return d;
}

bool exampleMatches(const char *text, const core::Delivery &d, const core::Annotation &annotation = {})
{
    DeliveryRecord record(d, annotation);
    Matcher matcher(ask::query(text, exampleContext()));
    return matcher.matches(record);
}

} // namespace

TEST(Examples, PrintAsTheyAreWritten)
{
    for (const Example &example : examples) {
        const auto parsed = parseSyntax(QString::fromUtf8(example.text));
        ASSERT_TRUE(std::holds_alternative<Syntax>(parsed)) << example.text;
        const Expression &expression = std::get<Syntax>(parsed).expression;
        const QString printed = print(expression);
        EXPECT_EQ(printed.toStdString(), example.printed ? example.printed : example.text);
        EXPECT_EQ(std::get<Syntax>(parseSyntax(printed)).expression, expression) << example.text;
    }
}

TEST(Examples, AreExplainedInWords)
{
    for (const Example &example : examples) {
        const auto parsed = parseSyntax(QString::fromUtf8(example.text));
        const QString words = explain(std::get<Syntax>(parsed).expression, ask::context().providerTitle);
        EXPECT_EQ(words.toStdString(), example.words) << example.text;
    }
}

TEST(Examples, AreQueriesUnlessTheyNameWhatComesLater)
{
    for (const Example &example : examples) {
        if (example.isKnown) {
            EXPECT_EQ(ask::query(example.text, exampleContext()).text(), QString::fromUtf8(example.text));
        } else {
            const SyntaxError error = ask::error(example.text, exampleContext());
            EXPECT_TRUE(error.message.contains(QStringLiteral("comes with a later version"))) << example.text;
        }
    }
}

TEST(Examples, PointAtWhatComesLater)
{
    EXPECT_EQ(ask::error("dir:in is:duplicate").position, 10);
    EXPECT_EQ(ask::error("dir:in fwd.code:5xx").position, 7);
    EXPECT_EQ(ask::error("dir:in fwd.code:5xx").length, 8);
    EXPECT_EQ(ask::error("origin:replayed").position, 7);
    EXPECT_EQ(ask::error("has:signature").position, 4);
    for (const char *text : {"endpoint:a", "account:a", "verdict:a", "attempt>1", "fwd.code:200", "fwd.ms>1s", "fwd.error:x", "fwd.verdict:x", "tag:x",
             "is:duplicate", "is:late", "is:outoforder", "is:retry", "is:edited", "is:pinned", "has:signature", "has:referral", "has:forward", "has:tag",
             "conv:@endpoint", "tag~/x/"})
        EXPECT_TRUE(ask::error(text).message.contains(QStringLiteral("later version"))) << text;
}

TEST(Examples, MatchWhatTheySay)
{
    const core::Delivery d = delivery();
    for (const char *text : {"invoice", "provider:whapi", "from:+972501234567 text:invoice", "conv:@conv", "msg:@msg", "at:-15m.. is:unread",
             "body.messages[].type:image,video", "path:/hooks/whapi/*", "query.token=\"abc 123\"", "~/order[ -]?\\d{5}/", "text~/\\bSTOP\\b/c",
             "lag>30s dir:in", "raw:messages.post NOT has:media", "-has:header.x-webhook-signature provider:whapi",
             "header.content-type:application/json*", "event:message.in", "-#noise", "ip:34.165.99.212"})
        EXPECT_TRUE(exampleMatches(text, d)) << text;
    for (const char *text : {"event:status -event:status.read", "code:4xx,5xx", "code!=200", "ack>4s", "size:100kb..", "at:-15m.. -is:unread",
             "body.messages[]:(type:image from_me:false)", "body.**.conversationTimeLeft<3600", "has:body.referral", "method:PATCH,PUT",
             "text~/\\bstop\\b/c", "-#noise has:note mark:red", "(provider:whapi OR provider:whatsable) media:image size>1mb", "is:invalid-json"})
        EXPECT_FALSE(exampleMatches(text, d)) << text;
}

TEST(Examples, FindDeliveryAnomaliesAndStates)
{
    core::Delivery d = delivery();
    d.events[0].kind = "status.failed";
    d.answer.status = 503;
    d.answeredUs = d.request.receivedUs + 4'000'001;
    d.flags = core::InvalidJson;
    for (const char *text : {"event:status -event:status.read", "event:status.failed at:today", "code:4xx,5xx", "code!=200", "ack>4s", "is:invalid-json", "is:error"})
        EXPECT_TRUE(exampleMatches(text, d)) << text;
    core::Annotation annotation{true, 1, "ask Dana", true};
    EXPECT_TRUE(exampleMatches("-#noise has:note mark:red", d, annotation));
    EXPECT_TRUE(exampleMatches("at:-15m.. -is:unread", d, annotation));
}

TEST(Examples, FollowPathsIntoBodies)
{
    core::Delivery d = delivery();
    d.request.body = R"({"a":{"b":[{"conversationTimeLeft":3599}]},"referral":{},"last_messages":"[{\"content\":\"It is Back in stock now\"}]","messages":[{"type":"image","from_me":false}]})";
    for (const char *text : {"body.**.conversationTimeLeft<3600", "has:body.referral", "body.last_messages[].content:\"back in stock\"",
             "body.messages[]:(type:image from_me:false)"})
        EXPECT_TRUE(exampleMatches(text, d)) << text;
    EXPECT_FALSE(exampleMatches("body.**.conversationTimeLeft<3599", d));
}

TEST(Examples, KnowWindowsOfTime)
{
    core::Delivery d = delivery();
    const auto receivedAt = [&](const QDateTime &time) { d.request.receivedUs = time.toMSecsSinceEpoch() * 1000; };
    receivedAt(local(10, 3));
    EXPECT_TRUE(exampleMatches("at:10:00..10:05", d));
    EXPECT_TRUE(exampleMatches("at:today", d));
    receivedAt(local(10, 5).addMSecs(1));
    EXPECT_FALSE(exampleMatches("at:10:00..10:05", d));
    receivedAt(QDateTime(QDate(2026, 7, 22), QTime(12, 0)));
    EXPECT_TRUE(exampleMatches("at:2026-07-22T10:00..2026-07-22T12:00", d));
    receivedAt(QDateTime(QDate(2026, 7, 22), QTime(9, 59, 59)));
    EXPECT_FALSE(exampleMatches("at:2026-07-22T10:00..2026-07-22T12:00", d));
}
