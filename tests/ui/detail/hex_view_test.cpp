// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/hex_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QTest>

#include <gtest/gtest.h>

TEST(HexView, CopiesBytesInHexadecimalOrAsText)
{
    detail::HexView view;
    view.resize(700, 300);
    view.show();
    view.setBytes("Hello\n");
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("48 65 6c 6c 6f 0a"));
    view.copyAsText();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("Hello\n"));
}

TEST(HexView, SelectsByRowsWithTheKeyboard)
{
    detail::HexView view;
    view.resize(700, 300);
    view.show();
    view.setBytes(QByteArray(100, 'x'));
    QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(view.selection(), std::pair(qsizetype(0), qsizetype(16)));
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(view.selection(), std::pair(qsizetype(0), qsizetype(100)));
    EXPECT_EQ(view.rowCount(), 7);
}

TEST(HexView, ShowsALargeBodyAtOnce)
{
    detail::HexView view;
    view.resize(700, 300);
    view.show();
    const QByteArray bytes(30 * 1024 * 1024, 'x');
    view.setBytes(bytes);
    EXPECT_EQ(view.rowCount(), bytes.size() / 16);
    view.scrollTo(bytes.size() - 1);
    EXPECT_EQ(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
}
