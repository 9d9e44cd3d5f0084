// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery.h"

namespace core {

static bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QList<Header> parseHeaders(const QByteArray &head)
{
    QList<Header> headers;
    qsizetype begin = 0;
    while (begin < head.size()) {
        qsizetype end = head.indexOf('\n', begin);
        if (end < 0)
            end = head.size();
        QByteArrayView line = QByteArrayView(head).sliced(begin, end - begin);
        begin = end + 1;
        if (line.endsWith('\r'))
            line.chop(1);
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0 || isBlank(line.front()))
            continue;
        const QByteArrayView name = line.first(colon);
        // A request line may hold a colon too ("GET http://host/ HTTP/1.1"); a name may not
        // hold a blank (RFC 9110 §5.1).
        if (name.contains(' ') || name.contains('\t'))
            continue;
        QByteArrayView value = line.sliced(colon + 1);
        while (!value.isEmpty() && isBlank(value.front()))
            value = value.sliced(1);
        while (!value.isEmpty() && isBlank(value.back()))
            value.chop(1);
        headers.append({name.toByteArray(), value.toByteArray()});
    }
    return headers;
}

QByteArray firstHeader(const QList<Header> &headers, QByteArrayView name)
{
    for (const Header &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

} // namespace core
