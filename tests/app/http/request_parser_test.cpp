// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/request_parser.h"

#include <QString>

#include <gtest/gtest.h>

#include <vector>

using http::ParsedRequest;
using http::RequestParser;

namespace {

/// Everything in \p stream, fed in pieces that end at the given places.
std::vector<ParsedRequest> parse(const QByteArray &stream, const std::vector<qsizetype> &ends,
    qsizetype headLimit = 1000, qsizetype bodyLimit = 1000)
{
    RequestParser parser(headLimit, bodyLimit);
    std::vector<ParsedRequest> requests;
    qsizetype from = 0;
    for (const qsizetype end : ends) {
        while (from < end) {
            from += parser.feed(QByteArrayView(stream).sliced(from, end - from));
            if (parser.phase() != RequestParser::Phase::Done)
                continue;
            requests.push_back(parser.take());
            if (requests.back().refusal)
                return requests;
        }
    }
    return requests;
}

std::vector<ParsedRequest> parseWhole(
    const QByteArray &stream, qsizetype headLimit = 1000, qsizetype bodyLimit = 1000)
{
    return parse(stream, {stream.size()}, headLimit, bodyLimit);
}

std::vector<qsizetype> everyByte(qsizetype size)
{
    std::vector<qsizetype> ends;
    for (qsizetype i = 1; i <= size; ++i)
        ends.push_back(i);
    return ends;
}

QByteArray describe(const std::vector<ParsedRequest> &requests)
{
    QByteArray text;
    for (const ParsedRequest &parsed : requests) {
        const core::Request &r = parsed.request;
        text += '[' + QByteArray::number(parsed.refusal) + '|' + r.method + '|' + r.target + '|'
            + r.version + '|' + r.head + '|' + r.body + '|' + r.framedBody + '|'
            + (r.truncated ? 'T' : 'F') + ']';
    }
    return text;
}

const QByteArray severalRequests
    = "\r\n\r\nPOST /a?b=%zz HTTP/1.1\r\nhOsT: x\r\nX-A:  1 \r\nX-a:2\r\n"
      "Content-Length: 5\r\n\r\nhello"
      "QUERY //b HTTP/1.1\nHost: x\n\n"
      "\nPUT * HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3;e\r\nabc\r\n2\r\nde\r\n0\r\nT: 1\r\n\r\n"
      "GET / HTTP/1.0\r\n\r\n";

} // namespace

TEST(RequestParser, KeepsEveryByteOfHeadAndBody)
{
    const auto requests = parseWhole(severalRequests);
    ASSERT_EQ(requests.size(), 4u);
    EXPECT_EQ(requests[0].request.head,
        "POST /a?b=%zz HTTP/1.1\r\nhOsT: x\r\nX-A:  1 \r\nX-a:2\r\nContent-Length: 5\r\n\r\n");
    EXPECT_EQ(requests[0].request.body, "hello");
    EXPECT_EQ(requests[0].request.framedBody, "");
    EXPECT_EQ(requests[0].request.target, "/a?b=%zz");
    EXPECT_EQ(requests[1].request.head, "QUERY //b HTTP/1.1\nHost: x\n\n");
    EXPECT_EQ(requests[1].request.method, "QUERY");
    EXPECT_EQ(requests[2].request.body, "abcde");
    EXPECT_EQ(requests[2].request.framedBody, "3;e\r\nabc\r\n2\r\nde\r\n0\r\nT: 1\r\n\r\n");
    EXPECT_EQ(requests[3].request.version, "HTTP/1.0");
    EXPECT_TRUE(requests[3].oldVersion);
    EXPECT_FALSE(requests[3].keepAlive);
    for (const ParsedRequest &parsed : requests)
        EXPECT_FALSE(parsed.request.truncated);
}

TEST(RequestParser, SplitsChangeNothing)
{
    const QByteArray whole = describe(parseWhole(severalRequests));
    EXPECT_EQ(describe(parse(severalRequests, everyByte(severalRequests.size()))), whole);
    for (qsizetype first = 1; first < severalRequests.size(); ++first) {
        for (qsizetype second = first; second < severalRequests.size(); second += 7)
            ASSERT_EQ(
                describe(parse(severalRequests, {first, second, severalRequests.size()})), whole)
                << "split at " << first << " and " << second;
    }
}

TEST(RequestParser, RefusesTheSameHoweverItIsSplit)
{
    const QList<QByteArray> streams = {"GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\rHost: x\r\n\r\n", "GET / HTTP/1.1\r\nA: b\x01\r\n\r\n",
        QByteArray("GET /\0 HTTP/1.1\r\n\r\n", 20), "\r\rGET / HTTP/1.1\r\n\r\n",
        QByteArray("\x16\x03\x01\x02\0\x01", 6), "GET / HTTP/2.0\r\nbad\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloX",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\nhello",
        "GET / HTTP/1.1\r\nX: " + QByteArray(2000, 'a'), QByteArray(2000, 'G') + '\x01',
        QByteArray(900, 'G') + '\x01' + QByteArray(900, 'G')};
    for (const QByteArray &stream : streams) {
        const auto whole = parseWhole(stream);
        ASSERT_EQ(whole.size(), 1u) << stream.constData();
        EXPECT_NE(whole[0].refusal, 0);
        EXPECT_TRUE(whole[0].request.problem.endsWith('.'));
        const auto split = parse(stream, everyByte(stream.size()));
        ASSERT_EQ(split.size(), 1u);
        EXPECT_EQ(split[0].refusal, whole[0].refusal) << stream.constData();
        EXPECT_EQ(split[0].request.problem, whole[0].request.problem);
    }
}

TEST(RequestParser, SaysWhatTheBytesLookLike)
{
    const QByteArray hello("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
    const auto tls = parseWhole(hello);
    ASSERT_EQ(tls.size(), 1u);
    EXPECT_TRUE(tls[0].request.problem.contains("TLS"));
    EXPECT_EQ(tls[0].request.head, hello);
    const auto two = parseWhole("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    ASSERT_EQ(two.size(), 1u);
    EXPECT_EQ(two[0].refusal, 505);
    EXPECT_TRUE(two[0].request.problem.contains("HTTP/2"));
}

TEST(RequestParser, KeepsWhatCameOfARefusedRequest)
{
    const auto both = parseWhole("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                 "5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled");
    ASSERT_EQ(both.size(), 1u);
    EXPECT_TRUE(both[0].request.head.endsWith("chunked\r\n\r\n"));
    EXPECT_EQ(both[0].request.body, "0\r\n\r\nGET /smuggled");
    EXPECT_TRUE(both[0].request.truncated);
    EXPECT_FALSE(both[0].keepAlive);
    const auto chunks = parseWhole(
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n");
    ASSERT_EQ(chunks.size(), 1u);
    EXPECT_EQ(chunks[0].request.body, "abc");
    EXPECT_EQ(chunks[0].request.framedBody, "3\r\nabc\r\nzz\r\n");
}

TEST(RequestParser, ReadsTheBodyOfARequestWithoutHostBeforeRefusingIt)
{
    const auto requests = parseWhole("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello");
    ASSERT_EQ(requests.size(), 1u);
    EXPECT_EQ(requests[0].refusal, 400);
    EXPECT_EQ(requests[0].request.body, "hello");
    EXPECT_FALSE(requests[0].request.truncated);
    const auto waits
        = parseWhole("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    ASSERT_EQ(waits.size(), 1u) << "would have let the sender wait for ever";
    EXPECT_EQ(waits[0].refusal, 400);
}

TEST(RequestParser, HoldsHeadsAndBodiesToTheirLimits)
{
    const QByteArray head = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    EXPECT_EQ(parseWhole(head, head.size())[0].refusal, 0);
    const auto longHead = parseWhole(head, head.size() - 1);
    EXPECT_EQ(longHead[0].refusal, 431);
    EXPECT_EQ(longHead[0].request.head, head.first(head.size() - 1));
    EXPECT_EQ(longHead[0].request.target, "/");
    EXPECT_TRUE(longHead[0].request.truncated);
    const QByteArray body = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n0123456789";
    EXPECT_EQ(parseWhole(body, 1000, 10)[0].refusal, 0);
    const auto longBody = parseWhole(body, 1000, 9);
    EXPECT_EQ(longBody[0].refusal, 413);
    EXPECT_EQ(longBody[0].request.body, "012345678");
    EXPECT_TRUE(longBody[0].request.truncated);
    const QByteArray chunked = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                               "chunked\r\n\r\n5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n";
    EXPECT_EQ(parseWhole(chunked, 1000, 10)[0].refusal, 0);
    const auto longChunks = parseWhole(chunked, 1000, 9);
    EXPECT_EQ(longChunks[0].refusal, 413);
    EXPECT_EQ(longChunks[0].request.body, "hello");
}

TEST(RequestParser, TellsOnceWhenTheSenderWaits)
{
    RequestParser parser(1000, 1000);
    const QByteArray head
        = "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
    parser.feed(head.first(20));
    EXPECT_FALSE(parser.takeContinue());
    parser.feed(head.mid(20));
    EXPECT_TRUE(parser.takeContinue());
    EXPECT_FALSE(parser.takeContinue());
    parser.feed("ok");
    EXPECT_EQ(parser.take().request.body, "ok");
    parser.feed(QByteArray(head + "o"));
    EXPECT_FALSE(parser.takeContinue()) << "the body is already coming";
}

TEST(RequestParser, EndsARequestFromOutside)
{
    RequestParser parser(1000, 1000);
    parser.feed("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf");
    EXPECT_EQ(parser.phase(), RequestParser::Phase::Body);
    parser.refuse({408, "Too slow."});
    const ParsedRequest parsed = parser.take();
    EXPECT_EQ(parsed.refusal, 408);
    EXPECT_EQ(parsed.request.body, "half");
    EXPECT_EQ(parsed.request.problem, "Too slow.");
    EXPECT_TRUE(parsed.request.truncated);
    EXPECT_EQ(parser.phase(), RequestParser::Phase::Idle);
    EXPECT_EQ(parser.heldBytes(), 0);
}

TEST(RequestParser, HoldsNoMemoryForBytesThatOnlyWereAnnounced)
{
    RequestParser parser(1000, 1'000'000'000);
    parser.feed("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\nhalf");
    parser.refuse({408, "Too slow."});
    EXPECT_LT(parser.take().request.body.capacity(), 1000);
}

TEST(RequestParser, AcceptsManyHeaders)
{
    QByteArray head = "GET / HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; i < 500; ++i)
        head += "X-" + QByteArray::number(i) + ": " + QByteArray::number(i) + "\r\n";
    head += "\r\n";
    const auto requests = parseWhole(head, 100'000);
    ASSERT_EQ(requests.size(), 1u);
    EXPECT_EQ(requests[0].refusal, 0);
    EXPECT_EQ(core::parseHeaders(requests[0].request.head).size(), 501);
}
