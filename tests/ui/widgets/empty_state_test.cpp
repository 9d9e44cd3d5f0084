// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/empty_state.h"

#include "widgets/copy_button.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;

TEST(EmptyState, OffersTheNextStepsAsButtons)
{
    widgets::EmptyState state;
    state.setTitle(u"Nothing captured yet"_s);
    int sent = 0;
    QPushButton *button = state.addButton(u"Send a sample"_s, [&] { ++sent; });
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(sent, 1);
    EXPECT_EQ(state.accessibleName(), u"Nothing captured yet"_s);
}

TEST(EmptyState, TheCodeLineCanBeCopiedAsItIs)
{
    widgets::EmptyState state;
    const QString code = u"curl -d '{\"a\": 1}' http://127.0.0.1:8080/"_s;
    state.setCode(code);
    QTest::mouseClick(state.findChild<widgets::CopyButton *>(), Qt::LeftButton);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), code);
}

TEST(EmptyState, WithoutCodeThereIsNoEmptyBox)
{
    widgets::EmptyState state;
    state.setCode(u"curl"_s);
    state.setCode({});
    EXPECT_FALSE(state.findChild<QLabel *>(u"emptyStateCode"_s)->parentWidget()->isVisibleTo(&state));
}

TEST(EmptyState, AButtonMayReplaceTheButtons)
{
    widgets::EmptyState state;
    QPushButton *first = state.addButton(u"First"_s, [&] {
        state.clearButtons();
        state.addButton(u"Second"_s, [] { });
    });
    QTest::mouseClick(first, Qt::LeftButton);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const auto buttons = state.findChildren<QPushButton *>();
    ASSERT_EQ(buttons.size(), 1);
    EXPECT_EQ(buttons.constFirst()->text(), u"Second"_s);
}

} // namespace
