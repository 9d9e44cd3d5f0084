// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/writer.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <random>

/// Deliveries as mixed as they come: several events or none, phone numbers in many spellings,
/// compressed and broken bodies, imports from years ago. The same for the same seed.
class MixedDeliveries
{
public:
    static constexpr qint64 startUs = 1786867211000000;

    explicit MixedDeliveries(unsigned seed = 1) : m_random(seed) { }

    core::Delivery next()
    {
        core::Delivery delivery;
        const int number = m_number++;
        const int events = pick(10) == 0 ? 0 : pick(20) == 0 ? 3 : 1;
        for (int i = 0; i < events; ++i)
            delivery.events.push_back(event(number));
        core::Request &request = delivery.request;
        static const char *const methods[] = { "POST", "PUT", "GET", "patch" };
        request.method = methods[size_t(pick(20) ? 0 : pick(4))];
        request.target = QByteArray("/hooks/") + (events ? delivery.events[0].provider.c_str() : "any") + "?n="
            + QByteArray::number(number);
        request.version = "HTTP/1.1";
        request.peer = "127.0.0.1:" + QByteArray::number(40000 + pick(1000));
        fillBody(delivery, number);
        fillTimes(delivery, number);
        if (pick(40) == 0) {
            request.problem = "The request had no Host header.";
            delivery.answer.status = 400;
        } else if (pick(30) == 0) {
            delivery.answer.status = 503;
        }
        if (events > 1)
            delivery.flags |= core::Batched;
        return delivery;
    }

private:
    int pick(int count) { return int(m_random() % unsigned(count)); }

    core::Event event(int number)
    {
        static const char *const providers[] = { "whapi", "meta", "whatsable", "enablex" };
        static const char *const types[] = { "text", "image", "video" };
        const char *const provider = providers[size_t(pick(4))];
        const std::string type = types[size_t(pick(3))];
        const std::string phone = "97250123" + std::to_string(1000 + pick(300));
        core::Event event;
        event.provider = provider;
        event.direction = pick(4) ? core::Direction::In : core::Direction::Out;
        const bool isStatus = pick(3) == 0;
        event.kind = isStatus ? (pick(2) ? "status.read" : "status.failed") : "message.in." + type;
        event.type = isStatus ? "statuses.post" : "messages.post." + type;
        event.from = pick(2) ? phone + "@s.whatsapp.net" : "+" + phone.substr(0, 3) + "-" + phone.substr(3);
        event.to = "15550001111";
        event.contact = phone;
        event.conversation = pick(5) ? phone : "120363044871235590@g.us";
        event.message = "MSG" + std::to_string(number);
        event.text = pick(6) ? "hello there" : "the Invoice is late";
        event.media = type == "text" || isStatus ? "" : type;
        event.summary = "Ana Prado: " + event.text;
        event.atMs = startUs / 1000 + number;
        return event;
    }

    void fillBody(core::Delivery &delivery, int number)
    {
        QByteArray body = "{\"messages\":[{\"id\":\"MSG" + QByteArray::number(number) + "\",\"type\":\""
            + (pick(3) ? "text" : "image") + "\",\"from_me\":" + (pick(2) ? "true" : "false") + ",\"size\":"
            + QByteArray::number(pick(5000)) + "}],\"inner\":\"[{\\\"content\\\":\\\"back in stock " + QByteArray::number(pick(9))
            + "\\\"}]\"" + (pick(25) ? "" : ",\"referral\":{\"source\":\"ad\"}") + "}";
        QByteArray encoding;
        if (pick(15) == 0) {
            body = qCompress(body).mid(4); // zlib, behind Qt's own length
            encoding = "Content-Encoding: deflate\r\n";
        } else if (pick(20) == 0) {
            body.truncate(body.size() / 2);
            delivery.flags |= core::InvalidJson;
        } else if (pick(200) == 0) {
            body.insert(1, QByteArray("\"padding\":\"" + QByteArray(20000, 'x') + "\","));
        }
        delivery.request.body = body;
        delivery.request.head = delivery.request.method + " " + delivery.request.target
            + " HTTP/1.1\r\nHost: localhost\r\ncontent-type: application/json\r\n" + encoding + "Content-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n";
    }

    void fillTimes(core::Delivery &delivery, int number)
    {
        constexpr qint64 yearUs = qint64(365) * 24 * 3600 * 1000000;
        qint64 &receivedUs = delivery.request.receivedUs;
        receivedUs = startUs + qint64(number) * 1000000;
        if (pick(50) == 0) {
            delivery.origin = core::Origin::Imported;
            receivedUs -= yearUs;
        }
        delivery.answeredUs = receivedUs + 100 + pick(5000);
    }

    std::mt19937 m_random;
    int m_number = 1;
};

/// A store that a real writer filled, and all that was put into it, to compare with.
class MixedStore
{
public:
    explicit MixedStore(int count, unsigned seed = 1) : m_source(seed)
    {
        auto opened = store::Writer::open(path(), QStringLiteral("test"));
        if (!opened) {
            ADD_FAILURE() << opened.error().text.toStdString();
            return;
        }
        writer = *std::move(opened);
        append(count);
    }

    QString path() const { return m_folder.filePath(QStringLiteral("captures.sqlite")); }

    void append(int count)
    {
        std::vector<store::Pending> group;
        for (int i = 0; i < count; ++i) {
            deliveries.push_back(m_source.next());
            group.push_back({ quint64(deliveries.size() - 1), deliveries.back() });
        }
        const auto connection = QObject::connect(writer.get(), &store::Writer::stored, writer.get(),
            [this](const QList<store::Stored> &stored) {
                for (const store::Stored &one : stored)
                    deliveries[size_t(one.ticket)].id = one.id;
            });
        writer->append(std::move(group));
        writer->flush();
        QObject::disconnect(connection);
        for (const core::Delivery &delivery : deliveries)
            ASSERT_GT(delivery.id, 0);
    }

    core::DeliveryId newest() const { return deliveries.back().id; }

    QTemporaryDir m_folder;
    std::vector<core::Delivery> deliveries;
    std::unique_ptr<store::Writer> writer;

private:
    MixedDeliveries m_source;
};
