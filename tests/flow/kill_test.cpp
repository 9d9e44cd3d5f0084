// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cli_process.h"
#include "support/http_peer.h"

#include "store/reader.h"

#include <QHash>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <random>
#include <thread>

namespace {

/// Posts bodies of its own, one after another, and remembers which were acknowledged.
class Sender
{
public:
    Sender(quint16 port, int round, int number)
        : m_thread([this, port, round, number] { run(port, round, number); })
    {
    }

    std::vector<QByteArray> acknowledged()
    {
        m_thread.join();
        return m_acknowledged;
    }

private:
    void run(quint16 port, int round, int number)
    {
        HttpPeer peer(port);
        for (int i = 0; peer.isConnected(); ++i) {
            const QByteArray body = "{\"round\":" + QByteArray::number(round) + ",\"sender\":" + QByteArray::number(number)
                + ",\"i\":" + QByteArray::number(i) + ",\"pad\":\"" + QByteArray(i * 37 % 900, 'x') + "\"}";
            const int status = peer.post("/kill", body);
            if (status / 100 == 2)
                m_acknowledged.push_back(body);
            else
                return;
        }
    }

    std::vector<QByteArray> m_acknowledged;
    std::thread m_thread;
};

QHash<QByteArray, int> storedBodies(const QString &path)
{
    QHash<QByteArray, int> bodies;
    auto reader = store::Reader::open(path);
    EXPECT_TRUE(reader) << reader.error().text.toStdString();
    const auto scan = (*reader)->scan(filter::Query(), {}, [&](std::span<const core::DeliveryId> ids, const store::ScanProgress &) {
        for (const core::DeliveryId id : ids) {
            const auto delivery = (*reader)->delivery(id);
            EXPECT_TRUE(delivery);
            ++bodies[delivery->request.body];
        }
        return true;
    });
    EXPECT_TRUE(scan);
    return bodies;
}

} // namespace

// HOOKGLASS_KILLS=50 for the long run.
TEST(Kill, WhatWasAcknowledgedIsStoredExactlyOnceWhateverTheMoment)
{
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("captures.sqlite"));
    std::mt19937 random(20261120);
    std::vector<QByteArray> acknowledged;
    const int kills = qEnvironmentVariableIsSet("HOOKGLASS_KILLS") ? qEnvironmentVariableIntValue("HOOKGLASS_KILLS") : 8;
    for (int round = 0; round < kills; ++round) {
        CliProcess listener({QStringLiteral("listen"), QStringLiteral("--port"), QStringLiteral("0"),
            QStringLiteral("--store"), path, QStringLiteral("--json")});
        const quint16 port = listener.readPort();
        ASSERT_NE(port, 0);
        std::vector<std::unique_ptr<Sender>> senders;
        for (int number = 0; number < 12; ++number)
            senders.push_back(std::make_unique<Sender>(port, round, number));
        std::this_thread::sleep_for(std::chrono::milliseconds(20 + int(random() % 300)));
        listener.signal(SIGKILL);
        EXPECT_EQ(listener.wait(), 128 + SIGKILL);
        for (const auto &sender : senders) {
            const auto bodies = sender->acknowledged();
            acknowledged.insert(acknowledged.end(), bodies.begin(), bodies.end());
        }
    }
    const auto stored = storedBodies(path);
    for (const QByteArray &body : acknowledged)
        ASSERT_EQ(stored.value(body), 1) << body.constData();
    for (const int times : stored)
        ASSERT_EQ(times, 1);
    EXPECT_GT(acknowledged.size(), size_t(kills) * 10);
}

TEST(Kill, AnOrderlyEndLosesNothingAndExitsWithZero)
{
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("captures.sqlite"));
    CliProcess listener({QStringLiteral("listen"), QStringLiteral("--port"), QStringLiteral("0"),
        QStringLiteral("--store"), path});
    const quint16 port = listener.readPort();
    std::vector<std::unique_ptr<Sender>> senders;
    for (int number = 0; number < 8; ++number)
        senders.push_back(std::make_unique<Sender>(port, 0, number));
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    listener.signal(SIGTERM);
    // Its output must be read, or it would wait for room in the pipe.
    listener.readAll();
    EXPECT_EQ(listener.wait(), 0);
    std::vector<QByteArray> acknowledged;
    for (const auto &sender : senders) {
        const auto bodies = sender->acknowledged();
        acknowledged.insert(acknowledged.end(), bodies.begin(), bodies.end());
    }
    const auto stored = storedBodies(path);
    for (const QByteArray &body : acknowledged)
        ASSERT_EQ(stored.value(body), 1);
}
