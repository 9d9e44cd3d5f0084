// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mixed_store.h"

#include "filter/record.h"
#include "store/reader.h"

#include <QDateTime>

#include <map>
#include <set>

using Ids = std::vector<core::DeliveryId>;
using store::ScanProgress;

/// Enough for ten segments with an index, an open one, and more than one thread.
static constexpr int manyDeliveries = 12500;

static const char *const queries[] = {
    "", "provider:whapi", "provider:whapi,meta", "-provider:whapi", "provider!=whapi", "provider:nobody",
    "event:status", "event:status.failed", "event:status -event:status.read", "event:message.in dir:out",
    "from:+972501231042", "contact:972501231042 OR contact:972501231043", "conv:120363044871235590@g.us",
    "provider:whapi from:972501231042", "msg:MSG77", "msg:msg12400 OR msg:MSG3", "raw:messages.post media:image",
    "code:400", "code:4xx,5xx", "code!=200", "method:PUT,PATCH", "is:batched", "is:invalid-json", "invoice",
    "text:invoice -provider:meta", "body.messages[].type:image", "body.messages[]:(type:image from_me:false)",
    "body.messages[].size>4900", "body.inner[].content:\"back in stock 3\"", "has:body.referral",
    "-has:body.referral provider:meta", "header.content-encoding:deflate", "path:/hooks/meta", "size>1kb",
    "mark:red", "has:note", "is:marked -provider:whapi", "NOT (provider:whapi OR body.messages[].type:text)",
    "(provider:meta code:503) OR msg:MSG500", "~/back in stock [78]/", "ack>4ms", "origin:imported",
};

class ScanTest : public testing::Test
{
protected:
    static void SetUpTestSuite() { s_store = std::make_unique<MixedStore>(manyDeliveries); }
    static void TearDownTestSuite() { s_store.reset(); }

    void SetUp() override { openReader(*s_store); }

    void openReader(const MixedStore &store)
    {
        auto opened = store::Reader::open(store.path());
        ASSERT_TRUE(opened) << opened.error().text.toStdString();
        reader = *std::move(opened);
    }

    static filter::Query parse(const QString &text)
    {
        auto query = filter::Query::parse(text, { MixedDeliveries::startUs / 1000, {}, {} });
        if (const auto *error = std::get_if<filter::SyntaxError>(&query)) {
            ADD_FAILURE() << text.toStdString() << ": " << error->message.toStdString();
            return filter::Query();
        }
        return std::get<filter::Query>(query);
    }

    Ids scan(const QString &text, const store::ScanRange &range = {})
    {
        Ids ids;
        const auto scanned = reader->scan(parse(text), range, [&](std::span<const core::DeliveryId> some, const ScanProgress &) {
            ids.insert(ids.end(), some.begin(), some.end());
            return true;
        });
        EXPECT_TRUE(scanned) << scanned.error().text.toStdString();
        if (scanned) {
            EXPECT_EQ(scanned->matched, qint64(ids.size()));
            progress = *scanned;
        }
        return ids;
    }

    /// What the matcher says to each delivery in memory, newest first.
    Ids naive(const MixedStore &store, const QString &text, const std::set<core::DeliveryId> &hidden = {})
    {
        filter::Matcher matcher(parse(text));
        Ids ids;
        for (auto delivery = store.deliveries.rbegin(); delivery != store.deliveries.rend(); ++delivery) {
            filter::DeliveryRecord record(*delivery, annotations[delivery->id]);
            if (!hidden.contains(delivery->id) && matcher.matches(record))
                ids.push_back(delivery->id);
        }
        return ids;
    }

    static std::unique_ptr<MixedStore> s_store;
    std::unique_ptr<store::Reader> reader;
    std::map<core::DeliveryId, core::Annotation> annotations;
    ScanProgress progress;
};

std::unique_ptr<MixedStore> ScanTest::s_store;

TEST_F(ScanTest, FindsWhatTheMatcherFinds)
{
    for (const char *query : queries) {
        const QString text = QString::fromUtf8(query);
        EXPECT_EQ(scan(text), naive(*s_store, text)) << query;
        EXPECT_EQ(progress.total, manyDeliveries) << query;
        EXPECT_EQ(progress.looked, manyDeliveries) << query;
    }
}

TEST_F(ScanTest, FindsDeliveriesByTheirTimeThoughImportsKeepOldOnes)
{
    const auto at = [](qint64 seconds) {
        return QDateTime::fromMSecsSinceEpoch(MixedDeliveries::startUs / 1000 + seconds * 1000)
            .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    };
    const qint64 year = 365 * 24 * 3600;
    const std::pair<qint64, qint64> ranges[] = { { 0, 50 }, { 3000, 3100 }, { 12000, 20000 }, { 30000, 40000 },
        { -year, -1 }, { -year + 3000, -year + 4000 } };
    for (int repeat = 0; repeat < 2; ++repeat) { // what was learned of segments holds the second time too
        for (const auto &[from, to] : ranges) {
            const QString text = QStringLiteral("at:%1..%2").arg(at(from), at(to));
            EXPECT_EQ(scan(text), naive(*s_store, text)) << text.toStdString();
        }
    }
    EXPECT_FALSE(scan(QStringLiteral("at:%1..%2").arg(at(-year), at(-1))).empty());
}

TEST_F(ScanTest, GivesTheSameInEveryRange)
{
    const QString text = QStringLiteral("provider:whapi");
    const Ids all = naive(*s_store, text);
    const std::pair<qint64, qint64> ranges[] = { { 0, 1 }, { 1, 2 }, { 0, 1023 }, { 1022, 1024 }, { 1023, 1025 },
        { 100, 9000 }, { 2048, 3071 }, { 12400, 0 }, { 12400, 99999 }, { manyDeliveries, 0 }, { 5, 5 }, { 9, 3 } };
    for (const auto &[above, upTo] : ranges) {
        Ids expected;
        std::copy_if(all.begin(), all.end(), std::back_inserter(expected),
            [&](qint64 id) { return id > above && (upTo == 0 || id <= upTo); });
        EXPECT_EQ(scan(text, { above, upTo, 0 }), expected) << above << " to " << upTo;
        const qint64 last = upTo == 0 ? manyDeliveries : std::min<qint64>(upTo, manyDeliveries);
        EXPECT_EQ(progress.total, std::max<qint64>(last - above, 0)) << above << " to " << upTo;
    }
}

TEST_F(ScanTest, StopsAtItsLimit)
{
    for (const QString &text : { QString(), QStringLiteral("provider:whapi"), QStringLiteral("body.messages[].type:image") }) {
        const Ids all = naive(*s_store, text);
        for (const size_t limit : { 1, 99, 100, 101, 1500 })
            EXPECT_EQ(scan(text, { 0, 0, qint64(limit) }), Ids(all.begin(), all.begin() + qsizetype(limit))) << limit;
    }
    EXPECT_EQ(scan(QStringLiteral("msg:MSG77"), { 0, 0, 5 }).size(), 1u);
}

TEST_F(ScanTest, TellsTheFirstPageEarlyAndThenLargerRuns)
{
    std::vector<size_t> runs;
    std::vector<qint64> looked;
    const auto scanned = reader->scan(filter::Query(), {}, [&](std::span<const core::DeliveryId> ids, const ScanProgress &told) {
        runs.push_back(ids.size());
        looked.push_back(told.looked);
        return true;
    });
    ASSERT_TRUE(scanned);
    EXPECT_GE(runs.at(0), 100u);
    EXPECT_LE(runs.at(0), 255u);
    EXPECT_LT(looked.at(0), 300);
    EXPECT_GT(runs.at(1), runs.at(0));
    EXPECT_TRUE(std::is_sorted(looked.begin(), looked.end()));
    EXPECT_EQ(looked.back(), manyDeliveries);
}

TEST_F(ScanTest, EndsWhenNobodyWantsMore)
{
    qint64 told = 0;
    const auto scanned = reader->scan(filter::Query(), {}, [&](std::span<const core::DeliveryId> ids, const ScanProgress &) {
        told += qint64(ids.size());
        return false;
    });
    ASSERT_FALSE(scanned);
    EXPECT_EQ(scanned.error().code, core::ErrorCode::Cancelled);
    EXPECT_LT(told, 300);
}

TEST_F(ScanTest, EndsWhenItIsCancelled)
{
    std::atomic<bool> cancelled = false;
    int calls = 0;
    const auto cancelAtOnce = [&](std::span<const core::DeliveryId>, const ScanProgress &) {
        ++calls;
        cancelled = true;
        return true;
    };
    const auto scanned = reader->scan(parse(QStringLiteral("body.messages[].type:image")), {}, cancelAtOnce, &cancelled);
    ASSERT_FALSE(scanned);
    EXPECT_EQ(scanned.error().code, core::ErrorCode::Cancelled);
    EXPECT_EQ(calls, 1);
    EXPECT_EQ(scan(QStringLiteral("msg:MSG77")).size(), 1u) << "the reader can be used again";
}

TEST_F(ScanTest, HidesWhatIsClearedAndRemovedAndShowsWhatIsKept)
{
    MixedStore own(11000, 2);
    openReader(own);
    std::set<core::DeliveryId> hidden;
    own.writer->setMarked({ 3, 2000, 2001, 9000, 10990 }, true);
    own.writer->setNote(4000, "look at this");
    own.writer->setColour({ 5, 4000, 10500 }, 1);
    own.writer->remove({ 10, 1024, 2001, 10998 });
    for (const core::DeliveryId id : { 3, 2000, 2001, 9000, 10990 })
        annotations[id].marked = true;
    annotations[4000].note = "look at this";
    for (const core::DeliveryId id : { 5, 4000, 10500 })
        annotations[id].colour = 1;
    hidden = { 10, 1024, 2001, 10998 };
    for (const char *query : queries)
        EXPECT_EQ(scan(QString::fromUtf8(query)), naive(own, QString::fromUtf8(query), hidden)) << query;
    EXPECT_EQ(progress.total, 11000 - 4);

    own.writer->clear();
    own.append(1500);
    for (core::DeliveryId id = 1; id <= 11000; ++id)
        hidden.insert(id);
    for (const core::DeliveryId id : { 3, 2000, 9000, 10990, 4000 })
        hidden.erase(id);
    for (const char *query : queries)
        EXPECT_EQ(scan(QString::fromUtf8(query)), naive(own, QString::fromUtf8(query), hidden)) << query;
    EXPECT_EQ(progress.total, 1505);
    Ids newer = naive(own, {}, hidden);
    std::erase_if(newer, [](core::DeliveryId id) { return id <= 8000; });
    EXPECT_EQ(scan({}, { 8000, 0, 0 }), newer);
    EXPECT_EQ(progress.total, qint64(newer.size()));

    own.writer->undoClear();
    hidden = { 10, 1024, 2001, 10998 };
    EXPECT_EQ(scan(QStringLiteral("provider:meta")), naive(own, QStringLiteral("provider:meta"), hidden));
}

TEST_F(ScanTest, LooksThroughASegmentWhoseTermsAreGone)
{
    MixedStore own(3000, 3);
    own.writer.reset();
    auto database = store::Database::open(own.path(), store::Database::Mode::ReadWrite);
    ASSERT_TRUE(database);
    ASSERT_TRUE((*database)->execute("DELETE FROM posting WHERE id >= 64 AND id < 128"));
    openReader(own);
    for (const char *query : queries)
        EXPECT_EQ(scan(QString::fromUtf8(query)), naive(own, QString::fromUtf8(query))) << query;
}

TEST_F(ScanTest, FindsTheSameOnBothSidesOfASegmentsEnd)
{
    for (const int count : { 1, 127, 128, 1022, 1023, 1024, 1025, 2047, 2049 }) {
        MixedStore own(count, unsigned(count));
        openReader(own);
        for (const char *query : { "", "provider:whapi", "msg:MSG1", "event:status", "code!=200" }) {
            EXPECT_EQ(scan(QString::fromUtf8(query)), naive(own, QString::fromUtf8(query))) << count << ": " << query;
            EXPECT_EQ(progress.total, count);
        }
        own.append(3);
        EXPECT_EQ(scan(QStringLiteral("provider:meta")), naive(own, QStringLiteral("provider:meta"))) << count;
    }
}

TEST_F(ScanTest, AnEmptyStoreHasNothing)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("empty.sqlite"));
    ASSERT_TRUE(store::Writer::open(path, QStringLiteral("test")));
    auto opened = store::Reader::open(path);
    ASSERT_TRUE(opened);
    reader = *std::move(opened);
    EXPECT_TRUE(scan({}).empty());
    EXPECT_TRUE(scan(QStringLiteral("body.a:b")).empty());
    EXPECT_EQ(progress.total, 0);
}
