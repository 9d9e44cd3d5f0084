// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/scanner.h"

#include <gtest/gtest.h>

using filter::Scanner;

TEST(Scanner, ReadsQuotedTextWithItsEscapes)
{
    EXPECT_EQ(Scanner(u"\"a\\\"b\\\\c\\d\" e").readQuoted(), QStringLiteral("a\"b\\c\\d"));
    Scanner open(u"\"never closed\\\"");
    EXPECT_FALSE(open.readQuoted());
    EXPECT_EQ(open.position(), 0);
}

TEST(Scanner, ReadsBackWhatItQuotes)
{
    for (const QString &text : {QStringLiteral(""), QStringLiteral("a\"b"), QStringLiteral("\\"), QStringLiteral("\\\""), QStringLiteral("a\\\\"), QStringLiteral("line\nbreak")})
        EXPECT_EQ(Scanner(filter::quoted(text)).readQuoted(), text);
}

TEST(Scanner, EndsWordsAtBlanksAndBrackets)
{
    EXPECT_EQ(Scanner(u"a,b c").readWord(false), QStringLiteral("a,b"));
    EXPECT_EQ(Scanner(u"a,b c").readWord(true), QStringLiteral("a"));
    EXPECT_EQ(Scanner(u"f(x)").readWord(false), QStringLiteral("f"));
}

TEST(Scanner, TakesKeywordsOnlyAsWholeWords)
{
    EXPECT_FALSE(Scanner(u"ORDER").atKeyword(QLatin1String("OR")));
    EXPECT_TRUE(Scanner(u"OR(").atKeyword(QLatin1String("OR")));
    EXPECT_FALSE(Scanner(u"or").atKeyword(QLatin1String("OR")));
}

TEST(Scanner, ReadsTextBetweenSlashes)
{
    EXPECT_EQ(Scanner(u"/a\\/b/c").readBetweenSlashes(), QStringLiteral("a\\/b"));
    EXPECT_FALSE(Scanner(u"/a\\/").readBetweenSlashes());
}

TEST(Scanner, QuotesKeysOnlyWhenItMust)
{
    EXPECT_EQ(filter::printKey(QStringLiteral("x-y_1")), QStringLiteral("x-y_1"));
    for (const QString &key : {QStringLiteral(""), QStringLiteral("a.b"), QStringLiteral("a b"), QStringLiteral("*"), QStringLiteral("a[0]")})
        EXPECT_TRUE(filter::printKey(key).startsWith(u'"'));
}
