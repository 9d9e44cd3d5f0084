// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/http/server_test_case.h"

#include <QDateTime>

using http::testing::ClientAnswer;
using http::testing::RawClient;
using http::testing::ServerTest;

namespace {

class ServerAnswer : public ServerTest { };

QByteArray get(const QByteArray &target, const QByteArray &lines = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n";
}

} // namespace

TEST_F(ServerAnswer, CarriesLengthDateAndTheGivenHeaders)
{
    arrivalOf(get("/a"));
    EXPECT_EQ(lastAnswer.statusLine, "HTTP/1.1 200 OK");
    EXPECT_EQ(lastAnswer.body, "echo /a");
    EXPECT_EQ(lastAnswer.header("content-type"), "text/plain");
    EXPECT_EQ(lastAnswer.header("content-length"), "7");
    EXPECT_TRUE(lastAnswer.header("date").endsWith(" GMT"));
    EXPECT_FALSE(lastAnswer.has("connection"));
}

TEST_F(ServerAnswer, KeepsTheConnectionForTheNextRequest)
{
    RawClient client(server->port());
    for (int i = 0; i < 5; ++i) {
        const QByteArray target = "/" + QByteArray::number(i);
        client.send(get(target));
        EXPECT_EQ(client.answer().body, "echo " + target);
    }
    EXPECT_EQ(server->connections(), 1);
    EXPECT_FALSE(client.ended);
}

TEST_F(ServerAnswer, ToHeadHasNoBodyAndLeavesTheConnectionUsable)
{
    RawClient client(server->port());
    client.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
    const ClientAnswer answer = client.answer(true);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("content-length"), "7");
    client.send(get("/b"));
    EXPECT_EQ(client.answer().body, "echo /b");
    EXPECT_EQ(client.bytes, "");
}

TEST_F(ServerAnswer, WithoutContentHasNoBodyAndNoLength)
{
    answering = false;
    RawClient client(server->port());
    for (const int status : {204, 304}) {
        client.send(get("/"));
        ASSERT_TRUE(waitForArrivals(1));
        core::Answer content = answerTo(arrivals[0]);
        content.status = status;
        server->answer(arrivals[0].ticket, content);
        const ClientAnswer answer = client.answer();
        EXPECT_EQ(answer.status, status);
        EXPECT_FALSE(answer.has("content-length"));
        EXPECT_EQ(client.bytes, "");
        arrivals.clear();
    }
}

TEST_F(ServerAnswer, ClosesWhenTheSenderAsksForIt)
{
    RawClient client(server->port());
    client.send(get("/a", "Connection: close\r\n") + get("/never"));
    const ClientAnswer answer = client.answer();
    EXPECT_EQ(answer.body, "echo /a");
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(client.waitForEnd());
    EXPECT_EQ(arrivals.size(), 1u);
}

TEST_F(ServerAnswer, ClosesAnOldConnectionUnlessAskedNotTo)
{
    RawClient old(server->port());
    old.send("GET /a HTTP/1.0\r\n\r\n");
    EXPECT_EQ(old.answer().header("connection"), "close");
    EXPECT_TRUE(old.waitForEnd());
    RawClient kept(server->port());
    for (int i = 0; i < 2; ++i) {
        kept.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        EXPECT_EQ(kept.answer().header("connection"), "keep-alive");
    }
    EXPECT_FALSE(kept.ended);
}

TEST_F(ServerAnswer, ReachesAPeerThatSendsNoMore)
{
    answering = false;
    RawClient client(server->port());
    client.send(get("/a"));
    client.endSending();
    ASSERT_TRUE(waitForArrivals(1));
    settle();
    EXPECT_EQ(server->waiting(), 1);
    answerArrival(0);
    EXPECT_EQ(client.answer().body, "echo /a");
    EXPECT_TRUE(client.waitForEnd());
    EXPECT_TRUE(QTest::qWaitFor([&] { return server->connections() == 0; }));
}

TEST_F(ServerAnswer, ReachesAPipeliningPeerThatSendsNoMore)
{
    RawClient client(server->port());
    client.send(get("/a") + get("/b") + get("/c"));
    client.endSending();
    for (const char *target : {"/a", "/b", "/c"})
        EXPECT_EQ(client.answer().body, QByteArray("echo ") + target);
    EXPECT_TRUE(client.waitForEnd());
}

TEST_F(ServerAnswer, KeepsTheOrderOfPipelinedRequests)
{
    constexpr int count = 2000; // more than fits into one read
    answering = false;
    RawClient client(server->port());
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += get("/" + QByteArray::number(i), "X-Filler: " + QByteArray(80, 'x') + "\r\n");
    qsizetype sent = 0;
    for (int i = 0; i < count; ++i) {
        sent += client.sendSome(QByteArrayView(all).sliced(sent));
        while (arrivals.size() <= size_t(i))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1000);
        EXPECT_EQ(server->waiting(), 1) << "the next request was read before this one was answered";
        ASSERT_EQ(arrivals[size_t(i)].request.target, "/" + QByteArray::number(i));
        answerArrival(size_t(i));
    }
    for (int i = 0; i < count; ++i)
        ASSERT_EQ(client.answer().body, "echo /" + QByteArray::number(i));
}

TEST_F(ServerAnswer, AnswersPipelinedRequestsAtOnceWithoutRecursion)
{
    constexpr int count = 20'000;
    RawClient client(server->port());
    ASSERT_TRUE(client.send(get("/x").repeated(count)));
    QByteArray::size_type answered = 0;
    ClientAnswer answer;
    EXPECT_TRUE(QTest::qWaitFor([&] {
        client.pull();
        while (http::testing::takeAnswer(client.bytes, answer))
            ++answered;
        return answered == count;
    }, 20'000)) << answered;
}

TEST_F(ServerAnswer, OfSeveralConnectionsMayComeInAnyOrder)
{
    answering = false;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(std::make_unique<RawClient>(server->port()));
        clients.back()->send(get("/" + QByteArray::number(i)) + get("/second"));
        ASSERT_TRUE(waitForArrivals(size_t(i) + 1));
    }
    EXPECT_EQ(server->waiting(), 8);
    for (size_t i = 8; i-- > 0;)
        answerArrival(i);
    ASSERT_TRUE(waitForArrivals(16));
    for (size_t i = 16; i-- > 8;)
        answerArrival(i);
    for (int i = 0; i < 8; ++i) {
        EXPECT_EQ(clients[size_t(i)]->answer().body, "echo /" + QByteArray::number(i));
        EXPECT_EQ(clients[size_t(i)]->answer().body, "echo /second");
    }
    EXPECT_EQ(server->waiting(), 0);
}

TEST_F(ServerAnswer, SaysContinueToWhoWaitsForIt)
{
    RawClient client(server->port());
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    EXPECT_EQ(client.answer().statusLine, "HTTP/1.1 100 Continue");
    EXPECT_TRUE(arrivals.empty());
    client.send("hello");
    EXPECT_EQ(client.answer().body, "echo /a");
    EXPECT_EQ(arrivals[0].request.body, "hello");
    client.send(
        "POST /b HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello");
    EXPECT_EQ(client.answer().status, 200) << "the body was there already";
}

TEST_F(ServerAnswer, RefusesInsteadOfSayingContinue)
{
    http::Limits limits;
    limits.bodyBytes = 4;
    start(limits);
    const Arrival arrival = arrivalOf(
        "POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    EXPECT_EQ(arrival.refusal, 413);
    EXPECT_EQ(lastAnswer.status, 413);
}

TEST_F(ServerAnswer, ToASlowReaderDoesNotBlockTheOthers)
{
    answering = false;
    RawClient slow(server->port());
    slow.send(get("/slow"));
    ASSERT_TRUE(waitForArrivals(1));
    core::Answer large;
    large.body = QByteArray(16 * 1024 * 1024, 'x');
    server->answer(arrivals[0].ticket, large);
    answering = true;
    arrivals.clear();
    RawClient quick(server->port());
    quick.send(get("/quick"));
    EXPECT_EQ(quick.answer().body, "echo /quick");
    slow.send(get("/next"));
    EXPECT_TRUE(slow.answer(false, 20'000).body == large.body);
    EXPECT_EQ(slow.answer().body, "echo /next");
}
