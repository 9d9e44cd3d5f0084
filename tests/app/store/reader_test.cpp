// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mixed_store.h"

#include "store/reader.h"
#include "support/ask.h"

#include <QFile>
#include <QSignalSpy>

#include <numeric>

using namespace Qt::StringLiterals;

class ReaderTest : public testing::Test
{
protected:
    static std::unique_ptr<store::Reader> open(const QString &path)
    {
        auto opened = store::Reader::open(path);
        EXPECT_TRUE(opened) << opened.error().text.toStdString();
        return opened ? *std::move(opened) : nullptr;
    }

    /// Stores a delivery, as often as is said, in one group; returns the id of the last.
    core::DeliveryId store(MixedStore &target, const core::Delivery &delivery, size_t times = 1)
    {
        QSignalSpy stored(target.writer.get(), &store::Writer::stored);
        std::vector<store::Pending> group(times, store::Pending { 1, delivery });
        target.writer->append(std::move(group));
        target.writer->flush();
        return stored.value(0).value(0).value<QList<store::Stored>>().last().id;
    }

    static core::Delivery jsonDelivery(const QByteArray &body, const char *provider = "whapi")
    {
        core::Delivery delivery;
        delivery.request.method = "POST";
        delivery.request.target = "/hooks";
        delivery.request.head = "POST /hooks HTTP/1.1\r\nContent-Type: application/json\r\n\r\n";
        delivery.request.body = body;
        delivery.request.receivedUs = MixedDeliveries::startUs;
        delivery.events.resize(1);
        delivery.events[0].provider = provider;
        return delivery;
    }

    static QStringList names(const std::vector<store::ValueCount> &values)
    {
        QStringList list;
        for (const store::ValueCount &value : values)
            list.append(u"%1 %2"_s.arg(value.value).arg(value.count));
        return list;
    }
};

TEST_F(ReaderTest, FailsWhenThereIsNoStore)
{
    const auto opened = store::Reader::open(u"/nowhere/at-all.sqlite"_s);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, core::ErrorCode::NotFound);
    EXPECT_TRUE(opened.error().text.endsWith(u'.'));
}

TEST_F(ReaderTest, FailsWhenTheFileIsNoStore)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"noise.sqlite"_s));
    ASSERT_TRUE(file.open(QFile::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto opened = store::Reader::open(file.fileName());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, core::ErrorCode::Corrupt);
}

TEST_F(ReaderTest, GivesEveryByteOfADelivery)
{
    MixedStore mixed(0);
    core::Delivery sent = jsonDelivery("{\"a\":1}");
    sent.request.head = "POST /a?b=%20 HTTP/1.1\r\nX-A: 1\r\nx-a:  2\r\nBad\xff: \x80\r\n\r\n";
    sent.request.body = QByteArray("\0\x01\xff{not json", 12) + QByteArray(100000, 'z');
    sent.request.framedBody = "c\r\n" + sent.request.body + "\r\n0\r\n\r\n";
    sent.request.method = "BREW";
    sent.request.target = "/a?b=%20";
    sent.request.version = "HTTP/1.1";
    sent.request.peer = "[::1]:53312";
    sent.request.problem = "The body was cut short.";
    sent.request.truncated = true;
    sent.flags = core::Truncated | core::InvalidJson;
    sent.answer.status = 422;
    sent.answer.headers = { { "X-Why", "because" }, { "X-Why", "twice" } };
    sent.answer.body = "no";
    sent.origin = core::Origin::Imported;
    sent.events.resize(40);
    for (size_t i = 0; i < sent.events.size(); ++i) {
        core::Event &event = sent.events[i];
        event = { "whapi", "messages.post", "message.in.text", "Ana: \"hi\"", "a", "b", "c", "d", "e", "f", "image",
            qint64(1000 + i), core::Direction::Out };
    }
    const core::DeliveryId id = store(mixed, sent);

    const auto read = open(mixed.path())->delivery(id);
    ASSERT_TRUE(read) << read.error().text.toStdString();
    EXPECT_EQ(read->id, id);
    EXPECT_EQ(read->request.head, sent.request.head);
    EXPECT_EQ(read->request.body, sent.request.body);
    EXPECT_EQ(read->request.framedBody, sent.request.framedBody);
    EXPECT_EQ(read->request.method, sent.request.method);
    EXPECT_EQ(read->request.target, sent.request.target);
    EXPECT_EQ(read->request.version, sent.request.version);
    EXPECT_EQ(read->request.peer, sent.request.peer);
    EXPECT_EQ(read->request.problem, sent.request.problem);
    EXPECT_EQ(read->request.receivedUs, sent.request.receivedUs);
    EXPECT_TRUE(read->request.truncated);
    EXPECT_EQ(read->flags, sent.flags);
    EXPECT_EQ(read->origin, sent.origin);
    EXPECT_EQ(read->answer.status, 422);
    EXPECT_EQ(read->answer.headers, sent.answer.headers);
    EXPECT_EQ(read->answer.body, "no");
    EXPECT_EQ(read->events, sent.events);
}

TEST_F(ReaderTest, SummarisesInTheOrderAskedForAndLeavesOutWhatIsGone)
{
    MixedStore mixed(50);
    mixed.writer->setMarked({ 7 }, true);
    mixed.writer->setNote(7, "mine");
    mixed.writer->setColour({ 9 }, 3);
    mixed.writer->setOpened({ 9 });
    mixed.writer->remove({ 8 });
    const auto reader = open(mixed.path());
    const std::vector<core::DeliveryId> ids = { 9, 8, 1234567, 7, 50, 9 };
    const auto summaries = reader->summaries(ids);
    ASSERT_TRUE(summaries);
    ASSERT_EQ(summaries->size(), 4u);
    const std::vector<core::DeliveryId> expected = { 9, 7, 50, 9 };
    for (size_t i = 0; i < expected.size(); ++i) {
        const core::Summary &summary = (*summaries)[i];
        const core::Delivery &delivery = mixed.deliveries[size_t(expected[i] - 1)];
        EXPECT_EQ(summary.id, expected[i]);
        EXPECT_EQ(summary.receivedUs, delivery.request.receivedUs);
        EXPECT_EQ(summary.method, delivery.request.method);
        EXPECT_EQ(summary.target, delivery.request.target);
        EXPECT_EQ(summary.version, delivery.request.version);
        EXPECT_EQ(summary.peer, delivery.request.peer);
        EXPECT_EQ(summary.problem, delivery.request.problem);
        EXPECT_EQ(summary.status, delivery.answer.status);
        EXPECT_EQ(summary.sizeBytes, delivery.request.body.size());
        EXPECT_EQ(summary.flags, delivery.flags);
        EXPECT_EQ(summary.origin, delivery.origin);
        EXPECT_EQ(summary.events, delivery.events);
        EXPECT_EQ(summary.eventCount, qint64(delivery.events.size()));
    }
    EXPECT_EQ((*summaries)[0].annotation, (core::Annotation { false, 3, {}, true }));
    EXPECT_EQ((*summaries)[1].annotation, (core::Annotation { true, 0, "mine", false }));
}

TEST_F(ReaderTest, ShowsSixteenEventsOfALargeBatchAndCountsAll)
{
    MixedStore mixed(3);
    for (const size_t count : { 15, 16, 17, 1000 }) {
        core::Delivery delivery = jsonDelivery("{}");
        delivery.events.resize(count);
        const core::DeliveryId id = store(mixed, delivery);
        const auto summaries = open(mixed.path())->summaries({ &id, 1 });
        ASSERT_TRUE(summaries);
        ASSERT_EQ(summaries->size(), 1u);
        EXPECT_EQ(summaries->front().events.size(), std::min<size_t>(count, 16));
        EXPECT_EQ(summaries->front().eventCount, qint64(count));
    }
}

TEST_F(ReaderTest, HidesWhatIsClearedButNotWhatIsKept)
{
    MixedStore mixed(20);
    const auto reader = open(mixed.path());
    mixed.writer->setMarked({ 4 }, true);
    mixed.writer->clear();
    mixed.append(2);
    std::vector<core::DeliveryId> ids(22);
    std::iota(ids.begin(), ids.end(), 1);
    const auto summaries = reader->summaries(ids);
    ASSERT_TRUE(summaries);
    ASSERT_EQ(summaries->size(), 3u);
    EXPECT_EQ(summaries->front().id, 4);
    EXPECT_EQ(*reader->count(), 3);
    EXPECT_EQ(*reader->newestId(), 22);
    EXPECT_TRUE(reader->delivery(4));
    EXPECT_EQ(reader->delivery(5).error().code, core::ErrorCode::NotFound);
    EXPECT_EQ(reader->annotation(5).error().code, core::ErrorCode::NotFound);
    EXPECT_TRUE(reader->annotation(4)->marked);
    mixed.writer->undoClear();
    EXPECT_EQ(*reader->count(), 22);
    EXPECT_TRUE(reader->delivery(5));
}

TEST_F(ReaderTest, ReadsAStoreWhoseWriterWasKilled)
{
    MixedStore mixed(300);
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"killed.sqlite"_s);
    // What a killed process leaves: the file and its log, not yet brought together.
    ASSERT_TRUE(QFile::copy(mixed.path(), copy));
    ASSERT_TRUE(QFile::copy(mixed.path() + u"-wal"_s, copy + u"-wal"_s));
    ASSERT_GT(QFile(copy + u"-wal"_s).size(), 0);
    const auto reader = open(copy);
    ASSERT_TRUE(reader);
    EXPECT_EQ(*reader->count(), 300);
    EXPECT_EQ(reader->delivery(300)->request.body, mixed.deliveries[299].request.body);
}

TEST_F(ReaderTest, SeesEachCommitOfAWriterAtOnce)
{
    MixedStore mixed(1);
    const auto reader = open(mixed.path());
    for (int i = 2; i < 40; ++i) {
        mixed.append(1);
        EXPECT_EQ(*reader->count(), i);
        EXPECT_EQ(*reader->newestId(), i);
        EXPECT_TRUE(reader->delivery(i));
    }
}

TEST_F(ReaderTest, NoticesThatItsFileWasReplaced)
{
    MixedStore mixed(5);
    mixed.writer.reset();
    const auto reader = open(mixed.path());
    EXPECT_FALSE(reader->isReplaced());
    ASSERT_TRUE(QFile::rename(mixed.path(), mixed.path() + u".old"_s));
    EXPECT_TRUE(reader->isReplaced());
    ASSERT_TRUE(store::Writer::open(mixed.path(), u"test"_s));
    EXPECT_TRUE(reader->isReplaced());
    EXPECT_FALSE(open(mixed.path())->isReplaced());
}

TEST_F(ReaderTest, GivesTheValuesOfAPathForEachBody)
{
    MixedStore mixed(0);
    const core::DeliveryId one = store(mixed, jsonDelivery(R"({"a":{"b":"x \"y\""},"list":[{"n":1.50},{"n":true}]})"));
    const core::DeliveryId two = store(mixed, jsonDelivery(R"({"a":"{\"b\":[1,2]}"})"));
    const core::DeliveryId junk = store(mixed, jsonDelivery("not json"));
    const auto reader = open(mixed.path());
    const std::vector<core::DeliveryId> ids = { two, one, 99, junk };
    EXPECT_EQ(*reader->bodyValues(ids, u"a.b"_s), (std::vector<QString> { u"[1,2]"_s, u"x \"y\""_s, {}, {} }));
    EXPECT_EQ(*reader->bodyValues(ids, u"list[].n"_s), (std::vector<QString> { {}, u"1.50, true"_s, {}, {} }));
    EXPECT_EQ(reader->bodyValues(ids, u"a..b"_s).error().code, core::ErrorCode::Invalid);
    const core::DeliveryId wide = store(mixed, jsonDelivery(QByteArray("{\0\"\0a\0\"\0:\0" "7\0}\0", 14)));
    EXPECT_EQ(*reader->bodyValues({ &wide, 1 }, u"a"_s), (std::vector<QString> { u"7"_s }));
}

TEST_F(ReaderTest, CountsDeliveriesWithAValueMostFrequentFirst)
{
    MixedStore mixed(0);
    core::Delivery status = jsonDelivery("{}");
    status.events[0].kind = "status.read";
    status.events[0].direction = core::Direction::In;
    status.events.push_back(status.events[0]);
    core::Delivery message = jsonDelivery("{}", "Meta");
    message.events[0].kind = "message.in.text";
    message.request.target = "/other?token=1";
    message.request.peer = "[::1]:80";
    message.answer.status = 404;
    for (int i = 0; i < 3; ++i)
        store(mixed, status);
    store(mixed, message);
    const core::DeliveryId removed = store(mixed, message);
    mixed.writer->remove({ removed });
    const auto reader = open(mixed.path());
    const auto values = [&](const char *field, const QString &prefix = {}, int limit = 10) {
        return names(*reader->values(QString::fromLatin1(field), prefix, limit));
    };
    EXPECT_EQ(values("provider"), (QStringList { u"whapi 3"_s, u"Meta 1"_s }));
    EXPECT_EQ(values("provider", u"mE"_s), (QStringList { u"Meta 1"_s }));
    EXPECT_EQ(values("provider", {}, 1), (QStringList { u"whapi 3"_s }));
    EXPECT_EQ(values("event"), (QStringList { u"status 3"_s, u"status.read 3"_s, u"message 1"_s, u"message.in 1"_s,
        u"message.in.text 1"_s }));
    EXPECT_EQ(values("dir"), (QStringList { u"in 3"_s }));
    EXPECT_EQ(values("method"), (QStringList { u"POST 4"_s }));
    EXPECT_EQ(values("path"), (QStringList { u"/hooks 3"_s, u"/other 1"_s }));
    EXPECT_EQ(values("ip"), (QStringList { u"::1 1"_s }));
    EXPECT_EQ(values("code"), (QStringList { u"200 3"_s, u"404 1"_s }));
    EXPECT_EQ(values("ctype"), (QStringList { u"application/json 4"_s }));
    EXPECT_EQ(values("origin"), (QStringList { u"captured 4"_s }));
    EXPECT_TRUE(values("size").isEmpty());
    EXPECT_TRUE(values("nonsense").isEmpty());
}

TEST_F(ReaderTest, OffersOnlyValuesThatFindTheirDeliveries)
{
    MixedStore mixed(0);
    const char *const targets[] = { "/hooks?x=1", "/hooks#top", "http://h/abs?x", "http://h", "*", "/a b\"c\\d*", "/\xff", "" };
    const char *const peers[] = { "127.0.0.1:5", "127.0.0.1", "[::1]:80", "::1", "fe80::1", "" };
    const char *const types[] = { "application/json; charset=utf-8", "Application/JSON", " text/plain ;x", ";", "" };
    std::vector<core::Delivery> deliveries;
    for (size_t i = 0; i < std::size(targets); ++i) {
        core::Delivery delivery = jsonDelivery("{}");
        delivery.request.target = targets[i];
        delivery.request.peer = peers[i % std::size(peers)];
        delivery.request.head = "POST / HTTP/1.1\r\nContent-Type:" + QByteArray(types[i % std::size(types)]) + "\r\n\r\n";
        delivery.answer.status = i % 2 ? 0 : 404;
        delivery.events[0].kind = "message.in.text";
        delivery.events[0].from = "+44 7700 900123";
        delivery.events[0].type = i % 2 ? "a\"b" : "messages.post";
        store(mixed, delivery);
        deliveries.push_back(delivery);
    }
    const auto reader = open(mixed.path());
    int offered = 0;
    for (const QString &field : { u"path"_s, u"ip"_s, u"ctype"_s, u"code"_s, u"event"_s, u"from"_s, u"raw"_s, u"method"_s, u"provider"_s, u"origin"_s }) {
        const auto values = reader->values(field, {}, 100);
        ASSERT_TRUE(values);
        for (const store::ValueCount &value : *values) {
            QString text = value.value;
            const std::string query = u"%1:\"%2\""_s.arg(field, text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s)).toStdString();
            const auto found = std::count_if(deliveries.begin(), deliveries.end(),
                [&](const core::Delivery &delivery) { return ask::matches(query, delivery); });
            EXPECT_GE(found, value.count) << query;
            ++offered;
        }
    }
    EXPECT_EQ(offered, 5 + 3 + 3 + 1 + 3 + 1 + 2 + 1 + 1 + 1);
}

TEST_F(ReaderTest, CollectsThePathsOfAProvidersBodies)
{
    MixedStore mixed(0);
    store(mixed, jsonDelivery(R"({"messages":[{"type":"a","id":1},{"type":"b"}],"odd key":{"x":null}})"));
    store(mixed, jsonDelivery(R"({"messages":[{"type":"a"}],"inner":"[{\"content\":1}]"})"));
    store(mixed, jsonDelivery(R"({"entry":[[1,2]]})", "meta"));
    const auto reader = open(mixed.path());
    EXPECT_EQ(names(*reader->bodyPaths(u"whapi"_s, {}, 20)),
        (QStringList { u"messages 2"_s, u"messages[] 2"_s, u"messages[].type 2"_s, u"\"odd key\" 1"_s, u"\"odd key\".x 1"_s,
            u"inner 1"_s, u"inner[] 1"_s, u"inner[].content 1"_s, u"messages[].id 1"_s }));
    EXPECT_EQ(names(*reader->bodyPaths(u"meta"_s, {}, 20)), (QStringList { u"entry 1"_s, u"entry[] 1"_s, u"entry[][] 1"_s }));
    EXPECT_EQ(names(*reader->bodyPaths({}, u"Mess"_s, 2)), (QStringList { u"messages 2"_s, u"messages[] 2"_s }));
    EXPECT_TRUE(reader->bodyPaths(u"nobody"_s, {}, 20)->empty());
}

TEST_F(ReaderTest, CountsTrafficPerSliceOfTime)
{
    MixedStore mixed(0);
    const qint64 endMs = MixedDeliveries::startUs / 1000;
    const auto add = [&](qint64 beforeEndMs, int status, core::Origin origin = core::Origin::Captured, size_t times = 1) {
        core::Delivery delivery = jsonDelivery("{}");
        delivery.request.receivedUs = (endMs - beforeEndMs) * 1000;
        delivery.answer.status = status;
        delivery.origin = origin;
        return store(mixed, delivery, times);
    };
    add(90000000, 200, core::Origin::Captured, 1500); // yesterday
    add(4000, 200);
    add(3001, 204);
    add(2000, 500);
    const core::DeliveryId removed = add(1000, 200);
    add(1, 200);
    add(0, 200); // the end itself is not in it
    add(90000000, 200, core::Origin::Imported, 1500);
    mixed.writer->remove({ removed });
    const auto traffic = open(mixed.path())->traffic(endMs, 1000, 4);
    ASSERT_TRUE(traffic);
    EXPECT_EQ(traffic->ok, (std::vector<quint32> { 2, 0, 0, 1 }));
    EXPECT_EQ(traffic->notOk, (std::vector<quint32> { 0, 0, 1, 0 }));
}
