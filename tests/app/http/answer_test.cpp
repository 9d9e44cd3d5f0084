// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/answer.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <gtest/gtest.h>

using http::Afterwards;
using http::sendable;

TEST(Answer, LeavesOutWhatWouldBreakTheMessage)
{
    core::Answer answer;
    answer.headers = {{"X-Good", "a\tb \xc3\xa4"}, {"X-Bad", "a\r\nSet-Cookie: b"}, {"X Bad", "a"},
        {"", "a"}, {"X-Nul", QByteArray("a\0b", 3)}, {"content-length", "99"},
        {"Transfer-Encoding", "chunked"}, {"CONNECTION", "close"}, {"Date", "never"},
        {"X-Good", ""}};
    const auto headers = sendable(answer, Afterwards::Nothing).headers;
    ASSERT_EQ(headers.size(), 3);
    EXPECT_EQ(headers[0], (core::Header{"X-Good", "a\tb \xc3\xa4"}));
    EXPECT_EQ(headers[1], (core::Header{"X-Good", ""}));
    EXPECT_EQ(headers[2].name, "Date");
}

TEST(Answer, CarriesTheDateAsHttpWritesIt)
{
    const auto headers = sendable({}, Afterwards::Nothing).headers;
    const QString text = QString::fromLatin1(core::firstHeader(headers, "Date"));
    ASSERT_TRUE(text.endsWith(QLatin1String(" GMT"))) << text.toStdString();
    QDateTime date
        = QLocale::c().toDateTime(text.chopped(4), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
    date.setTimeZone(QTimeZone::utc());
    EXPECT_LE(qAbs(date.secsTo(QDateTime::currentDateTimeUtc())), 2);
}

TEST(Answer, SaysWhatHappensToTheConnection)
{
    EXPECT_EQ(core::firstHeader(sendable({}, Afterwards::Nothing).headers, "Connection"), "");
    EXPECT_EQ(core::firstHeader(sendable({}, Afterwards::Close).headers, "Connection"), "close");
    EXPECT_EQ(
        core::firstHeader(sendable({}, Afterwards::KeepAlive).headers, "Connection"), "keep-alive");
}

TEST(Answer, HasNoBodyWhereHttpAllowsNone)
{
    core::Answer answer;
    answer.body = "text";
    for (const int status : {204, 304}) {
        answer.status = status;
        EXPECT_EQ(sendable(answer, Afterwards::Nothing).body, "");
    }
    answer.status = 201;
    EXPECT_EQ(sendable(answer, Afterwards::Nothing).body, "text");
}

TEST(Answer, SendsAnErrorForAStatusThatIsNone)
{
    core::Answer answer;
    for (const int status : {-1, 0, 100, 101, 199, 600, 99999}) {
        answer.status = status;
        EXPECT_EQ(sendable(answer, Afterwards::Nothing).status, 500) << status;
    }
    for (const int status : {200, 299, 418, 599}) {
        answer.status = status;
        EXPECT_EQ(sendable(answer, Afterwards::Nothing).status, status);
    }
}
