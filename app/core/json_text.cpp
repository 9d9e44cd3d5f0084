// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json_text.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace core {

static std::optional<QStringConverter::Encoding> wideEncoding(std::string_view body)
{
    // Text that begins with an ASCII character has a zero among its first two bytes, or a mark.
    const bool mayBeWide = body.size() >= 4 && (body[0] == 0 || body[1] == 0 || quint8(body[0]) >= 0xfe);
    if (!mayBeWide)
        return std::nullopt;
    const QByteArrayView bytes(body.data(), qsizetype(body.size()));
    for (const char16_t first : {u'{', u'[', u'"', u' ', u'\r', u'\n', u'\t'}) {
        if (const auto encoding = QStringConverter::encodingForData(bytes, first))
            return encoding;
    }
    return std::nullopt;
}

std::string_view jsonText(std::string_view body, QByteArray &narrowed)
{
    const auto encoding = wideEncoding(body);
    if (!encoding)
        return body;
    QStringDecoder decoder(*encoding);
    const QString text = decoder(QByteArrayView(body.data(), qsizetype(body.size())));
    if (decoder.hasError())
        return body;
    const auto first = std::find_if(text.begin(), text.end(), [](QChar c) { return c > u' '; });
    // A mark alone proves little: compressed and other bytes may begin so too.
    if (first == text.end() || !QStringView(u"{[\"").contains(*first))
        return body;
    narrowed = text.toUtf8();
    return {narrowed.constData(), size_t(narrowed.size())};
}

} // namespace core
