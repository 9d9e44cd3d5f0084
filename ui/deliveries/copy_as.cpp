// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/copy_as.h"

#include <QStringDecoder>

#include <algorithm>

namespace deliveries {

using namespace Qt::StringLiterals;

/// Beyond this a body goes through a pipe: one argument may have 128 KiB on Linux, and a
/// terminal's input line far less.
static constexpr qsizetype longestWord = 32 * 1024;

static bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError() && text.toUtf8() == bytes; // a byte order mark would get lost
}

/// Whether these bytes come through a clipboard and a terminal as they are.
static bool isPlain(const QByteArray &bytes)
{
    const auto isOdd = [](char c) { return (uchar(c) < 0x20 && c != '\n') || c == 0x7f; };
    return std::none_of(bytes.cbegin(), bytes.cend(), isOdd) && isUtf8(bytes);
}

static QByteArray octal(const QByteArray &bytes)
{
    QByteArray escaped;
    for (const char c : bytes) {
        if (std::isalnum(uchar(c)) && uchar(c) < 0x80)
            escaped += c;
        else
            escaped += '\\' + QByteArray::number(uchar(c), 8).rightJustified(3, '0');
    }
    return escaped;
}

QByteArray shellQuoted(const QByteArray &bytes)
{
    if (isPlain(bytes)) {
        QByteArray quoted = bytes;
        return '\'' + quoted.replace('\'', "'\\''") + '\'';
    }
    return "\"$(printf '" + octal(bytes) + "')\"";
}

static bool hasHeader(const QList<core::Header> &headers, QByteArrayView name)
{
    return std::any_of(headers.cbegin(), headers.cend(), [name](const core::Header &header) {
        return header.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

// A length that does not fit would make curl wait, or the receiver; "@name" would make it read
// a file.
static bool isUnsendable(const core::Header &header, const core::Request &request)
{
    if (header.name.startsWith('@'))
        return true;
    return header.name.compare("content-length", Qt::CaseInsensitive) == 0
        && header.value != QByteArray::number(request.body.size());
}

static QByteArrayList headerWords(const core::Request &request)
{
    const QList<core::Header> headers = core::parseHeaders(request.head);
    QByteArrayList words;
    for (const core::Header &header : headers) {
        if (isUnsendable(header, request))
            continue;
        // "Name;" is how curl is told to send a header without a value.
        const QByteArray line = header.name + (header.value.isEmpty() ? QByteArray(";") : ": " + header.value);
        words.append("-H " + shellQuoted(line));
    }
    for (const char *own : {"User-Agent", "Accept", "Content-Type", "Expect"}) {
        if (!hasHeader(headers, own))
            words.append("-H '" + QByteArray(own) + ":'");
    }
    return words;
}

static bool isPlainTarget(const QByteArray &target)
{
    static constexpr QByteArrayView marks = "/?&=._~-%:@,+;!$()*";
    const auto isSafe = [](char c) { return (uchar(c) < 0x80 && std::isalnum(uchar(c))) || marks.contains(c); };
    return target.startsWith('/') && !target.startsWith("//") && std::all_of(target.cbegin(), target.cend(), isSafe);
}

static QByteArray baseOf(const core::Request &request, const QString &base)
{
    if (!base.isEmpty())
        return base.endsWith(u'/') ? base.chopped(1).toUtf8() : base.toUtf8();
    const QByteArray host = core::firstHeader(core::parseHeaders(request.head), "host");
    return "http://" + (host.isEmpty() ? QByteArray("127.0.0.1:8080") : host);
}

static QByteArrayList targetWords(const core::Request &request, const QString &base)
{
    if (isPlainTarget(request.target))
        return {"--path-as-is", shellQuoted(baseOf(request, base) + request.target)};
    return {"--request-target " + shellQuoted(request.target), shellQuoted(baseOf(request, base) + '/')};
}

static QByteArray methodWord(const core::Request &request)
{
    // With -X HEAD curl would wait for a body that never comes.
    return request.method == "HEAD" ? QByteArray("--head") : "-X " + shellQuoted(request.method);
}

/// In lines that every base64 takes.
static QByteArray base64Lines(const QByteArray &bytes)
{
    const QByteArray all = bytes.toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < all.size(); at += 76)
        lines += all.mid(at, 76) + '\n';
    return lines;
}

QString curlCommand(const core::Request &request, const QString &base)
{
    const bool inLine = request.body.size() <= longestWord && isPlain(request.body);
    QByteArrayList words{request.version == "HTTP/1.0" ? "curl --http1.0" : "curl --http1.1",
        methodWord(request)};
    words += targetWords(request, base);
    words += headerWords(request);
    if (!request.body.isEmpty())
        words.append(inLine ? "--data-raw " + shellQuoted(request.body) : QByteArray("--data-binary @-"));
    QByteArray command = words.join(" \\\n  ") + '\n';
    if (!request.body.isEmpty() && !inLine)
        command = "base64 -d <<'END' | " + command + base64Lines(request.body) + "END\n";
    return QString::fromUtf8(command);
}

} // namespace deliveries
