// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deliveries/page_fixture.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>

using namespace Qt::StringLiterals;
using deliveries::Field;

class CellMenuTest : public PageTest
{
protected:
    /// Opens the menu of a cell as a right click does.
    QMenu *open(core::DeliveryId id, Field field)
    {
        const QModelIndex cell = model().index(model().rowOf(id), model().columns().indexOf({field, {}}));
        const QPoint place = table->visualRect(cell).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, table->viewport()->mapToGlobal(place));
        QApplication::sendEvent(table->viewport(), &event);
        return table->findChild<QMenu *>(u"cellMenu"_s);
    }

    static void choose(QMenu *menu, const QString &submenu, const QString &text)
    {
        QMenu *from = submenu.isEmpty() ? menu : menu->findChild<QMenu *>(submenu);
        ASSERT_NE(from, nullptr);
        for (QAction *action : from->actions()) {
            if (QString(action->text()).remove(u'&') == text) {
                action->trigger();
                menu->close();
                return;
            }
        }
        FAIL() << text.toStdString();
    }
};

TEST_F(CellMenuTest, JoinsConditionsAsItsWordsSay)
{
    sendAndChoose(4, 2);
    choose(open(2, Field::Provider), u"applyMenu"_s, u"Selected"_s);
    EXPECT_EQ(filterBar->text(), u"provider:whapi"_s);
    ASSERT_TRUE(waitForRows(4));
    choose(open(2, Field::Event), u"applyMenu"_s, u"…and selected"_s);
    EXPECT_EQ(filterBar->text(), u"provider:whapi event:message.in.text"_s);
    ASSERT_TRUE(waitForRows(4));
    choose(open(2, Field::Answer), u"applyMenu"_s, u"…or selected"_s);
    EXPECT_EQ(filterBar->text(), u"provider:whapi event:message.in.text OR code:200"_s);
    ASSERT_TRUE(waitForRows(4));
    choose(open(2, Field::Provider), u"applyMenu"_s, u"Not selected"_s);
    EXPECT_EQ(filterBar->text(), u"-provider:whapi"_s);
    EXPECT_TRUE(waitForRows(0));
}

TEST_F(CellMenuTest, PreparesAFilterWithoutApplyingIt)
{
    sendAndChoose(4, 2);
    choose(open(2, Field::FromTo), u"prepareMenu"_s, u"Not selected"_s);
    EXPECT_TRUE(filterBar->text().startsWith(u"-"_s)) << filterBar->text().toStdString();
    EXPECT_TRUE(filterBar->text().contains(u"from:"_s)) << filterBar->text().toStdString();
    EXPECT_EQ(model().rowCount(), 4);
    EXPECT_TRUE(filterBar->isAncestorOf(QApplication::focusWidget()));
}

TEST_F(CellMenuTest, ShowsOneConversationAndHidesAType)
{
    sendAndChoose(4, 2);
    choose(open(2, Field::Summary), {}, u"Show only this conversation"_s);
    EXPECT_TRUE(waitForRows(2));
    filterBar->setText({});
    ASSERT_TRUE(waitForRows(4));
    choose(open(2, Field::Summary), {}, u"Hide this event type"_s);
    EXPECT_TRUE(waitForRows(0));
    EXPECT_TRUE(filterBar->text().startsWith(u"-raw:"_s)) << filterBar->text().toStdString();
}

TEST_F(CellMenuTest, CopiesValueRowAndCurl)
{
    sendAndChoose(3, 2);
    choose(open(2, Field::Provider), {}, u"Copy value"_s);
    EXPECT_EQ(QApplication::clipboard()->text(), model().columns().text(
        model().columns().indexOf({Field::Provider, {}}), *model().summaryAt(1), {}, nullptr));
    choose(open(2, Field::Provider), {}, u"Copy row"_s);
    EXPECT_TRUE(QTest::qWaitFor([] { return QApplication::clipboard()->text().startsWith(u"2\t"_s); }));
    choose(open(2, Field::Provider), {}, u"Copy as cURL"_s);
    ASSERT_TRUE(QTest::qWaitFor([] { return QApplication::clipboard()->text().startsWith(u"curl"_s); }));
    const QString curl = QApplication::clipboard()->text();
    EXPECT_TRUE(curl.contains(engine->listener().url + u"/hooks/whapi"_s)) << curl.toStdString();
    EXPECT_TRUE(curl.contains(u"\"id\":\"m1\""_s)) << curl.toStdString();
}
