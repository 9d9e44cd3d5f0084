// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/delivery_texts.h"

#include "core/terms.h"
#include "deliveries/tr.h"
#include "detail/words.h"

#include <QDateTime>
#include <QLocale>

namespace deliveries {

using namespace Qt::StringLiterals;

static QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

static QDateTime localTime(qint64 us)
{
    return QDateTime::fromMSecsSinceEpoch(us / 1000);
}

static QString secondsText(qint64 us)
{
    return QLocale().toString(double(us) / 1e6, 'f', 3);
}

QString timeText(qint64 receivedUs, TimeFormat format, const TimeMarks &marks, const QDateTime &now)
{
    switch (format) {
    case TimeFormat::SincePrevious:
        return marks.previousUs > 0 ? u"+"_s + secondsText(receivedUs - marks.previousUs) : QString();
    case TimeFormat::SinceFirst:
        return marks.firstUs > 0 ? secondsText(receivedUs - marks.firstUs) : QString();
    case TimeFormat::Epoch:
        return QString::number(receivedUs / 1'000'000) + u'.'
            + QString::number(receivedUs / 1000 % 1000).rightJustified(3, u'0');
    case TimeFormat::Absolute:
        break;
    }
    const QDateTime time = localTime(receivedUs);
    if (time.date() == now.date())
        return time.toString(u"HH:mm:ss.zzz"_s);
    return time.toString(time.date().year() == now.date().year() ? u"d MMM HH:mm:ss"_s : u"yyyy-MM-dd HH:mm"_s);
}

QString fullTime(qint64 receivedUs)
{
    const QDateTime time = localTime(receivedUs);
    return time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

static QString spelledOut(std::string_view name)
{
    QString words = fromUtf8(name);
    for (QChar &c : words) {
        if (c == u'.' || c == u'_' || c == u'-')
            c = u' ';
    }
    return words;
}

static QString capitalised(QString words)
{
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

QString kindWords(std::string_view kind)
{
    static constexpr std::string_view in = "message.in", out = "message.out";
    if (kind.empty() || kind == "unknown")
        return Tr::tr("Unknown");
    if (kind == in || kind == "message.in.unknown")
        return Tr::tr("Incoming message");
    if (kind == out || kind == "message.out.unknown")
        return Tr::tr("Outgoing message");
    if (kind.starts_with("message.in."))
        return Tr::tr("Incoming %1").arg(spelledOut(kind.substr(in.size() + 1)));
    if (kind.starts_with("message.out."))
        return Tr::tr("Outgoing %1").arg(spelledOut(kind.substr(out.size() + 1)));
    if (kind.starts_with("status."))
        return capitalised(spelledOut(kind.substr(7)));
    return capitalised(spelledOut(kind));
}

static QString refusalWord(const core::Summary &summary)
{
    return summary.status >= 400 ? Tr::tr("Refused") : Tr::tr("Problem");
}

QString eventWords(const core::Summary &summary)
{
    if (!summary.problem.isEmpty())
        return refusalWord(summary);
    if (summary.events.empty())
        return Tr::tr("No event");
    QString words = kindWords(summary.events.front().kind);
    if (summary.eventCount > 1)
        words += u" +"_s + QLocale().toString(summary.eventCount - 1);
    return words;
}

QString providerTitle(const core::Summary &summary, const providers::Catalogue &catalogue)
{
    if (summary.events.empty() || summary.events.front().provider.empty())
        return {};
    const QString name = fromUtf8(summary.events.front().provider);
    const providers::Provider *provider = catalogue.provider(name);
    return provider ? provider->title : name;
}

QString partyText(std::string_view party)
{
    const std::string digits = core::phoneDigits(party);
    return digits.empty() ? fromUtf8(party) : u'+' + fromUtf8(digits);
}

// Isolated (UAX #9), so that a Hebrew or Arabic name does not pull the arrow to its side.
static QString isolated(const QString &text)
{
    return QChar(0x2068) + text + QChar(0x2069);
}

QString fromToText(const core::Summary &summary)
{
    if (summary.events.empty())
        return {};
    const core::Event &event = summary.events.front();
    const QString from = partyText(event.from), to = partyText(event.to);
    if (from.isEmpty() && to.isEmpty())
        return event.contact.empty() ? QString() : isolated(oneLine(partyText(event.contact)));
    if (to.isEmpty())
        return isolated(oneLine(from));
    if (from.isEmpty())
        return u"→ "_s + isolated(oneLine(to));
    return isolated(oneLine(from)) + u" → "_s + isolated(oneLine(to));
}

QString summaryText(const core::Summary &summary)
{
    if (!summary.problem.isEmpty())
        return oneLine(QString::fromUtf8(summary.problem));
    return summary.events.empty() ? QString() : oneLine(fromUtf8(summary.events.front().summary));
}

AnswerClass answerClass(int status)
{
    switch (status / 100) {
    case 2:
        return AnswerClass::Success;
    case 3:
        return AnswerClass::Redirect;
    case 4:
        return AnswerClass::ClientError;
    case 5:
        return AnswerClass::ServerError;
    default:
        return AnswerClass::None;
    }
}

static QString reason(int status)
{
    switch (status) {
    case 200: return u"OK"_s;
    case 201: return u"Created"_s;
    case 202: return u"Accepted"_s;
    case 204: return u"No Content"_s;
    case 400: return u"Bad Request"_s;
    case 401: return u"Unauthorized"_s;
    case 403: return u"Forbidden"_s;
    case 404: return u"Not Found"_s;
    case 405: return u"Method Not Allowed"_s;
    case 408: return u"Timeout"_s;
    case 413: return u"Too Large"_s;
    case 429: return u"Too Many"_s;
    case 431: return u"Head Too Large"_s;
    case 500: return u"Server Error"_s;
    case 503: return u"Unavailable"_s;
    default: break;
    }
    switch (answerClass(status)) {
    case AnswerClass::Success: return Tr::tr("Success", "class of an HTTP status");
    case AnswerClass::Redirect: return Tr::tr("Redirect", "class of an HTTP status");
    case AnswerClass::ClientError: return Tr::tr("Client error", "class of an HTTP status");
    case AnswerClass::ServerError: return Tr::tr("Server error", "class of an HTTP status");
    case AnswerClass::None: break;
    }
    return {};
}

QString answerText(int status)
{
    if (status <= 0)
        return Tr::tr("No answer");
    const QString word = reason(status);
    return word.isEmpty() ? QString::number(status) : QString::number(status) + u' ' + word;
}

QString sizeText(qint64 bytes)
{
    return detail::sizeText(bytes);
}

double acknowledgeMs(const core::Summary &summary)
{
    return summary.answeredUs > 0 ? double(summary.answeredUs - summary.receivedUs) / 1000.0 : 0.0;
}

QString acknowledgeText(const core::Summary &summary)
{
    if (summary.answeredUs <= 0 || summary.origin == core::Origin::Imported)
        return {};
    const double ms = acknowledgeMs(summary);
    return QLocale().toString(ms, 'f', ms < 10 ? 1 : 0);
}

QString pathText(const core::Summary &summary)
{
    const qsizetype query = summary.target.indexOf('?');
    return oneLine(QString::fromUtf8(query < 0 ? summary.target : summary.target.first(query)));
}

static QString markWords(const core::Annotation &annotation)
{
    QStringList words;
    if (!annotation.opened)
        words.append(Tr::tr("not yet read"));
    if (annotation.marked)
        words.append(Tr::tr("marked"));
    if (!annotation.note.isEmpty())
        words.append(Tr::tr("with a note"));
    return words.join(u", "_s);
}

QString rowSentence(const core::Summary &summary, const providers::Catalogue &catalogue)
{
    QStringList parts;
    const QString provider = providerTitle(summary, catalogue);
    parts.append(provider.isEmpty() ? Tr::tr("Unknown sender") : provider);
    QString what = eventWords(summary);
    what[0] = what[0].toLower();
    const std::string_view from = summary.events.empty() ? std::string_view() : summary.events.front().from;
    parts.append(from.empty() ? what : Tr::tr("%1 from %2").arg(what, partyText(from)));
    if (!summary.problem.isEmpty())
        parts.append(oneLine(QString::fromUtf8(summary.problem)));
    const QString ms = acknowledgeText(summary);
    if (summary.status > 0)
        parts.append(ms.isEmpty() ? Tr::tr("answered %1").arg(summary.status)
                                  : Tr::tr("answered %1 in %2 ms").arg(QString::number(summary.status), ms));
    parts.append(localTime(summary.receivedUs).toString(u"HH:mm:ss"_s));
    const QString marks = markWords(summary.annotation);
    if (!marks.isEmpty())
        parts.append(marks);
    return parts.join(u", "_s);
}

QString oneLine(QString text)
{
    static constexpr qsizetype most = 400;
    if (text.size() > most)
        text = text.first(text[most - 1].isHighSurrogate() ? most - 1 : most) + u'…';
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text;
}

} // namespace deliveries
