// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mixed_store.h"

#include "filter/record.h"
#include "store/async_reader.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <map>

using namespace Qt::StringLiterals;
using store::AsyncReader;

static constexpr int patienceMs = 20000;

class AsyncReaderTest : public testing::Test
{
protected:
    void listen(AsyncReader &reader)
    {
        QObject::connect(&reader, &AsyncReader::found, &reader, [this](quint64 number, const QList<core::DeliveryId> &ids) {
            foundIn[number].append(ids);
            runs.append(ids.size());
        });
        QObject::connect(&reader, &AsyncReader::arrived, &reader,
            [this](quint64 number, const QList<core::DeliveryId> &ids, core::DeliveryId upTo) {
                arrivedIn[number].append(ids);
                tested = upTo;
            });
        QObject::connect(&reader, &AsyncReader::scanFinished, &reader,
            [this](quint64 number, const store::ScanProgress &last, bool cancelled) {
                (cancelled ? cancelledScans : finishedScans).append(number);
                progress = last;
            });
        QObject::connect(&reader, &AsyncReader::failed, &reader, [this](const core::Error &error) { errors.append(error.text); });
    }

    bool waitForEnd(quint64 number)
    {
        return QTest::qWaitFor([&] { return finishedScans.contains(number); }, patienceMs);
    }

    static filter::Query parse(const QString &text)
    {
        return std::get<filter::Query>(filter::Query::parse(text, {}));
    }

    std::map<quint64, QList<core::DeliveryId>> foundIn, arrivedIn;
    QList<qsizetype> runs;
    QList<quint64> finishedScans, cancelledScans;
    QStringList errors;
    core::DeliveryId tested = 0;
    store::ScanProgress progress;
};

TEST_F(AsyncReaderTest, FindsNewestFirstInFewRuns)
{
    MixedStore mixed(12500);
    AsyncReader reader(mixed.path());
    listen(reader);
    const quint64 number = reader.scan({});
    ASSERT_TRUE(waitForEnd(number));
    const QList<core::DeliveryId> &ids = foundIn[number];
    ASSERT_EQ(ids.size(), 12500);
    for (qsizetype i = 0; i < ids.size(); ++i)
        ASSERT_EQ(ids[i], 12500 - i);
    EXPECT_GE(runs.first(), 100);
    EXPECT_LE(runs.first(), 255);
    EXPECT_LE(runs.size(), 12);
    EXPECT_EQ(progress.matched, 12500);
    EXPECT_EQ(progress.looked, 12500);
    EXPECT_EQ(progress.total, 12500);
    EXPECT_TRUE(errors.isEmpty());
}

TEST_F(AsyncReaderTest, OnlyTheNewestScanIsAnswered)
{
    MixedStore mixed(12500);
    AsyncReader reader(mixed.path());
    listen(reader);
    for (int i = 0; i < 5; ++i)
        reader.scan(parse(u"body.messages[].type:image"_s));
    const quint64 newest = reader.scan(parse(u"msg:MSG5"_s));
    ASSERT_TRUE(waitForEnd(newest));
    EXPECT_EQ(finishedScans, QList<quint64> { newest });
    EXPECT_TRUE(cancelledScans.isEmpty());
    for (const auto &[number, ids] : foundIn)
        EXPECT_EQ(number, newest);
    EXPECT_EQ(foundIn[newest], QList<core::DeliveryId> { 5 });
}

TEST_F(AsyncReaderTest, SaysThatAScanWasCancelled)
{
    MixedStore mixed(12500);
    AsyncReader reader(mixed.path());
    listen(reader);
    const quint64 number = reader.scan({});
    reader.cancelScan();
    ASSERT_TRUE(QTest::qWaitFor([&] { return cancelledScans.contains(number); }, patienceMs));
    EXPECT_LT(foundIn[number].size(), 12500);
    EXPECT_TRUE(errors.isEmpty());
    mixed.append(1);
    reader.testNew(mixed.newest());
    ASSERT_TRUE(QTest::qWaitFor([&] { return tested == mixed.newest(); }, patienceMs));
    EXPECT_EQ(arrivedIn[number], QList<core::DeliveryId> { 12501 }) << "what comes later is still tested";
}

TEST_F(AsyncReaderTest, TestsWhatIsStoredLaterOnce)
{
    MixedStore mixed(100);
    AsyncReader reader(mixed.path());
    listen(reader);
    const quint64 number = reader.scan(parse(u"provider:whapi"_s));
    ASSERT_TRUE(waitForEnd(number));
    QList<core::DeliveryId> expected;
    for (int i = 0; i < 20; ++i) {
        mixed.append(7);
        reader.testNew(mixed.newest());
        reader.testNew(mixed.newest());
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return tested == mixed.newest(); }, patienceMs));
    filter::Matcher matcher(parse(u"provider:whapi"_s));
    for (size_t i = 100; i < mixed.deliveries.size(); ++i) {
        filter::DeliveryRecord record(mixed.deliveries[i]);
        if (matcher.matches(record))
            expected.append(mixed.deliveries[i].id);
    }
    EXPECT_EQ(arrivedIn[number], expected);
    EXPECT_FALSE(expected.isEmpty());
}

TEST_F(AsyncReaderTest, AnEmptyStoreFillsByTests)
{
    MixedStore mixed(0);
    AsyncReader reader(mixed.path());
    listen(reader);
    const quint64 number = reader.scan({});
    mixed.append(3);
    reader.testNew(mixed.newest());
    ASSERT_TRUE(QTest::qWaitFor([&] { return finishedScans.contains(number) && foundIn[number].size() + arrivedIn[number].size() >= 3; },
        patienceMs));
    QList<core::DeliveryId> all = foundIn[number] + arrivedIn[number];
    std::sort(all.begin(), all.end());
    EXPECT_EQ(all, (QList<core::DeliveryId> { 1, 2, 3 }));
}

/// Writes as fast as it can in a thread of its own, as the writer does in the program.
class BusyWriter
{
public:
    explicit BusyWriter(const QString &path)
        : m_thread(QThread::create([this, path] { write(path); }))
    {
        m_thread->start();
    }
    ~BusyWriter()
    {
        m_stop = true;
        m_thread->wait();
    }

    core::DeliveryId newest() const { return m_newest; }

private:
    void write(const QString &path)
    {
        auto writer = store::Writer::open(path, u"test"_s);
        if (!writer)
            return;
        MixedDeliveries source(77);
        QObject::connect(writer->get(), &store::Writer::stored, writer->get(),
            [this](const QList<store::Stored> &group) { m_newest = group.last().id; });
        while (!m_stop) {
            std::vector<store::Pending> group;
            for (quint64 i = 0; i < 50; ++i)
                group.push_back({ i, source.next() });
            (*writer)->append(std::move(group));
            (*writer)->flush();
        }
    }

    std::atomic<bool> m_stop = false;
    std::atomic<core::DeliveryId> m_newest = 0;
    std::unique_ptr<QThread> m_thread;
};

TEST_F(AsyncReaderTest, LosesAndDoublesNothingWhileAWriterIsBusy)
{
    MixedStore mixed(3000);
    mixed.writer.reset();
    AsyncReader reader(mixed.path());
    listen(reader);
    BusyWriter writer(mixed.path());
    ASSERT_TRUE(QTest::qWaitFor([&] { return writer.newest() > 3000; }, patienceMs));
    const char *const queries[] = { "", "provider:whapi", "body.messages[].type:image", "invoice", "-provider:meta", "event:status" };
    for (const char *query : queries) {
        SCOPED_TRACE(query);
        errors.clear();
        const filter::Query parsed = parse(QString::fromUtf8(query));
        const quint64 number = reader.scan(parsed);
        const core::DeliveryId until = writer.newest() + 1500;
        ASSERT_TRUE(QTest::qWaitFor([&] {
            reader.testNew(writer.newest());
            return finishedScans.contains(number) && tested >= until;
        }, patienceMs));
        const core::DeliveryId last = tested;
        std::vector<core::DeliveryId> got(foundIn[number].begin(), foundIn[number].end());
        got.insert(got.end(), arrivedIn[number].begin(), arrivedIn[number].end());
        std::sort(got.begin(), got.end());
        EXPECT_TRUE(std::is_sorted(arrivedIn[number].begin(), arrivedIn[number].end()));
        std::vector<core::DeliveryId> expected;
        auto check = store::Reader::open(mixed.path());
        ASSERT_TRUE(check);
        ASSERT_TRUE((*check)->scan(parsed, { 0, last, 0 }, [&](std::span<const core::DeliveryId> ids, const store::ScanProgress &) {
            expected.insert(expected.end(), ids.begin(), ids.end());
            return true;
        }));
        std::reverse(expected.begin(), expected.end());
        EXPECT_EQ(got, expected);
        EXPECT_TRUE(errors.isEmpty()) << errors.join(u"; "_s).toStdString();
    }
}

TEST_F(AsyncReaderTest, RowsAppearWhileAScanRuns)
{
    MixedStore mixed(12500);
    AsyncReader reader(mixed.path());
    listen(reader);
    QSignalSpy summaries(&reader, &AsyncReader::summariesReady);
    const quint64 number = reader.scan(parse(u"~/a.*b.*c.*d.*nothing like it/"_s));
    bool scanRuns = false;
    QObject::connect(&reader, &AsyncReader::summariesReady, &reader, [&] { scanRuns = !finishedScans.contains(number); });
    reader.fetchSummaries(7, { 12500, 3 });
    ASSERT_TRUE(QTest::qWaitFor([&] { return summaries.size() == 1; }, patienceMs));
    EXPECT_TRUE(scanRuns);
    EXPECT_EQ(summaries[0][0].toULongLong(), 7u);
    const auto list = summaries[0][1].value<std::vector<core::Summary>>();
    ASSERT_EQ(list.size(), 2u);
    EXPECT_EQ(list[0].id, 12500);
    EXPECT_EQ(list[1].id, 3);
}

TEST_F(AsyncReaderTest, AnswersEachKindOfAsk)
{
    MixedStore mixed(200);
    mixed.writer->setNote(5, "mine");
    AsyncReader reader(mixed.path());
    listen(reader);
    QSignalSpy deliveries(&reader, &AsyncReader::deliveryReady), bodies(&reader, &AsyncReader::bodyValuesReady);
    QSignalSpy values(&reader, &AsyncReader::valuesReady), paths(&reader, &AsyncReader::bodyPathsReady);
    QSignalSpy traffic(&reader, &AsyncReader::trafficReady);
    reader.fetchDelivery(1, 5);
    reader.fetchBodyValues(2, { 5, 6 }, u"messages[].id"_s);
    reader.fetchValues(3, u"provider"_s, {}, 10);
    reader.fetchBodyPaths(4, u"whapi"_s, u"messages"_s, 3);
    reader.fetchTraffic(5, MixedDeliveries::startUs / 1000 + 300000, 1000, 300);
    ASSERT_TRUE(QTest::qWaitFor([&] { return deliveries.size() + bodies.size() + values.size() + paths.size() + traffic.size() == 5; },
        patienceMs));
    const auto delivery = deliveries[0][1].value<std::shared_ptr<const core::Delivery>>();
    ASSERT_TRUE(delivery);
    EXPECT_EQ(delivery->request.body, mixed.deliveries[4].request.body);
    EXPECT_EQ(deliveries[0][2].value<core::Annotation>().note, "mine");
    EXPECT_EQ(bodies[0][2].value<std::vector<QString>>().size(), 2u);
    EXPECT_EQ(values[0][1].value<std::vector<store::ValueCount>>().size(), 4u);
    EXPECT_EQ(paths[0][1].value<std::vector<store::ValueCount>>().size(), 3u);
    EXPECT_EQ(traffic[0][1].value<store::Reader::Traffic>().ok.size(), 300u);

    reader.fetchDelivery(6, 99999);
    ASSERT_TRUE(deliveries.wait(patienceMs));
    EXPECT_FALSE(deliveries[1][1].value<std::shared_ptr<const core::Delivery>>());
    EXPECT_TRUE(errors.isEmpty());
}

TEST_F(AsyncReaderTest, OfManyDetailsTheNewestIsAnswered)
{
    MixedStore mixed(200);
    AsyncReader reader(mixed.path());
    QSignalSpy deliveries(&reader, &AsyncReader::deliveryReady);
    for (quint64 tag = 1; tag <= 100; ++tag)
        reader.fetchDelivery(tag, core::DeliveryId(tag));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !deliveries.isEmpty() && deliveries.last()[0].toULongLong() == 100; }, patienceMs));
    EXPECT_EQ(deliveries.last()[1].value<std::shared_ptr<const core::Delivery>>()->id, 100);
}

TEST_F(AsyncReaderTest, TellsWhyThereIsNothingAndEndsTheScan)
{
    QTemporaryDir folder;
    AsyncReader reader(folder.filePath(u"missing.sqlite"_s));
    listen(reader);
    const quint64 number = reader.scan({});
    ASSERT_TRUE(QTest::qWaitFor([&] { return cancelledScans.contains(number); }, patienceMs));
    EXPECT_EQ(errors.size(), 1);
    QSignalSpy summaries(&reader, &AsyncReader::summariesReady);
    reader.fetchSummaries(1, { 1 });
    ASSERT_TRUE(summaries.wait(patienceMs));
    EXPECT_TRUE(summaries[0][1].value<std::vector<core::Summary>>().empty());
    EXPECT_EQ(errors.size(), 2);
}

TEST_F(AsyncReaderTest, ReadsTheFileThatTookThePlaceOfItsOwn)
{
    MixedStore mixed(30);
    AsyncReader reader(mixed.path());
    listen(reader);
    ASSERT_TRUE(waitForEnd(reader.scan({})));
    mixed.writer.reset();
    for (const QString &suffix : { u""_s, u"-wal"_s, u"-shm"_s })
        QFile::rename(mixed.path() + suffix, mixed.path() + u".old"_s + suffix);
    MixedStore fresh(4);
    fresh.writer.reset();
    ASSERT_TRUE(QFile::copy(fresh.path(), mixed.path()));
    reader.reopen();
    const quint64 number = reader.scan({});
    ASSERT_TRUE(waitForEnd(number));
    EXPECT_EQ(foundIn[number], (QList<core::DeliveryId> { 4, 3, 2, 1 }));
}

TEST_F(AsyncReaderTest, EndsAtOnceWhileMuchIsAsked)
{
    MixedStore mixed(12500);
    auto reader = std::make_unique<AsyncReader>(mixed.path());
    listen(*reader);
    reader->scan(parse(u"~/a.*b.*c.*d.*nothing like it/"_s));
    for (quint64 i = 0; i < 200; ++i)
        reader->fetchSummaries(i, { core::DeliveryId(i) });
    reader.reset();
    EXPECT_TRUE(finishedScans.isEmpty());
}
