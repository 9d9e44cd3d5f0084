// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/ask.h"

static std::string words(const char *text)
{
    return ask::query(text).explain().toStdString();
}

TEST(Explainer, TellsTheTwoNegationsApart)
{
    EXPECT_EQ(words("-code:200"), "not answered 200 (or no answer at all)");
    EXPECT_EQ(words("code!=200"), "with an answer other than 200");
    EXPECT_EQ(words("-body.a:x"), "not a is “x” (or no a at all)");
    EXPECT_EQ(words("body.a!=x"), "with a value of a other than “x”");
    EXPECT_EQ(words("-method:GET"), "not method is GET");
}

TEST(Explainer, SpeaksOfTheQueryInTheDescription)
{
    EXPECT_EQ(words("provider:whapi,whatsable media:image size>1mb"), "Whapi or WhatsAble, with an image, over 1 MB");
}

TEST(Explainer, GroupsWhatBelongsTogether)
{
    EXPECT_EQ(words("a OR b c"), "“a” anywhere or (“b” anywhere, “c” anywhere)");
    EXPECT_EQ(words("(a OR b) c"), "either “a” anywhere or “b” anywhere, “c” anywhere");
    EXPECT_EQ(words("-(a b)"), "not (“a” anywhere, “b” anywhere)");
    EXPECT_EQ(words(""), "everything");
}

TEST(Explainer, WordsRangesAndTimes)
{
    EXPECT_EQ(words("size:1kb..2kb"), "from 1 KB to 2 KB");
    EXPECT_EQ(words("at:-1h.."), "received in the last 1 hour");
    EXPECT_EQ(words("at>=10:00"), "received from 10:00");
    EXPECT_EQ(words("age<2h"), "received under 2 h ago");
    EXPECT_EQ(words("body.n:1..5"), "n is from 1 to 5");
    EXPECT_EQ(words("path:/a/*"), "path is /a/*");
}
