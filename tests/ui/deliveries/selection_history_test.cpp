// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/selection_history.h"

#include <gtest/gtest.h>

using deliveries::SelectionHistory;

TEST(SelectionHistory, GoesBackAndForward)
{
    SelectionHistory history;
    EXPECT_EQ(history.back(), 0);
    for (core::DeliveryId id : {1, 2, 2, 3})
        history.visit(id);
    EXPECT_EQ(history.back(), 2);
    EXPECT_EQ(history.back(), 1);
    EXPECT_EQ(history.back(), 0);
    EXPECT_EQ(history.forward(), 2);
    EXPECT_EQ(history.forward(), 3);
    EXPECT_EQ(history.forward(), 0);
}

TEST(SelectionHistory, ANewVisitDropsWhatLayAhead)
{
    SelectionHistory history;
    for (core::DeliveryId id : {1, 2, 3})
        history.visit(id);
    history.back();
    history.visit(2); // arriving where one is changes nothing
    EXPECT_EQ(history.forward(), 3);
    history.back();
    history.back();
    history.visit(9);
    EXPECT_EQ(history.forward(), 0);
    EXPECT_EQ(history.back(), 1);
}

TEST(SelectionHistory, ForgetsTheOldestBeyondItsLength)
{
    SelectionHistory history;
    for (core::DeliveryId id = 1; id <= 1000; ++id)
        history.visit(id);
    int steps = 0;
    while (history.back() > 0)
        ++steps;
    EXPECT_EQ(steps, 199);
}
