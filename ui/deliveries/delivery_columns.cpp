// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/delivery_columns.h"

#include "deliveries/tr.h"

#include <QDateTime>
#include <QLocale>

#include <array>

namespace deliveries {

using namespace Qt::StringLiterals;

namespace {

struct FieldTraits {
    Field field;
    const char *key;
    const char *title;
    const char *hint;
    int width;
    bool shown;
    bool number;
};

constexpr std::array fixedFields = {
    FieldTraits{Field::Number, "number", QT_TRANSLATE_NOOP("deliveries", "#"),
        QT_TRANSLATE_NOOP("deliveries", "Number of the delivery, in the order of arrival"), 104, true, true},
    FieldTraits{Field::Time, "time", QT_TRANSLATE_NOOP("deliveries", "Time"),
        QT_TRANSLATE_NOOP("deliveries", "When its last byte arrived. Click to turn the order"), 120, true, false},
    FieldTraits{Field::Provider, "provider", QT_TRANSLATE_NOOP("deliveries", "Provider"),
        QT_TRANSLATE_NOOP("deliveries", "Who sent it, as recognised"), 96, true, false},
    FieldTraits{Field::Event, "event", QT_TRANSLATE_NOOP("deliveries", "Event"),
        QT_TRANSLATE_NOOP("deliveries", "What it reports"), 144, true, false},
    FieldTraits{Field::FromTo, "fromto", QT_TRANSLATE_NOOP("deliveries", "From → To"),
        QT_TRANSLATE_NOOP("deliveries", "Who it comes from and who it goes to"), 192, true, false},
    FieldTraits{Field::Summary, "summary", QT_TRANSLATE_NOOP("deliveries", "Summary"),
        QT_TRANSLATE_NOOP("deliveries", "What it says, in one line"), 160, true, false},
    FieldTraits{Field::Answer, "answer", QT_TRANSLATE_NOOP("deliveries", "Answer"),
        QT_TRANSLATE_NOOP("deliveries", "The HTTP status that we answered"), 136, true, false},
    FieldTraits{Field::AckMs, "ack", QT_TRANSLATE_NOOP("deliveries", "Ack ms"),
        QT_TRANSLATE_NOOP("deliveries", "Milliseconds until it was stored and the answer could leave"), 72, true, true},
    FieldTraits{Field::Size, "size", QT_TRANSLATE_NOOP("deliveries", "Size"),
        QT_TRANSLATE_NOOP("deliveries", "Size of the body"), 80, true, true},
    FieldTraits{Field::Method, "method", QT_TRANSLATE_NOOP("deliveries", "Method"),
        QT_TRANSLATE_NOOP("deliveries", "The HTTP method"), 80, false, false},
    FieldTraits{Field::Path, "path", QT_TRANSLATE_NOOP("deliveries", "Path"),
        QT_TRANSLATE_NOOP("deliveries", "Where it was sent to"), 168, false, false},
    FieldTraits{Field::Marks, "marks", QT_TRANSLATE_NOOP("deliveries", "Marks"),
        QT_TRANSLATE_NOOP("deliveries", "Your mark and your note"), 120, false, false},
};

const FieldTraits &traits(Field field)
{
    return fixedFields[std::size_t(field)];
}

QString numbered(qint64 value)
{
    return QLocale().toString(value);
}

QString marksText(const core::Annotation &annotation)
{
    return oneLine(QString::fromUtf8(annotation.note));
}

} // namespace

DeliveryColumns::DeliveryColumns(std::shared_ptr<const providers::Catalogue> catalogue)
    : m_catalogue(std::move(catalogue))
{
    for (const FieldTraits &field : fixedFields)
        m_columns.append({field.field, {}});
}

int DeliveryColumns::indexOf(const Column &column) const
{
    return int(m_columns.indexOf(column));
}

void DeliveryColumns::append(const QString &bodyPath)
{
    m_columns.append({Field::BodyPath, bodyPath});
}

void DeliveryColumns::remove(int index)
{
    Q_ASSERT(m_columns[index].field == Field::BodyPath);
    m_columns.removeAt(index);
}

QString DeliveryColumns::key(const Column &column)
{
    if (column.field == Field::BodyPath)
        return u"body."_s + column.path;
    return QString::fromLatin1(traits(column.field).key);
}

QString DeliveryColumns::title(int index) const
{
    const Column &column = m_columns[index];
    if (column.field != Field::BodyPath)
        return Tr::tr(traits(column.field).title);
    // The end of a path tells columns apart; the whole of it is in the hint.
    const qsizetype dot = column.path.lastIndexOf(u'.');
    return column.path.sliced(dot + 1);
}

QString DeliveryColumns::hint(int index) const
{
    const Column &column = m_columns[index];
    return column.field == Field::BodyPath ? Tr::tr("%1 in the body").arg(column.path)
                                           : Tr::tr(traits(column.field).hint);
}

Qt::Alignment DeliveryColumns::alignment(int index) const
{
    const Field field = m_columns[index].field;
    const bool number = field != Field::BodyPath && traits(field).number;
    return (number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

int DeliveryColumns::width(int index) const
{
    const Field field = m_columns[index].field;
    return field == Field::BodyPath ? 152 : traits(field).width;
}

bool DeliveryColumns::isShown(int index) const
{
    const Field field = m_columns[index].field;
    return field == Field::BodyPath || traits(field).shown;
}

QString DeliveryColumns::text(
    int index, const core::Summary &summary, const TimeMarks &marks, const QString *bodyValue) const
{
    switch (m_columns[index].field) {
    case Field::Number: return numbered(summary.id);
    case Field::Time: return timeText(summary.receivedUs, m_timeFormat, marks, QDateTime::currentDateTime());
    case Field::Provider: return providerTitle(summary, *m_catalogue);
    case Field::Event: return eventWords(summary);
    case Field::FromTo: return fromToText(summary);
    case Field::Summary: return summaryText(summary);
    case Field::Answer: return answerText(summary.status);
    case Field::AckMs: return acknowledgeText(summary);
    case Field::Size: return sizeText(summary.sizeBytes);
    case Field::Method: return oneLine(QString::fromUtf8(summary.method));
    case Field::Path: return pathText(summary);
    case Field::Marks: return marksText(summary.annotation);
    case Field::BodyPath: return bodyValue ? oneLine(*bodyValue) : QString();
    }
    return {};
}

static QString eventToolTip(const core::Summary &summary, const providers::Catalogue &catalogue)
{
    QStringList lines;
    for (const core::Event &event : summary.events) {
        const QString type = QString::fromStdString(event.type);
        const providers::EventType *known = catalogue.eventType(QString::fromStdString(event.provider), type);
        QString line = kindWords(event.kind);
        if (!type.isEmpty())
            line += u" · "_s + type;
        if (known && !known->title.isEmpty())
            line += u" · "_s + known->title;
        lines.append(line);
    }
    if (summary.eventCount > qint64(summary.events.size()))
        lines.append(Tr::tr("and %1 more").arg(summary.eventCount - qint64(summary.events.size())));
    if (!summary.problem.isEmpty())
        lines.prepend(QString::fromUtf8(summary.problem));
    return lines.join(u'\n');
}

QString DeliveryColumns::toolTip(int index, const core::Summary &summary, const QString *bodyValue) const
{
    const core::Event event = summary.events.empty() ? core::Event() : summary.events.front();
    switch (m_columns[index].field) {
    case Field::Time: return fullTime(summary.receivedUs);
    case Field::Event: return eventToolTip(summary, *m_catalogue);
    case Field::FromTo: return QString::fromStdString(event.from) + u" → "_s + QString::fromStdString(event.to);
    case Field::Size: return Tr::tr("%1 bytes").arg(numbered(summary.sizeBytes));
    case Field::Path: return QString::fromUtf8(summary.target.first(std::min<qsizetype>(summary.target.size(), 2000)));
    case Field::Marks: return QString::fromUtf8(summary.annotation.note);
    case Field::BodyPath: return bodyValue ? bodyValue->left(2000) : QString();
    default: return text(index, summary, {}, bodyValue);
    }
}

QString DeliveryColumns::copyText(int index, const core::Summary &summary, const QString &bodyValue) const
{
    switch (m_columns[index].field) {
    case Field::Number: return QString::number(summary.id);
    case Field::Time: return fullTime(summary.receivedUs);
    case Field::Size: return QString::number(summary.sizeBytes);
    default: break;
    }
    QString copied = text(index, summary, {}, &bodyValue);
    // The marks that keep directions apart on the screen are no part of the value.
    copied.removeIf([](QChar c) { return c == QChar(0x2068) || c == QChar(0x2069); });
    return copied;
}

QString DeliveryColumns::sentence(const core::Summary &summary) const
{
    return rowSentence(summary, *m_catalogue);
}

} // namespace deliveries
