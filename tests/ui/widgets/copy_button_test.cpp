// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/copy_button.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;

TEST(CopyButton, CopiesTheTextOfTheMomentAndSaysSoForAWhile)
{
    QString text = u"one"_s;
    widgets::CopyButton button(u"the address"_s, [&] { return text; });
    text = u"two"_s;
    QTest::mouseClick(&button, Qt::LeftButton);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"two"_s);
    EXPECT_EQ(button.text(), u"Copied"_s);
    EXPECT_EQ(button.accessibleName(), u"Copied the address"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return button.text() == u"Copy"_s; }, 5000));
}

} // namespace
