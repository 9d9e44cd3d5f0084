// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/filter_completer.h"
#include "deliveries/filter_field.h"
#include "page_fixture.h"

#include <QInputDialog>
#include <QLabel>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using deliveries::FilterBar;

namespace {

std::string describe(const QString &text, int cursor)
{
    const deliveries::FilterWord word = deliveries::wordAt(text, cursor);
    return QStringLiteral("%1-%2 field=%3 typed=%4").arg(word.begin).arg(word.end).arg(word.field, word.typed).toStdString();
}

class FilterBarTest : public PageTest
{
protected:
    deliveries::FilterField *field() { return filterBar->findChild<deliveries::FilterField *>(); }
    QString explanation() { return filterBar->findChild<QLabel *>(u"filterExplanation"_s)->text(); }
    QTreeView *completions()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == "filterCompletions"_L1)
                return static_cast<QTreeView *>(widget);
        }
        return nullptr;
    }
    void type(const QString &text)
    {
        field()->setFocus();
        QTest::keyClicks(field(), text);
    }
};

} // namespace

TEST(FilterWord, IsThePartOfTheFilterTheCursorStandsIn)
{
    EXPECT_EQ(describe(u"pro"_s, 3), "0-3 field= typed=pro");
    EXPECT_EQ(describe(u"a prov"_s, 6), "2-6 field= typed=prov");
    EXPECT_EQ(describe(u"provider:wh"_s, 11), "9-11 field=provider typed=wh");
    EXPECT_EQ(describe(u"provider:whapi,me x"_s, 17), "15-17 field=provider typed=me");
    EXPECT_EQ(describe(u"-(event:in"_s, 10), "8-10 field=event typed=in");
    EXPECT_EQ(describe(u"-event:"_s, 7), "7-7 field=event typed=");
    EXPECT_EQ(describe(u"text:\"a b"_s, 9), "5-9 field=text typed=\"a b");
    EXPECT_EQ(describe(QString(), 0), "0-0 field= typed=");
}

TEST_F(FilterBarTest, AppliesWhatIsTypedShortlyAfterTheLastKey)
{
    QSignalSpy changed(filterBar, &FilterBar::queryChanged);
    type(u"path:/hooks"_s);
    ASSERT_TRUE(changed.wait());
    EXPECT_EQ(changed.size(), 1);
    EXPECT_EQ(filterBar->query().text(), u"path:/hooks"_s);
}

TEST_F(FilterBarTest, InvalidTextKeepsTheLastValidQueryAndSaysWhatIsWrong)
{
    filterBar->setText(u"provider:whapi"_s);
    QSignalSpy changed(filterBar, &FilterBar::queryChanged);
    field()->selectAll();
    type(u"provder:whapi"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    EXPECT_TRUE(field()->hasError());
    EXPECT_TRUE(changed.isEmpty());
    EXPECT_EQ(filterBar->query().text(), u"provider:whapi"_s);
    EXPECT_TRUE(explanation().contains(u"provder"_s)) << explanation().toStdString();
    EXPECT_TRUE(explanation().contains(u"Still showing"_s));
    // The words offer the mended text.
    Q_EMIT filterBar->findChild<QLabel *>(u"filterExplanation"_s)->linkActivated(u"use"_s);
    EXPECT_FALSE(field()->hasError());
    EXPECT_EQ(filterBar->query().text(), u"provider:whapi"_s);
}

TEST_F(FilterBarTest, JoinsConditionsWithBracketsWhereNeeded)
{
    filterBar->setText(u"a OR b"_s);
    filterBar->join(u"provider:whapi"_s, FilterBar::Join::And, true);
    EXPECT_EQ(filterBar->text(), u"(a OR b) provider:whapi"_s);
    filterBar->join(u"code:200"_s, FilterBar::Join::AndNot, true);
    EXPECT_EQ(filterBar->text(), u"(a OR b) provider:whapi -code:200"_s);
    filterBar->join(u"is:error"_s, FilterBar::Join::Or, false);
    EXPECT_EQ(filterBar->text(), u"(a OR b) provider:whapi -code:200 OR is:error"_s);
    EXPECT_EQ(filterBar->query().text(), u"(a OR b) provider:whapi -code:200"_s) << "prepared, not applied";
    field()->undo();
    EXPECT_EQ(filterBar->text(), u"(a OR b) provider:whapi -code:200"_s);
}

TEST_F(FilterBarTest, EscapeClearsFirstAndThenLeaves)
{
    QSignalSpy left(filterBar, &FilterBar::left);
    filterBar->setText(u"provider:whapi"_s);
    ASSERT_TRUE(waitForRows(0));
    filterBar->focusField();
    QTest::keyClick(field(), Qt::Key_Escape);
    EXPECT_EQ(filterBar->text(), QString());
    ASSERT_TRUE(waitForRows(0));
    QTest::keyClick(field(), Qt::Key_Escape);
    EXPECT_EQ(left.size(), 1);
}

TEST_F(FilterBarTest, OffersFieldsAndThenCapturedValues)
{
    send(3);
    type(u"prov"_s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return completions() && completions()->isVisible(); }));
    EXPECT_EQ(completions()->model()->index(0, 0).data().toString(), u"provider:"_s);
    QTest::keyClick(completions(), Qt::Key_Down);
    QTest::keyClick(completions(), Qt::Key_Return);
    EXPECT_EQ(field()->text(), u"provider:"_s);
    ASSERT_TRUE(QTest::qWaitFor([this] {
        return completions()->isVisible() && completions()->model()->index(0, 0).data().toString() == u"whapi"_s;
    }));
    EXPECT_EQ(completions()->model()->index(0, 1).data().toString(), u"3"_s);
}

TEST_F(FilterBarTest, ASavedViewBringsItsFilterBackAndIsAFilterByName)
{
    filterBar->setText(u"path:/hooks/*"_s);
    auto *button = filterBar->findChild<QToolButton *>();
    Q_EMIT button->menu()->aboutToShow();
    ASSERT_EQ(button->menu()->actions().size(), 1) << "only Save as view";
    button->menu()->actions().constFirst()->trigger();
    auto *dialog = filterBar->findChild<QInputDialog *>(u"viewName"_s);
    ASSERT_TRUE(dialog);
    dialog->setTextValue(u"hooks"_s);
    dialog->accept();
    filterBar->setText(QString());
    Q_EMIT button->menu()->aboutToShow();
    button->menu()->actions().constFirst()->trigger();
    EXPECT_EQ(filterBar->text(), u"path:/hooks/*"_s);
    filterBar->setText(u"#hooks"_s);
    EXPECT_FALSE(field()->hasError());
    filterBar->setText(u"#nothing"_s);
    EXPECT_TRUE(field()->hasError());
}

TEST_F(FilterBarTest, TellsHowManyMatch)
{
    send(4);
    filterBar->setText(u"conv:@conv"_s);
    EXPECT_TRUE(field()->hasError()) << "nothing is selected";
    filterBar->setText(u"from:972501111111"_s);
    ASSERT_TRUE(waitForRows(2));
    EXPECT_TRUE(QTest::qWaitFor([this] {
        return filterBar->findChild<QLabel *>(u"filterCount"_s)->text() == u"2 of 4"_s;
    }));
}
