// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "capture/intake.h"
#include "support/http_peer.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <future>

namespace {

/// A server and an intake without a store: the test decides what happens to the groups.
class IntakeTest : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto port = server.listen(QHostAddress::LocalHost, 0);
        ASSERT_TRUE(port);
        m_port = *port;
        QObject::connect(&intake, &capture::Intake::groupReady, &intake,
            [this](std::vector<capture::Taken> &group) {
                for (capture::Taken &taken : group)
                    taken_.push_back(std::move(taken));
            }, Qt::DirectConnection);
    }

    /// Posts from another thread, as the peer blocks.
    std::future<QByteArray> exchange(const QByteArray &bytes)
    {
        return std::async(std::launch::async, [this, bytes] {
            HttpPeer peer(m_port);
            peer.send(bytes);
            return peer.readAnswer();
        });
    }

    bool waitForTaken(size_t count)
    {
        return QTest::qWaitFor([&] { return taken_.size() == count; });
    }

    QByteArray finish(std::future<QByteArray> &answer)
    {
        EXPECT_TRUE(QTest::qWaitFor([&] { return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }));
        return answer.get();
    }

    http::Server server;
    capture::Intake intake {server, providers::Catalogue::load()};
    std::vector<capture::Taken> taken_;
    quint16 m_port = 0;
};

QByteArray post(const QByteArray &body)
{
    return "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

TEST_F(IntakeTest, AnswersOnlyWhenTheDeliveryIsReleased)
{
    auto answer = exchange(post("{\"a\":1}"));
    ASSERT_TRUE(waitForTaken(1));
    EXPECT_EQ(taken_[0].delivery.request.body, "{\"a\":1}");
    EXPECT_EQ(taken_[0].delivery.answer.status, 200);
    EXPECT_EQ(taken_[0].delivery.events.at(0).kind, "unknown");
    EXPECT_EQ(server.waiting(), 1);
    QCoreApplication::processEvents();
    EXPECT_EQ(answer.wait_for(std::chrono::seconds(0)), std::future_status::timeout);
    intake.release(taken_[0].ticket);
    EXPECT_EQ(statusOf(finish(answer)), 200);
}

TEST_F(IntakeTest, TellsTheSenderWhenItCouldNotBeKept)
{
    auto answer = exchange(post("x"));
    ASSERT_TRUE(waitForTaken(1));
    intake.refuse(taken_[0].ticket);
    const QByteArray bytes = finish(answer);
    EXPECT_EQ(statusOf(bytes), 503);
    EXPECT_TRUE(bytes.toLower().contains("\r\nretry-after: 5\r\n"));
}

TEST_F(IntakeTest, KeepsARefusedRequestWithItsReasonAndItsAnswer)
{
    auto answer = exchange("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n");
    ASSERT_TRUE(waitForTaken(1));
    EXPECT_EQ(taken_[0].delivery.answer.status, 400);
    EXPECT_FALSE(taken_[0].delivery.request.problem.isEmpty());
    EXPECT_EQ(taken_[0].delivery.answer.body, taken_[0].delivery.request.problem + '\n');
    intake.release(taken_[0].ticket);
    EXPECT_EQ(statusOf(finish(answer)), 400);
}
