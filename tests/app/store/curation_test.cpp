// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store_fixture.h"
#include "store/visibility.h"

using namespace Qt::StringLiterals;
using Ids = QList<core::DeliveryId>;

class CurationTest : public StoreTest
{
protected:
    /// What a reader of the file sees, decided delivery by delivery.
    Ids visible() const
    {
        auto database = store::Database::open(path, store::Database::Mode::ReadOnly);
        const auto visibility = store::Visibility::load(**database);
        auto select = (*database)->prepare("SELECT id FROM delivery ORDER BY id");
        Ids ids;
        while (*select->step()) {
            if (visibility->isVisible(select->integer(0)))
                ids.append(select->integer(0));
        }
        EXPECT_EQ(store::countVisible(**database, *visibility).value(), ids.size());
        EXPECT_EQ(writer->health().stored, ids.size());
        return ids;
    }

    static Ids argument(const QSignalSpy &spy) { return spy.last().at(0).value<Ids>(); }
};

TEST_F(CurationTest, KeepsMarksColoursAndNotes)
{
    open();
    append(1, 5);
    QSignalSpy annotated(writer.get(), &store::Writer::annotated);
    writer->setMarked({2, 3, 99}, true);
    EXPECT_EQ(argument(annotated), Ids({2, 3}));
    writer->setColour({3}, 4);
    writer->setNote(3, "look \xd7\xa9\xff");
    writer->setOpened({1, 3});
    writer->setMarked({2}, false);
    EXPECT_EQ(annotated.size(), 5);
    open();
    EXPECT_EQ(number(u"SELECT count(*) FROM annotation WHERE marked"_s), 1);
    EXPECT_EQ(number(u"SELECT id FROM annotation WHERE marked AND colour = 4 AND opened AND note = 'look \u05e9\ufffd'"_s), 3);
    EXPECT_EQ(number(u"SELECT count(*) FROM annotation WHERE opened"_s), 2);
}

TEST_F(CurationTest, SaysNothingAboutUnknownIds)
{
    open();
    append(1, 1);
    QSignalSpy annotated(writer.get(), &store::Writer::annotated);
    writer->setNote(77, "nobody");
    EXPECT_EQ(annotated.size(), 0);
    EXPECT_EQ(number(u"SELECT count(*) FROM annotation"_s), 0);
}

TEST_F(CurationTest, ClearSparesMarkedAndNotedOnesAndCanBeUndone)
{
    open();
    append(1, 6);
    writer->setMarked({2}, true);
    writer->setNote(4, "n");
    writer->setColour({5}, 1);
    QSignalSpy cleared(writer.get(), &store::Writer::cleared);
    writer->clear();
    ASSERT_EQ(cleared.size(), 1);
    EXPECT_EQ(cleared.at(0).at(0).toLongLong(), 4);
    EXPECT_EQ(cleared.at(0).at(1).toLongLong(), 2);
    EXPECT_EQ(visible(), Ids({2, 4}));
    EXPECT_EQ(writer->health().clearedUpTo, 6);
    append(7, 2);
    EXPECT_EQ(visible(), Ids({2, 4, 7, 8}));

    QSignalSpy restored(writer.get(), &store::Writer::restored);
    writer->undoClear();
    EXPECT_EQ(restored.size(), 1);
    EXPECT_EQ(visible(), Ids({1, 2, 3, 4, 5, 6, 7, 8}));
    EXPECT_EQ(writer->health().clearedUpTo, 0);
    writer->undoClear();
    EXPECT_EQ(restored.size(), 1);
}

TEST_F(CurationTest, ClearingNothingHidesNothing)
{
    open();
    append(1, 1);
    writer->setMarked({1}, true);
    QSignalSpy cleared(writer.get(), &store::Writer::cleared);
    writer->clear();
    EXPECT_EQ(cleared.at(0).at(0).toLongLong(), 0);
    EXPECT_EQ(number(u"SELECT count(*) FROM clearing"_s), 0);
}

TEST_F(CurationTest, UndoesClearingsOneByOneAlsoAfterARestart)
{
    open();
    append(1, 2);
    writer->clear();
    append(3, 2);
    writer->clear();
    append(5, 1);
    EXPECT_EQ(visible(), Ids({5}));
    open();
    EXPECT_EQ(visible(), Ids({5}));
    writer->undoClear();
    EXPECT_EQ(visible(), Ids({3, 4, 5}));
    open();
    writer->undoClear();
    EXPECT_EQ(visible(), Ids({1, 2, 3, 4, 5}));
}

TEST_F(CurationTest, MarkingInsideAClearingKeepsTheCountRight)
{
    open();
    append(1, 5);
    writer->setMarked({1, 2, 3}, true);
    writer->clear();
    EXPECT_EQ(visible(), Ids({1, 2, 3}));
    writer->setMarked({2}, false);
    EXPECT_EQ(visible(), Ids({1, 3}));
    writer->setNote(5, "found again");
    EXPECT_EQ(visible(), Ids({1, 3, 5}));
    open();
    EXPECT_EQ(visible(), Ids({1, 3, 5}));
}

TEST_F(CurationTest, RemovesAndBringsBackWhatWasRemovedTogether)
{
    open();
    append(1, 6);
    writer->setMarked({2}, true);
    QSignalSpy removed(writer.get(), &store::Writer::removed);
    QSignalSpy restored(writer.get(), &store::Writer::restored);
    writer->remove({2, 3, 50});
    EXPECT_EQ(argument(removed), Ids({2, 3}));
    writer->remove({5, 3});
    EXPECT_EQ(argument(removed), Ids({5}));
    EXPECT_EQ(visible(), Ids({1, 4, 6}));
    open();
    QSignalSpy restoredLater(writer.get(), &store::Writer::restored);
    EXPECT_EQ(visible(), Ids({1, 4, 6}));
    writer->undoRemove();
    EXPECT_EQ(visible(), Ids({1, 4, 5, 6}));
    writer->undoRemove();
    EXPECT_EQ(visible(), Ids({1, 2, 3, 4, 5, 6}));
    writer->undoRemove();
    EXPECT_EQ(restoredLater.size(), 2);
}

TEST_F(CurationTest, ClearingAndRemovingTogetherKeepTheCountRight)
{
    open();
    append(1, 8);
    writer->setMarked({1, 2}, true);
    writer->remove({2, 3});
    writer->clear();
    append(9, 2);
    writer->remove({9});
    EXPECT_EQ(visible(), Ids({1, 10}));
    writer->undoRemove();
    EXPECT_EQ(visible(), Ids({1, 9, 10}));
    writer->undoRemove();
    EXPECT_EQ(visible(), Ids({1, 2, 9, 10}));
    writer->undoClear();
    EXPECT_EQ(visible(), Ids({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
}

TEST_F(CurationTest, DeletesForGoodWhatWasClearedAnHourAgo)
{
    open();
    append(1, 1500);
    writer->setMarked({7}, true);
    writer->clear();
    append(1501, 3);
    writer->remove({1502});
    writer.reset();
    execute("UPDATE clearing SET at_us = at_us - 3601000000; UPDATE removed SET at_us = at_us - 3601000000");
    open();
    QSignalSpy restored(writer.get(), &store::Writer::restored);
    writer->undoClear();
    writer->undoRemove();
    EXPECT_EQ(restored.size(), 0); // too late
    ASSERT_TRUE(QTest::qWaitFor([&] { return number(u"SELECT count(*) FROM clearing"_s) == 0
                                             && number(u"SELECT count(*) FROM delivery"_s) == 3; }, 20000));
    EXPECT_EQ(visible(), Ids({7, 1501, 1503}));
    EXPECT_EQ(number(u"SELECT count(*) FROM content"_s), 3);
    EXPECT_EQ(number(u"SELECT count(*) FROM event"_s), 3);
    EXPECT_EQ(number(u"SELECT count(*) FROM removed"_s), 0);
    writer->setMarked({7}, false); // it is one like any other again
    EXPECT_EQ(visible(), Ids({7, 1501, 1503}));
    open();
    EXPECT_EQ(visible(), Ids({7, 1501, 1503}));
}

TEST_F(CurationTest, MarksManyAtOnce)
{
    open();
    Ids ids;
    for (int i = 20000; i >= 1; --i)
        ids.append(i);
    append(1, 20001);
    writer->setMarked(ids, true);
    writer->clear();
    EXPECT_EQ(writer->health().stored, 20000);
    writer->setMarked(ids, false);
    EXPECT_EQ(writer->health().stored, 0);
}
