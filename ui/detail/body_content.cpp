// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/body_content.h"

#include "core/content_encoding.h"
#include "detail/newest.h"
#include "detail/tr.h"
#include "detail/words.h"

#include <QBuffer>
#include <QImageReader>
#include <QStringDecoder>

namespace detail {

using Kind = BodyContent::Kind;
using namespace Qt::StringLiterals;

/// A picture larger than this is scaled down; nobody sees more of it in the pane.
static constexpr int maxPixels = 2048;

static void decode(BodyContent &content)
{
    const core::Request &request = content.delivery->request;
    const core::DecodedBody decoded = core::decodeBody(request.body,
        core::parseHeaders(request.head));
    content.bytes = decoded.bytes;
    content.problem = decoded.error.text;
    if (!decoded.encoding.isEmpty()) {
        content.notice = Tr::tr("%1, %2 → %3").arg(QString::fromLatin1(decoded.encoding),
            sizeText(request.body.size()), sizeText(decoded.bytes.size()));
    }
}

static void addNotice(BodyContent &content, const QString &notice)
{
    content.notice += (content.notice.isEmpty() ? QString() : u" · "_s) + notice;
}

/// UTF-16 is recognised by its byte order mark, or by JSON's own first two characters.
static void findText(BodyContent &content)
{
    const QByteArray &bytes = content.bytes;
    content.text = bytes;
    std::optional<QStringConverter::Encoding> encoding;
    if (bytes.startsWith("\xff\xfe") || (bytes.size() > 3 && bytes[0] && !bytes[1] && bytes[2] && !bytes[3]))
        encoding = QStringConverter::Utf16LE;
    else if (bytes.startsWith("\xfe\xff") || (bytes.size() > 3 && !bytes[0] && bytes[1] && !bytes[2] && bytes[3]))
        encoding = QStringConverter::Utf16BE;
    if (encoding) {
        QString text = QStringDecoder(*encoding)(bytes);
        content.text = text.toUtf8();
        content.isTranscoded = true;
        addNotice(content, encoding == QStringConverter::Utf16LE ? Tr::tr("UTF-16, little-endian")
                                                                 : Tr::tr("UTF-16, big-endian"));
    } else if (bytes.startsWith("\xef\xbb\xbf")) {
        content.jsonOffset = 3;
        addNotice(content, Tr::tr("begins with a byte order mark"));
    }
}

static bool isUtf8(const QByteArray &text)
{
    // In pieces: a whole QString of 30 MiB would only be thrown away.
    constexpr qsizetype piece = 1024 * 1024;
    QStringDecoder pieces(QStringConverter::Utf8);
    for (qsizetype at = 0; at < text.size(); at += piece) {
        const QString part = pieces(QByteArrayView(text).sliced(at, std::min(piece, text.size() - at)));
        if (pieces.hasError())
            return false;
    }
    // A character that the text ends within is an error only once something follows.
    (void)QString(pieces(QByteArrayView("\n", 1)));
    return !pieces.hasError();
}

static bool looksBinary(const QByteArray &bytes)
{
    return QByteArrayView(bytes).first(std::min<qsizetype>(bytes.size(), 4096)).contains('\0');
}

static bool readImage(BodyContent &content)
{
    QBuffer buffer(&content.bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    if (!reader.canRead())
        return false;
    content.imageSize = reader.size();
    if (content.imageSize.width() > maxPixels || content.imageSize.height() > maxPixels)
        reader.setScaledSize(content.imageSize.scaled(maxPixels, maxPixels, Qt::KeepAspectRatio));
    content.image = reader.read();
    if (content.image.isNull())
        content.problem = Tr::tr("The picture could not be read: %1.").arg(reader.errorString());
    return !content.image.isNull();
}

static bool readAsJson(BodyContent &content, bool claimed, const std::atomic<bool> &cancelled)
{
    const QByteArray start = content.text.mid(content.jsonOffset, 256).trimmed();
    if (!claimed && !start.startsWith('{') && !start.startsWith('['))
        return false;
    auto json = readJson({content.text.constData(), size_t(content.text.size())}, cancelled);
    if (!json) {
        if (json.error().code != core::ErrorCode::Cancelled && content.problem.isEmpty())
            content.problem = json.error().text;
        return false;
    }
    content.json = *std::move(json);
    return true;
}

static bool readAsForm(BodyContent &content, const QByteArray &contentType)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    if (type == "application/x-www-form-urlencoded")
        content.fields = parseUrlEncoded(content.text);
    else if (type == "multipart/form-data")
        content.fields = parseMultipart(content.bytes, contentType);
    else
        return false;
    if (content.fields.isEmpty() && type == "multipart/form-data")
        content.problem = Tr::tr("This says it is multipart/form-data, but its parts do not use the "
            "boundary that the Content-Type header names.");
    return !content.fields.isEmpty();
}

static QString kindText(const BodyContent &content)
{
    switch (content.kind) {
    case Kind::Json: {
        const auto root = content.json->json.root();
        if (root.isArray())
            return Tr::tr("JSON, %1 elements").arg(countText(root.size()));
        return root.isObject() ? Tr::tr("JSON, %1 members").arg(countText(root.size())) : Tr::tr("JSON");
    }
    case Kind::Form: return Tr::tr("form, %1 fields").arg(countText(content.fields.size()));
    case Kind::Image: return Tr::tr("picture, %1 × %2").arg(content.imageSize.width()).arg(content.imageSize.height());
    case Kind::Text: return Tr::tr("text");
    case Kind::Binary: return Tr::tr("binary");
    case Kind::Empty: break;
    }
    return Tr::tr("no body");
}

static Kind findKind(BodyContent &content, const std::atomic<bool> &cancelled)
{
    if (content.bytes.isEmpty())
        return Kind::Empty;
    const QByteArray type = core::firstHeader(core::parseHeaders(content.delivery->request.head), "Content-Type");
    findText(content);
    if (readAsForm(content, type))
        return Kind::Form;
    if (readAsJson(content, type.toLower().contains("json"), cancelled))
        return Kind::Json;
    if (type.toLower().startsWith("image/") || looksBinary(content.bytes)) {
        if (!content.isTranscoded && readImage(content))
            return Kind::Image;
    }
    if (content.isTranscoded)
        return Kind::Text;
    if (looksBinary(content.bytes))
        return Kind::Binary;
    if (!isUtf8(content.text)) {
        addNotice(content, Tr::tr("not UTF-8 throughout (perhaps Windows-1252): such bytes show as \uFFFD in "
            "Raw and as they are in Hex"));
    }
    return Kind::Text;
}

std::shared_ptr<const BodyContent> readBody(std::shared_ptr<const core::Delivery> delivery,
    const std::atomic<bool> &cancelled)
{
    const auto content = makeLarge<BodyContent>();
    content->delivery = std::move(delivery);
    if (cancelled)
        return content;
    decode(*content);
    content->kind = findKind(*content, cancelled);
    content->description = content->kind == Kind::Empty
        ? kindText(*content) : kindText(*content) + u" · "_s + sizeText(content->bytes.size());
    return content;
}

} // namespace detail
