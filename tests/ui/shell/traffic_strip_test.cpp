// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/traffic_strip.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;
using shell::TrafficStrip;

class TrafficStripTest : public testing::Test
{
protected:
    void SetUp() override
    {
        traffic.ok.assign(TrafficStrip::slices, 0);
        traffic.notOk.assign(TrafficStrip::slices, 0);
        traffic.ok[10] = 7;
        traffic.notOk[20] = 2;
        strip.resize(TrafficStrip::slices * 4, 28);
        strip.showTraffic(traffic, end.toMSecsSinceEpoch());
        strip.show();
    }

    static QPoint inSlice(int slice) { return {slice * 4 + 2, 14}; }

    const QDateTime end {QDate(2026, 11, 20), QTime(12, 10)};
    store::Reader::Traffic traffic;
    TrafficStrip strip;
    QSignalSpy filters {&strip, &TrafficStrip::filterRequested};
};

TEST_F(TrafficStripTest, AClickOnABarFiltersItsTenSeconds)
{
    QTest::mouseClick(&strip, Qt::LeftButton, {}, inSlice(10));
    ASSERT_EQ(filters.size(), 1);
    // Slice 10 of 60 begins 500 seconds before the end.
    EXPECT_EQ(filters[0][0].toString(), u"at:2026-11-20T12:01:40..2026-11-20T12:01:50"_s);
}

TEST_F(TrafficStripTest, AClickWhereNothingCameFiltersNothing)
{
    QTest::mouseClick(&strip, Qt::LeftButton, {}, inSlice(11));
    EXPECT_EQ(filters.size(), 0);
}

TEST_F(TrafficStripTest, WorksByKeyboard)
{
    strip.setFocus();
    for (int i = 0; i <= TrafficStrip::slices - 1 - 20; ++i)
        QTest::keyClick(&strip, Qt::Key_Left);
    QTest::keyClick(&strip, Qt::Key_Return);
    ASSERT_EQ(filters.size(), 1);
    EXPECT_EQ(filters[0][0].toString(), u"at:2026-11-20T12:03:20..2026-11-20T12:03:30"_s);
}

TEST_F(TrafficStripTest, TellsTheSumToScreenReaders)
{
    EXPECT_EQ(strip.accessibleDescription(), u"7 answered 2xx, 2 answered otherwise"_s);
}

TEST_F(TrafficStripTest, WhatFailedHangsBelowTheLine)
{
    const QImage image = strip.grab().toImage();
    const QColor ground = image.pixelColor(inSlice(0).x(), 4);
    EXPECT_NE(image.pixelColor(inSlice(10).x(), 4), ground); // the most: reaches the top
    EXPECT_EQ(image.pixelColor(inSlice(20).x(), 4), ground);
    EXPECT_NE(image.pixelColor(inSlice(20).x(), 21), ground);
    EXPECT_EQ(image.pixelColor(inSlice(10).x(), 24), ground);
}

} // namespace
