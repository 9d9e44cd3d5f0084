// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/form_fields.h"

#include "core/delivery.h"

namespace detail {

using namespace Qt::StringLiterals;

static QString decodeComponent(QByteArray component)
{
    component.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(component));
}

QList<FormField> parseUrlEncoded(const QByteArray &body)
{
    QList<FormField> fields;
    for (const QByteArray &pair : body.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        FormField field;
        field.name = decodeComponent(equals < 0 ? pair : pair.left(equals));
        field.value = equals < 0 ? QString() : decodeComponent(pair.mid(equals + 1));
        field.sizeBytes = field.value.toUtf8().size();
        fields.append(field);
    }
    return fields;
}

/// The value of `name=` in a header such as `form-data; name="a"; filename="b.png"`.
static QByteArray parameter(const QByteArray &header, const QByteArray &name)
{
    bool quoted = false;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= header.size(); ++i) {
        if (i < header.size() && header[i] == '"')
            quoted = !quoted;
        if (i < header.size() && (quoted || header[i] != ';'))
            continue;
        const QByteArray part = header.mid(begin, i - begin).trimmed();
        begin = i + 1;
        const qsizetype equals = part.indexOf('=');
        if (equals < 0 || part.left(equals).trimmed().compare(name, Qt::CaseInsensitive) != 0)
            continue;
        QByteArray value = part.mid(equals + 1).trimmed();
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.mid(1, value.size() - 2);
        return value;
    }
    return {};
}

static FormField readPart(const QByteArray &part)
{
    qsizetype headEnd = part.indexOf("\r\n\r\n");
    const qsizetype gap = headEnd < 0 ? 2 : 4;
    if (headEnd < 0)
        headEnd = part.indexOf("\n\n");
    if (headEnd < 0)
        headEnd = part.size();
    const QList<core::Header> headers = core::parseHeaders(part.left(headEnd) + "\r\n\r\n");
    const QByteArray content = part.mid(headEnd + gap);
    const QByteArray disposition = core::firstHeader(headers, "Content-Disposition");
    FormField field;
    field.name = QString::fromUtf8(parameter(disposition, "name"));
    field.fileName = QString::fromUtf8(parameter(disposition, "filename"));
    field.contentType = QString::fromUtf8(core::firstHeader(headers, "Content-Type"));
    field.sizeBytes = content.size();
    field.isFile = !field.fileName.isEmpty();
    if (!field.isFile)
        field.value = QString::fromUtf8(content);
    return field;
}

QList<FormField> parseMultipart(const QByteArray &body, const QByteArray &contentType)
{
    const QByteArray boundary = parameter(contentType, "boundary");
    if (boundary.isEmpty())
        return {};
    const QByteArray mark = "--" + boundary;
    QList<FormField> fields;
    qsizetype at = body.indexOf(mark);
    while (at >= 0) {
        qsizetype begin = at + mark.size();
        if (body.mid(begin, 2) == "--")
            break;
        begin = body.indexOf('\n', begin) + 1;
        at = begin > 0 ? body.indexOf(QByteArray("\n" + mark), begin - 1) : -1;
        if (begin == 0)
            break;
        qsizetype end = at < 0 ? body.size() : at;
        if (at >= 0 && end > begin && body[end - 1] == '\r')
            --end;
        fields.append(readPart(body.mid(begin, std::max<qsizetype>(0, end - begin))));
        if (at >= 0)
            ++at;
    }
    return fields;
}

} // namespace detail
