// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deliveries/page_fixture.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using Ids = QList<core::DeliveryId>;

class DeliveriesPageTest : public PageTest
{
};

TEST_F(DeliveriesPageTest, ShowsWhatArrivesAndItsDetails)
{
    QSignalSpy shown(page.get(), &deliveries::DeliveriesPage::shownChanged);
    sendAndChoose(6, 4);
    EXPECT_TRUE(QTest::qWaitFor([this] { return detail->shown() == 4; }));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !shown.isEmpty() && shown.last()[0].toInt() == 6; }));
    EXPECT_EQ(shown.last()[1].toInt(), 6);
    EXPECT_FALSE(shown.last()[2].toBool());
    EXPECT_TRUE(QTest::qWaitFor([this] { return model().summaryAt(3)->annotation.opened; })) << "looked at, it is read";
    EXPECT_FALSE(model().summaryAt(4)->annotation.opened);
}

TEST_F(DeliveriesPageTest, MovesByLettersAndFromAnyPane)
{
    sendAndChoose(5, 2);
    QTest::keyClick(table, Qt::Key_J);
    EXPECT_EQ(table->currentId(), 3);
    QTest::keyClick(table, Qt::Key_K);
    QTest::keyClick(table, Qt::Key_K);
    EXPECT_EQ(table->currentId(), 1);
    filterBar->focusField();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F8);
    EXPECT_EQ(table->currentId(), 2);
    EXPECT_FALSE(table->hasFocus()) << "the focus stays where it was";
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F7);
    EXPECT_EQ(table->currentId(), 1);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_G);
    EXPECT_EQ(table->currentId(), 5);
    EXPECT_TRUE(table->isFollowing());
    QTest::keyClick(table, Qt::Key_Home);
    EXPECT_EQ(table->currentId(), 1);
    EXPECT_FALSE(table->isFollowing());
    QTest::keyClick(table, Qt::Key_End);
    EXPECT_TRUE(table->isFollowing());
}

TEST_F(DeliveriesPageTest, GoesBackAndForwardThroughWhatWasLookedAt)
{
    sendAndChoose(5, 2);
    ASSERT_TRUE(QTest::qWaitFor([this] { return detail->shown() == 2; }));
    table->showId(5);
    ASSERT_TRUE(QTest::qWaitFor([this] { return detail->shown() == 5; }));
    QTest::keyClick(table, Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(table->currentId(), 2);
    ASSERT_TRUE(QTest::qWaitFor([this] { return detail->shown() == 2; }));
    QTest::keyClick(table, Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(table->currentId(), 5);
}

TEST_F(DeliveriesPageTest, MarksColoursAndFindsTheMarkedOnes)
{
    sendAndChoose(8, 3);
    QTest::keyClick(table, Qt::Key_M);
    ASSERT_TRUE(QTest::qWaitFor([this] { return model().summaryAt(2)->annotation.marked; }));
    QTest::keyClick(table, Qt::Key_2, Qt::AltModifier);
    ASSERT_TRUE(QTest::qWaitFor([this] { return model().summaryAt(2)->annotation.colour == 2; }));
    QTest::keyClick(table, Qt::Key_0, Qt::AltModifier);
    ASSERT_TRUE(QTest::qWaitFor([this] { return model().summaryAt(2)->annotation.colour == 0; }));
    engine->setMarked({7}, true);
    ASSERT_TRUE(QTest::qWaitFor([this] { return model().summaryAt(6) && model().summaryAt(6)->annotation.marked; }));
    table->showId(5);
    QTest::keyClick(table, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(QTest::qWaitFor([this] { return table->currentId() == 7; }));
    QTest::keyClick(table, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(QTest::qWaitFor([this] { return table->currentId() == 3; }));
    QTest::keyClick(table, Qt::Key_M);
    EXPECT_TRUE(QTest::qWaitFor([this] { return !model().summaryAt(2)->annotation.marked; }));
}

TEST_F(DeliveriesPageTest, StaysInOneConversation)
{
    sendAndChoose(8, 4);
    QTest::keyClick(table, Qt::Key_Period, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitFor([this] { return table->currentId() == 6; }));
    QTest::keyClick(table, Qt::Key_Comma, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitFor([this] { return table->currentId() == 4; }));
    QTest::keyClick(table, Qt::Key_C);
    EXPECT_TRUE(waitForRows(4));
    EXPECT_EQ(shownIds(), Ids({2, 4, 6, 8}));
    EXPECT_EQ(table->currentId(), 4) << "the selection is by delivery";
    send(2);
    EXPECT_TRUE(waitForRows(5)) << "what arrives is tested with the filter";
}

TEST_F(DeliveriesPageTest, RemovesAndBringsBack)
{
    sendAndChoose(6, 2);
    QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(table, Qt::Key_Delete);
    ASSERT_TRUE(waitForRows(4));
    EXPECT_EQ(shownIds(), Ids({1, 4, 5, 6}));
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(waitForRows(6));
    EXPECT_EQ(shownIds(), Ids({1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(table->selectedIds(), Ids({2})) << "what came back";
}

TEST_F(DeliveriesPageTest, RemovesOneAfterTheOther)
{
    sendAndChoose(6, 2);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(table, Qt::Key_Delete);
    ASSERT_TRUE(waitForRows(3));
    EXPECT_EQ(shownIds(), Ids({1, 5, 6}));
    EXPECT_EQ(table->selectedIds(), Ids({5}));
    ASSERT_TRUE(table->showId(6));
    QTest::keyClick(table, Qt::Key_Delete);
    ASSERT_TRUE(waitForRows(2));
    EXPECT_EQ(table->selectedIds(), Ids({5})) << "none is below the last";
}

TEST_F(DeliveriesPageTest, BringingBackWhilePausedShowsNothingNew)
{
    sendAndChoose(6, 2);
    page->setPaused(true);
    QTest::keyClick(table, Qt::Key_Delete);
    ASSERT_TRUE(waitForRows(5));
    --sent; // one is stored no longer
    send(3);
    ASSERT_TRUE(QTest::qWaitFor([this] { return model().waiting() == 3; }));
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(waitForRows(6));
    EXPECT_EQ(shownIds(), Ids({1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(model().waiting(), 3);
    EXPECT_EQ(table->currentId(), 2);
}

TEST_F(DeliveriesPageTest, TheDetailsKeepTheirPlaceWhateverTheyHold)
{
    const int before = detail->y();
    sendAndChoose(6, 2);
    ASSERT_TRUE(QTest::qWaitFor([this] { return detail->shown() == 2; }));
    EXPECT_TRUE(QTest::qWaitFor([this] { return model().summaryAt(1)->annotation.opened; }));
    EXPECT_EQ(detail->y(), before);
    QSignalSpy selected(page.get(), &deliveries::DeliveriesPage::selectionChanged);
    table->selectAll();
    ASSERT_TRUE(selected.wait());
    page->grab();
    EXPECT_EQ(detail->y(), before);
}

TEST_F(DeliveriesPageTest, ClearSparesTheMarkedAndCanBeUndone)
{
    sendAndChoose(6, 2);
    QTest::keyClick(table, Qt::Key_M);
    ASSERT_TRUE(QTest::qWaitFor([this] { return model().summaryAt(1)->annotation.marked; }));
    engine->clear();
    ASSERT_TRUE(waitForRows(1));
    EXPECT_EQ(shownIds(), Ids({2}));
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(waitForRows(6));
}

TEST_F(DeliveriesPageTest, SaysThatNothingCameSinceItWasCleared)
{
    send(3);
    ASSERT_TRUE(waitForRows(3));
    engine->clear();
    EXPECT_TRUE(waitForTitle(u"Nothing captured since you cleared"_s));
}

TEST_F(DeliveriesPageTest, PausesTheViewAndNeverCapture)
{
    send(3);
    ASSERT_TRUE(waitForRows(3));
    QSignalSpy paused(page.get(), &deliveries::DeliveriesPage::pausedChanged);
    QTest::keyClick(table, Qt::Key_P);
    EXPECT_TRUE(page->isPaused());
    EXPECT_EQ(paused.size(), 1);
    send(4);
    ASSERT_TRUE(QTest::qWaitFor([this] { return model().waiting() == 4; }));
    EXPECT_EQ(model().rowCount(), 3);
    QTest::keyClick(table, Qt::Key_P);
    EXPECT_FALSE(page->isPaused());
    EXPECT_TRUE(waitForRows(7));
}

TEST_F(DeliveriesPageTest, CopiesACellAndRows)
{
    sendAndChoose(3, 2);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), u"2"_s);
    QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([] { return QApplication::clipboard()->text().count(u'\n') == 2; }));
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    EXPECT_TRUE(lines[0].startsWith(u"1\t20"_s)) << lines[0].toStdString();
    EXPECT_EQ(lines[2].count(u'\t'), table->visibleColumns().size() - 1);
    EXPECT_TRUE(lines[2].contains(u"Whapi"_s)) << lines[2].toStdString();
}

TEST_F(DeliveriesPageTest, TheFilterHasTheKeysOfTheTable)
{
    send(2);
    QTest::keyClick(table, Qt::Key_Slash);
    EXPECT_TRUE(filterBar->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_TRUE(table->hasFocus());
    QTest::keyClick(table, Qt::Key_F, Qt::ControlModifier);
    EXPECT_TRUE(filterBar->isAncestorOf(QApplication::focusWidget()));
}

TEST_F(DeliveriesPageTest, SaysWhereToSendWhileNothingWasCaptured)
{
    ASSERT_TRUE(waitForTitle(u"Nothing captured yet"_s));
    const QString url = engine->listener().url + u"/hooks"_s;
    EXPECT_TRUE(emptyState()->accessibleDescription().contains(url));
    ASSERT_NE(button(u"Copy the address"_s), nullptr);
    QTest::mouseClick(button(u"Copy the address"_s), Qt::LeftButton);
    EXPECT_EQ(QApplication::clipboard()->text(), url);
    ASSERT_NE(button(u"Send a sample"_s), nullptr);
    QTest::mouseClick(button(u"Send a sample"_s), Qt::LeftButton);
    EXPECT_TRUE(waitForRows(1));
    EXPECT_FALSE(emptyState()->isVisible());
}

TEST_F(DeliveriesPageTest, SaysThatTheFilterHidesAllAndClearsIt)
{
    send(3);
    ASSERT_TRUE(waitForRows(3));
    filterBar->setText(u"code:5xx"_s);
    ASSERT_TRUE(waitForTitle(u"0 of 3 match"_s));
    EXPECT_TRUE(emptyState()->accessibleDescription().contains(u"code:5xx"_s));
    EXPECT_FALSE(emptyState()->accessibleDescription().contains(u"paused"_s));
    page->setPaused(true);
    EXPECT_TRUE(QTest::qWaitFor([this] { return emptyState()->accessibleDescription().contains(u"paused"_s); }));
    page->setPaused(false);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Escape);
    EXPECT_TRUE(waitForRows(3));
    EXPECT_TRUE(filterBar->text().isEmpty());
}

TEST_F(DeliveriesPageTest, SaysWhoHoldsThePortAndTakesAnother)
{
    TearDown();
    QTcpServer holder;
    ASSERT_TRUE(holder.listen(QHostAddress::LocalHost));
    openPage(holder.serverPort());
    ASSERT_TRUE(waitForTitle(u"Port %1 is taken"_s.arg(holder.serverPort())));
    QPushButton *use = nullptr;
    for (QPushButton *one : emptyState()->findChildren<QPushButton *>())
        use = one->text().startsWith(u"Use "_s) ? one : use;
    ASSERT_NE(use, nullptr);
    QTest::mouseClick(use, Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([this] { return engine->listener().listening; }));
    EXPECT_TRUE(waitForTitle(u"Nothing captured yet"_s));
}

TEST_F(DeliveriesPageTest, RemembersColumnsAndSplit)
{
    const int size = model().columns().indexOf({deliveries::Field::Size, {}});
    table->columns().setSectionHidden(size, true);
    page->setAppearance({.rowHeight = settings::RowHeight::Compact, .order = settings::RowOrder::NewestFirst});
    for (QAction *action : page->pageActions()) {
        if (action->objectName() == u"detailsBeside"_s)
            action->trigger();
    }
    page->saveState();
    TearDown();
    openPage(0);
    EXPECT_TRUE(table->isColumnHidden(size));
    EXPECT_EQ(model().order(), deliveries::DeliveryModel::Order::NewestFirst);
    EXPECT_EQ(page->findChild<QSplitter *>(u"deliveriesSplitter"_s)->orientation(), Qt::Horizontal);
    table->columns().resetColumns();
    table->columns().choose(deliveries::DeliveryModel::Order::NewestLast, deliveries::TimeFormat::Absolute);
    page->findChild<QSplitter *>(u"deliveriesSplitter"_s)->setOrientation(Qt::Vertical);
}

TEST_F(DeliveriesPageTest, NoTwoActionsShareAKeyInOnePlace)
{
    QSet<QString> keys;
    for (const QAction *action : page->pageActions()) {
        EXPECT_FALSE(action->text().isEmpty());
        for (const QKeySequence &key : action->shortcuts()) {
            EXPECT_FALSE(keys.contains(key.toString())) << key.toString().toStdString();
            keys.insert(key.toString());
        }
    }
    EXPECT_GT(keys.size(), 30);
}
