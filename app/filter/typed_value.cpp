// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/typed_value.h"

#include <QDateTime>
#include <QTimeZone>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace filter {

constexpr qint64 usPerMs = 1000;
constexpr qint64 usPerSecond = 1000 * usPerMs;
constexpr qint64 usPerMinute = 60 * usPerSecond;
constexpr qint64 usPerDay = 24 * 60 * usPerMinute;

namespace {

struct Unit {
    const char *name;
    qint64 factor;
};

constexpr Unit sizeUnits[] = {{"b", 1}, {"kb", 1000}, {"mb", 1000'000}, {"gb", 1000'000'000}, {"k", 1000},
    {"m", 1000'000}, {"g", 1000'000'000}, {"kib", 1024}, {"mib", 1024 * 1024}, {"gib", 1024 * 1024 * 1024}, {"", 1}};
constexpr Unit durationUnits[] = {{"ms", usPerMs}, {"s", usPerSecond}, {"m", usPerMinute}, {"h", 60 * usPerMinute}, {"d", usPerDay}};

/// A decimal number with a unit behind it; how much it is and how much its last digit is worth.
struct Quantity {
    qint64 amount = 0;
    qint64 lastDigit = 1;
};

template <size_t Count>
std::optional<Quantity> quantity(const QString &text, const Unit (&units)[Count])
{
    static const QRegularExpression form(QStringLiteral("^(-?\\d{1,12})(?:\\.(\\d{1,6}))?([a-z]*)$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unitName = match.captured(3).toLower();
    for (const Unit &unit : units) {
        if (unitName != QLatin1String(unit.name))
            continue;
        const qint64 whole = match.captured(1).toLongLong();
        if (std::abs(whole) > std::numeric_limits<qint64>::max() / 4 / unit.factor)
            return std::nullopt;
        const QString decimals = match.captured(2);
        const double digit = double(unit.factor) / std::pow(10.0, double(decimals.size()));
        const qint64 fraction = qRound64(digit * decimals.toDouble());
        const bool isNegative = text.startsWith(u'-');
        return Quantity{whole * unit.factor + (isNegative ? -fraction : fraction), std::max<qint64>(1, qint64(digit))};
    }
    return std::nullopt;
}

std::optional<Extent> point(std::optional<qint64> value)
{
    return value ? std::optional(Extent{*value, *value, *value}) : std::nullopt;
}

std::optional<Extent> wholeNumber(const QString &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok && text.size() <= 15 ? point(number) : std::nullopt;
}

std::optional<Extent> statusCode(const QString &text)
{
    if (text.size() == 3 && text[0] >= u'1' && text[0] <= u'9' && text.endsWith(u"xx", Qt::CaseInsensitive)) {
        const qint64 first = (text[0].unicode() - '0') * 100;
        return Extent{first, first + 99, first + 99};
    }
    const auto number = wholeNumber(text);
    return number && number->low >= 100 && number->low <= 999 ? number : std::nullopt;
}

std::optional<Extent> size(const QString &text)
{
    const auto bytes = quantity(text, sizeUnits);
    return bytes && bytes->amount >= 0 ? point(bytes->amount) : std::nullopt;
}

/// "4s" is any time that shows as 4 s when counted in seconds.
std::optional<Extent> duration(const QString &text)
{
    const auto us = text == u"0" ? Quantity{0, 1} : quantity(text, durationUnits);
    if (!us)
        return std::nullopt;
    return Extent{us->amount, us->amount + us->lastDigit - 1, us->amount};
}

Extent day(const QDate &date)
{
    const qint64 low = date.startOfDay().toMSecsSinceEpoch() * usPerMs;
    const qint64 high = date.addDays(1).startOfDay().toMSecsSinceEpoch() * usPerMs - 1;
    return {low, high, high};
}

/// As exact as it is written: "10:00" is that minute, "10:00:05.120" that millisecond.
Extent moment(const QDateTime &time, const QString &clock)
{
    const qint64 low = time.toMSecsSinceEpoch() * usPerMs;
    const qint64 span = clock.contains(u'.') ? usPerMs : clock.count(u':') == 2 ? usPerSecond : usPerMinute;
    return {low, low + span - 1, low};
}

std::optional<QTime> clockTime(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,6}))?)?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int ms = match.captured(4).leftJustified(3, u'0').first(3).toInt();
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(), ms);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

/// ISO 8601: a date, or a date and a time with or without a zone; local time without one.
std::optional<Extent> isoTime(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{4}-\\d{2}-\\d{2})(?:[Tt]([\\d:.]+)(?:([Zz])|([+-])(\\d{2}):?(\\d{2}))?)?$"));
    const auto match = form.match(text);
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    if (!match.hasMatch() || !date.isValid())
        return std::nullopt;
    const QString clock = match.captured(2);
    if (clock.isEmpty())
        return day(date);
    const auto time = clockTime(clock);
    if (!time)
        return std::nullopt;
    if (match.captured(3).isEmpty() && match.captured(4).isEmpty())
        return moment(QDateTime(date, *time), clock);
    const int offset = (match.captured(5).toInt() * 60 + match.captured(6).toInt()) * 60;
    if (offset > 14 * 3600)
        return std::nullopt;
    const QDateTime utc(date, *time, QTimeZone::utc());
    return moment(utc.addSecs(match.captured(4) == u"-" ? offset : -offset), clock);
}

std::optional<Extent> time(const QString &text, qint64 nowMs)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs);
    if (text == u"now")
        return point(nowMs * usPerMs);
    if (text == u"today")
        return day(now.date());
    if (text == u"yesterday")
        return day(now.date().addDays(-1));
    if (text.startsWith(u'-')) {
        const auto before = quantity(text, durationUnits);
        return before ? point(nowMs * usPerMs + before->amount) : std::nullopt;
    }
    if (const auto clock = clockTime(text))
        return moment(QDateTime(now.date(), *clock), text);
    return isoTime(text);
}

Span spanOfOperator(Operator op, const Extent &extent)
{
    Span span;
    switch (op) {
    case Operator::Greater:
        span.low = extent.upTo + 1;
        break;
    case Operator::GreaterEqual:
        span.low = extent.low;
        break;
    case Operator::Less:
        span.high = extent.low - 1;
        break;
    case Operator::LessEqual:
        span.high = extent.upTo;
        break;
    default:
        span = {extent.low, extent.high};
    }
    return span;
}

QString refusal(FieldType type, const QString &text)
{
    return QStringLiteral("\"%1\" is not %2. %3").arg(text, nameOf(type), howToWrite(type));
}

} // namespace

std::optional<Extent> typedValue(FieldType type, const QString &text, qint64 nowMs)
{
    switch (type) {
    case FieldType::Number:
        return wholeNumber(text);
    case FieldType::Code:
        return statusCode(text);
    case FieldType::Size:
        return size(text);
    case FieldType::Duration:
        return duration(text);
    case FieldType::Time:
        return time(text, nowMs);
    default:
        return std::nullopt;
    }
}

QString nameOf(FieldType type)
{
    switch (type) {
    case FieldType::Code:
        return QStringLiteral("an HTTP status");
    case FieldType::Size:
        return QStringLiteral("a size");
    case FieldType::Duration:
        return QStringLiteral("a length of time");
    case FieldType::Time:
        return QStringLiteral("a time");
    default:
        return QStringLiteral("a whole number");
    }
}

QString howToWrite(FieldType type)
{
    switch (type) {
    case FieldType::Code:
        return QStringLiteral("Write a number such as 404, or a class such as 4xx.");
    case FieldType::Size:
        return QStringLiteral("Write bytes, or a number with kb or mb, such as 100kb.");
    case FieldType::Duration:
        return QStringLiteral("Write a number with ms, s, m, h or d, such as 4s.");
    case FieldType::Time:
        return QStringLiteral("Write -15m, today, 10:00, 2026-07-22 or 2026-07-22T10:00.");
    default:
        return QStringLiteral("Write digits.");
    }
}

std::variant<Span, QString> spanOf(FieldType type, Operator op, const Value &value, qint64 nowMs)
{
    if (value.kind == Value::Kind::Range) {
        Span span;
        for (const bool isLow : {true, false}) {
            const QString &text = isLow ? value.text : value.upTo;
            const auto extent = typedValue(type, text, nowMs);
            if (!text.isEmpty() && !extent)
                return refusal(type, text);
            if (extent)
                (isLow ? span.low : span.high) = isLow ? extent->low : extent->upTo;
        }
        if (value.text.isEmpty() && value.upTo.isEmpty())
            return QStringLiteral("A range needs at least one end, such as 1.. or ..5.");
        if (span.low > span.high)
            return QStringLiteral("This range ends before it begins: nothing can lie in it. Exchange its ends.");
        return span;
    }
    const auto extent = typedValue(type, value.text, nowMs);
    if (!extent)
        return refusal(type, value.text);
    return spanOfOperator(op, *extent);
}

} // namespace filter
