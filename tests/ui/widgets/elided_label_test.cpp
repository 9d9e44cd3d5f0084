// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/elided_label.h"

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;

TEST(ElidedLabel, TellsAllInTheTooltipWhenRoomIsShort)
{
    widgets::ElidedLabel label;
    label.setFullText(u"http://127.0.0.1:8080/a/rather/long/path"_s);
    label.resize(60, 20);
    label.grab();
    EXPECT_EQ(label.toolTip(), label.fullText());
    label.resize(label.sizeHint());
    label.grab();
    EXPECT_EQ(label.toolTip(), QString());
    EXPECT_EQ(label.accessibleName(), label.fullText());
}

} // namespace
