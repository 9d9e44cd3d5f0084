// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/typed_value.h"

#include <QDateTime>
#include <QTimeZone>

#include <gtest/gtest.h>

using namespace filter;

namespace {

const QDateTime now(QDate(2026, 7, 22), QTime(10, 30));

std::optional<qint64> low(FieldType type, const char *text)
{
    const auto extent = typedValue(type, QString::fromUtf8(text), now.toMSecsSinceEpoch());
    return extent ? std::optional(extent->low) : std::nullopt;
}

qint64 us(const QDateTime &time)
{
    return time.toMSecsSinceEpoch() * 1000;
}

} // namespace

TEST(TypedValue, ReadsSizes)
{
    EXPECT_EQ(low(FieldType::Size, "512"), 512);
    EXPECT_EQ(low(FieldType::Size, "100kb"), 100'000);
    EXPECT_EQ(low(FieldType::Size, "1.5MB"), 1'500'000);
    EXPECT_EQ(low(FieldType::Size, "1MiB"), 1'048'576);
    EXPECT_EQ(low(FieldType::Size, "2gb"), 2'000'000'000);
    for (const char *text : {"", "kb", "-1kb", "1tb", "1e3", "1 kb", "999999999999gb", "1kb "})
        EXPECT_FALSE(low(FieldType::Size, text)) << text;
}

TEST(TypedValue, ReadsLengthsOfTime)
{
    EXPECT_EQ(low(FieldType::Duration, "250ms"), 250'000);
    EXPECT_EQ(low(FieldType::Duration, "4s"), 4'000'000);
    EXPECT_EQ(low(FieldType::Duration, "1.5m"), 90'000'000);
    EXPECT_EQ(low(FieldType::Duration, "-2h"), -7'200'000'000);
    EXPECT_EQ(low(FieldType::Duration, "1d"), 86'400'000'000);
    EXPECT_EQ(low(FieldType::Duration, "0"), 0);
    for (const char *text : {"4", "s", "4 s", "4sec", "999999999999d"})
        EXPECT_FALSE(low(FieldType::Duration, text)) << text;
}

TEST(TypedValue, CoversAsMuchAsItsLastDigit)
{
    EXPECT_EQ(typedValue(FieldType::Duration, QStringLiteral("4s"), 0)->high, 4'999'999);
    EXPECT_EQ(typedValue(FieldType::Duration, QStringLiteral("1.5s"), 0)->high, 1'599'999);
    EXPECT_EQ(typedValue(FieldType::Duration, QStringLiteral("12ms"), 0)->high, 12'999);
    EXPECT_EQ(typedValue(FieldType::Code, QStringLiteral("4XX"), 0)->high, 499);
}

TEST(TypedValue, ReadsTimes)
{
    const QDate day = now.date();
    EXPECT_EQ(low(FieldType::Time, "now"), us(now));
    EXPECT_EQ(low(FieldType::Time, "-15m"), us(now) - 900'000'000);
    EXPECT_EQ(low(FieldType::Time, "today"), us(day.startOfDay()));
    EXPECT_EQ(low(FieldType::Time, "yesterday"), us(day.addDays(-1).startOfDay()));
    EXPECT_EQ(low(FieldType::Time, "10:00"), us(QDateTime(day, QTime(10, 0))));
    EXPECT_EQ(low(FieldType::Time, "9:05:07.25"), us(QDateTime(day, QTime(9, 5, 7, 250))));
    EXPECT_EQ(low(FieldType::Time, "2026-07-01"), us(QDate(2026, 7, 1).startOfDay()));
    EXPECT_EQ(low(FieldType::Time, "2026-07-01T12:30"), us(QDateTime(QDate(2026, 7, 1), QTime(12, 30))));
    EXPECT_EQ(low(FieldType::Time, "2026-07-01T12:30Z"), us(QDateTime(QDate(2026, 7, 1), QTime(12, 30), QTimeZone::utc())));
    EXPECT_EQ(low(FieldType::Time, "2026-07-01T12:30+03:00"), us(QDateTime(QDate(2026, 7, 1), QTime(9, 30), QTimeZone::utc())));
    EXPECT_EQ(low(FieldType::Time, "2026-07-01T12:30-0130"), us(QDateTime(QDate(2026, 7, 1), QTime(14, 0), QTimeZone::utc())));
    for (const char *text : {"", "15m", "24:00", "10:60", "10", "2026-13-01", "2026-07-01T", "2026-07-01 12:30", "2026-07-01T12:30+99:00", "Today"})
        EXPECT_FALSE(low(FieldType::Time, text)) << text;
}

TEST(TypedValue, CoversTheMinuteOrTheDay)
{
    const auto high = [](const char *text) { return typedValue(FieldType::Time, QString::fromUtf8(text), now.toMSecsSinceEpoch())->high; };
    EXPECT_EQ(high("10:00"), us(QDateTime(now.date(), QTime(10, 1))) - 1);
    EXPECT_EQ(high("10:00:05"), us(QDateTime(now.date(), QTime(10, 0, 6))) - 1);
    EXPECT_EQ(high("today"), us(now.date().addDays(1).startOfDay()) - 1);
}

TEST(TypedValue, MakesSpansOfOperators)
{
    const auto span = [](Operator op, const char *text, FieldType type = FieldType::Code) {
        return std::get<Span>(spanOf(type, op, {Value::Kind::Literal, QString::fromUtf8(text), {}, {}, {}}, now.toMSecsSinceEpoch()));
    };
    EXPECT_EQ(span(Operator::Is, "4xx"), (Span{400, 499}));
    EXPECT_EQ(span(Operator::Greater, "404").low, 405);
    EXPECT_EQ(span(Operator::GreaterEqual, "404").low, 404);
    EXPECT_EQ(span(Operator::Less, "4xx").high, 399);
    EXPECT_EQ(span(Operator::LessEqual, "4xx").high, 499);
    EXPECT_EQ(span(Operator::Greater, "today", FieldType::Time).low, us(now.date().addDays(1).startOfDay()));
    EXPECT_EQ(span(Operator::LessEqual, "10:05", FieldType::Time).high, us(QDateTime(now.date(), QTime(10, 5))));
}
