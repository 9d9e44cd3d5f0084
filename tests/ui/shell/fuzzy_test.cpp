// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/fuzzy.h"

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;
using shell::fuzzyScore;

TEST(FuzzyScore, NeedsAllLettersInOrder)
{
    EXPECT_TRUE(fuzzyScore(u"cpa", u"Copy address"));
    EXPECT_FALSE(fuzzyScore(u"apc", u"Copy address"));
    EXPECT_FALSE(fuzzyScore(u"copyz", u"Copy address"));
    EXPECT_EQ(fuzzyScore(u"", u"anything"), 0);
}

TEST(FuzzyScore, IgnoresCaseAndBlanks)
{
    EXPECT_EQ(fuzzyScore(u"COPY ADD", u"copy address"), fuzzyScore(u"copyadd", u"Copy Address"));
}

TEST(FuzzyScore, LikesBeginningsOfWordsAndLettersTogether)
{
    EXPECT_GT(fuzzyScore(u"set", u"Settings"), fuzzyScore(u"set", u"Send the text"));
    EXPECT_GT(fuzzyScore(u"set", u"Open Settings"), fuzzyScore(u"set", u"Reset"));
    EXPECT_GT(fuzzyScore(u"mark", u"Next marked"), fuzzyScore(u"mark", u"Remove a Banker"));
}

TEST(FuzzyScore, FindsTheBetterOfTwoPlaces)
{
    EXPECT_EQ(fuzzyScore(u"se", u"pause, Settings").value(), fuzzyScore(u"se", u"pxxxx, Settings").value());
}

TEST(FuzzyScore, IsQuickOnTextsMadeToBeSlow)
{
    const QString text = u"a "_s.repeated(40);
    EXPECT_TRUE(fuzzyScore(u"aaaaaa"_s, text));
    EXPECT_FALSE(fuzzyScore(u"aaaaaab"_s, text));
}

} // namespace
