// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store_fixture.h"
#include "store/open_store.h"
#include "store/sweeper.h"

#include <QDateTime>
#include <QFileInfo>

using namespace Qt::StringLiterals;

class SweeperTest : public StoreTest
{
protected:
    static core::Delivery aged(int number, qint64 seconds)
    {
        core::Delivery delivery = message(number);
        delivery.request.receivedUs = (QDateTime::currentMSecsSinceEpoch() - seconds * 1000) * 1000;
        return delivery;
    }

    void appendAged(int first, int count, qint64 seconds, core::Origin origin = core::Origin::Captured)
    {
        std::vector<store::Pending> group;
        for (int i = 0; i < count; ++i) {
            group.push_back({quint64(first + i), aged(first + i, seconds)});
            group.back().delivery.origin = origin;
        }
        writer->append(std::move(group));
        writer->flush();
    }

    void mark(core::DeliveryId first, core::DeliveryId last)
    {
        QList<core::DeliveryId> ids;
        for (core::DeliveryId id = first; id <= last; ++id)
            ids.append(id);
        writer->setMarked(ids, true);
    }

    /// Applies \p retention, which must promise and then delete exactly \p expected.
    void applyAsPreviewed(const store::Retention &retention, qint64 expected)
    {
        EXPECT_EQ(writer->previewRetention(retention), expected);
        const qint64 left = writer->health().stored - expected;
        qint64 told = 0;
        QObject::connect(writer.get(), &store::Writer::deleted, writer.get(), [&](core::DeliveryId, qint64 count) { told += count; });
        writer->setRetention(retention);
        ASSERT_TRUE(QTest::qWaitFor([&] { return writer->health().stored <= left; }, 20000));
        EXPECT_FALSE(QTest::qWaitFor([&] { return writer->health().stored < left; }, 100));
        EXPECT_EQ(told, expected);
        EXPECT_EQ(writer->previewRetention(retention), 0);
        disconnect();
    }

    /// As if everything there had been cleared so long ago that it can be brought back only for
    /// \p forMs more.
    void clearLongAgo(qint64 forMs)
    {
        writer->clear();
        writer.reset();
        const qint64 atUs = (QDateTime::currentMSecsSinceEpoch() - 3600 * 1000 + forMs) * 1000;
        execute(QByteArray("UPDATE clearing SET at_us = " + QByteArray::number(atUs)).constData());
        open();
    }

    bool waitUntilForgotten() const
    {
        return QTest::qWaitFor([&] { return number(u"SELECT count(*) FROM clearing"_s) == 0; }, 20000);
    }

    void disconnect() { QObject::disconnect(writer.get(), &store::Writer::deleted, nullptr, nullptr); }
};

TEST_F(SweeperTest, DeletesNothingByDefault)
{
    open();
    appendAged(1, 10, 1000000);
    EXPECT_EQ(writer->previewRetention({}), 0);
    QSignalSpy deleted(writer.get(), &store::Writer::deleted);
    writer->setRetention({});
    EXPECT_FALSE(deleted.wait(100));
    EXPECT_EQ(writer->health().stored, 10);
}

TEST_F(SweeperTest, DeletesWhatIsTooOldButNotWhatIsKept)
{
    open();
    appendAged(1, 500, 7200);
    appendAged(501, 10, 60);
    writer->setMarked({3}, true);
    writer->setNote(400, "n");
    store::Retention retention;
    retention.maxAgeSeconds = 3600;
    applyAsPreviewed(retention, 498);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery WHERE id IN (3, 400) OR id > 500"_s), 12);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 12);
    EXPECT_EQ(number(u"SELECT count(*) FROM event"_s), 12);
    EXPECT_EQ(number(u"SELECT count(*) FROM content"_s), 12);
}

TEST_F(SweeperTest, AnImportFromThePastDoesNotHideBehindYoungerCaptures)
{
    open();
    appendAged(1, 5, 10, core::Origin::Imported);
    appendAged(6, 5, 7200, core::Origin::Imported);
    appendAged(11, 5, 7200);
    appendAged(16, 5, 10);
    store::Retention retention;
    retention.maxAgeSeconds = 3600;
    applyAsPreviewed(retention, 10);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery WHERE id BETWEEN 1 AND 5 OR id BETWEEN 16 AND 20"_s), 10);
}

TEST_F(SweeperTest, KeepsTheNewestByCount)
{
    open();
    append(1, 2500);
    writer->setMarked({1, 2}, true);
    writer->remove({2400});
    store::Retention retention;
    retention.maxCount = 100;
    applyAsPreviewed(retention, 2397);
    EXPECT_EQ(writer->health().stored, 102);
    EXPECT_EQ(number(u"SELECT min(id) FROM delivery WHERE id > 2"_s), 2400);
    // The index of segments that are gone went with them; the first still holds marked ones.
    ASSERT_TRUE(QTest::qWaitFor([&] { return number(u"SELECT count(*) FROM posting WHERE id / 64 = 1"_s) == 0; }, 10000));
    EXPECT_GT(number(u"SELECT count(*) FROM posting WHERE id / 64 = 0"_s), 0);
    open();
    EXPECT_EQ(writer->health().stored, 102);
}

TEST_F(SweeperTest, KeptOnesDoNotTakeThePlaceOfFreshCaptures)
{
    open();
    append(1, 120);
    mark(1, 120);
    store::Retention retention;
    retention.maxCount = 100;
    append(121, 10);
    applyAsPreviewed(retention, 0);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery WHERE id > 120"_s), 10);
    append(131, 95);
    applyAsPreviewed(retention, 5);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery WHERE id <= 120"_s), 120);
    EXPECT_EQ(number(u"SELECT min(id) FROM delivery WHERE id > 120"_s), 126);
}

TEST_F(SweeperTest, FreshCapturesStayWhileKeptOnesAloneAreTooBig)
{
    open();
    std::vector<store::Pending> group = messages(1, 10);
    for (store::Pending &pending : group)
        pending.delivery.request.body = QByteArray(1024 * 1024, 'x');
    writer->append(std::move(group));
    append(11, 20);
    mark(1, 10);
    store::Retention retention;
    retention.maxBytes = 5632 * 1024;
    applyAsPreviewed(retention, 0);
    EXPECT_EQ(writer->health().stored, 30);
    writer->setMarked({1, 2, 3, 4, 5, 6, 7, 8}, false);
    applyAsPreviewed(retention, 5);
    EXPECT_EQ(number(u"SELECT min(id) FROM delivery"_s), 6);
    EXPECT_EQ(writer->health().stored, 25);
}

TEST_F(SweeperTest, GoesOnWhileCapturesComeIn)
{
    open();
    store::Retention retention;
    retention.maxCount = 50;
    writer->setRetention(retention);
    for (int i = 0; i < 20; ++i) {
        append(i * 100, 100);
        QCoreApplication::processEvents();
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return writer->health().stored == 50; }, 20000));
    EXPECT_EQ(number(u"SELECT min(id) FROM delivery"_s), 1951);
}

TEST_F(SweeperTest, ShrinksTheFileBelowTheLimit)
{
    open();
    std::vector<store::Pending> group;
    for (int i = 0; i < 60; ++i) {
        group.push_back({quint64(i), message(i)});
        group.back().delivery.request.body = QByteArray(1024 * 1024, 'x');
    }
    writer->append(std::move(group));
    writer->flush();
    store::Retention retention;
    retention.maxBytes = 20 * 1024 * 1024;
    const qint64 previewed = writer->previewRetention(retention);
    EXPECT_NEAR(double(previewed), 41, 2);
    writer->setRetention(retention);
    // Some unused pages stay for the next captures.
    const auto bytes = [&] { return number(u"SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"_s); };
    ASSERT_TRUE(QTest::qWaitFor([&] { return bytes() < 29 * 1024 * 1024; }, 20000));
    EXPECT_NEAR(double(writer->health().stored), double(60 - previewed), 1);
    EXPECT_GE(number(u"SELECT min(id) FROM delivery"_s), 40);
    writer.reset();
    EXPECT_LT(QFileInfo(path).size(), 29 * 1024 * 1024);
}

TEST_F(SweeperTest, StopsWhenOnlyKeptOnesAreLeft)
{
    open();
    append(1, 300);
    mark(1, 300);
    store::Retention retention {1, 10, 4096};
    QSignalSpy deleted(writer.get(), &store::Writer::deleted);
    EXPECT_EQ(writer->previewRetention(retention), 0);
    writer->setRetention(retention);
    EXPECT_FALSE(deleted.wait(300));
    EXPECT_EQ(writer->health().stored, 300);
}

TEST_F(SweeperTest, WhatWasClearedNeverComesBackBesideALimit)
{
    open();
    append(1, 1000);
    clearLongAgo(1500);
    EXPECT_EQ(writer->health().stored, 0);
    store::Retention retention;
    retention.maxCount = 100;
    writer->setRetention(retention);
    append(1001, 300);
    ASSERT_TRUE(QTest::qWaitFor([&] { return writer->health().stored == 100; }, 5000));
    ASSERT_TRUE(waitUntilForgotten());
    EXPECT_EQ(writer->health().stored, 100);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 100);
    EXPECT_EQ(number(u"SELECT min(id) FROM delivery"_s), 1201);
}

TEST_F(SweeperTest, WhatCouldNotBeDeletedStaysHiddenAndIsTriedAgain)
{
    open();
    append(1, 1000);
    execute("CREATE TRIGGER stuck BEFORE DELETE ON content WHEN old.id = 500 BEGIN SELECT RAISE(ABORT, 'stuck'); END");
    clearLongAgo(0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return writer->health().problem.contains(u"stuck"_s); }, 10000));
    execute("DROP TRIGGER stuck");
    ASSERT_TRUE(waitUntilForgotten());
    EXPECT_EQ(writer->health().stored, 0);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 0);
}

TEST_F(SweeperTest, LooksAtManyYoungImportsInStepsAndNotAllTheTime)
{
    open();
    appendAged(1, 9000, 10, core::Origin::Imported);
    appendAged(9001, 3, 7200, core::Origin::Imported);
    writer.reset();
    auto opened = store::OpenStore::open(path, u"test"_s);
    ASSERT_TRUE(opened) << opened.error().text.toStdString();
    store::OpenStore &store = **opened;
    store::Sweeper sweeper;
    store::Retention retention;
    retention.maxAgeSeconds = 3600;
    sweeper.setRetention(retention);
    for (int i = 0; i < 4; ++i) {
        const auto step = sweeper.step(store);
        ASSERT_TRUE(step);
        EXPECT_TRUE(step->more);
        EXPECT_EQ(step->count, 0) << i;
    }
    auto step = sweeper.step(store);
    EXPECT_EQ(step->count, 3);
    while (step && step->more) // what is left is unused pages and index
        step = sweeper.step(store);
    ASSERT_TRUE(step);
    EXPECT_EQ(store.holdings().visible(), 9000);

    // One more that is due has to wait for the next walk, a few seconds from now.
    std::vector<store::Pending> late;
    late.push_back({1, aged(9004, 7200)});
    late.front().delivery.origin = core::Origin::Imported;
    ASSERT_TRUE(store.append(late));
    step = sweeper.step(store);
    ASSERT_TRUE(step);
    EXPECT_FALSE(step->more);
    EXPECT_EQ(store.holdings().visible(), 9001);
    ASSERT_TRUE(QTest::qWaitFor([&] { return sweeper.step(store) && store.holdings().visible() == 9000; }, 20000));
}
