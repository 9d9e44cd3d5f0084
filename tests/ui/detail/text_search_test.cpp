// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/text_search.h"

#include <gtest/gtest.h>

using detail::findAll;
using detail::Ranges;
using detail::Search;
using namespace Qt::StringLiterals;

static const std::atomic<bool> never = false;

TEST(TextSearch, FindsWithoutRegardToCaseUnlessAsked)
{
    EXPECT_EQ(findAll("Ab ab AB", {u"ab"_s, false, false}, never), Ranges({{0, 2}, {3, 5}, {6, 8}}));
    EXPECT_EQ(findAll("Ab ab AB", {u"ab"_s, true, false}, never), Ranges({{3, 5}}));
    EXPECT_EQ(findAll("É é", {u"é"_s, false, false}, never), Ranges({{0, 2}, {3, 5}}));
}

TEST(TextSearch, FindsCharactersThatJsonWroteAsEscapes)
{
    const QByteArray text = R"(["caf\u00e9 \u00C9 http:\/\/x \ud83d\ude00 \"q\""])";
    EXPECT_EQ(findAll(text, {u"café"_s, false, true}, never).size(), 1u);
    EXPECT_EQ(findAll(text, {u"é"_s, false, true}, never).size(), 2u);
    EXPECT_EQ(findAll(text, {u"http://x"_s, false, true}, never).size(), 1u);
    EXPECT_EQ(findAll(text, {u"😀"_s, false, true}, never).size(), 1u);
    EXPECT_EQ(findAll(text, {u"\"q\""_s, false, true}, never).size(), 1u);
    EXPECT_TRUE(findAll(text, {u"é"_s, false, false}, never).empty());
}

TEST(TextSearch, MatchesDoNotOverlapAndTheirNumberIsBounded)
{
    EXPECT_EQ(findAll("aaaaa", {u"aa"_s, false, false}, never), Ranges({{0, 2}, {2, 4}}));
    EXPECT_EQ(findAll(QByteArray(300'000, 'a'), {u"a"_s, false, false}, never).size(), detail::maxMatches);
    EXPECT_TRUE(findAll("abc", {QString(), false, false}, never).empty());
}

TEST(TextSearch, StopsWhenCancelled)
{
    const std::atomic<bool> cancelled = true;
    EXPECT_TRUE(findAll("aaa", {u"a"_s, false, false}, cancelled).empty());
}
