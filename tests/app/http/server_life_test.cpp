// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/http/server_test_case.h"

#include <QTcpServer>

#include <sys/resource.h>

using http::testing::RawClient;
using http::testing::ServerTest;

namespace {

class ServerLife : public ServerTest { };

const QByteArray get = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

} // namespace

TEST_F(ServerLife, TellsWhereItListens)
{
    EXPECT_TRUE(server->isListening());
    EXPECT_EQ(server->address(), QHostAddress(QHostAddress::LocalHost));
    EXPECT_NE(server->port(), 0);
    server->stopListening();
    EXPECT_FALSE(server->isListening());
    EXPECT_EQ(server->port(), 0);
}

TEST_F(ServerLife, SaysWhoCannotListenWhere)
{
    QTcpServer other;
    ASSERT_TRUE(other.listen(QHostAddress::LocalHost));
    const auto busy = server->listen(QHostAddress::LocalHost, other.serverPort());
    ASSERT_FALSE(busy);
    EXPECT_EQ(busy.error().code, core::ErrorCode::Busy);
    EXPECT_TRUE(busy.error().text.contains(QString::number(other.serverPort())));
    EXPECT_TRUE(busy.error().text.contains(QStringLiteral("127.0.0.1")));
    const auto foreign = server->listen(QHostAddress(QStringLiteral("192.0.2.1")), 0);
    ASSERT_FALSE(foreign);
    EXPECT_EQ(foreign.error().code, core::ErrorCode::Io);
    EXPECT_TRUE(foreign.error().text.contains(QStringLiteral("192.0.2.1")));
}

TEST_F(ServerLife, MovesToAnotherPort)
{
    const quint16 before = server->port();
    const auto after = server->listen(QHostAddress::LocalHost, 0);
    ASSERT_TRUE(after);
    EXPECT_NE(*after, before);
    EXPECT_FALSE(RawClient(before).isConnected());
    EXPECT_EQ(arrivalOf(get).request.target, "/a");
}

TEST_F(ServerLife, StillAnswersAfterItStoppedListening)
{
    answering = false;
    RawClient waiting(server->port()), halfway(server->port()), idle(server->port());
    waiting.send(get);
    halfway.send("POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel");
    ASSERT_TRUE(waitForArrivals(1));
    settle();
    const quint16 port = server->port();
    server->stopListening();
    EXPECT_FALSE(RawClient(port).isConnected());
    EXPECT_TRUE(idle.waitForEnd());
    answerArrival(0);
    const auto answer = waiting.answer();
    EXPECT_EQ(answer.body, "echo /a");
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(waiting.waitForEnd());
    halfway.send("lo");
    ASSERT_TRUE(waitForArrivals(2));
    answerArrival(1);
    EXPECT_EQ(halfway.answer().body, "echo /half");
}

TEST_F(ServerLife, TakesWhatHadArrivedWhenItStopped)
{
    RawClient client(server->port());
    ASSERT_TRUE(QTest::qWaitFor([&] { return server->connections() == 1; }));
    client.sendSome(get);
    server->stopListening();
    EXPECT_EQ(arrivals.size(), 1u);
    EXPECT_EQ(client.answer().body, "echo /a");
}

TEST_F(ServerLife, RecordsASenderThatLeavesInTheMiddle)
{
    for (const QByteArray &part : {QByteArray("G"), QByteArray("GET /a HTTP/1.1\r\nHost"),
             QByteArray("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel"),
             QByteArray(
                 "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel")}) {
        for (const bool politely : {true, false}) {
            arrivals.clear();
            RawClient client(server->port());
            client.send(part);
            ASSERT_TRUE(QTest::qWaitFor([&] { return server->connections() == 1; }));
            settle();
            politely ? client.close() : client.vanish();
            ASSERT_TRUE(waitForArrivals(1)) << part.constData();
            EXPECT_EQ(arrivals[0].refusal, 400);
            EXPECT_TRUE(arrivals[0].request.problem.startsWith("The sender left"));
            EXPECT_TRUE(arrivals[0].request.truncated);
            EXPECT_EQ(arrivals[0].request.head
                    + (arrivals[0].request.framedBody.isEmpty() ? arrivals[0].request.body
                                                                : arrivals[0].request.framedBody),
                part);
            EXPECT_TRUE(QTest::qWaitFor([&] { return server->connections() == 0; }));
        }
    }
}

TEST_F(ServerLife, RecordsNothingOfAPeerThatSaidNothing)
{
    {
        RawClient silent(server->port()), emptyLines(server->port());
        emptyLines.send("\r\n\r\n");
        ASSERT_TRUE(QTest::qWaitFor([&] { return server->connections() == 2; }));
        settle();
    }
    EXPECT_TRUE(QTest::qWaitFor([&] { return server->connections() == 0; }));
    EXPECT_TRUE(arrivals.empty());
}

TEST_F(ServerLife, SkipsPeersThatLeftBeforeTheirAnswer)
{
    answering = false;
    for (int round = 0; round < 3; ++round) {
        RawClient polite(server->port()), vanished(server->port());
        arrivals.clear();
        polite.send(get + get);
        vanished.send(get);
        ASSERT_TRUE(waitForArrivals(2));
        polite.close();
        vanished.vanish();
        settle();
        answerArrival(0);
        answerArrival(1);
        settle();
        for (size_t i = 2; i < arrivals.size(); ++i)
            answerArrival(i);
        EXPECT_TRUE(QTest::qWaitFor([&] { return server->connections() == 0; }));
        EXPECT_EQ(server->waiting(), 0);
    }
}

TEST_F(ServerLife, IgnoresTicketsThatItDoesNotKnow)
{
    arrivalOf(get);
    server->answer(arrivals[0].ticket, {});
    server->answer(123456, {});
    EXPECT_EQ(arrivalOf(get).request.target, "/a");
}

TEST_F(ServerLife, NeverUsesATicketTwice)
{
    RawClient client(server->port());
    for (int i = 0; i < 50; ++i) {
        client.send(get);
        ASSERT_EQ(client.answer().status, 200);
    }
    for (size_t i = 1; i < arrivals.size(); ++i)
        EXPECT_GT(arrivals[i].ticket, arrivals[i - 1].ticket);
}

TEST_F(ServerLife, MayGoWhileRequestsWait)
{
    answering = false;
    RawClient waiting(server->port()), halfway(server->port()), idle(server->port());
    waiting.send(get);
    halfway.send("GET /a");
    ASSERT_TRUE(waitForArrivals(1));
    settle();
    server.reset();
    EXPECT_TRUE(QTest::qWaitFor([&] { waiting.pull(); return waiting.ended || waiting.reset; }));
    settle();
}

TEST_F(ServerLife, MayStopWhileItHandsARequestOut)
{
    QObject::connect(
        server.get(), &http::Server::received, server.get(), [this] { server->stopListening(); });
    arrivalOf(get);
    EXPECT_EQ(lastAnswer.status, 200);
    EXPECT_FALSE(server->isListening());
    EXPECT_TRUE(QTest::qWaitFor([&] { return server->connections() == 0; }));
}

TEST_F(ServerLife, AcceptsAgainAfterTheProcessRanOutOfDescriptors)
{
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    const int lowestFree = ::dup(0);
    ::close(lowestFree);
    const rlimit tight{rlim_t(lowestFree) + 1, before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &tight), 0);
    RawClient client(server->port()); // takes the last one
    EXPECT_TRUE(client.isConnected());
    client.sendSome(get);
    settle();
    EXPECT_EQ(server->connections(), 0);
    setrlimit(RLIMIT_NOFILE, &before);
    EXPECT_EQ(client.answer().body, "echo /a");
}
