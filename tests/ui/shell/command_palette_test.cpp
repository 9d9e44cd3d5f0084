// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/command_palette.h"

#include <QAction>
#include <QLineEdit>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;

class CommandPaletteTest : public testing::Test
{
protected:
    void SetUp() override
    {
        add(u"Clear all"_s);
        add(u"Copy &address…"_s);
        add(u"Settings"_s);
        window.resize(900, 600);
        window.show();
        palette.popUp();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&palette));
        field = palette.findChild<QLineEdit *>();
    }

    QAction *add(const QString &text)
    {
        auto *action = new QAction(text, &window);
        QObject::connect(action, &QAction::triggered, &window, [this, text] { done.append(text); });
        actions.append(action);
        return action;
    }

    QWidget window;
    QList<QAction *> actions;
    QStringList done;
    shell::CommandPalette palette {[this] { return actions; }, &window};
    QLineEdit *field = nullptr;
};

TEST_F(CommandPaletteTest, ListsEveryActionByItsPlainName)
{
    EXPECT_EQ(palette.shownNames(), (QStringList {u"Clear all"_s, u"Copy address"_s, u"Settings"_s}));
}

TEST_F(CommandPaletteTest, TypedLettersAndReturnDoIt)
{
    QTest::keyClicks(field, u"sett"_s);
    EXPECT_EQ(palette.shownNames(), (QStringList {u"Settings"_s}));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(done, (QStringList {u"Settings"_s}));
    EXPECT_FALSE(palette.isVisible());
}

TEST_F(CommandPaletteTest, ArrowsChooseWhileTheFieldKeepsTheFocus)
{
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(done, (QStringList {u"Copy &address…"_s}));
}

TEST_F(CommandPaletteTest, WhatCannotBeDoneNowIsNotDone)
{
    actions[2]->setEnabled(false);
    QTest::keyClicks(field, u"sett"_s);
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_TRUE(done.isEmpty());
    EXPECT_TRUE(palette.isVisible());
}

TEST_F(CommandPaletteTest, NothingFitsAndReturnDoesNothing)
{
    QTest::keyClicks(field, u"qqq"_s);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_TRUE(done.isEmpty());
}

TEST_F(CommandPaletteTest, EscapeLeaves)
{
    QTest::keyClick(field, Qt::Key_Escape);
    EXPECT_FALSE(palette.isVisible());
    EXPECT_TRUE(done.isEmpty());
}

} // namespace
