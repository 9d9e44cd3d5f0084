// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store_fixture.h"
#include "core/terms.h"
#include "store/posting.h"
#include "store/terms_of.h"

#include <QtEndian>

#include <map>
#include <random>
#include <set>

using namespace Qt::StringLiterals;
using core::IndexField;

class PostingTest : public StoreTest
{
protected:
    using Naive = std::map<std::pair<qint64, qint64>, std::set<core::DeliveryId>>; ///< by segment and term

    static void expectEqual(const Naive &naive, store::Postings &postings)
    {
        for (const auto &[key, ids] : naive) {
            store::SegmentBits expected = {};
            for (const core::DeliveryId id : ids)
                expected[size_t(id % store::segmentSize / 64)] |= quint64(1) << (id % 64);
            const auto found = postings.find(key.first, key.second);
            ASSERT_TRUE(found);
            ASSERT_EQ(*found, expected) << "segment " << key.first << " term " << key.second;
        }
    }
};

static qint64 term(IndexField field, std::string_view value)
{
    return core::indexTerm(field, core::indexForm(field, value));
}

static bool hasTerm(const core::Delivery &delivery, IndexField field, std::string_view value)
{
    std::vector<qint64> terms;
    store::appendTerms(delivery, terms);
    return std::binary_search(terms.begin(), terms.end(), term(field, value));
}

TEST_F(PostingTest, TermsCoverEveryIndexedField)
{
    core::Delivery delivery = message(1);
    delivery.flags = core::Truncated | core::Batched;
    delivery.request.problem = "refused";
    EXPECT_TRUE(hasTerm(delivery, IndexField::Provider, "whapi"));
    for (const char *type : {"messages", "messages.post", "messages.post.text"})
        EXPECT_TRUE(hasTerm(delivery, IndexField::Type, type)) << type;
    for (const char *kind : {"message", "message.in", "message.in.text"})
        EXPECT_TRUE(hasTerm(delivery, IndexField::Kind, kind)) << kind;
    EXPECT_FALSE(hasTerm(delivery, IndexField::Kind, "mess"));
    EXPECT_TRUE(hasTerm(delivery, IndexField::From, "+972 50 1000001"));
    EXPECT_TRUE(hasTerm(delivery, IndexField::To, "972502222222"));
    EXPECT_TRUE(hasTerm(delivery, IndexField::Conversation, "972501000001"));
    EXPECT_TRUE(hasTerm(delivery, IndexField::Contact, "972501000001@s.whatsapp.net"));
    EXPECT_TRUE(hasTerm(delivery, IndexField::Message, "WAMID.1"));
    EXPECT_TRUE(hasTerm(delivery, IndexField::Status, "200"));
    EXPECT_TRUE(hasTerm(delivery, IndexField::Direction, "in"));
    EXPECT_TRUE(hasTerm(delivery, IndexField::Method, "post"));
    for (const char *flag : {"truncated", "batched", "problem"})
        EXPECT_TRUE(hasTerm(delivery, IndexField::Flag, flag)) << flag;
    EXPECT_FALSE(hasTerm(delivery, IndexField::Flag, "invalid-json"));
}

TEST_F(PostingTest, TermsOfManyEventsStandOnceEach)
{
    core::Delivery delivery = message(1);
    for (int i = 0; i < 50; ++i)
        delivery.events.push_back(delivery.events[0]);
    std::vector<qint64> one, many;
    store::appendTerms(message(1), one);
    store::appendTerms(delivery, many);
    EXPECT_EQ(one, many);
    EXPECT_EQ(std::set<qint64>(many.begin(), many.end()).size(), many.size());
}

TEST_F(PostingTest, PacksAnyMixtureOfRareAndCommonTerms)
{
    std::mt19937_64 random(42);
    std::vector<store::TermAt> terms;
    std::map<qint64, std::set<core::DeliveryId>> naive;
    for (int i = 0; i < 20000; ++i) {
        // Few terms occur everywhere, many once; around 63, 64 and 65 the packing changes.
        const qint64 value = i % 3 == 0 ? qint64(random() >> 1) : qint64(random() % 40) * 7919;
        const core::DeliveryId id = 5 * store::segmentSize + qint64(random() % (i % 3 == 1 ? 66 : 1024));
        terms.push_back({value, id});
        naive[value].insert(id);
    }
    std::map<qint64, std::string> rows;
    for (store::Bucket &bucket : store::packSegment(terms))
        rows[bucket.id] = std::move(bucket.terms);
    for (const auto &[value, ids] : naive) {
        store::SegmentBits bits = {};
        ASSERT_TRUE(store::findTerm(rows.at(store::postingId(5, value)), value, bits));
        for (core::DeliveryId offset = 0; offset < store::segmentSize; ++offset) {
            const bool isSet = bits[size_t(offset / 64)] >> (offset % 64) & 1;
            ASSERT_EQ(isSet, ids.contains(5 * store::segmentSize + offset)) << value;
        }
    }
}

TEST_F(PostingTest, FindsNothingForATermThatIsNotThere)
{
    const auto buckets = store::packSegment(std::vector<store::TermAt> {{64, 3}, {192, 4}});
    ASSERT_EQ(buckets.size(), 1u);
    for (const qint64 absent : {0, 128, 256}) {
        store::SegmentBits bits = {};
        ASSERT_TRUE(store::findTerm(buckets[0].terms, absent, bits));
        EXPECT_EQ(bits, store::SegmentBits());
    }
}

TEST_F(PostingTest, RefusesDamagedBucketsWithoutReadingBeyondThem)
{
    std::vector<store::TermAt> terms;
    for (int i = 0; i < 200; ++i)
        terms.push_back({64 * (i % 3), i});
    const std::string good = store::packSegment(terms)[0].terms;
    std::mt19937 random(7);
    int refused = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string bad = good.substr(0, random() % (good.size() + 1));
        for (int n = 0; n < 3 && !bad.empty(); ++n)
            bad[random() % bad.size()] = char(random());
        store::SegmentBits bits = {};
        refused += store::findTerm(bad, 64 * qint64(random() % 3), bits) ? 0 : 1;
    }
    EXPECT_GT(refused, 1000);
}

TEST_F(PostingTest, TheStoresIndexEqualsANaiveOne)
{
    open();
    Naive naive;
    std::mt19937 random(1);
    int number = 1;
    while (number < 5000) {
        const int count = 1 + int(random() % 300);
        append(number, count);
        number += count;
        if (random() % 4 == 0)
            open(); // the open segment is read back
    }
    for (int i = 1; i < number; ++i) {
        std::vector<qint64> terms;
        store::appendTerms(message(i), terms);
        for (const qint64 one : terms)
            naive[{i / store::segmentSize, one}].insert(i);
    }
    const qint64 indexed = this->number(u"SELECT indexed_segment FROM state"_s);
    EXPECT_EQ(indexed, number / store::segmentSize);
    std::erase_if(naive, [&](const auto &entry) { return entry.first.first >= indexed; });
    auto database = store::Database::open(path, store::Database::Mode::ReadOnly);
    auto postings = store::Postings::open(**database);
    ASSERT_TRUE(postings);
    expectEqual(naive, *postings);
    // And nothing more: every term in every bucket is expected.
    qint64 count = 0;
    auto rows = (*database)->prepare("SELECT terms FROM posting");
    while (*rows->step())
        count += qFromLittleEndian<quint32>(rows->blob(0).data());
    EXPECT_EQ(count, qint64(naive.size()));
}

TEST_F(PostingTest, AGroupMayFillSeveralSegments)
{
    open();
    append(1, 3100);
    EXPECT_EQ(number(u"SELECT indexed_segment FROM state"_s), 3);
    EXPECT_EQ(number(u"SELECT present_below FROM state"_s), 3071);
    EXPECT_EQ(number(u"SELECT count(DISTINCT id / 64) FROM posting"_s), 3);
    EXPECT_EQ(writer->health().stored, 3100);
}

TEST_F(PostingTest, TheLastIdOfASegmentCompletesIt)
{
    open();
    append(1, 1022);
    EXPECT_EQ(number(u"SELECT indexed_segment FROM state"_s), 0);
    append(1023, 1);
    EXPECT_EQ(number(u"SELECT indexed_segment FROM state"_s), 1);
    append(1024, 1);
    EXPECT_EQ(number(u"SELECT max(id) FROM delivery WHERE id >= 1024"_s), 1024);
}

TEST_F(PostingTest, GapsInTheIdsAreFine)
{
    open();
    append(1, 10);
    writer.reset();
    execute("UPDATE state SET last_id = 4999");
    open();
    append(11, 200);
    EXPECT_EQ(number(u"SELECT min(id) FROM delivery WHERE id > 10"_s), 5000);
    EXPECT_EQ(number(u"SELECT indexed_segment FROM state"_s), 5);
    EXPECT_EQ(writer->health().stored, 210);
    auto database = store::Database::open(path, store::Database::Mode::ReadOnly);
    auto postings = store::Postings::open(**database);
    const auto found = postings->find(0, term(IndexField::Provider, "whapi"));
    ASSERT_TRUE(found);
    EXPECT_EQ((*found)[0], quint64(0x7fe)); // 1 to 10
}

TEST_F(PostingTest, AFailedGroupLeavesNoTermsBehind)
{
    open();
    execute("CREATE TRIGGER refuse BEFORE INSERT ON event WHEN new.provider = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); END");
    core::Delivery bad = message(1);
    bad.events[0].provider = "bad";
    bad.events[0].message = "only-here";
    writer->append({{1, bad}});
    append(2, 1100); // in the same group
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 1100);
    auto database = store::Database::open(path, store::Database::Mode::ReadOnly);
    auto postings = store::Postings::open(**database);
    EXPECT_EQ(*postings->find(0, term(IndexField::Message, "only-here")), store::SegmentBits());
    EXPECT_NE(*postings->find(0, term(IndexField::Message, "wamid.500")), store::SegmentBits());
}

TEST_F(PostingTest, TextsThatWereReplacedAreFoundAsTheyAreStored)
{
    open();
    core::Delivery odd = message(1);
    odd.events[0].from = "bad\xff";
    writer->append({{1, odd}});
    append(2, 1100);
    auto database = store::Database::open(path, store::Database::Mode::ReadOnly);
    auto postings = store::Postings::open(**database);
    const auto found = postings->find(0, term(IndexField::From, "bad\xef\xbf\xbd"));
    ASSERT_TRUE(found);
    EXPECT_EQ((*found)[0], quint64(2));
}
