// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deliveries/table_fixture.h"

#include "deliveries/delivery_table.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QVBoxLayout>

using deliveries::DeliveryModel;
using deliveries::DeliveryTable;
using deliveries::Field;
using deliveries::LivePill;
using Ids = QList<core::DeliveryId>;

class DeliveryTableTest : public TableTest
{
protected:
    std::unique_ptr<QWidget> window;
    QLineEdit *other = nullptr; ///< something else that may have the focus
    DeliveryTable *table = nullptr;
    LivePill *pill = nullptr;

    void showTable(int count)
    {
        ASSERT_NO_FATAL_FAILURE(show(count));
        window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(window.get());
        other = new QLineEdit;
        table = new DeliveryTable(*model);
        layout->addWidget(other);
        layout->addWidget(table);
        window->resize(1100, 400);
        window->show();
        window->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
        table->setFocus();
        table->setFollowing(true);
        pill = table->findChild<LivePill *>();
        ASSERT_NE(pill, nullptr);
    }

    void TearDown() override
    {
        window.reset(); // before the model
    }

    core::DeliveryId topId() const { return model->idAt(table->rowAt(0)); }
    QScrollBar *bar() const { return table->verticalScrollBar(); }
    void click(int row)
    {
        const QRect cell = table->visualRect(model->index(row, table->columns().firstVisible()));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
    }
};

TEST_F(DeliveryTableTest, FollowsTheLiveEndWhileAtIt)
{
    showTable(100);
    EXPECT_EQ(bar()->value(), bar()->maximum());
    arrive(101, 50);
    ASSERT_TRUE(waitForRows(150));
    EXPECT_EQ(bar()->value(), bar()->maximum());
    EXPECT_TRUE(table->isFollowing());
    EXPECT_FALSE(pill->isVisible());
}

TEST_F(DeliveryTableTest, NothingMovesOnceTheUserHasScrolledAway)
{
    showTable(200);
    other->setFocus();
    other->setText(QStringLiteral("half typ"));
    bar()->setValue(1234);
    EXPECT_FALSE(table->isFollowing());
    const core::DeliveryId top = topId();
    arrive(201, 42);
    ASSERT_TRUE(waitForRows(242));
    EXPECT_EQ(bar()->value(), 1234);
    EXPECT_EQ(topId(), top);
    EXPECT_TRUE(other->hasFocus()) << "neither rows nor pill take it";
    EXPECT_EQ(other->text(), QStringLiteral("half typ"));
    EXPECT_TRUE(pill->isVisible());
    EXPECT_EQ(pill->text(), QStringLiteral("42 new ↓"));
    QTest::mouseClick(pill, Qt::LeftButton);
    EXPECT_TRUE(table->isFollowing());
    EXPECT_EQ(bar()->value(), bar()->maximum());
    EXPECT_FALSE(pill->isVisible());
}

TEST_F(DeliveryTableTest, KeepsTheRowsInViewWhenNewestComeFirst)
{
    showTable(200);
    table->columns().choose(DeliveryModel::Order::NewestFirst, deliveries::TimeFormat::Absolute);
    EXPECT_EQ(bar()->value(), 0);
    arrive(201, 10);
    ASSERT_TRUE(waitForRows(210));
    EXPECT_EQ(bar()->value(), 0) << "it follows";
    bar()->setValue(1000);
    const core::DeliveryId top = topId();
    const int offset = table->rowViewportPosition(table->rowAt(0));
    arrive(211, 20);
    ASSERT_TRUE(waitForRows(230));
    EXPECT_EQ(topId(), top);
    EXPECT_EQ(table->rowViewportPosition(table->rowAt(0)), offset);
    EXPECT_EQ(pill->text(), QStringLiteral("20 new ↑"));
    QTest::keyClick(table, Qt::Key_Up); // any key: the pill stays until the live end is reached
    table->goToFirst();
    EXPECT_TRUE(table->isFollowing());
}

TEST_F(DeliveryTableTest, KeepsTheRowsInViewWhenRowsAboveGo)
{
    showTable(200);
    bar()->setValue(2000);
    const core::DeliveryId top = topId();
    model->removeIds({1, 2, 3, 10, 11});
    EXPECT_EQ(topId(), top);
}

TEST_F(DeliveryTableTest, ChoosingARowStopsFollowing)
{
    showTable(100);
    QSignalSpy chosen(table, &DeliveryTable::chosen);
    const int row = table->rowAt(60);
    const core::DeliveryId id = model->idAt(row);
    click(row);
    EXPECT_FALSE(chosen.isEmpty());
    EXPECT_EQ(table->currentId(), id);
    EXPECT_FALSE(table->isFollowing());
    arrive(101, 30);
    ASSERT_TRUE(waitForRows(130));
    EXPECT_EQ(table->currentId(), id);
    EXPECT_EQ(table->selectedIds(), Ids({id}));
}

TEST_F(DeliveryTableTest, KeepsTheSelectionByDeliveryThroughOtherQueries)
{
    showTable(100);
    click(model->rowOf(99));
    QTest::keyClick(table, Qt::Key_Up, Qt::ShiftModifier);
    EXPECT_EQ(table->selectedIds(), Ids({98, 99}));
    QSignalSpy settled(table->findChild<deliveries::SelectionKeeper *>(), &deliveries::SelectionKeeper::settled);
    ask("code:404");
    EXPECT_EQ(table->selectedIds(), Ids({99})) << "98 is not shown";
    EXPECT_EQ(table->selectedCount(), 1);
    EXPECT_FALSE(settled.isEmpty());
    ask("");
    EXPECT_EQ(table->selectedIds(), Ids({99}));
    EXPECT_GE(table->rowViewportPosition(model->rowOf(99)), 0);
    EXPECT_LT(table->rowViewportPosition(model->rowOf(99)), table->viewport()->height());
}

TEST_F(DeliveryTableTest, KeepsASelectionThatALaterRunOfTheScanBrings)
{
    showTable(5000);
    ASSERT_TRUE(table->showId(3));
    ask("from:*"); // as good as all, and not in one run
    ask("");
    EXPECT_EQ(table->currentId(), 3);
    EXPECT_EQ(table->selectedIds(), Ids({3}));
}

TEST_F(DeliveryTableTest, SelectsAMillionRowsAsOneSpan)
{
    showTable(3000);
    table->selectAll();
    EXPECT_EQ(table->selectedCount(), 3000);
    EXPECT_EQ(table->selectedIds().size(), 3000);
    EXPECT_EQ(table->selectionModel()->selection().size(), 1);
}

TEST_F(DeliveryTableTest, TabLeavesAndLettersDoNotSearch)
{
    showTable(10);
    click(2);
    const core::DeliveryId id = table->currentId();
    QTest::keyClicks(table, QStringLiteral("whapi"));
    EXPECT_EQ(table->currentId(), id);
    QTest::keyClick(table, Qt::Key_Backtab);
    EXPECT_TRUE(other->hasFocus());
}

TEST_F(DeliveryTableTest, RowsHaveOneHeightWhateverTheyHold)
{
    showTable(3);
    core::Delivery odd = message(4);
    odd.events[0].summary = "👨‍👩‍👧‍👦 שלום العربية\nsecond line 🏳️‍🌈";
    writer->append({{4, odd}});
    writer->flush();
    model->testNew(4);
    ASSERT_TRUE(waitForRows(4));
    ASSERT_TRUE(QTest::qWaitFor([this] { return model->summaryAt(3) != nullptr; }));
    table->grab();
    for (int row = 0; row < 4; ++row)
        EXPECT_EQ(table->rowHeight(row), table->rowHeight(0));
    table->setCompact(true);
    EXPECT_LT(table->rowHeight(0), 30);
    EXPECT_GE(table->rowHeight(0), 24);
}

TEST_F(DeliveryTableTest, PausedItSaysWhatWasCapturedMeanwhile)
{
    showTable(20);
    model->setPaused(true);
    arrive(21, 118);
    ASSERT_TRUE(QTest::qWaitFor([this] { return model->waiting() == 118; }));
    EXPECT_TRUE(pill->isVisible());
    EXPECT_EQ(pill->text(), QStringLiteral("Paused, 118 captured meanwhile"));
    QSignalSpy resume(table, &DeliveryTable::resumeWanted);
    QTest::mouseClick(pill, Qt::LeftButton);
    EXPECT_EQ(resume.size(), 1);
    model->setPaused(false);
    EXPECT_EQ(model->rowCount(), 138);
    EXPECT_FALSE(pill->isVisible());
    EXPECT_EQ(bar()->value(), bar()->maximum());
}

TEST_F(DeliveryTableTest, AWindowThatGrowsOrShrinksGoesOnFollowing)
{
    showTable(100);
    window->resize(1100, 250);
    EXPECT_TRUE(QTest::qWaitFor([this] { return bar()->value() == bar()->maximum(); }));
    EXPECT_TRUE(table->isFollowing());
    window->resize(1100, 600);
    EXPECT_TRUE(QTest::qWaitFor([this] { return bar()->value() == bar()->maximum(); }));
    EXPECT_TRUE(table->isFollowing());
}
