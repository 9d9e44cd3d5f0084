// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/content_encoding.h"

#include <zlib.h>

namespace core {

/// One zlib run; \p windowBits chooses the format as inflateInit2() documents it.
static Result<QByteArray> inflateOnce(const QByteArray &input, int windowBits, qsizetype limitBytes)
{
    z_stream stream = {};
    if (inflateInit2(&stream, windowBits) != Z_OK)
        return Error{ErrorCode::Io, QStringLiteral("The body could not be decompressed: there is not enough memory.")};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.constData()));
    stream.avail_in = uInt(input.size());
    QByteArray output;
    QByteArray chunk(256 * 1024, Qt::Uninitialized);
    int code = Z_OK;
    while (code == Z_OK && output.size() <= limitBytes) {
        stream.next_out = reinterpret_cast<Bytef *>(chunk.data());
        stream.avail_out = uInt(chunk.size());
        code = inflate(&stream, Z_NO_FLUSH);
        output.append(chunk.constData(), chunk.size() - qsizetype(stream.avail_out));
        // RFC 1952 §2.2: a gzip file may consist of several members.
        if (code == Z_STREAM_END && stream.avail_in > 0 && windowBits > MAX_WBITS)
            code = inflateReset(&stream);
        else if (code == Z_BUF_ERROR || (code == Z_OK && stream.avail_in == 0 && stream.avail_out > 0))
            code = Z_DATA_ERROR;
    }
    inflateEnd(&stream);
    if (output.size() > limitBytes) {
        return Error{ErrorCode::Unsupported, QStringLiteral("The body is larger than %1 MiB once decompressed, "
            "so it is shown as received.").arg(limitBytes / (1024 * 1024))};
    }
    if (code != Z_STREAM_END)
        return Error{ErrorCode::Corrupt, QStringLiteral("The body is not the compressed data that its "
            "Content-Encoding header claims, or it is cut short; it is shown as received.")};
    return output;
}

/// Senders apply one coding, proxies perhaps another. Each costs a run over the whole body.
static constexpr qsizetype mostCodings = 4;

static Result<QByteArray> undo(const QByteArray &coding, const QByteArray &input, qsizetype limitBytes)
{
    if (coding == "gzip" || coding == "x-gzip")
        return inflateOnce(input, 16 + MAX_WBITS, limitBytes);
    if (coding == "deflate") {
        // "deflate" means the zlib format, yet many senders leave its wrapper out (RFC 9110 §8.4.1.2).
        auto wrapped = inflateOnce(input, MAX_WBITS, limitBytes);
        return wrapped || wrapped.error().code != ErrorCode::Corrupt
            ? wrapped : inflateOnce(input, -MAX_WBITS, limitBytes);
    }
    return Error{ErrorCode::Unsupported, QStringLiteral("The body is encoded as \"%1\", which Hookglass cannot "
        "decode; it is shown as received.").arg(QString::fromLatin1(coding))};
}

/// In the order in which they were applied; stops behind one more than may be undone.
static QList<QByteArray> codingsOf(const QList<Header> &headers)
{
    QList<QByteArray> codings;
    for (const Header &header : headers) {
        if (header.name.compare("content-encoding", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &coding : header.value.split(',')) {
            const QByteArray name = coding.trimmed().toLower();
            if (!name.isEmpty() && name != "identity")
                codings.append(name);
            if (codings.size() > mostCodings)
                return codings;
        }
    }
    return codings;
}

DecodedBody decodeBody(const QByteArray &body, const QList<Header> &headers, qsizetype limitBytes)
{
    DecodedBody decoded;
    decoded.bytes = body;
    if (body.isEmpty())
        return decoded;
    const QList<QByteArray> codings = codingsOf(headers);
    if (codings.size() > mostCodings) {
        decoded.error = {ErrorCode::Unsupported, QStringLiteral("The body claims to be encoded more than %1 times "
            "over, which no honest sender does; it is shown as received.").arg(mostCodings)};
        return decoded;
    }
    for (auto coding = codings.crbegin(); coding != codings.crend(); ++coding) {
        auto undone = undo(*coding, decoded.bytes, limitBytes);
        if (!undone) {
            decoded.error = undone.error();
            decoded.bytes = body;
            decoded.encoding.clear();
            return decoded;
        }
        decoded.bytes = *std::move(undone);
        decoded.encoding += (decoded.encoding.isEmpty() ? "" : ", ") + *coding;
    }
    return decoded;
}

} // namespace core
