// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/request_head.h"

#include "http/bytes.h"

#include <QString>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace http {

namespace {

bool allOf(QByteArrayView bytes, ByteClass wanted)
{
    return std::all_of(bytes.begin(), bytes.end(), [wanted](char c) { return is(c, wanted); });
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

bool same(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

/// As much of the sender's text as belongs into a sentence.
QByteArray beginning(QByteArrayView text)
{
    constexpr qsizetype enough = 40;
    return text.first(qMin(text.size(), enough)).toByteArray();
}

/// A text that nearly every request shares costs no memory of its own.
QByteArray shared(QByteArrayView text)
{
    static const QByteArray known[] = {"POST"_ba, "GET"_ba, "HTTP/1.1"_ba, "HTTP/1.0"_ba, "/"_ba};
    for (const QByteArray &candidate : known) {
        if (candidate == text)
            return candidate;
    }
    return text.toByteArray();
}

/// The next line of \p rest without its end; both "\r\n" and "\n" end one (RFC 9112 §2.2).
QByteArrayView takeLine(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf('\n');
    QByteArrayView line = end < 0 ? rest : rest.first(end);
    rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

/// Whether \p value is a list of registered transfer codings (RFC 9112 §7) that ends in the
/// only "chunked", so that the request does have an end that can be found.
bool endsInOneChunked(QByteArrayView value)
{
    static constexpr const char *known[] = {"gzip", "x-gzip", "deflate", "compress", "x-compress"};
    const qsizetype last = value.lastIndexOf(',');
    if (last < 0 || !same(trimmed(value.sliced(last + 1)), "chunked"))
        return false;
    for (value = value.first(last);;) {
        const qsizetype comma = value.indexOf(',');
        const QByteArrayView coding = trimmed(comma < 0 ? value : value.first(comma));
        if (std::none_of(std::begin(known), std::end(known), [&](const char *one) { return same(coding, one); }))
            return false;
        if (comma < 0)
            return true;
        value = value.sliced(comma + 1);
    }
}

Fault readVersion(QByteArrayView version, RequestHead &head)
{
    const bool wellFormed = version.size() == 8 && version.startsWith("HTTP/") && version[6] == '.'
        && version[5] >= '0' && version[5] <= '9' && version[7] >= '0' && version[7] <= '9';
    if (!wellFormed) {
        return {400, "The request line does not end in an HTTP version such as HTTP/1.1, so this "
                     "is not an HTTP request; check what the sender writes."_ba};
    }
    head.version = shared(version);
    head.oldVersion = version == "HTTP/1.0";
    if (version[5] == '1')
        return {};
    if (head.method == "PRI") {
        return {505, "The sender started to speak HTTP/2 without asking first; make it use "
                     "HTTP/1.1 for this address."_ba};
    }
    return {505, "The request claims version " + head.version
            + ", but only HTTP/1.1 and HTTP/1.0 are understood here; make the sender use one of "
              "them."};
}

/// Collects the fields that decide about framing and connection.
class FieldReader
{
public:
    explicit FieldReader(RequestHead &head) : m_head(head) { }

    Fault read(QByteArrayView name, QByteArrayView value)
    {
        switch (name.size()) {
        case 4:
            if (same(name, "host"))
                readHost(value);
            break;
        case 6:
            if (same(name, "expect"))
                m_expectsContinue = m_expectsContinue || same(value, "100-continue");
            break;
        case 10:
            if (same(name, "connection"))
                readConnection(value);
            break;
        case 14:
            if (same(name, "content-length"))
                return readLength(value);
            break;
        case 17:
            if (same(name, "transfer-encoding"))
                return readEncoding(value);
            break;
        default:
            break;
        }
        return {};
    }

    Fault finish()
    {
        m_head.expectsContinue = m_expectsContinue && !m_head.oldVersion;
        m_head.keepAlive = !m_close && (!m_head.oldVersion || m_keepAlive);
        if (m_hosts == 0 && !m_head.oldVersion) {
            m_head.lateFault = {400, "HTTP/1.1 asks for a Host header, and this request has none; "
                                     "make the sender add one."_ba};
        }
        if (m_head.framing == Framing::Chunked && m_lengths > 0) {
            return {400, "The request has both Transfer-Encoding and Content-Length, which "
                         "contradict each other; the sender must send one of them."_ba};
        }
        if (m_head.framing == Framing::Chunked && m_head.oldVersion) {
            return {400, "The request is HTTP/1.0 and uses Transfer-Encoding, which only HTTP/1.1 "
                         "knows; make the sender use HTTP/1.1 or Content-Length."_ba};
        }
        // Last, as 501 is an answer to framing that is right but for its codings.
        return m_unknownCoding;
    }

private:
    void readHost(QByteArrayView value)
    {
        if (++m_hosts > 1) {
            m_head.lateFault = {400, "The request has more than one Host header; the sender must "
                                     "send exactly one."_ba};
        } else if (!allOf(value, HostByte)) {
            m_head.lateFault = {400, "The Host header is not a host name with an optional port; "
                                     "check what the sender writes there."_ba};
        }
    }

    void readConnection(QByteArrayView value)
    {
        while (!value.isEmpty()) {
            const qsizetype comma = value.indexOf(',');
            const QByteArrayView option = trimmed(comma < 0 ? value : value.first(comma));
            m_close = m_close || same(option, "close");
            m_keepAlive = m_keepAlive || same(option, "keep-alive");
            value = comma < 0 ? QByteArrayView() : value.sliced(comma + 1);
        }
    }

    Fault readLength(QByteArrayView value)
    {
        qint64 length = 0;
        for (const char c : value) {
            if (c < '0' || c > '9') {
                return {400, "Content-Length is \"" + beginning(value)
                        + "\", which is not a number of bytes; the sender must count its body."};
            }
            if (qMulOverflow(length, qint64(10), &length)
                || qAddOverflow(length, qint64(c - '0'), &length)) {
                return {400, "Content-Length is a number too large to be a length; the sender must "
                             "count its body."_ba};
            }
        }
        if (value.isEmpty())
            return {400, "Content-Length is empty; the sender must count its body."_ba};
        if (++m_lengths > 1 && length != m_head.contentLength) {
            return {400, "The request has several Content-Length headers that differ; the sender "
                         "must send one."_ba};
        }
        m_head.contentLength = length;
        if (m_head.framing == Framing::None)
            m_head.framing = Framing::Length;
        return {};
    }

    Fault readEncoding(QByteArrayView value)
    {
        if (m_head.framing == Framing::Chunked) {
            return {400, "The request has several Transfer-Encoding headers; the sender must send "
                         "one, with the value chunked."_ba};
        }
        m_head.framing = Framing::Chunked;
        if (same(value, "chunked"))
            return {};
        if (endsInOneChunked(value)) {
            m_unknownCoding = {501, "Transfer-Encoding is \"" + beginning(value)
                    + "\", but only chunked is understood here; the sender must leave the other "
                      "codings out."};
            return {};
        }
        return {400, "Transfer-Encoding is \"" + beginning(value)
                + "\"; the end of this request cannot be found, because only chunked is understood "
                  "here."};
    }

    RequestHead &m_head;
    int m_hosts = 0;
    int m_lengths = 0;
    bool m_close = false;
    bool m_keepAlive = false;
    bool m_expectsContinue = false;
    Fault m_unknownCoding;
};

Fault readHeaderLine(QByteArrayView line, FieldReader &reader)
{
    if (isBlank(line.front())) {
        return {400, "A header line begins with a blank: folded headers are not allowed any more; "
                     "the sender must write each header on one line."_ba};
    }
    const qsizetype colon = line.indexOf(':');
    if (colon < 0) {
        return {400, "The header line \"" + beginning(line)
                + "\" has no colon; check what the sender writes."};
    }
    const QByteArrayView name = line.first(colon);
    if (!name.isEmpty() && isBlank(name.back())) {
        return {400, "There is a blank between the header name \"" + beginning(trimmed(name))
                + "\" and its colon, which is not allowed; the sender must remove it."};
    }
    if (name.isEmpty() || !allOf(name, TokenByte)) {
        return {400, "The header name \"" + beginning(name)
                + "\" holds bytes that no header name may hold; check what the sender writes."};
    }
    return reader.read(name, trimmed(line.sliced(colon + 1)));
}

} // namespace

Fault readRequestLine(QByteArrayView line, RequestHead &head)
{
    const qsizetype methodEnd = line.indexOf(' ');
    const qsizetype targetEnd = line.lastIndexOf(' ');
    if (methodEnd <= 0 || !allOf(line.first(methodEnd), TokenByte)) {
        return {400, "The first line does not begin with a request method such as POST, so this "
                     "is not an HTTP request; check what the sender writes."_ba};
    }
    head.method = shared(line.first(methodEnd));
    if (targetEnd == methodEnd) {
        head.target = line.sliced(methodEnd + 1).toByteArray();
        return {400, "The request line has no HTTP version at its end; it must read like "
                     "\"POST /path HTTP/1.1\"."_ba};
    }
    const QByteArrayView target = line.sliced(methodEnd + 1, targetEnd - methodEnd - 1);
    head.target = shared(target);
    if (const Fault fault = readVersion(line.sliced(targetEnd + 1), head))
        return fault;
    if (target.isEmpty() || target.contains(' ') || target.contains('\t')) {
        return {400, "The target of the request is empty or holds a blank; a blank in an address "
                     "must be written as %20."_ba};
    }
    return {};
}

void readHeaderLines(QByteArrayView bytes, RequestHead &head)
{
    takeLine(bytes);
    FieldReader reader(head);
    for (QByteArrayView line = takeLine(bytes); !line.isEmpty(); line = takeLine(bytes)) {
        head.fault = readHeaderLine(line, reader);
        if (head.fault)
            return;
    }
    head.fault = reader.finish();
}

} // namespace http
