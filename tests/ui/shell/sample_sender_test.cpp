// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/sample_sender.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;
using shell::SampleSender;

class SampleSenderTest : public testing::Test
{
protected:
    void SetUp() override
    {
        provider.name = u"acme"_s;
        provider.title = u"Acme"_s;
        providers::EventType type;
        type.name = u"order.paid"_s;
        type.title = u"Order paid"_s;
        provider.eventTypes.push_back(type);
        sample.name = u"order.paid"_s;
        sample.type = u"order.paid"_s;
        sample.body = "{\"id\":  1}";
        sample.method = u"PATCH"_s;
        sample.path = u"/orders"_s;
        sample.query = u"token=a%20b"_s;
        sample.contentType = u"application/json"_s;
        sample.headers = {{"X-Acme", "yes"}};
        provider.samples.push_back(sample);
        ASSERT_TRUE(server.listen(QHostAddress::LocalHost));
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            QTcpSocket *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                received += socket->readAll();
                if (received.contains(sample.body))
                    socket->write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
            });
        });
    }

    QString url() const { return u"http://127.0.0.1:%1"_s.arg(server.serverPort()); }

    providers::Provider provider;
    providers::Sample sample;
    QTcpServer server;
    QByteArray received;
    SampleSender sender;
    QSignalSpy sent {&sender, &SampleSender::sent};
    QSignalSpy failed {&sender, &SampleSender::failed};
};

TEST_F(SampleSenderTest, SendsWhatTheProviderWouldSend)
{
    sender.send(url(), provider, sample);
    ASSERT_TRUE(sent.wait(5000));
    EXPECT_EQ(sent[0][0].toString(), u"Acme, Order paid"_s);
    EXPECT_EQ(sent[0][1].toInt(), 202);
    EXPECT_TRUE(received.startsWith("PATCH /hooks/acme/orders?token=a%20b HTTP/1.1\r\n")) << received.toStdString();
    const QByteArray head = received.toLower(); // Qt 6.8 sends the names so
    EXPECT_TRUE(head.contains("x-acme: yes\r\n"));
    EXPECT_TRUE(head.contains("content-type: application/json\r\n"));
    EXPECT_FALSE(head.contains("upgrade:"));
    EXPECT_TRUE(received.endsWith(QByteArray("\r\n\r\n" + sample.body)));
}

TEST_F(SampleSenderTest, SaysSoWhenNothingListens)
{
    sender.send({}, provider, sample);
    ASSERT_EQ(failed.size(), 1);
    EXPECT_TRUE(failed[0][0].value<core::Error>().text.contains(u"nothing listens"_s));
}

TEST_F(SampleSenderTest, SaysSoWhenNobodyAnswers)
{
    server.close();
    sender.send(u"http://127.0.0.1:1"_s, provider, sample);
    ASSERT_TRUE(failed.wait(5000));
    EXPECT_EQ(failed[0][0].value<core::Error>().code, core::ErrorCode::Io);
}

TEST_F(SampleSenderTest, ReachesAListenerOnEveryAddressOverLoopback)
{
    EXPECT_EQ(shell::sampleUrl(u"http://0.0.0.0:8080"_s, provider, sample).host(), u"127.0.0.1"_s);
    EXPECT_EQ(shell::sampleUrl(u"http://[::]:8080"_s, provider, sample).host(), u"::1"_s);
}

TEST_F(SampleSenderTest, NamesTheSampleWhereItsEventHasSeveral)
{
    EXPECT_EQ(shell::sampleTitle(provider, sample), u"Order paid"_s);
    providers::Sample second = sample;
    second.name = u"order.paid.twice"_s;
    provider.samples.push_back(second);
    EXPECT_EQ(shell::sampleTitle(provider, second), u"Order paid (order.paid.twice)"_s);
}

} // namespace
