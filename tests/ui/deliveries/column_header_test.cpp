// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deliveries/table_fixture.h"

#include "deliveries/delivery_table.h"

#include <QLineEdit>
#include <QMenu>

using deliveries::ColumnHeader;
using deliveries::DeliveryModel;
using deliveries::DeliveryTable;
using deliveries::Field;

class ColumnHeaderTest : public TableTest
{
protected:
    std::unique_ptr<DeliveryTable> table;

    void SetUp() override
    {
        show(5);
        table = std::make_unique<DeliveryTable>(*model);
        table->resize(1200, 300);
        table->show();
    }
    void TearDown() override { table.reset(); }
    int column(Field field) const { return model->columns().indexOf({field, {}}); }
    ColumnHeader &header() { return table->columns(); }
};

static QAction *actionOf(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (QString(action->text()).remove(u'&') == text)
            return action;
    }
    return nullptr;
}

TEST_F(ColumnHeaderTest, HidesAndShowsColumnsFromItsMenu)
{
    const std::unique_ptr<QMenu> menu(header().buildMenu(0));
    ASSERT_NE(actionOf(*menu, QStringLiteral("Size")), nullptr);
    actionOf(*menu, QStringLiteral("Size"))->trigger();
    EXPECT_TRUE(table->isColumnHidden(column(Field::Size)));
    actionOf(*menu, QStringLiteral("Path"))->trigger();
    EXPECT_FALSE(table->isColumnHidden(column(Field::Path)));
    EXPECT_GE(table->columnWidth(column(Field::Path)), 40);
}

TEST_F(ColumnHeaderTest, LeavesTheLastColumnAlone)
{
    for (int i = 0; i < header().count() - 1; ++i)
        header().setSectionHidden(i, i != column(Field::Event));
    header().setSectionHidden(header().count() - 1, true);
    const std::unique_ptr<QMenu> menu(header().buildMenu(column(Field::Event)));
    EXPECT_FALSE(actionOf(*menu, QStringLiteral("Event"))->isEnabled());
}

TEST_F(ColumnHeaderTest, AddsAColumnFromATypedPath)
{
    const std::unique_ptr<QMenu> menu(header().buildMenu(0));
    auto *field = menu->findChild<QLineEdit *>(QStringLiteral("pathField"));
    ASSERT_NE(field, nullptr);
    QTest::keyClicks(field, QStringLiteral("body.number"));
    QTest::keyClick(field, Qt::Key_Return);
    const int added = model->columns().indexOf({Field::BodyPath, QStringLiteral("number")});
    ASSERT_GE(added, 0);
    EXPECT_EQ(header().visualIndex(added), header().visualIndex(column(Field::Summary)) + 1);
    const std::unique_ptr<QMenu> again(header().buildMenu(added));
    actionOf(*again, QStringLiteral("Remove column number"))->trigger();
    EXPECT_EQ(model->columns().indexOf({Field::BodyPath, QStringLiteral("number")}), -1);
}

TEST_F(ColumnHeaderTest, RemembersOrderWidthsPathsAndTime)
{
    header().moveSection(header().visualIndex(column(Field::Answer)), 0);
    header().resizeSection(column(Field::Event), 333);
    header().setSectionHidden(column(Field::Size), true);
    header().addPath(QStringLiteral("number"));
    header().choose(DeliveryModel::Order::NewestFirst, deliveries::TimeFormat::SinceFirst);
    const QByteArray state = header().columnState();
    header().resetColumns();
    header().choose(DeliveryModel::Order::NewestLast, deliveries::TimeFormat::Absolute);
    EXPECT_NE(header().columnState(), state);
    header().restoreColumns(state);
    EXPECT_EQ(header().columnState(), state);
    EXPECT_EQ(header().visualIndex(column(Field::Answer)), 0);
    EXPECT_EQ(table->columnWidth(column(Field::Event)), 333);
    EXPECT_TRUE(table->isColumnHidden(column(Field::Size)));
    EXPECT_EQ(model->order(), DeliveryModel::Order::NewestFirst);
}

TEST_F(ColumnHeaderTest, TakesAStrangeStateForNone)
{
    const QByteArray before = header().columnState();
    for (const char *state : {"", "nonsense", "{}", "{\"columns\":7}"}) {
        header().restoreColumns(state);
        EXPECT_EQ(header().columnState(), before) << state;
    }
    header().restoreColumns("{\"columns\":[{\"key\":\"no such\"},{\"key\":\"event\",\"width\":-7,\"shown\":true}]}");
    EXPECT_GE(table->columnWidth(column(Field::Event)), 40);
}

TEST_F(ColumnHeaderTest, AClickOnTimeTurnsTheOrderAndShowsIt)
{
    QSignalSpy chosen(&header(), &ColumnHeader::appearanceChosen);
    const int time = column(Field::Time), event = column(Field::Event);
    const auto click = [this](int section) {
        const QPoint place(header().sectionViewportPosition(section) + 20, header().height() / 2);
        QTest::mouseClick(header().viewport(), Qt::LeftButton, {}, place);
    };
    click(time);
    EXPECT_EQ(model->order(), DeliveryModel::Order::NewestFirst);
    EXPECT_EQ(header().sortIndicatorOrder(), Qt::DescendingOrder);
    EXPECT_EQ(chosen.size(), 1);
    click(event);
    EXPECT_EQ(model->order(), DeliveryModel::Order::NewestFirst) << "only arrival is an order";
    EXPECT_EQ(header().sortIndicatorSection(), time);
    click(time);
    EXPECT_EQ(model->order(), DeliveryModel::Order::NewestLast);
    EXPECT_EQ(header().sortIndicatorOrder(), Qt::AscendingOrder);
}

TEST_F(ColumnHeaderTest, TheSummaryTakesWhatIsLeftUntilItIsSizedByHand)
{
    table->resize(1280, 300);
    const int needed = header().length() - table->columnWidth(column(Field::Summary));
    EXPECT_EQ(header().length(), table->viewport()->width()) << "no more and no less, at 1280 pixels";
    EXPECT_FALSE(table->isColumnHidden(column(Field::AckMs)));
    EXPECT_FALSE(table->isColumnHidden(column(Field::Size)));
    table->resize(1600, 300);
    EXPECT_EQ(table->columnWidth(column(Field::Summary)), table->viewport()->width() - needed);
    header().setSectionHidden(column(Field::Size), true);
    EXPECT_EQ(header().length(), table->viewport()->width());
    header().resizeSection(column(Field::Summary), 500);
    table->resize(1700, 300);
    EXPECT_EQ(table->columnWidth(column(Field::Summary)), 500);
    header().restoreColumns(header().columnState());
    EXPECT_EQ(table->columnWidth(column(Field::Summary)), 500);
    header().resetColumns();
    EXPECT_EQ(header().length(), table->viewport()->width());
}

TEST_F(ColumnHeaderTest, ANewColumnIsSelectedWhereItsRowIs)
{
    table->selectRow(1);
    header().addPath(QStringLiteral("number"));
    const int added = model->columns().indexOf({Field::BodyPath, QStringLiteral("number")});
    EXPECT_TRUE(table->selectionModel()->isSelected(model->index(1, added)));
    EXPECT_FALSE(table->selectionModel()->isSelected(model->index(2, added)));
}
