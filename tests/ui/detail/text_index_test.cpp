// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/text_index.h"

#include <QByteArrayList>
#include <QRandomGenerator>
#include <QString>

#include <gtest/gtest.h>

using detail::TextIndex;

namespace {

const std::atomic<bool> never = false;

TextIndex cutText(const QByteArray &text, int columns, TextIndex::Syntax syntax = TextIndex::Syntax::Plain)
{
    return TextIndex(text, columns, syntax, never);
}

QByteArrayList rows(const TextIndex &of)
{
    QByteArrayList out;
    for (const TextIndex::Row &row : of.rows(0, of.rowCount()))
        out += of.text().mid(row.begin, row.end - row.begin);
    return out;
}

} // namespace

TEST(TextIndex, CutsLongLinesAndKeepsLineNumbers)
{
    const TextIndex cut = cutText("0123456789abcdef01\r\nxy\n\nend", 16);
    EXPECT_EQ(rows(cut), QByteArrayList({"0123456789abcdef", "01", "xy", "", "end"}));
    const auto all = cut.rows(0, 5);
    EXPECT_EQ(all[1].line, 0);
    EXPECT_FALSE(all[1].startsLine);
    EXPECT_EQ(all[4].line, 3);
    EXPECT_EQ(cut.lineCount(), 4);
}

TEST(TextIndex, AnEmptyTextHasOneRowAndALastLineBreakOneMore)
{
    EXPECT_EQ(cutText("", 80).rowCount(), 1);
    EXPECT_EQ(rows(cutText("a\n", 80)), QByteArrayList({"a", ""}));
}

TEST(TextIndex, NeverCutsACharacterInTwo)
{
    const QByteArray text = QByteArray("é").repeated(20) + QByteArray("😀").repeated(20) + "\xff\xc3" + "z";
    for (const QByteArray &row : rows(cutText(text, 9)))
        EXPECT_LE(row.size(), 36);
    EXPECT_EQ(rows(cutText(text, 9)).join(), text);
}

TEST(TextIndex, FindsTheRowOfEveryByteInAnyText)
{
    auto *random = QRandomGenerator::global();
    for (int round = 0; round < 50; ++round) {
        QByteArray text;
        for (int i = 0; i < 3000; ++i)
            text += i % 7 == 0 ? char(random->bounded(256)) : "ab\n\"\\"[random->bounded(5)];
        const TextIndex cut = cutText(text, 12, TextIndex::Syntax::Json);
        const auto all = cut.rows(0, cut.rowCount());
        ASSERT_EQ(qsizetype(all.size()), cut.rowCount());
        for (qsizetype row = 0; row < cut.rowCount(); ++row) {
            ASSERT_EQ(cut.rowAt(all[size_t(row)].begin), row);
            const auto one = cut.rows(row, 1);
            ASSERT_EQ(one[0].begin, all[size_t(row)].begin);
            ASSERT_EQ(one[0].inString, all[size_t(row)].inString);
        }
    }
}

TEST(TextIndex, KnowsWhetherARowBeginsWithinAJsonString)
{
    const TextIndex cut = cutText("{\"k\":\"0123456789\\\"0123\",1}", 8, TextIndex::Syntax::Json);
    const auto all = cut.rows(0, cut.rowCount());
    ASSERT_EQ(all.size(), 4u);
    EXPECT_FALSE(all[0].inString);
    EXPECT_TRUE(all[1].inString);
    EXPECT_TRUE(all[2].inString);
    EXPECT_FALSE(all[3].inString);
}

TEST(DrawnText, ShowsWhatIsNoTextAndKnowsWhereItCameFrom)
{
    const QByteArray text = QByteArray("a\x01\xff", 3) + "é\tz";
    const detail::DrawnText shown = detail::drawn(text, 0, text.size());
    EXPECT_EQ(shown.text, QStringLiteral("a␁\uFFFDé    z"));
    EXPECT_EQ(shown.position(text.indexOf('z')), shown.text.size() - 1);
    EXPECT_EQ(shown.byteAt.back(), text.size());
}
