// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/text_search.h"

#include <QChar>
#include <QString>

#include <gtest/gtest.h>

#include <random>

using namespace filter;

static std::string utf8(char32_t c)
{
    return QString::fromUcs4(&c, 1).toStdString();
}

TEST(TextSearch, FindsWhatASimpleSearchFinds)
{
    std::mt19937 random(1);
    const char alphabet[] = "aAbB\"{:1k";
    const auto text = [&](int length) {
        std::string out;
        for (int i = 0; i < length; ++i)
            out += alphabet[random() % (sizeof alphabet - 1)];
        return out;
    };
    for (int i = 0; i < 20'000; ++i) {
        const std::string hay = text(int(random() % 90)), needle = text(1 + int(random() % 4));
        const size_t from = random() % 5;
        ASSERT_EQ(TextSearch(needle, Case::Respected).find(hay, from).offset, from > hay.size() ? std::string::npos : hay.find(needle, from));
        ASSERT_EQ(TextSearch(needle, Case::Ignored).find(hay, from).offset,
            from > hay.size() ? std::string::npos : folded(hay).find(folded(needle), from)) << hay << " " << needle;
    }
}

TEST(TextSearch, FindsAtEveryPlaceOfTheText)
{
    const TextSearch search("Needle", Case::Ignored);
    for (size_t length = 6; length < 70; ++length) {
        for (size_t at = 0; at + 6 <= length; ++at) {
            std::string text(length, 'e');
            text.replace(at, 6, "nEEDLe");
            ASSERT_EQ(search.find(text).offset, at) << length;
        }
        ASSERT_FALSE(search.isIn(std::string(length, 'n')));
    }
    EXPECT_FALSE(search.isIn("needl"));
    EXPECT_TRUE(TextSearch("", Case::Ignored).isIn(""));
}

TEST(TextSearch, IgnoresCaseInEveryScript)
{
    for (const auto &[needle, text] : {std::pair("ünï", "xx ÜNÏ"), {"ΣΊΣΥΦΟΣ", "σίσυφος"}, {"привет", "ПРИВЕТ, мир"}, {"שלום", "אמר שלום לך"}, {"😀", "a😀"}, {"ж", "Ж"}}) {
        EXPECT_TRUE(TextSearch(needle, Case::Ignored).isIn(text)) << needle;
        EXPECT_FALSE(TextSearch(std::string(needle) + "x", Case::Ignored).isIn(text)) << needle;
    }
    EXPECT_FALSE(TextSearch("k", Case::Ignored).isIn("\u212a")) << "the Kelvin sign is not k, so that bytes can be searched";
}

TEST(TextSearch, TellsTheLengthInTheSearchedText)
{
    // U+023A takes two bytes, its small form U+2C65 three.
    const auto hit = TextSearch("\u2c65x", Case::Ignored).find("ab\u023aX");
    EXPECT_EQ(hit.offset, 2u);
    EXPECT_EQ(hit.length, 3u);
}

TEST(TextSearch, AgreesWithFoldingForEveryCharacter)
{
    // Each character must be found by each of its cases, whichever way of searching it takes.
    for (char32_t c = 1; c < 0x20000; ++c) {
        if (QChar::isSurrogate(c))
            continue;
        for (const char32_t other : {QChar::toUpper(c), QChar::toLower(c), QChar::toCaseFolded(c), QChar::toTitleCase(c)}) {
            const bool isEqual = folded(utf8(c)) == folded(utf8(other));
            ASSERT_EQ(TextSearch(utf8(c), Case::Ignored).isIn("x" + utf8(other) + "x"), isEqual) << std::hex << uint32_t(c) << " " << uint32_t(other);
        }
    }
}

TEST(TextSearch, TakesBytesThatAreNoText)
{
    EXPECT_TRUE(TextSearch("image", Case::Ignored).isIn("\xff\xfe IMAGE \x80"));
    EXPECT_TRUE(TextSearch("\xff", Case::Ignored).isIn("a\xff"));
    EXPECT_EQ(folded("A\xc3"), "a\xc3");
    EXPECT_EQ(folded("\xed\xa0\x80"), "\xed\xa0\x80") << "a surrogate is no character";
    EXPECT_FALSE(TextSearch("é", Case::Ignored).isIn("\xc3"));
}

TEST(Wildcard, AnchorsItsEnds)
{
    const auto fits = [](const char *pattern, const char *text) { return Wildcard(pattern, Case::Ignored).fits(text); };
    EXPECT_TRUE(fits("stop*", "STOP now"));
    EXPECT_FALSE(fits("stop*", "do stop"));
    EXPECT_TRUE(fits("*stop", "do stop"));
    EXPECT_TRUE(fits("*", ""));
    EXPECT_TRUE(fits("a*b*c", "a--b--c"));
    EXPECT_TRUE(fits("a**c", "ac"));
    EXPECT_FALSE(fits("ab*ba", "aba")) << "the ends may not overlap";
    EXPECT_TRUE(fits("*a*a*", "aa"));
    EXPECT_FALSE(fits("*a*a*", "a"));
    EXPECT_EQ(Wildcard("a*Long*b", Case::Ignored).longestPart(), "long");
}
