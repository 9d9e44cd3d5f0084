// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine.h"
#include "store/reader.h"
#include "support/http_peer.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace {

class EngineTest : public testing::Test
{
protected:
    EngineOptions options()
    {
        EngineOptions options;
        options.storePath = m_directory.filePath(QStringLiteral("captures.sqlite"));
        options.port = 0;
        return options;
    }

    static bool start(Engine &engine)
    {
        QSignalSpy changed(&engine, &Engine::listenerChanged);
        engine.start();
        return changed.wait(10'000) && engine.listener().listening;
    }

    static quint16 portOf(const Engine &engine) { return quint16(QUrl(engine.listener().url).port()); }

    QTemporaryDir m_directory;
};

} // namespace

TEST_F(EngineTest, TellsOfStoredDeliveriesAndItsHealth)
{
    Engine engine(options());
    ASSERT_TRUE(start(engine));
    QSignalSpy stored(&engine, &Engine::stored);
    std::thread sender([port = portOf(engine)] {
        HttpPeer peer(port);
        for (int i = 0; i < 20; ++i)
            EXPECT_EQ(peer.post("/x", QByteArray::number(i)), 200);
    });
    EXPECT_TRUE(QTest::qWaitFor([&] { return !stored.isEmpty() && stored.constLast().at(0).toLongLong() == 20; }, 10'000));
    sender.join();
    EXPECT_TRUE(QTest::qWaitFor([&] { return engine.health().committed == 20; }));
    EXPECT_EQ(engine.health().received, 20);
    EXPECT_EQ(engine.health().stored, 20);
    EXPECT_EQ(engine.health().problem, QString());
}

TEST_F(EngineTest, TheDestructorKeepsWhatWasAccepted)
{
    int answered = 0;
    std::thread sender;
    {
        Engine engine(options());
        ASSERT_TRUE(start(engine));
        QSignalSpy stored(&engine, &Engine::stored);
        sender = std::thread([&answered, port = portOf(engine)] {
            HttpPeer peer(port);
            while (peer.post("/x", "body") == 200)
                ++answered;
        });
        ASSERT_TRUE(stored.wait(10'000));
    }
    sender.join();
    auto reader = store::Reader::open(m_directory.filePath(QStringLiteral("captures.sqlite")));
    ASSERT_TRUE(reader);
    // The last one may be stored although its answer was cut off; never the other way round.
    const auto count = (*reader)->count();
    ASSERT_TRUE(count);
    EXPECT_GE(*count, answered);
    EXPECT_LE(*count, answered + 1);
}

TEST_F(EngineTest, StoppingInTheMiddleOfBodiesIsOrderly)
{
    for (int round = 0; round < 5; ++round) {
        EngineOptions fresh = options();
        fresh.storePath = m_directory.filePath(QString::number(round));
        Engine engine(fresh);
        ASSERT_TRUE(start(engine));
        const quint16 port = portOf(engine);
        std::atomic<int> answered = 0;
        std::atomic<int> begun = 0;
        std::vector<std::thread> senders;
        for (int number = 0; number < 12; ++number) {
            senders.emplace_back([&] {
                const QByteArray body(700'000, 'x');
                HttpPeer peer(port);
                for (int status = 200; status == 200; answered += status == 200) {
                    ++begun;
                    status = peer.post("/big", body);
                }
            });
        }
        EXPECT_TRUE(QTest::qWaitFor([&] { return begun > 20; }, 10'000));
        engine.stop();
        for (std::thread &sender : senders)
            sender.join();
        auto reader = store::Reader::open(engine.storePath());
        ASSERT_TRUE(reader);
        EXPECT_GE(*(*reader)->count(), answered.load());
    }
}

TEST_F(EngineTest, WithoutAStoreNothingListens)
{
    Engine first(options());
    ASSERT_TRUE(start(first));
    Engine second(options());
    QSignalSpy failed(&second, &Engine::failed);
    QSignalSpy changed(&second, &Engine::listenerChanged);
    second.start();
    ASSERT_TRUE(failed.wait(10'000));
    second.listen(QHostAddress::LocalHost, 0);
    EXPECT_FALSE(changed.wait(100));
}

TEST_F(EngineTest, ASecondEngineOnTheStoreFailsWithASentence)
{
    Engine first(options());
    ASSERT_TRUE(start(first));
    Engine second(options());
    QSignalSpy failed(&second, &Engine::failed);
    second.start();
    ASSERT_TRUE(failed.wait(10'000));
    EXPECT_EQ(failed.at(0).at(0).value<core::Error>().code, core::ErrorCode::Busy);
}

TEST_F(EngineTest, APortThatCannotBeHadDoesNotCostTheOneThatWorks)
{
    QTcpServer holder;
    ASSERT_TRUE(holder.listen(QHostAddress::LocalHost));
    Engine engine(options());
    ASSERT_TRUE(start(engine));
    const QString url = engine.listener().url;
    QSignalSpy changed(&engine, &Engine::listenerChanged);
    engine.listen(QHostAddress::LocalHost, holder.serverPort());
    ASSERT_TRUE(changed.wait(10'000));
    EXPECT_TRUE(engine.listener().portBusy);
    EXPECT_TRUE(engine.listener().listening);
    EXPECT_EQ(engine.listener().url, url);
}

TEST_F(EngineTest, ABusyPortIsToldWithItsHolderAndAnotherCanBeTaken)
{
    Engine first(options());
    ASSERT_TRUE(start(first));
    EngineOptions same = options();
    same.storePath = m_directory.filePath(QStringLiteral("other.sqlite"));
    same.port = portOf(first);
    Engine second(same);
    QSignalSpy changed(&second, &Engine::listenerChanged);
    second.start();
    ASSERT_TRUE(changed.wait(10'000));
    EXPECT_FALSE(second.listener().listening);
    EXPECT_TRUE(second.listener().portBusy);
    EXPECT_TRUE(second.listener().portHolder.contains(QStringLiteral("process")));
    second.listen(QHostAddress::LocalHost, 0);
    ASSERT_TRUE(changed.wait(10'000));
    EXPECT_TRUE(second.listener().listening);
}
