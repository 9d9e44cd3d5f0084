// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/delivery_texts.h"

#include <QDateTime>

#include <gtest/gtest.h>

using namespace deliveries;
using namespace Qt::StringLiterals;

static core::Summary incoming()
{
    core::Summary summary;
    summary.id = 7;
    summary.receivedUs = 1'700'000'000'123'000;
    summary.answeredUs = summary.receivedUs + 2'400;
    summary.status = 200;
    core::Event event;
    event.kind = "message.in.text";
    event.from = "972501234567@s.whatsapp.net";
    event.to = "Shop";
    event.summary = "Call me\r\nback";
    summary.events.push_back(event);
    summary.eventCount = 1;
    return summary;
}

TEST(DeliveryTexts, NamesKindsInWords)
{
    EXPECT_EQ(kindWords("message.in.text"), u"Incoming text"_s);
    EXPECT_EQ(kindWords("message.out.image"), u"Outgoing image"_s);
    EXPECT_EQ(kindWords("message.in"), u"Incoming message"_s);
    EXPECT_EQ(kindWords("status.read"), u"Read"_s);
    EXPECT_EQ(kindWords("template.approved"), u"Template approved"_s);
    EXPECT_EQ(kindWords("unknown"), u"Unknown"_s);
    EXPECT_EQ(kindWords(""), u"Unknown"_s);
}

TEST(DeliveryTexts, CountsFurtherEventsAndNamesARefusal)
{
    core::Summary summary = incoming();
    summary.eventCount = 4;
    EXPECT_EQ(eventWords(summary), u"Incoming text +3"_s);
    summary.problem = "The head is too long.";
    summary.status = 431;
    EXPECT_EQ(eventWords(summary), u"Refused"_s);
    EXPECT_EQ(summaryText(summary), u"The head is too long."_s);
    summary.status = 200;
    EXPECT_EQ(eventWords(summary), u"Problem"_s);
}

TEST(DeliveryTexts, IsolatesNamesSoThatTheArrowStays)
{
    core::Summary summary = incoming();
    EXPECT_EQ(fromToText(summary), u"\u2068+972501234567\u2069 → \u2068Shop\u2069"_s);
    summary.events[0].to = "\u05d7\u05e0\u05d5\u05ea";
    EXPECT_EQ(fromToText(summary), u"\u2068+972501234567\u2069 → \u2068\u05d7\u05e0\u05d5\u05ea\u2069"_s);
    summary.events[0].from.clear();
    EXPECT_EQ(fromToText(summary), u"→ \u2068\u05d7\u05e0\u05d5\u05ea\u2069"_s);
}

TEST(DeliveryTexts, PutsALineOnOneLine)
{
    EXPECT_EQ(summaryText(incoming()), u"Call me  back"_s);
    const QString emoji = QString(u"👋"_s).repeated(1000);
    const QString line = oneLine(emoji);
    EXPECT_LT(line.size(), 410);
    EXPECT_TRUE(line.isValidUtf16()) << "no half of an emoji at the end";
}

TEST(DeliveryTexts, TellsTimeFourWays)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123);
    const qint64 us = 1'700'000'000'123'000;
    EXPECT_EQ(timeText(us, TimeFormat::Absolute, {}, moment), moment.toString(u"HH:mm:ss.zzz"_s));
    EXPECT_EQ(timeText(us, TimeFormat::Absolute, {}, moment.addDays(1)), moment.toString(u"d MMM HH:mm:ss"_s));
    EXPECT_EQ(timeText(us, TimeFormat::Epoch, {}, moment), u"1700000000.123"_s);
    EXPECT_EQ(timeText(us, TimeFormat::SincePrevious, {us - 1'500'000, 0}, moment), u"+"_s + QLocale().toString(1.5, 'f', 3));
    EXPECT_EQ(timeText(us, TimeFormat::SinceFirst, {0, us}, moment), QLocale().toString(0.0, 'f', 3));
    EXPECT_EQ(QDateTime::fromString(fullTime(us), Qt::ISODateWithMs), moment);
}

TEST(DeliveryTexts, NamesTheAnswerByWordToo)
{
    EXPECT_EQ(answerText(200), u"200 OK"_s);
    EXPECT_EQ(answerText(503), u"503 Unavailable"_s);
    EXPECT_EQ(answerText(418), u"418 Client error"_s);
    EXPECT_EQ(answerText(0), u"No answer"_s);
    EXPECT_EQ(answerClass(302), AnswerClass::Redirect);
    EXPECT_EQ(answerClass(0), AnswerClass::None);
}

TEST(DeliveryTexts, LeavesTheQueryOutOfThePath)
{
    core::Summary summary;
    summary.target = "/hooks/a?token=1";
    EXPECT_EQ(pathText(summary), u"/hooks/a"_s);
}

TEST(DeliveryTexts, SpeaksARow)
{
    core::Summary summary = incoming();
    const auto catalogue = providers::Catalogue::load();
    summary.annotation.opened = true;
    const QString time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123).toString(u"HH:mm:ss"_s);
    EXPECT_EQ(rowSentence(summary, *catalogue),
        u"Unknown sender, incoming text from +972501234567, answered 200 in %1 ms, %2"_s.arg(QLocale().toString(2.4, 'f', 1), time));
    summary.annotation = {true, 0, "call back", false};
    EXPECT_TRUE(rowSentence(summary, *catalogue).endsWith(u"not yet read, marked, with a note"_s));
}
