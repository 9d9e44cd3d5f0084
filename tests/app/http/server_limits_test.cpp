// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/http/server_test_case.h"

using namespace std::chrono_literals;
using http::Limits;
using http::testing::RawClient;
using http::testing::ServerTest;

namespace {

class ServerLimits : public ServerTest { };

const QByteArray postFive = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n";
const QByteArray get = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

} // namespace

TEST_F(ServerLimits, RefuseALongHead)
{
    Limits limits;
    limits.headBytes = 100;
    start(limits);
    const QByteArray head = "GET /a HTTP/1.1\r\nHost: x\r\nX: " + QByteArray(200, 'a') + "\r\n\r\n";
    const Arrival arrival = arrivalOf(head);
    EXPECT_EQ(arrival.refusal, 431);
    EXPECT_EQ(lastAnswer.status, 431);
    EXPECT_EQ(arrival.request.head, head.first(100));
    EXPECT_EQ(arrival.request.target, "/a");
    EXPECT_TRUE(arrival.request.truncated);
    EXPECT_TRUE(arrival.request.problem.contains("100 bytes"));
}

TEST_F(ServerLimits, RefuseALongBodyAndLetTheSenderSeeIt)
{
    Limits limits;
    limits.bodyBytes = 1000;
    start(limits);
    RawClient client(server->port());
    const QByteArray body(4 * 1024 * 1024, 'b');
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n");
    client.send(body);
    EXPECT_EQ(client.answer().status, 413) << "a reset destroyed the answer";
    EXPECT_TRUE(client.waitForEnd());
    ASSERT_EQ(arrivals.size(), 1u);
    EXPECT_TRUE(arrivals[0].request.truncated);
    EXPECT_LE(arrivals[0].request.body.size(), 1000);
}

TEST_F(ServerLimits, RefuseChunksOnceTheyPassTheLimit)
{
    Limits limits;
    limits.bodyBytes = 1000;
    start(limits);
    const QByteArray chunk = "1f4\r\n" + QByteArray(500, 'c') + "\r\n";
    const Arrival arrival
        = arrivalOf("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk
            + chunk + chunk);
    EXPECT_EQ(arrival.refusal, 413);
    EXPECT_EQ(lastAnswer.status, 413);
    EXPECT_EQ(arrival.request.body, QByteArray(1000, 'c'));
}

TEST_F(ServerLimits, RefuseASlowHeadHoweverItTrickles)
{
    Limits limits;
    limits.headTime = 100ms;
    start(limits);
    RawClient client(server->port());
    QElapsedTimer timer;
    timer.start();
    const QByteArray head = "GET /slow HTTP/1.1\r\nX: ";
    client.send(head);
    EXPECT_TRUE(QTest::qWaitFor([&] { client.sendSome("a"); return !arrivals.empty(); }, 5000));
    EXPECT_GE(timer.elapsed(), 100);
    EXPECT_EQ(client.answer().status, 408);
    EXPECT_TRUE(client.waitForEnd());
    EXPECT_EQ(arrivals[0].refusal, 408);
    EXPECT_TRUE(arrivals[0].request.head.startsWith(QByteArray(head + "a")));
    EXPECT_EQ(arrivals[0].request.target, "/slow");
    EXPECT_TRUE(arrivals[0].request.truncated);
}

TEST_F(ServerLimits, RefuseAPauseInTheBodyButNotASlowBody)
{
    Limits limits;
    limits.bodyTime = 200ms;
    start(limits);
    RawClient client(server->port());
    client.send(postFive);
    QElapsedTimer timer;
    timer.start();
    for (const char c : {'a', 'b', 'c', 'd'}) {
        QTest::qWait(80);
        client.send(QByteArray(1, c));
    }
    EXPECT_TRUE(arrivals.empty()) << "the body was slow, but never paused for long";
    ASSERT_TRUE(waitForArrivals(1));
    EXPECT_GE(timer.elapsed(), 320 + 200 - 20);
    EXPECT_EQ(client.answer().status, 408);
    EXPECT_EQ(arrivals[0].request.body, "abcd");
    EXPECT_TRUE(arrivals[0].request.truncated);
}

TEST_F(ServerLimits, CloseAnIdleConnectionInSilence)
{
    Limits limits;
    limits.idleTime = 100ms;
    start(limits);
    RawClient fresh(server->port());
    RawClient used(server->port());
    used.send(get);
    EXPECT_EQ(used.answer().status, 200);
    EXPECT_TRUE(fresh.waitForEnd());
    EXPECT_TRUE(used.waitForEnd());
    EXPECT_EQ(arrivals.size(), 1u);
    EXPECT_EQ(fresh.bytes + used.bytes, "");
    EXPECT_EQ(server->connections(), 0);
}

TEST_F(ServerLimits, DoNotCountTheTimeThatTheAnswerTakes)
{
    Limits limits;
    limits.headTime = limits.bodyTime = limits.idleTime = 50ms;
    start(limits);
    answering = false;
    RawClient client(server->port());
    client.send(get);
    ASSERT_TRUE(waitForArrivals(1));
    QTest::qWait(200);
    answerArrival(0);
    EXPECT_EQ(client.answer().status, 200);
}

TEST_F(ServerLimits, RefuseConnectionsBeyondTheirNumberAndRecordThem)
{
    Limits limits;
    limits.connections = 2;
    start(limits);
    RawClient first(server->port());
    RawClient second(server->port());
    ASSERT_TRUE(QTest::qWaitFor([&] { return server->connections() == 2; }));
    RawClient third(server->port());
    third.send("POST /third HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
    EXPECT_EQ(third.answer().status, 503);
    EXPECT_TRUE(third.waitForEnd());
    ASSERT_EQ(arrivals.size(), 1u);
    EXPECT_EQ(arrivals[0].refusal, 503);
    EXPECT_EQ(arrivals[0].request.target, "/third");
    EXPECT_TRUE(arrivals[0].request.problem.contains("2 connections"));
    first.send(get);
    EXPECT_EQ(first.answer().status, 200);
    third.close();
    first.close();
    ASSERT_TRUE(QTest::qWaitFor([&] { return server->connections() == 1; }));
    RawClient fourth(server->port());
    fourth.send(get);
    EXPECT_EQ(fourth.answer().status, 200);
}

TEST_F(ServerLimits, RecordASurplusConnectionThatSaysNothing)
{
    Limits limits;
    limits.connections = 0;
    start(limits);
    RawClient silent(server->port());
    ASSERT_TRUE(waitForArrivals(1));
    EXPECT_EQ(arrivals[0].request.head, "");
    EXPECT_EQ(arrivals[0].refusal, 503);
    EXPECT_EQ(silent.answer().status, 503);
}

TEST_F(ServerLimits, StandAFloodOfConnections)
{
    Limits limits;
    limits.connections = 10;
    start(limits);
    answering = false;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 300; ++i) {
        clients.push_back(std::make_unique<RawClient>(server->port()));
        clients.back()->sendSome(get);
        QCoreApplication::processEvents();
    }
    ASSERT_TRUE(waitForArrivals(26));
    settle();
    EXPECT_EQ(arrivals.size(), 26u) << "10 connections and 16 refused ones";
    EXPECT_EQ(server->connections(), 26);
    for (size_t i = 26; i < clients.size(); ++i)
        ASSERT_EQ(clients[i]->answer().status, 503) << i;
    for (size_t i = 0; i < 26; ++i)
        answerArrival(i);
    for (size_t i = 0; i < 26; ++i)
        EXPECT_EQ(clients[i]->answer().status, i < 10 ? 200 : 503);
}

TEST_F(ServerLimits, RefuseRequestsWhenTooManyWait)
{
    Limits limits;
    limits.waiting = 2;
    start(limits);
    answering = false;
    RawClient first(server->port()), second(server->port()), third(server->port());
    first.send(get);
    second.send(get);
    ASSERT_TRUE(waitForArrivals(2));
    third.send(get);
    ASSERT_TRUE(waitForArrivals(3));
    EXPECT_EQ(arrivals[2].refusal, 503);
    EXPECT_EQ(arrivals[2].request.target, "/a");
    EXPECT_FALSE(arrivals[2].request.truncated);
    for (size_t i = 0; i < 3; ++i)
        answerArrival(i);
    EXPECT_EQ(third.answer().status, 503);
    EXPECT_TRUE(third.waitForEnd());
    EXPECT_EQ(first.answer().status, 200);
}

TEST_F(ServerLimits, RefuseWhatWouldHoldTooMuchMemoryTogether)
{
    Limits limits;
    limits.heldBytes = 100'000;
    start(limits);
    answering = false;
    const QByteArray head = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n";
    RawClient first(server->port()), second(server->port());
    first.send(head + QByteArray(60'000, 'a'));
    ASSERT_TRUE(waitForArrivals(1));
    second.send(head + QByteArray(50'000, 'b'));
    ASSERT_TRUE(waitForArrivals(2));
    EXPECT_EQ(arrivals[1].refusal, 503);
    answerArrival(0);
    answerArrival(1);
    EXPECT_EQ(second.answer().status, 503);
    EXPECT_EQ(first.answer().status, 200);
    first.send(head + QByteArray(60'000, 'a'));
    ASSERT_TRUE(waitForArrivals(3));
    EXPECT_EQ(arrivals[2].refusal, 0) << "the memory of answered requests is free again";
}
