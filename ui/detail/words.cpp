// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/words.h"

#include "detail/tr.h"
#include "providers/recogniser.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace detail {

using namespace Qt::StringLiterals;

QString countText(qint64 count)
{
    return QLocale().toString(count);
}

QString sizeText(qint64 bytes)
{
    return bytes == 1 ? Tr::tr("1 byte") : QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString eventCountText(size_t events)
{
    if (events > providers::mostEvents)
        return Tr::tr("more than %1 events").arg(countText(qint64(providers::mostEvents)));
    return events == 1 ? Tr::tr("1 event") : Tr::tr("%1 events").arg(countText(qint64(events)));
}

static QString twoParts(qint64 large, const QString &largeUnit, qint64 small, const QString &smallUnit)
{
    const QString first = QString::number(large) + u' ' + largeUnit;
    return small ? first + u' ' + QString::number(small) + u' ' + smallUnit : first;
}

QString spanText(qint64 microseconds)
{
    if (microseconds < 0)
        return u'\u2212' + spanText(-microseconds);
    const double ms = double(microseconds) / 1000;
    if (ms < 1000)
        return QLocale().toString(ms, 'f', ms < 10 ? 1 : 0) + " ms"_L1;
    const qint64 seconds = qint64(std::llround(ms / 1000));
    if (seconds < 60)
        return QLocale().toString(ms / 1000, 'f', ms < 10000 && microseconds % 1'000'000 ? 1 : 0) + " s"_L1;
    if (seconds < 3600)
        return twoParts(seconds / 60, u"min"_s, seconds % 60, u"s"_s);
    if (seconds < 86400)
        return twoParts(seconds / 3600, u"h"_s, seconds % 3600 / 60, u"min"_s);
    return twoParts(seconds / 86400, seconds < 2 * 86400 ? Tr::tr("day") : Tr::tr("days"),
        seconds % 86400 / 3600, u"h"_s);
}

QString localTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
}

QString utcTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds).toUTC().toString(Qt::ISODateWithMs);
}

QString reasonPhrase(int status)
{
    static const QHash<int, const char *> phrases = {
        {200, "OK"}, {201, "Created"}, {202, "Accepted"}, {204, "No Content"}, {301, "Moved Permanently"},
        {302, "Found"}, {303, "See Other"}, {304, "Not Modified"}, {307, "Temporary Redirect"},
        {308, "Permanent Redirect"}, {400, "Bad Request"}, {401, "Unauthorized"}, {403, "Forbidden"},
        {404, "Not Found"}, {405, "Method Not Allowed"}, {408, "Request Timeout"}, {409, "Conflict"},
        {410, "Gone"}, {411, "Length Required"}, {413, "Content Too Large"}, {414, "URI Too Long"},
        {415, "Unsupported Media Type"}, {417, "Expectation Failed"}, {422, "Unprocessable Content"},
        {429, "Too Many Requests"}, {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"}, {501, "Not Implemented"}, {502, "Bad Gateway"},
        {503, "Service Unavailable"}, {504, "Gateway Timeout"}, {505, "HTTP Version Not Supported"},
    };
    return QLatin1String(phrases.value(status, ""));
}

QString oneLine(const QString &text, qsizetype maxChars)
{
    QString line = text.size() > maxChars ? text.left(maxChars) + u'…' : text;
    line.replace("\r\n"_L1, "\n"_L1);
    line.replace(u'\n', u'⏎');
    line.replace(u'\t', u' ');
    return line;
}

} // namespace detail
