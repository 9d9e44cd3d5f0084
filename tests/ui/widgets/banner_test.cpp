// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/banner.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;
using widgets::Banner;
using widgets::BannerStack;

template <typename Button>
void click(QWidget *parent, const QString &name)
{
    auto *button = parent->findChild<Button *>(name);
    ASSERT_NE(button, nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
}

TEST(BannerStack, TakesNoRoomWhileItHasNothingToSay)
{
    BannerStack stack;
    EXPECT_TRUE(stack.isHidden());
    stack.show(Banner::Level::Info, u"Something happened."_s);
    EXPECT_FALSE(stack.isHidden());
    stack.closeAll();
    EXPECT_TRUE(stack.isHidden());
}

TEST(BannerStack, TheActionRunsOnceAndTheBannerLeaves)
{
    BannerStack stack;
    int undone = 0;
    Banner *banner = stack.show(Banner::Level::Success, u"Cleared."_s, u"Undo"_s, [&] { ++undone; });
    click<QPushButton>(banner, u"bannerAction"_s);
    EXPECT_EQ(undone, 1);
    EXPECT_TRUE(stack.banners().isEmpty());
}

TEST(BannerStack, TheCloseButtonTakesAwayOnlyItsOwnBanner)
{
    BannerStack stack;
    stack.show(Banner::Level::Warning, u"First."_s);
    Banner *second = stack.show(Banner::Level::Warning, u"Second."_s);
    click<QToolButton>(second, u"bannerClose"_s);
    ASSERT_EQ(stack.banners().size(), 1);
    EXPECT_EQ(stack.banners().constFirst()->sentence(), u"First."_s);
}

TEST(BannerStack, SaysTheSameThingOnceAndAtMostThreeThings)
{
    BannerStack stack;
    for (const QString &text : {u"a"_s, u"b"_s, u"b"_s, u"c"_s, u"d"_s})
        stack.show(Banner::Level::Warning, text);
    QStringList shown;
    for (const Banner *banner : stack.banners())
        shown.append(banner->sentence());
    EXPECT_EQ(shown, (QStringList {u"d"_s, u"c"_s, u"b"_s}));
}

TEST(Banner, TellsItsLevelInWordsToScreenReaders)
{
    Banner banner(Banner::Level::Danger, u"The disk is full."_s);
    EXPECT_EQ(banner.accessibleName(), u"Problem: The disk is full."_s);
}

} // namespace
