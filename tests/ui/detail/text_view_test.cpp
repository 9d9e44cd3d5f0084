// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/text_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using detail::TextIndex;
using detail::TextView;

namespace {

class TextViewTest : public testing::Test
{
protected:
    TextView view;

    void SetUp() override
    {
        view.resize(600, 300);
        view.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
        view.setFocus();
    }
    void show(const QByteArray &text)
    {
        view.setText(text, TextIndex::Syntax::Json);
        ASSERT_TRUE(QTest::qWaitFor([this] { return view.isIndexed(); }));
    }
    void key(int code, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, Qt::Key(code), modifiers); }
    static QString copied() { return QGuiApplication::clipboard()->text(); }
};

} // namespace

TEST_F(TextViewTest, SelectsAndCopiesWithTheKeyboard)
{
    show("first line\nsecond שלום\nthird");
    key(Qt::Key_Down);
    key(Qt::Key_End, Qt::ShiftModifier);
    key(Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(copied(), QStringLiteral("second שלום"));
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(copied(), QStringLiteral("first line\nsecond שלום\nthird"));
    key(Qt::Key_Home, Qt::ControlModifier);
    key(Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_EQ(view.selection(), std::pair(qsizetype(0), qsizetype(1)));
}

TEST_F(TextViewTest, MovesOverWholeCharacters)
{
    show("é😀x");
    for (const qsizetype offset : {2, 6, 7, 7}) {
        key(Qt::Key_Right);
        EXPECT_EQ(view.cursor(), offset);
    }
    for (const qsizetype offset : {6, 2, 0, 0}) {
        key(Qt::Key_Left);
        EXPECT_EQ(view.cursor(), offset);
    }
}

TEST_F(TextViewTest, ADoubleClickSelectsAWord)
{
    show("\n\nlonely");
    const int rowHeight = QFontMetrics(view.font()).height() + 2;
    const QPoint inWord(view.viewport()->width() / 6, 2 * rowHeight + rowHeight / 2);
    QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, inWord);
    key(Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(copied(), QStringLiteral("lonely"));
}

TEST_F(TextViewTest, CutsOneVeryLongLineIntoRowsAndReachesItsEnd)
{
    QByteArray text = "\"" + QByteArray(8 * 1024 * 1024, 'x') + "end\"";
    show(text);
    EXPECT_GT(view.rowCount(), 50'000);
    key(Qt::Key_End, Qt::ControlModifier);
    EXPECT_EQ(view.cursor(), text.size());
    EXPECT_EQ(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    for (int i = 0; i < 4; ++i)
        key(Qt::Key_Left, Qt::ShiftModifier);
    key(Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(copied(), QStringLiteral("end\""));
}

TEST_F(TextViewTest, StaysWhereItIsWhenTheWidthChanges)
{
    QByteArray text;
    for (int i = 0; i < 3000; ++i)
        text += "line " + QByteArray::number(i) + " " + QByteArray(120, 'w') + "\n";
    show(text);
    view.scrollTo(text.indexOf("line 2000 "));
    const auto middle = view.topRow() / double(view.rowCount());
    view.resize(300, 300);
    ASSERT_TRUE(QTest::qWaitFor([this] { return view.isIndexed(); }));
    EXPECT_NEAR(view.topRow() / double(view.rowCount()), middle, 0.01);
}

TEST_F(TextViewTest, KeepsTheRowForTheNextText)
{
    show(QByteArray("a\n").repeated(500));
    view.setTopRow(200);
    show(QByteArray("b\n").repeated(500));
    EXPECT_EQ(view.topRow(), 200);
    show(QByteArray("c\n").repeated(5));
    EXPECT_EQ(view.topRow(), 0);
}
