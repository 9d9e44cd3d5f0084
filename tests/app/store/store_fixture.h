// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/database.h"
#include "store/writer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

/// A folder of its own with a store in it, and short ways to write to it and to look into it
/// with a second connection.
class StoreTest : public testing::Test
{
protected:
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("captures.sqlite"));
    std::unique_ptr<store::Writer> writer;

    void open()
    {
        writer.reset();
        auto opened = store::Writer::open(path, QStringLiteral("test"));
        ASSERT_TRUE(opened) << opened.error().text.toStdString();
        writer = *std::move(opened);
    }

    /// A WhatsApp message among others; differs by \p number.
    static core::Delivery message(int number)
    {
        core::Delivery delivery;
        delivery.request.method = "POST";
        delivery.request.target = "/hooks/" + QByteArray::number(number);
        delivery.request.version = "HTTP/1.1";
        delivery.request.head = "POST /hooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\r\n";
        delivery.request.body = "{\"number\":" + QByteArray::number(number) + "}";
        delivery.request.peer = "127.0.0.1:40000";
        delivery.request.receivedUs = 1700000000000000 + number * 1000;
        delivery.answer.status = number % 10 == 9 ? 404 : 200;
        delivery.answer.headers = {{"Content-Type", "text/plain"}};
        delivery.answer.body = "ok";
        core::Event event;
        event.provider = "whapi";
        event.type = "messages.post.text";
        event.kind = "message.in.text";
        event.summary = "hello";
        event.from = "97250" + std::to_string(1000000 + number % 50);
        event.to = "+972 50-222 2222";
        event.contact = event.from;
        event.conversation = event.from + "@s.whatsapp.net";
        event.message = "wamid." + std::to_string(number);
        event.text = "hello " + std::to_string(number);
        event.atMs = 1700000000000 + number;
        event.direction = core::Direction::In;
        delivery.events.push_back(event);
        return delivery;
    }

    static std::vector<store::Pending> messages(int first, int count)
    {
        std::vector<store::Pending> group;
        for (int i = 0; i < count; ++i)
            group.push_back({quint64(first + i), message(first + i)});
        return group;
    }

    void append(int first, int count)
    {
        writer->append(messages(first, count));
        writer->flush();
    }

    /// The first column of the first row, seen by another connection.
    qint64 number(const QString &sql) const
    {
        auto database = store::Database::open(path, store::Database::Mode::ReadOnly);
        EXPECT_TRUE(database) << (database ? "" : database.error().text.toStdString());
        if (!database)
            return -1;
        const auto value = (*database)->integer(sql.toUtf8().constData());
        EXPECT_TRUE(value) << (value ? "" : value.error().text.toStdString());
        return value ? *value : -1;
    }

    /// Changes the store from outside, as a test of what is found later.
    void execute(const char *sql)
    {
        auto database = store::Database::open(path, store::Database::Mode::ReadWrite);
        ASSERT_TRUE(database) << database.error().text.toStdString();
        const auto done = (*database)->execute(sql);
        ASSERT_TRUE(done) << done.error().text.toStdString();
    }

    QStringList filesLike(const QString &pattern) const
    {
        return QDir(folder.path()).entryList({pattern}, QDir::Files, QDir::Name);
    }
};
