// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/chunk_decoder.h"

#include <QString>

#include <gtest/gtest.h>

using http::ChunkDecoder;

namespace {

struct Outcome {
    QByteArray content;
    qsizetype used = 0;
    bool done = false;
    int status = 0;
};

/// Feeds \p bytes in pieces of \p step bytes.
Outcome decode(const QByteArray &bytes, qsizetype step, qsizetype contentLimit = 1000,
    qsizetype trailerLimit = 100)
{
    ChunkDecoder decoder(contentLimit, trailerLimit);
    Outcome outcome;
    while (outcome.used < bytes.size() && !decoder.isDone() && !decoder.fault()) {
        const QByteArrayView piece
            = QByteArrayView(bytes).sliced(outcome.used, qMin(step, bytes.size() - outcome.used));
        const qsizetype used = decoder.feed(piece, outcome.content);
        outcome.used += used;
        if (used < piece.size())
            break;
    }
    outcome.done = decoder.isDone();
    outcome.status = decoder.fault().status;
    return outcome;
}

} // namespace

TEST(ChunkDecoder, TakesTheFramingOffHoweverItIsSplit)
{
    const struct {
        const char *framed;
        const char *content;
    } cases[] = {
        {"0\r\n\r\n", ""},
        {"5\r\nhello\r\n0\r\n\r\n", "hello"},
        {"000000000005\r\nhello\r\n1\r\n \r\nA\r\n0123456789\r\n00\r\n\r\n", "hello 0123456789"},
        {"5;a=b;c=\"d e\"\r\nhello\r\n0;last\r\n\r\n", "hello"},
        {"5 \t; a\r\nhello\r\n0\r\n\r\n", "hello"},
        {"2\r\n\r\n\r\n0\r\nX-Sum: 1\r\nY:\r\n\r\n", "\r\n"},
        {"a\r\n0123456789\r\n0\r\n\r\n", "0123456789"},
    };
    for (const auto &test : cases) {
        const QByteArray framed = test.framed;
        for (qsizetype step = 1; step <= framed.size() + 4; ++step) {
            const Outcome outcome = decode(framed + "GET ", step);
            EXPECT_TRUE(outcome.done) << test.framed;
            EXPECT_EQ(outcome.content, test.content);
            EXPECT_EQ(outcome.used, framed.size()) << "took bytes of the next request";
        }
    }
}

TEST(ChunkDecoder, RefusesDoubtfulFraming)
{
    for (const char *framed : {"\r\n", "x\r\n", "-1\r\nx", "+1\r\nx", "0x5\r\nhello", " 5\r\nhello",
             "5 \r\nhello\r\n0\r\n\r\n", "5\nhello", "5\r\r\nhello", "5\r\nhelloX\r\n",
             "5\r\nhello\n0\r\n\r\n", "5\r\nhello0\r\n\r\n", "ffffffffffffffff\r\n",
             "10000000000000000\r\n", "8000000000000000\r\n", "5;a\x01\r\nhello", "5;a\rb\r\nhello",
             "0\r\nbad\r\n\r\n", "0\r\n X: folded\r\n\r\n", "0\r\nX : a\r\n\r\n", "0\r\n\rX",
             "0\r\n: a\r\n\r\n", "0\r\nX: \x01\r\n\r\n", "0\r\nX: a\n\r\n", "0\n\r\n"}) {
        const QByteArray bytes = framed;
        for (qsizetype step : {qsizetype(1), qsizetype(2), bytes.size()}) {
            const Outcome outcome = decode(bytes, step);
            EXPECT_EQ(outcome.status, 400) << framed;
            EXPECT_FALSE(outcome.done) << framed;
        }
    }
}

TEST(ChunkDecoder, RefusesAHugeChunkBeforeItsBytesCome)
{
    EXPECT_EQ(decode("3e9\r\n", 1).status, 413); // 1,001
    EXPECT_EQ(decode("3e8\r\n", 1).status, 0);
    EXPECT_EQ(decode("3e7\r\n" + QByteArray(999, 'a') + "\r\n2\r\n", 7).status, 413);
    EXPECT_EQ(decode("7fffffffffffffff\r\n", 1).status, 413);
}

TEST(ChunkDecoder, RefusesFramingWithoutEnd)
{
    QByteArray tiny;
    for (int i = 0; i < 1000; ++i)
        tiny += "1\r\na\r\n";
    EXPECT_EQ(decode(tiny, 64).status, 413);
    EXPECT_EQ(decode("1;" + QByteArray(5000, 'a'), 64, 10'000).status, 400);
    EXPECT_EQ(decode("0\r\nX: " + QByteArray(200, 'a'), 64).status, 431);
    EXPECT_EQ(decode("0\r\n" + QByteArray("X: a\r\n").repeated(50), 64).status, 431);
}
