// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/row_cache.h"

#include <gtest/gtest.h>

using deliveries::RowCache;

TEST(RowCache, HoldsNoMoreThanTwiceItsCapacity)
{
    RowCache<int> cache(10);
    for (int id = 1; id <= 1000; ++id) {
        cache.insert(id, id * 2);
        ASSERT_LE(cache.size(), 20u);
    }
    ASSERT_NE(cache.find(1000), nullptr);
    EXPECT_EQ(*cache.find(1000), 2000);
    EXPECT_EQ(cache.find(1), nullptr);
}

TEST(RowCache, KeepsWhatIsLookedAtWhileOthersPass)
{
    RowCache<int> cache(10);
    cache.insert(1, 11);
    for (int id = 2; id <= 500; ++id) {
        cache.insert(id, id);
        const int *kept = cache.find(1);
        ASSERT_NE(kept, nullptr) << id;
        EXPECT_EQ(*kept, 11);
    }
}

TEST(RowCache, FindsTheNewestValueOfAnId)
{
    RowCache<int> cache(4);
    cache.insert(1, 1);
    for (int id = 2; id <= 5; ++id)
        cache.insert(id, id); // 1 is in the old generation by now
    cache.insert(1, 100);
    EXPECT_EQ(*cache.find(1), 100);
    cache.remove(1);
    EXPECT_EQ(cache.find(1), nullptr);
}
