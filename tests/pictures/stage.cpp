// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stage.h"

#include "store/writer.h"

#include <QDateTime>
#include <QHash>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>

namespace pictures {

using namespace Qt::StringLiterals;

namespace {

struct Person {
    QString name;
    QByteArray number;
};

const QList<Person> people {{u"Joris de Wit"_s, "31612345678"}, {u"Ana Prado"_s, "5511912340099"},
    {u"נועה לוי"_s, "972541112233"}, {u"Samira Haddad"_s, "212661234567"}, {u"Tom Becker"_s, "4915112345678"},
    {u"Grace Okafor"_s, "2348031234567"}, {u"Mei Lin"_s, "6591234567"}, {u"Diego Ramos"_s, "5215512345678"}};

const QStringList sayings {u"Call me back when you have a minute"_s, u"Is the blue one back in stock?"_s,
    u"תודה רבה, מחכה לאישור"_s, u"Vocês abrem no sábado?"_s, u"Order 20418 arrived damaged, see the photo 📦"_s,
    u"Can I move the appointment to Thursday 10:30?"_s, u"STOP"_s, u"Perfect, thank you! 🙏"_s,
    u"What does delivery to Haifa cost?"_s, u"I paid twice for invoice 7731"_s, u"Wo finde ich die Rechnung?"_s,
    u"Please send the contract again as PDF"_s};

/// Makes deliveries out of samples, as if they had been received.
class Stage
{
public:
    explicit Stage(const providers::Catalogue &catalogue) : m_catalogue(catalogue)
    {
        for (const providers::Provider &provider : catalogue.providers()) {
            for (const providers::Sample &sample : provider.samples) {
                m_all.append({&provider, &sample});
                if (sample.type.contains("text"_L1) || sample.name.contains("text"_L1))
                    m_texts.append({&provider, &sample});
                else if (sample.name.startsWith("statuses"_L1))
                    m_statuses.append({&provider, &sample});
            }
        }
    }

    core::Delivery next(qint64 receivedUs)
    {
        const int dice = m_random.bounded(100);
        if (dice < 2)
            return refused(receivedUs);
        const Pair pair = dice < 45 && !m_texts.isEmpty() ? pick(m_texts)
            : dice < 75 && !m_statuses.isEmpty()          ? pick(m_statuses)
                                                          : pick(m_all);
        return delivery(pair, receivedUs);
    }

    core::Delivery refused(qint64 receivedUs)
    {
        core::Delivery delivery = received("POST /hooks/test HTTP/1.1", "{\"half\": \"a bod", receivedUs);
        delivery.request.head.replace("Content-Length: 15", "Content-Length: 912");
        delivery.request.problem = "The sender closed the connection after 15 of 912 announced bytes of the body.";
        delivery.request.truncated = true;
        delivery.flags = core::Truncated | core::InvalidJson;
        delivery.answer.status = 400;
        delivery.events = m_catalogue.recognise(delivery.request).events;
        return delivery;
    }

private:
    struct Pair {
        const providers::Provider *provider;
        const providers::Sample *sample;
    };

    // Of two the one whose provider was seen less, so that the rarer ones come up.
    Pair pick(const QList<Pair> &pairs)
    {
        const Pair one = pairs.at(m_random.bounded(int(pairs.size())));
        const Pair other = pairs.at(m_random.bounded(int(pairs.size())));
        const Pair chosen = m_used[one.provider] <= m_used[other.provider] ? one : other;
        ++m_used[chosen.provider];
        return chosen;
    }

    core::Delivery delivery(const Pair &pair, qint64 receivedUs)
    {
        const providers::Sample &sample = *pair.sample;
        QByteArray target = "/hooks/" + pair.provider->name.toUtf8() + sample.path.toUtf8();
        if (!sample.query.isEmpty())
            target += '?' + sample.query.toUtf8();
        const QByteArray method = sample.method.isEmpty() ? "POST"_ba : sample.method.toUtf8();
        core::Delivery delivery = received(method + ' ' + target + " HTTP/1.1", sample.body, receivedUs, sample.contentType.toUtf8());
        personalise(delivery, sample.body);
        const providers::Recognition recognition = m_catalogue.recognise(delivery.request, pair.provider->name.toStdString());
        delivery.events = recognition.events;
        delivery.flags = recognition.flags;
        return delivery;
    }

    core::Delivery received(const QByteArray &requestLine, const QByteArray &body, qint64 receivedUs,
        const QByteArray &contentType = "application/json")
    {
        const QByteArrayList parts = requestLine.split(' ');
        core::Delivery delivery;
        core::Request &request = delivery.request;
        request.method = parts[0];
        request.target = parts[1];
        request.version = parts[2];
        request.body = body;
        request.peer = "127.0.0.1:" + QByteArray::number(40'000 + m_random.bounded(20'000));
        request.receivedUs = receivedUs;
        request.head = headOf(requestLine, contentType, body.size());
        delivery.answeredUs = receivedUs + 600 + m_random.bounded(4'000);
        delivery.session = 1;
        return delivery;
    }

    static QByteArray headOf(const QByteArray &requestLine, const QByteArray &contentType, qsizetype size)
    {
        return requestLine + "\r\nHost: hooks.example.test\r\nUser-Agent: webhook-sender/2.4\r\nContent-Type: "
            + (contentType.isEmpty() ? "application/json"_ba : contentType) + "\r\nContent-Length: " + QByteArray::number(size)
            + "\r\nX-Forwarded-For: 203.0.113.24\r\nX-Request-Id: " + QByteArray::number(size * 7919, 16) + "\r\n\r\n";
    }

    // Another person, other words and another time than in the sample; the shape stays.
    void personalise(core::Delivery &delivery, const QByteArray &sampleBody)
    {
        const Person &person = people.at(m_random.bounded(int(people.size())));
        QString body = QString::fromUtf8(sampleBody);
        const auto events = m_catalogue.recognise(delivery.request).events;
        if (!events.empty()) {
            const QString contact = QString::fromStdString(events.front().contact).section(u'@', 0, 0);
            if (contact.size() >= 9 && !contact.contains(u'-'))
                body.replace(contact, QString::fromLatin1(person.number));
            const QString message = QString::fromStdString(events.front().message);
            if (message.size() >= 12)
                body.replace(message, newId(message));
        }
        static const QRegularExpression time(uR"-(("timestamp"\s*:\s*"?)\d{10})-"_s);
        static const QRegularExpression name(uR"-(("(?:from_name|senderName)"\s*:\s*")[^"]*)-"_s);
        static const QRegularExpression words(uR"-(("body"\s*:\s*")[^"]*)-"_s);
        body.replace(time, u"\\1%1"_s.arg(delivery.request.receivedUs / 1'000'000 - 1 - m_random.bounded(3)));
        body.replace(name, u"\\1"_s + person.name);
        body.replace(words, u"\\1"_s + sayings.at(m_random.bounded(int(sayings.size()))));
        delivery.request.body = body.toUtf8();
        const auto length = [](qsizetype size) { return QByteArray("Content-Length: " + QByteArray::number(size)); };
        delivery.request.head.replace(length(sampleBody.size()), length(delivery.request.body.size()));
    }

    QString newId(QString id)
    {
        for (QChar &letter : id) {
            if (letter.isDigit())
                letter = QChar(u'0' + m_random.bounded(10));
            else if (letter.isUpper())
                letter = QChar(u'A' + m_random.bounded(26));
        }
        return id;
    }

    const providers::Catalogue &m_catalogue;
    QRandomGenerator m_random {20261120};
    QList<Pair> m_all, m_texts, m_statuses;
    QHash<const providers::Provider *, int> m_used;
};

std::vector<store::Pending> makeAll(const providers::Catalogue &catalogue, int count)
{
    Stage stage(catalogue);
    QRandomGenerator random(7);
    std::vector<store::Pending> pending;
    const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1000;
    // Most of it within the ten minutes that the traffic strip shows, in waves.
    QList<qint64> ages;
    while (ages.size() < count) {
        const double seconds = 2 + random.generateDouble() * 588;
        if (ages.size() < count / 3)
            ages.append(qint64(random.bounded(6 * 3600)) * 1'000'000 + 600'000'000);
        else if (random.generateDouble() < 0.15 + 0.85 * std::pow(std::sin(seconds / 75), 2))
            ages.append(qint64(seconds * 1'000'000));
    }
    std::sort(ages.begin(), ages.end(), std::greater<>());
    for (int i = 0; i < count; ++i)
        pending.push_back({quint64(i + 1), stage.next(now - ages[i])});
    return pending;
}

void lookAtAll(store::Writer &writer, core::DeliveryId newest)
{
    QList<core::DeliveryId> looked;
    for (core::DeliveryId id = 1; id <= newest; ++id)
        looked.append(id);
    writer.setOpened(looked);
}

} // namespace

core::Result<int> fillStore(const QString &path, const providers::Catalogue &catalogue)
{
    constexpr int count = 1204;
    auto writer = store::Writer::open(path, u"hookglass-pictures"_s);
    if (!writer)
        return writer.error();
    QSignalSpy stored(writer->get(), &store::Writer::stored);
    (*writer)->append(makeAll(catalogue, count));
    (*writer)->flush();
    if (stored.isEmpty())
        return core::Error {core::ErrorCode::Io, (*writer)->health().problem};
    lookAtAll(**writer, stored.constLast().constFirst().value<QList<store::Stored>>().constLast().id);
    (*writer)->flush();
    return count;
}

QByteArrayList liveRequests(const providers::Catalogue &catalogue, int count)
{
    Stage stage(catalogue);
    QByteArrayList requests;
    while (requests.size() < count) {
        const core::Request request = stage.next(QDateTime::currentMSecsSinceEpoch() * 1000).request;
        if (!request.truncated)
            requests.append(request.head + request.body);
    }
    return requests;
}

} // namespace pictures
