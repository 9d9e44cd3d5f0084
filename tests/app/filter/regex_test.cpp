// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/regex.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

using namespace filter;

static std::string literal(const char *pattern, bool respectsCase = false)
{
    return RegexSearch(QString::fromUtf8(pattern), respectsCase).literal();
}

TEST(Regex, FindsUnicodeText)
{
    EXPECT_TRUE(RegexSearch(QStringLiteral("^.{4}$"), false).isIn("שלום"));
    EXPECT_TRUE(RegexSearch(QStringLiteral("\\bшар\\b"), false).isIn("мой ШАР!"));
    EXPECT_FALSE(RegexSearch(QStringLiteral("stop"), true).isIn("STOP"));
    EXPECT_TRUE(RegexSearch(QStringLiteral("a.b"), false).isIn("x a\xff" "b")) << "bytes that are no text do no harm";
}

TEST(Regex, TellsPlacesInBytes)
{
    using Ranges = std::vector<std::pair<qsizetype, qsizetype>>;
    EXPECT_EQ(RegexSearch(QStringLiteral("ש."), false).ranges("a😀שלום ש!"), (Ranges{{5, 4}, {14, 3}}));
    EXPECT_EQ(RegexSearch(QStringLiteral("a"), false).ranges("\ufeffba"), (Ranges{{4, 1}}));
    EXPECT_EQ(RegexSearch(QStringLiteral("x*"), false).ranges("axxb"), (Ranges{{1, 2}})) << "empty places are none";
}

TEST(Regex, SaysWhatIsWrong)
{
    EXPECT_FALSE(regexProblem(QStringLiteral("a[b]")));
    const auto problem = regexProblem(QStringLiteral("a(b"));
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->offset, 3);
    EXPECT_FALSE(problem->reason.isEmpty());
}

TEST(Regex, KnowsALiteralThatMustOccur)
{
    EXPECT_EQ(literal("order[ -]?\\d{5}"), "order");
    EXPECT_EQ(literal("in.oice"), "oice");
    EXPECT_EQ(literal("abc?d"), "ab");
    EXPECT_EQ(literal("ab+c"), "ab");
    EXPECT_EQ(literal("a{0,2}bcd"), "bcd");
    EXPECT_EQ(literal("\\.example\\.org"), "example");
    EXPECT_EQ(literal("mask", true), "mask");
    EXPECT_EQ(literal("mask"), "ma") << "s and k have relatives outside ASCII";
}

TEST(Regex, KnowsNoLiteralWhereItIsUnsure)
{
    for (const char *pattern : {"a|b", "(abc)?", "abc(?i)d", "\\Qa?\\E", "\\x41bc", "[abc]", "[]a]b", ".*", "", "ab\\", "\\d+"})
        EXPECT_EQ(literal(pattern), "") << pattern;
}

TEST(Regex, GivesUpOnCatastrophicPatterns)
{
    QElapsedTimer timer;
    timer.start();
    const std::string text(3'000, 'a');
    for (const char *pattern : {"(a+)+$", "(a|aa)+$", "(.*a){20}b", "^(([a-z])+.)+[A-Z]([a-z])+$"})
        RegexSearch(QString::fromUtf8(pattern), true).isIn(text + "!");
    EXPECT_LT(timer.elapsed(), 20'000) << "without a limit this takes longer than the universe";
}

TEST(Regex, StillFindsInLongTexts)
{
    const std::string text = std::string(2'000'000, 'x') + "needle";
    EXPECT_TRUE(RegexSearch(QStringLiteral("n..dle$"), false).isIn(text));
    EXPECT_TRUE(RegexSearch(QStringLiteral("x.*needle"), false).isIn(text));
}
