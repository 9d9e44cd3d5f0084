// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/cell_conditions.h"
#include "deliveries/field_values_of.h"

#include "filter/query.h"
#include "filter/record.h"

#include <QDateTime>

#include <gtest/gtest.h>

using namespace deliveries;
using namespace Qt::StringLiterals;

static core::Delivery delivery()
{
    core::Delivery delivery;
    delivery.request.method = "POST";
    delivery.request.target = "/hooks/whapi?x=1";
    delivery.request.receivedUs = QDateTime(QDate(2026, 11, 20), QTime(12, 4, 11, 204)).toMSecsSinceEpoch() * 1000;
    delivery.request.peer = "[::1]:5000";
    delivery.request.body = "{\"messages\":[{\"type\":\"text, \\\"quoted\\\"\"}]}";
    delivery.request.head = "POST /hooks/whapi?x=1 HTTP/1.1\r\nContent-Type: application/json\r\n\r\n";
    delivery.answeredUs = delivery.request.receivedUs + 3500;
    delivery.answer.status = 404;
    core::Event event;
    event.provider = "whapi";
    event.type = "messages.post.text";
    event.kind = "message.in.text";
    event.summary = "Joris: \"Call me\", OR not?";
    event.from = "31612345678";
    event.to = "+972 50-123-4567";
    event.conversation = "31612345678@s.whatsapp.net";
    delivery.events.push_back(event);
    return delivery;
}

static core::Summary summaryOf(const core::Delivery &delivery)
{
    core::Summary summary;
    summary.id = 1;
    summary.receivedUs = delivery.request.receivedUs;
    summary.answeredUs = delivery.answeredUs;
    summary.method = delivery.request.method;
    summary.target = delivery.request.target;
    summary.peer = delivery.request.peer;
    summary.status = delivery.answer.status;
    summary.sizeBytes = delivery.request.body.size();
    summary.events = delivery.events;
    summary.eventCount = 1;
    return summary;
}

static bool holds(const QString &condition, const core::Delivery &delivery, const core::Annotation &annotation = {})
{
    const auto parsed = filter::Query::parse(condition, {QDateTime::currentMSecsSinceEpoch(), {}, {}});
    const auto *query = std::get_if<filter::Query>(&parsed);
    EXPECT_NE(query, nullptr) << condition.toStdString();
    filter::DeliveryRecord record(delivery, annotation);
    return query && filter::Matcher(*query).matches(record);
}

TEST(CellConditions, EveryCellGivesAConditionThatItsOwnRowFulfils)
{
    const core::Delivery one = delivery();
    core::Summary summary = summaryOf(one);
    summary.annotation = {true, 4, "note", true};
    for (Field field : {Field::Time, Field::Provider, Field::Event, Field::FromTo, Field::Summary, Field::Answer,
             Field::AckMs, Field::Size, Field::Method, Field::Path, Field::Marks}) {
        const QString condition = cellCondition({field, {}}, summary, {});
        EXPECT_FALSE(condition.isEmpty()) << int(field);
        EXPECT_TRUE(holds(condition, one, summary.annotation)) << condition.toStdString();
        EXPECT_FALSE(holds(u'-' + condition, one, summary.annotation)) << condition.toStdString();
    }
}

TEST(CellConditions, AConditionLeavesOthersOut)
{
    core::Delivery other = delivery();
    other.events[0].from = "31600000000";
    other.events[0].summary = "else";
    other.answer.status = 200;
    other.request.receivedUs -= 3'600'000'000;
    const core::Summary summary = summaryOf(delivery());
    for (Field field : {Field::Time, Field::FromTo, Field::Summary, Field::Answer})
        EXPECT_FALSE(holds(cellCondition({field, {}}, summary, {}), other)) << int(field);
}

TEST(CellConditions, QuotesTheValueOfAJsonPath)
{
    const core::Summary summary = summaryOf(delivery());
    const QString condition = cellCondition({Field::BodyPath, u"messages[].type"_s}, summary, u"text, \"quoted\""_s);
    EXPECT_TRUE(holds(condition, delivery())) << condition.toStdString();
    EXPECT_EQ(cellCondition({Field::BodyPath, u"a"_s}, summary, {}), QString());
}

TEST(CellConditions, EmptyCellsGiveNone)
{
    const core::Summary bare;
    for (Field field : {Field::Number, Field::Provider, Field::Event, Field::FromTo, Field::Summary, Field::Answer, Field::Marks})
        EXPECT_EQ(cellCondition({field, {}}, bare, {}), QString()) << int(field);
    EXPECT_EQ(conversationCondition(bare), QString());
    EXPECT_EQ(eventTypeCondition(bare), QString());
}

TEST(CellConditions, NamesConversationAndType)
{
    const core::Summary summary = summaryOf(delivery());
    EXPECT_EQ(conversationCondition(summary), u"conv:31612345678@s.whatsapp.net"_s);
    EXPECT_EQ(eventTypeCondition(summary), u"raw:messages.post.text"_s);
    EXPECT_TRUE(holds(conversationCondition(summary), delivery()));
    EXPECT_TRUE(holds(eventTypeCondition(summary), delivery()));
}

TEST(CellConditions, AnswersFieldsOfTheSelectedRow)
{
    const core::Summary summary = summaryOf(delivery());
    EXPECT_EQ(fieldValuesOf(summary, u"conv"_s), std::vector<std::string>{"31612345678@s.whatsapp.net"});
    EXPECT_EQ(fieldValuesOf(summary, u"code"_s), std::vector<std::string>{"404"});
    EXPECT_EQ(fieldValuesOf(summary, u"ip"_s), std::vector<std::string>{"::1"});
    EXPECT_EQ(fieldValuesOf(summary, u"path"_s), std::vector<std::string>{"/hooks/whapi"});
    EXPECT_TRUE(fieldValuesOf(summary, u"nothing"_s).empty());
}
