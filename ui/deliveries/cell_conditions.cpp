// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/cell_conditions.h"

#include "detail/condition.h"

#include <QDateTime>

namespace deliveries {

using namespace Qt::StringLiterals;
using detail::condition;

static QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

static QString wherever(const QString &field, const std::string &value)
{
    return value.empty() ? QString() : condition(field, text(value));
}

static QString minuteCondition(qint64 receivedUs)
{
    QDateTime minute = QDateTime::fromMSecsSinceEpoch(receivedUs / 60'000'000 * 60'000);
    const auto format = [](const QDateTime &time) { return time.toString(u"yyyy-MM-ddTHH:mm"_s); };
    return u"at:"_s + format(minute) + u".."_s + format(minute.addSecs(60));
}

static QString partiesCondition(const core::Event &event)
{
    const QString from = wherever(u"from"_s, event.from), to = wherever(u"to"_s, event.to);
    if (from.isEmpty() && to.isEmpty())
        return wherever(u"contact"_s, event.contact);
    if (from.isEmpty() || to.isEmpty())
        return from + to;
    return u'(' + from + u' ' + to + u')';
}

static QString marksCondition(const core::Annotation &annotation)
{
    static const QString colours[]
        = {u"red"_s, u"yellow"_s, u"green"_s, u"blue"_s, u"purple"_s, u"grey"_s};
    if (annotation.colour >= 1 && annotation.colour <= 6)
        return u"mark:"_s + colours[annotation.colour - 1];
    if (annotation.marked)
        return u"is:marked"_s;
    return annotation.note.isEmpty() ? QString() : u"has:note"_s;
}

static QString acknowledgeCondition(const core::Summary &summary)
{
    return summary.answeredUs > 0 ? u"ack>=%1ms"_s.arg(qint64(acknowledgeMs(summary))) : QString();
}

QString cellCondition(const Column &column, const core::Summary &summary, const QString &bodyValue)
{
    static const core::Event none;
    const core::Event &event = summary.events.empty() ? none : summary.events.front();
    switch (column.field) {
    case Field::Number: return {};
    case Field::Time: return minuteCondition(summary.receivedUs);
    case Field::Provider: return wherever(u"provider"_s, event.provider);
    case Field::Event: return wherever(u"event"_s, event.kind);
    case Field::FromTo: return partiesCondition(event);
    case Field::Summary: return wherever(u"summary"_s, event.summary);
    case Field::Answer: return summary.status > 0 ? u"code:%1"_s.arg(summary.status) : QString();
    case Field::AckMs: return acknowledgeCondition(summary);
    case Field::Size: return u"size=%1"_s.arg(summary.sizeBytes);
    case Field::Method: return wherever(u"method"_s, summary.method.toStdString());
    case Field::Path: return wherever(u"path"_s, pathText(summary).toStdString());
    case Field::Marks: return marksCondition(summary.annotation);
    case Field::BodyPath: return bodyValue.isEmpty() ? QString() : condition(u"body."_s + column.path, bodyValue);
    }
    return {};
}

QString conversationCondition(const core::Summary &summary)
{
    for (const core::Event &event : summary.events) {
        if (!event.conversation.empty())
            return condition(u"conv"_s, text(event.conversation));
        if (!event.contact.empty())
            return condition(u"contact"_s, text(event.contact));
    }
    return {};
}

QString eventTypeCondition(const core::Summary &summary)
{
    if (summary.events.empty())
        return {};
    const core::Event &event = summary.events.front();
    return event.type.empty() ? wherever(u"event"_s, event.kind) : condition(u"raw"_s, text(event.type));
}

} // namespace deliveries
