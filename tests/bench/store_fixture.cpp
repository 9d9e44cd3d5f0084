// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store_fixture.h"

#include "store/reader.h"
#include "store/writer.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace bench {

using namespace Qt::StringLiterals;

static constexpr qint64 contacts = 20000;
static constexpr qint64 startUs = 1786867211000000; // in August 2026
static constexpr const char *business = "5511987650001";

/// A random number that depends on nothing but \p number and \p salt.
static quint64 random(qint64 number, quint64 salt)
{
    quint64 x = quint64(number) * 0x9e3779b97f4a7c15ull + salt * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

static std::string hex(quint64 value)
{
    char text[17];
    std::snprintf(text, sizeof text, "%016llX", static_cast<unsigned long long>(value));
    return text;
}

std::string madeUpContact(qint64 contact)
{
    return std::to_string(5511912300000 + contact);
}

static const char *const sentences[] = {
    "Do you open on Saturday, and until what time? I would come by with two parcels.",
    "The invoice of last month is still missing, could you send it again to my address?",
    "Thank you! It arrived this morning, everything is complete and the colour is right.",
    "I would like to move my appointment from Tuesday to Thursday afternoon, is that possible?",
    "Where is my order? The tracking page has not changed since it left the warehouse.",
    "Good morning to all, the delivery for the north shop comes an hour later today.",
};
static const char *const names[] = { "Ana Prado", "Joris Vink", "Noa Levi", "Luis Ortega", "Mara Sousa" };

/// What the parts below need to know of one delivery.
struct Seed {
    qint64 number;
    std::string contact, id, time;
    const char *name, *sentence;
    quint64 dice; ///< 0 to 999
};

static Seed seedOf(qint64 number)
{
    Seed seed;
    seed.number = number;
    seed.contact = madeUpContact(qint64(random(number, 1) % contacts));
    seed.id = hex(random(number, 2));
    seed.time = std::to_string(startUs / 1000000 + number / 50);
    seed.name = names[random(number, 3) % std::size(names)];
    seed.sentence = sentences[random(number, 4) % std::size(sentences)];
    seed.dice = random(number, 5) % 1000;
    return seed;
}

static core::Event eventOf(const Seed &seed, const char *provider, const char *type, const char *kind)
{
    core::Event event;
    event.provider = provider;
    event.type = type;
    event.kind = kind;
    event.from = seed.contact;
    event.to = business;
    event.contact = seed.contact;
    event.conversation = seed.contact;
    event.message = seed.id;
    event.atMs = (startUs / 1000000 + seed.number / 50) * 1000;
    event.direction = core::Direction::In;
    return event;
}

static std::string whapiMedia(const Seed &seed, const std::string &type)
{
    return "\"" + type + "\":{\"id\":\"" + type + "-" + seed.id + "\",\"mime_type\":\"" + type
        + "/any\",\"file_size\":" + std::to_string(20000 + seed.dice * 97)
        + ",\"sha256\":\"9V/xb2b0M2Ama5Xbb4/sAddgMQVDBq5KSzgFmPbP0RQ=\",\"caption\":\"" + seed.sentence
        + "\",\"width\":1080,\"height\":1350}";
}

static void fillWhapiMessage(const Seed &seed, core::Delivery &delivery)
{
    static const char *const media[] = { "image", "voice", "document", "video" };
    const bool isMedia = seed.dice % 100 >= 80;
    const std::string type = isMedia ? media[seed.dice % 4] : "text";
    const std::string content = isMedia ? whapiMedia(seed, type)
                                        : std::string("\"text\":{\"body\":\"") + seed.sentence + "\"}";
    delivery.request.body = QByteArray::fromStdString("{\"messages\":[{\"id\":\"" + seed.id
        + "-gCk820d\",\"from_me\":false,\"type\":\"" + type + "\",\"chat_id\":\"" + seed.contact
        + "@s.whatsapp.net\",\"timestamp\":" + seed.time + ",\"source\":\"mobile\",\"device_id\":12," + content
        + ",\"context\":{\"quoted_id\":\"0A1B2C3D4E5F60-gCk9a01\",\"quoted_author\":\"" + business
        + "\",\"quoted_type\":\"text\",\"quoted_content\":{\"body\":\"We open at 9 and close at 18.\"}},\"from\":\""
        + seed.contact + "\",\"from_name\":\"" + seed.name
        + "\"}],\"event\":{\"type\":\"messages\",\"event\":\"post\"},\"channel_id\":\"FALCON-7Q2XN\"}");
    core::Event event = eventOf(seed, "whapi", ("messages.post." + type).c_str(), ("message.in." + type).c_str());
    event.text = isMedia ? "" : seed.sentence;
    event.media = isMedia ? type : "";
    event.summary = std::string(seed.name) + ": " + (isMedia ? type : seed.sentence);
    delivery.events = { event };
}

static void fillWhapiStatus(const Seed &seed, core::Delivery &delivery)
{
    const char *const status = seed.dice % 100 == 0 ? "failed" : seed.dice % 2 ? "delivered" : "read";
    std::string entries;
    for (int i = 0; i < 3; ++i) {
        entries += std::string(i ? "," : "") + "{\"id\":\"" + hex(random(seed.number, 10 + quint64(i)))
            + "-gCk636f\",\"code\":3,\"status\":\"" + status + "\",\"recipient_id\":\"" + seed.contact
            + "@s.whatsapp.net\",\"timestamp\":\"" + seed.time + "\",\"viewer_id\":\"" + seed.contact + "\"}";
    }
    delivery.request.body = QByteArray::fromStdString("{\"statuses\":[" + entries
        + "],\"event\":{\"type\":\"statuses\",\"event\":\"post\"},\"channel_id\":\"FALCON-7Q2XN\"}");
    core::Event event = eventOf(seed, "whapi", "statuses.post", (std::string("status.") + status).c_str());
    event.summary = seed.id + " " + status + " by " + seed.contact;
    delivery.events = { event };
}

static void fillMeta(const Seed &seed, core::Delivery &delivery)
{
    const bool isStatus = seed.dice % 10 < 4;
    const std::string value = isStatus
        ? "\"statuses\":[{\"id\":\"wamid." + seed.id + "\",\"status\":\"delivered\",\"timestamp\":\"" + seed.time
            + "\",\"recipient_id\":\"" + seed.contact + "\",\"conversation\":{\"id\":\"" + hex(random(seed.number, 20))
            + "\",\"origin\":{\"type\":\"utility\"}},\"pricing\":{\"billable\":true,\"pricing_model\":\"PMP\","
              "\"category\":\"utility\",\"type\":\"regular\"}}]"
        : "\"contacts\":[{\"profile\":{\"name\":\"" + std::string(seed.name) + "\"},\"wa_id\":\"" + seed.contact
            + "\"}],\"messages\":[{\"from\":\"" + seed.contact + "\",\"id\":\"wamid." + seed.id
            + "\",\"timestamp\":\"" + seed.time + "\",\"text\":{\"body\":\"" + seed.sentence + "\"},\"type\":\"text\"}]";
    delivery.request.body = QByteArray::fromStdString(
        "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":[{\"value\":{"
        "\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"+55 11 98765-0001\","
        "\"phone_number_id\":\"106540352242922\"}," + value + "},\"field\":\"messages\"}]}]}");
    core::Event event = eventOf(seed, "meta", isStatus ? "messages.statuses.delivered" : "messages.text",
        isStatus ? "status.delivered" : "message.in.text");
    event.message = "wamid." + seed.id;
    event.text = isStatus ? "" : seed.sentence;
    event.summary = isStatus ? event.message + " delivered" : std::string(seed.name) + ": " + seed.sentence;
    delivery.events = { event };
}

static void fillRelay(const Seed &seed, core::Delivery &delivery)
{
    delivery.request.body = QByteArray::fromStdString("{\"customer\":\"" + std::string(seed.name)
        + "\",\"phone\":\"+" + seed.contact + "\",\"conversationTimeLeft\":" + std::to_string(seed.dice * 86)
        + ",\"window_open\":true,\"last_messages\":\"[{\\\"direction\\\":\\\"in\\\",\\\"content\\\":\\\""
        + seed.sentence + "\\\"},{\\\"direction\\\":\\\"out\\\",\\\"content\\\":\\\"We will look into it and call you "
        "back within the hour.\\\"}]\",\"message_id\":\"" + seed.id + "\",\"agent\":null,\"tags\":[\"shop\",\"north\"],"
        "\"received_at\":" + seed.time + ",\"note\":\"Forwarded by the assistant after the first answer.\"}");
    core::Event event = eventOf(seed, "whatsable", "notification", "message.in.text");
    event.text = seed.sentence;
    event.summary = std::string(seed.name) + ": " + seed.sentence;
    delivery.events = { event };
}

static QByteArray headOf(const core::Request &request)
{
    return "POST " + request.target + " HTTP/1.1\r\nHost: hooks.example.net\r\nUser-Agent: webhook-sender/2.4\r\n"
           "Accept: */*\r\nAccept-Encoding: gzip, deflate\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(request.body.size()) + "\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n";
}

core::Delivery madeUpDelivery(qint64 number)
{
    const Seed seed = seedOf(number);
    core::Delivery delivery;
    core::Request &request = delivery.request;
    const quint64 provider = random(number, 6) % 100;
    request.target = provider < 60 ? "/hooks/whapi" : provider < 90 ? "/hooks/meta" : "/hooks/whatsable";
    if (provider < 35)
        fillWhapiMessage(seed, delivery);
    else if (provider < 60)
        fillWhapiStatus(seed, delivery);
    else if (provider < 90)
        fillMeta(seed, delivery);
    else
        fillRelay(seed, delivery);
    request.method = "POST";
    request.version = "HTTP/1.1";
    request.head = headOf(request);
    request.peer = "127.0.0.1:" + QByteArray::number(40000 + number % 20000);
    request.receivedUs = startUs + number * 20000;
    delivery.answeredUs = request.receivedUs + 300;
    delivery.session = 1;
    return delivery;
}

static bool isThere(const QString &store, const QString &bodies, qint64 deliveries)
{
    if (!QFileInfo::exists(store) || !QFileInfo::exists(bodies))
        return false;
    const auto reader = store::Reader::open(store);
    const auto count = reader ? (*reader)->count() : reader.error();
    return count && *count == deliveries;
}

core::Result<void> makeStore(const QString &store, const QString &bodies, qint64 deliveries)
{
    if (isThere(store, bodies, deliveries))
        return {};
    for (const auto &suffix : { u""_s, u"-wal"_s, u"-shm"_s })
        QFile::remove(store + suffix);
    auto writer = store::Writer::open(store, u"filter_bench"_s);
    if (!writer)
        return writer.error();
    QFile lines(bodies);
    if (!lines.open(QFile::WriteOnly | QFile::Truncate))
        return core::Error { core::ErrorCode::Io, u"Could not write %1: %2."_s.arg(bodies, lines.errorString()) };
    constexpr qint64 groupSize = 4096;
    for (qint64 number = 0; number < deliveries;) {
        std::vector<store::Pending> group;
        for (; number < deliveries && qint64(group.size()) < groupSize; ++number) {
            group.push_back({ quint64(number), madeUpDelivery(number) });
            lines.write(group.back().delivery.request.body + '\n');
        }
        (*writer)->append(std::move(group));
        (*writer)->flush();
    }
    if (const QString problem = (*writer)->health().problem; !problem.isEmpty())
        return core::Error { core::ErrorCode::Io, problem };
    return {};
}

} // namespace bench
