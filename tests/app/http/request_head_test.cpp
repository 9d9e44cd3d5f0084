// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/request_head.h"

#include <QString>

#include <gtest/gtest.h>

using http::Framing;
using http::RequestHead;

namespace {

RequestHead read(const QByteArray &bytes)
{
    RequestHead head;
    QByteArray line = bytes.first(bytes.indexOf('\n'));
    if (line.endsWith('\r'))
        line.chop(1);
    head.fault = http::readRequestLine(line, head);
    if (!head.fault)
        http::readHeaderLines(bytes, head);
    return head;
}

RequestHead withHeaders(const QByteArray &lines, const QByteArray &version = "HTTP/1.1")
{
    return read("POST /x " + version + "\r\nHost: a\r\n" + lines + "\r\n");
}

void expectRefused(const RequestHead &head, int status, const char *said, const char *what)
{
    EXPECT_EQ(head.fault.status, status) << what;
    EXPECT_TRUE(head.fault.text.contains(said))
        << what << " was told: " << head.fault.text.constData();
    EXPECT_TRUE(head.fault.text.endsWith('.')) << head.fault.text.constData();
}

} // namespace

TEST(RequestHead, KeepsMethodTargetAndVersionAsWritten)
{
    for (const char *line :
        {"GET / HTTP/1.1", "qUeRy //a/b HTTP/1.1", "PROPFIND /%zz/%2e%2e/../x?a=%20&b HTTP/1.0",
            "POST http://example.org:80/a?b#c HTTP/1.1", "OPTIONS * HTTP/1.1",
            "CONNECT a:443 HTTP/1.1", "M-SEARCH!#$%&'*+.^_`|~ /\xc3\xa4\xff{}|\\^\" HTTP/1.1",
            "GET / HTTP/1.7"}) {
        RequestHead head;
        EXPECT_FALSE(http::readRequestLine(line, head)) << line;
        EXPECT_EQ(head.method + ' ' + head.target + ' ' + head.version, line);
    }
}

TEST(RequestHead, RefusesRequestLinesThatAreNone)
{
    const struct {
        const char *line;
        int status;
        const char *said;
    } cases[] = {
        {"hello", 400, "request method"},
        {" / HTTP/1.1", 400, "request method"},
        {"", 400, "request method"},
        {"GE(T / HTTP/1.1", 400, "request method"},
        {"GET\t/ HTTP/1.1", 400, "request method"},
        {"GET /", 400, "no HTTP version"},
        {"GET / HTTP/1.1 ", 400, "HTTP version"},
        {"GET / http/1.1", 400, "HTTP version"},
        {"GET / HTTP/1", 400, "HTTP version"},
        {"GET / HTTP/1.10", 400, "HTTP version"},
        {"GET / HTTP/a.1", 400, "HTTP version"},
        {"GET / HTTP/0.9", 505, "HTTP/0.9"},
        {"GET / HTTP/3.1", 505, "HTTP/3.1"},
        {"PRI * HTTP/2.0", 505, "HTTP/2"},
        {"GET  HTTP/1.1", 400, "blank"},
        {"GET /a b HTTP/1.1", 400, "blank"},
        {"GET  / HTTP/1.1", 400, "blank"},
        {"GET /a\tb HTTP/1.1", 400, "blank"},
    };
    for (const auto &test : cases) {
        RequestHead head;
        head.fault = http::readRequestLine(test.line, head);
        expectRefused(head, test.status, test.said, test.line);
    }
}

TEST(RequestHead, FindsTheFraming)
{
    EXPECT_EQ(withHeaders("").framing, Framing::None);
    EXPECT_EQ(withHeaders("content-LENGTH:\t 12 \r\n").contentLength, 12);
    EXPECT_EQ(withHeaders("Content-Length: 0012\r\n").contentLength, 12);
    EXPECT_EQ(withHeaders("Content-Length: 12\r\nContent-Length: 12\r\n").framing, Framing::Length);
    EXPECT_EQ(
        withHeaders("Content-Length: 9223372036854775807\r\n").contentLength, 9223372036854775807);
    EXPECT_EQ(withHeaders("transfer-encoding: Chunked\r\n").framing, Framing::Chunked);
    EXPECT_EQ(read("GET / HTTP/1.1\nHost: a\nContent-Length: 3\n\n").contentLength, 3);
}

TEST(RequestHead, RefusesFramingThatTwoServersCouldReadDifferently)
{
    const struct {
        const char *lines;
        const char *said;
    } cases[] = {
        {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "both"},
        {"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "both"},
        {"Content-Length: 5\r\nContent-Length: 6\r\n", "differ"},
        {"Content-Length: 5, 5\r\n", "a number"},
        {"Content-Length: -1\r\n", "a number"},
        {"Content-Length: +1\r\n", "a number"},
        {"Content-Length: 1 2\r\n", "a number"},
        {"Content-Length: 0x10\r\n", "a number"},
        {"Content-Length: \r\n", "empty"},
        {"Content-Length: 9223372036854775808\r\n", "too large"},
        {"Content-Length: 99999999999999999999999999\r\n", "too large"},
        {"Transfer-Encoding: xchunked\r\n", "xchunked"},
        {"Transfer-Encoding: gzip\r\n", "gzip"},
        {"Transfer-Encoding: chunked, gzip\r\n", "gzip"},
        {"Transfer-Encoding: xgzip, chunked\r\n", "xgzip"},
        {"Transfer-Encoding: gzip, chunked, chunked\r\n", "gzip"},
        {"Transfer-Encoding: , chunked\r\n", "chunked"},
        {"Transfer-Encoding: gzip;q=1, chunked\r\n", "gzip"},
        {"Transfer-Encoding: gzip\x0b, chunked\r\n", "gzip"},
        {"Transfer-Encoding: gzip, chunked\r\nContent-Length: 5\r\n", "both"},
        {"Content-Length: 5\r\nTransfer-Encoding: gzip, chunked\r\n", "both"},
        {"Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", "gzip"},
        {"Transfer-Encoding: gzip, chunked\r\nTransfer-Encoding: chunked\r\n", "several Transfer-Encoding"},
        {"Transfer-Encoding: chunked, chunked\r\n", "chunked"},
        {"Transfer-Encoding: identity\r\n", "identity"},
        {"Transfer-Encoding:\r\n", "Transfer-Encoding"},
        {"Transfer-Encoding: chunked;q=1\r\n", "chunked;q=1"},
        {"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            "several Transfer-Encoding"},
        {"Transfer-Encoding: \x0b"
         "chunked\r\n",
            "understood"},
        {"X: a\r\n b\r\n", "folded"},
        {" X: a\r\n", "folded"},
        {"Transfer-Encoding : chunked\r\n", "colon"},
        {"X\t: a\r\n", "colon"},
        {"nonsense\r\n", "no colon"},
        {": a\r\n", "header name"},
        {"X Y: a\r\n", "header name"},
        {"X\xc3\xa4: a\r\n", "header name"},
    };
    for (const auto &test : cases)
        expectRefused(withHeaders(test.lines), 400, test.said, test.lines);
    expectRefused(withHeaders("Transfer-Encoding: chunked\r\n", "HTTP/1.0"), 400, "HTTP/1.0",
        "chunked in 1.0");
    expectRefused(withHeaders("Transfer-Encoding: gzip, chunked\r\n", "HTTP/1.0"), 400, "HTTP/1.0",
        "gzip in 1.0");
}

TEST(RequestHead, SaysThatItDoesNotUndoOtherTransferCodings)
{
    for (const char *value : {"gzip, chunked", "GZIP,Chunked", "deflate\t, x-gzip ,chunked", "compress, chunked"}) {
        const QByteArray line = QByteArray("Transfer-Encoding: ") + value + "\r\n";
        expectRefused(withHeaders(line.constData()), 501, "only chunked is understood", value);
    }
}

TEST(RequestHead, AsksForExactlyOneHost)
{
    EXPECT_TRUE(read("GET / HTTP/1.1\r\n\r\n").lateFault.text.contains("Host"));
    EXPECT_EQ(read("GET / HTTP/1.0\r\n\r\n").lateFault.status, 0);
    EXPECT_EQ(withHeaders("").lateFault.status, 0);
    EXPECT_EQ(withHeaders("HOST: b\r\n").lateFault.status, 400);
    EXPECT_EQ(withHeaders("Host: a\r\n", "HTTP/1.0").lateFault.status, 400);
    for (const char *host : {"", "a:80", "[::1]:80", "127.0.0.1", "a_b.example", "%41"})
        EXPECT_EQ(
            read(QByteArray("GET / HTTP/1.1\r\nHost: ") + host + "\r\n\r\n").lateFault.status, 0)
            << host;
    for (const char *host : {"a b", "a/b", "u@h", "\xc3\xa4"})
        EXPECT_EQ(
            read(QByteArray("GET / HTTP/1.1\r\nHost: ") + host + "\r\n\r\n").lateFault.status, 400)
            << host;
}

TEST(RequestHead, KnowsWhetherTheConnectionStaysOpen)
{
    EXPECT_TRUE(withHeaders("").keepAlive);
    EXPECT_TRUE(withHeaders("Connection: Upgrade, closet\r\n").keepAlive);
    EXPECT_FALSE(withHeaders("Connection: keep-alive, CLOSE\r\n").keepAlive);
    EXPECT_FALSE(withHeaders("Connection: keep-alive\r\nConnection: close\r\n").keepAlive);
    EXPECT_FALSE(withHeaders("", "HTTP/1.0").keepAlive);
    EXPECT_TRUE(withHeaders("Connection: Keep-Alive\r\n", "HTTP/1.0").keepAlive);
}

TEST(RequestHead, KnowsWhoWaitsForContinue)
{
    EXPECT_TRUE(withHeaders("Expect: 100-Continue\r\n").expectsContinue);
    EXPECT_FALSE(withHeaders("Expect: 100-continue\r\n", "HTTP/1.0").expectsContinue);
    EXPECT_TRUE(withHeaders("Expect: 100-continue\r\nExpect: 200-ok\r\n").expectsContinue);
    EXPECT_TRUE(withHeaders("Expect: 200-ok\r\nExpect: 100-continue\r\n").expectsContinue);
    EXPECT_FALSE(withHeaders("Expect: 200-ok\r\n").expectsContinue);
    EXPECT_FALSE(withHeaders("Expect: 200-ok\r\n").fault);
}
