// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/http/server_test_case.h"

#include <QNetworkInterface>
#include <QTcpSocket>

using http::testing::RawClient;
using http::testing::ServerTest;

namespace {

class ServerCapture : public ServerTest { };

qint64 systemUs()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

} // namespace

TEST_F(ServerCapture, HandsOutTheExactBytes)
{
    const QByteArray head
        = "QUERY //a/../%zz/%2e%2e?x=\xc3\xa4&y HTTP/1.1\r\nhOST:x\r\nX-Dup: 1\r\nx-dup:  2 \t\r\n"
          "Empty:\r\nX-Raw: \xff\xfe\r\nContent-Length: 6\r\n\r\n";
    const QByteArray body("\0\r\n\xff\r\n", 6);
    const Arrival arrival = arrivalOf(head + body);
    EXPECT_EQ(arrival.request.head, head);
    EXPECT_EQ(arrival.request.body, body);
    EXPECT_EQ(arrival.request.method, "QUERY");
    EXPECT_EQ(arrival.request.target, "//a/../%zz/%2e%2e?x=\xc3\xa4&y");
    EXPECT_EQ(arrival.request.version, "HTTP/1.1");
    EXPECT_EQ(arrival.request.framedBody, "");
    EXPECT_EQ(arrival.request.problem, "");
    EXPECT_FALSE(arrival.request.truncated);
    EXPECT_EQ(arrival.refusal, 0);
    EXPECT_EQ(lastAnswer.status, 200);
    const QList<core::Header> expected = {{"hOST", "x"}, {"X-Dup", "1"}, {"x-dup", "2"},
        {"Empty", ""}, {"X-Raw", "\xff\xfe"}, {"Content-Length", "6"}};
    EXPECT_EQ(core::parseHeaders(arrival.request.head), expected) << "order, case and duplicates";
}

TEST_F(ServerCapture, TakesAnyVerbAndAnyTarget)
{
    for (const char *line : {"GET / ", "HEAD /x ", "DELETE /x ", "PROPFIND /x ", "brew /pot ",
             "OPTIONS * ", "CONNECT example.org:443 ", "POST http://example.org/x?y ", "GET /%00 ",
             "TRACE / ", "PATCH /a;b,c "}) {
        const Arrival arrival = arrivalOf(QByteArray(line) + "HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_EQ(arrival.request.method + ' ' + arrival.request.target + ' ', line);
        EXPECT_EQ(lastAnswer.status, 200) << line;
    }
}

TEST_F(ServerCapture, TakesAnUpgradeAsAnOrdinaryRequest)
{
    const Arrival arrival = arrivalOf(
        "GET /chat HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    EXPECT_EQ(arrival.request.target, "/chat");
    EXPECT_EQ(lastAnswer.status, 200);
    EXPECT_EQ(lastAnswer.body, "echo /chat");
}

TEST_F(ServerCapture, FreesABodyFromItsChunksAndKeepsThem)
{
    const QByteArray framed = "4;x=1\r\nWiki\r\n5\r\npedia\r\n0\r\nX-Trailer: t\r\n\r\n";
    const Arrival arrival
        = arrivalOf("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + framed);
    EXPECT_EQ(arrival.request.body, "Wikipedia");
    EXPECT_EQ(arrival.request.framedBody, framed);
    EXPECT_EQ(lastAnswer.status, 200);
}

TEST_F(ServerCapture, TakesABodyThatComesByteByByte)
{
    RawClient client(server->port());
    const QByteArray request = "POST /slow HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                               "chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    for (const char byte : request) {
        EXPECT_TRUE(arrivals.empty());
        client.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    ASSERT_TRUE(waitForArrivals(1));
    EXPECT_EQ(arrivals[0].request.body, "abc");
    EXPECT_EQ(client.answer().status, 200);
}

TEST_F(ServerCapture, TakesALargeBodyWhole)
{
    QByteArray body(20 * 1024 * 1024, Qt::Uninitialized);
    for (qsizetype i = 0; i < body.size(); ++i)
        body[i] = char(i * 2654435761u >> 13);
    RawClient client(server->port());
    ASSERT_TRUE(client.send("POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n"));
    ASSERT_TRUE(client.send(body));
    ASSERT_TRUE(waitForArrivals(1));
    EXPECT_TRUE(arrivals[0].request.body == body) << "the bytes differ";
    EXPECT_LE(arrivals[0].request.body.capacity(), body.size() + 1);
    EXPECT_EQ(client.answer().status, 200);
}

TEST_F(ServerCapture, NamesThePeerAndTheTime)
{
    const qint64 before = systemUs();
    const Arrival arrival = arrivalOf("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(arrival.request.peer.startsWith("127.0.0.1:")) << arrival.request.peer.constData();
    EXPECT_GT(arrival.request.peer.mid(10).toInt(), 0);
    EXPECT_GE(arrival.request.receivedUs, before);
    EXPECT_LE(arrival.request.receivedUs, systemUs());
}

TEST_F(ServerCapture, NamesAPeerWithSixAndAMappedOne)
{
    if (!QNetworkInterface::allAddresses().contains(QHostAddress(QHostAddress::LocalHostIPv6)))
        GTEST_SKIP() << "this machine has no IPv6";
    const auto port = server->listen(QHostAddress::LocalHostIPv6, 0);
    ASSERT_TRUE(port);
    QTcpSocket six;
    six.connectToHost(QHostAddress::LocalHostIPv6, *port);
    six.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(waitForArrivals(1));
    EXPECT_EQ(arrivals[0].request.peer, "[::1]:" + QByteArray::number(six.localPort()));
    ASSERT_TRUE(server->listen(QHostAddress::Any, 0));
    EXPECT_TRUE(
        arrivalOf("GET / HTTP/1.1\r\nHost: x\r\n\r\n").request.peer.startsWith("127.0.0.1:"));
}

TEST_F(ServerCapture, RecordsAndRefusesWhatIsMalformed)
{
    const struct {
        QByteArray bytes;
        int status;
        const char *said;
    } cases[] = {
        {"hello\r\n\r\n", 400, "method"},
        {"GET /\r\n\r\n", 400, "version"},
        {"GET / HTTP/9.9\r\n\r\n", 505, "HTTP/9.9"},
        {"GET / HTTP/1.1\r\n\r\n", 400, "Host"},
        {"GET / HTTP/1.1\r\nHost: x\r\n y\r\n\r\n", 400, "folded"},
        {"GET / HTTP/1.1\r\nHost: x\r\nA\rB: c\r\n\r\n", 400, "carriage return"},
        {QByteArray("GET / HTTP/1.1\r\nHost: x\r\nA: \0\r\n\r\n", 34), 400, "0x00"},
        {"GET / HTTP/1.1\r\nHost: x\r\nA: \x1b[0m\r\n\r\n", 400, "0x1b"},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\nhello", 400, "-5"},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: "
         "chunked\r\n\r\n0\r\n\r\n",
            400, "both"},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400,
            "xchunked"},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\nGET /second",
            501, "gzip, chunked"},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
            400, "too large"},
        {QByteArray("\x16\x03\x01\x02\0\x01\0\x01", 8), 400, "TLS"},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "HTTP/2"},
    };
    for (const auto &test : cases) {
        const Arrival arrival = arrivalOf(test.bytes);
        EXPECT_EQ(arrival.refusal, test.status) << test.bytes.constData();
        EXPECT_TRUE(arrival.request.problem.contains(test.said))
            << arrival.request.problem.constData();
        EXPECT_TRUE(test.bytes.startsWith(arrival.request.head) && !arrival.request.head.isEmpty());
        EXPECT_EQ(lastAnswer.status, test.status) << test.bytes.constData();
        EXPECT_EQ(lastAnswer.header("connection"), "close");
        EXPECT_EQ(arrivals.size(), 1u) << "something after the fault was taken for a request";
    }
}

TEST_F(ServerCapture, LetsNothingBeSmuggled)
{
    RawClient client(server->port());
    client.send(
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nContent-Length: 5\r\n\r\n0\r\n\r\nG"
        "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.answer().status, 400);
    EXPECT_TRUE(client.waitForEnd());
    EXPECT_EQ(arrivals.size(), 1u);
    EXPECT_EQ(client.bytes, "");
}
