// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/answer.h"

#include "http/bytes.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace http {

/// The time as HTTP writes it; made anew once a second. A thread of its own keeps its own.
static QByteArray dateText()
{
    thread_local qint64 madeAt = 0;
    thread_local QByteArray text;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != madeAt) {
        madeAt = now;
        const QDateTime utc = QDateTime::currentDateTimeUtc();
        text = QLocale::c().toString(utc, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
    }
    return text;
}

static bool isOurs(const QByteArray &name)
{
    for (const char *ours : {"content-length", "transfer-encoding", "connection", "date"}) {
        if (name.compare(ours, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

static bool isSendable(const core::Header &header)
{
    const auto all = [](const QByteArray &bytes, ByteClass wanted) {
        return std::all_of(bytes.begin(), bytes.end(), [wanted](char c) { return is(c, wanted); });
    };
    return !header.name.isEmpty() && all(header.name, TokenByte) && all(header.value, TextByte)
        && !isOurs(header.name);
}

bool mayHaveBody(int status)
{
    return status != 204 && status != 304;
}

core::Answer sendable(const core::Answer &answer, Afterwards afterwards)
{
    core::Answer result;
    result.status = answer.status >= 200 && answer.status <= 599 ? answer.status : 500;
    result.headers.reserve(answer.headers.size() + 2);
    std::copy_if(answer.headers.begin(), answer.headers.end(),
        std::back_inserter(result.headers), isSendable);
    result.headers.append({"Date"_ba, dateText()});
    if (afterwards == Afterwards::Close)
        result.headers.append({"Connection"_ba, "close"_ba});
    if (afterwards == Afterwards::KeepAlive)
        result.headers.append({"Connection"_ba, "keep-alive"_ba});
    if (mayHaveBody(result.status))
        result.body = answer.body;
    return result;
}

} // namespace http
