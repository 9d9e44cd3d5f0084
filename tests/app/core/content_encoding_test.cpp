// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/content_encoding.h"

#include <gtest/gtest.h>

#include <zlib.h>

namespace {

QByteArray compressed(const QByteArray &text, int windowBits)
{
    z_stream stream = {};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(text.size()))), 0);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.constData()));
    stream.avail_in = uInt(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

QByteArray decode(const QByteArray &body, const QByteArray &coding, qsizetype limit = 1 << 20)
{
    const auto decoded = core::decodeBody(body, {{"content-encoding", coding}}, limit);
    if (!decoded.error.text.isEmpty())
        return "error: " + decoded.error.text.toUtf8();
    return decoded.encoding + '|' + decoded.bytes;
}

const QByteArray text = QByteArray("hello webhook ").repeated(1000);

} // namespace

TEST(ContentEncoding, UndoesGzipZlibAndBareDeflate)
{
    EXPECT_EQ(decode(compressed(text, 31), "gzip"), "gzip|" + text);
    EXPECT_EQ(decode(compressed(text, 31), "X-GZip"), "x-gzip|" + text);
    EXPECT_EQ(decode(compressed(text, 15), "deflate"), "deflate|" + text);
    EXPECT_EQ(decode(compressed(text, -15), "deflate"), "deflate|" + text);
    EXPECT_EQ(decode(compressed("one ", 31) + compressed("two", 31), "gzip"), "gzip|one two");
    EXPECT_EQ(decode(compressed(compressed(text, 15), 31), "deflate, gzip"), "gzip, deflate|" + text);
}

TEST(ContentEncoding, LeavesPlainBodiesAlone)
{
    EXPECT_EQ(decode("abc", "identity"), "|abc");
    EXPECT_EQ(core::decodeBody("abc", {}).bytes, "abc");
    EXPECT_EQ(decode("", "gzip"), "|");
}

TEST(ContentEncoding, ShowsTheBodyAsReceivedWhenItCannotBeDecoded)
{
    for (const QByteArray &body : {QByteArray("not gzip"), compressed(text, 31).chopped(20), compressed(text, 31).left(5)}) {
        const auto decoded = core::decodeBody(body, {{"Content-Encoding", "gzip"}});
        EXPECT_EQ(decoded.bytes, body);
        EXPECT_FALSE(decoded.error.text.isEmpty());
    }
    EXPECT_TRUE(decode("x", "br").startsWith("error: The body is encoded as \"br\""));
}

TEST(ContentEncoding, StopsABombAtTheLimit)
{
    const QByteArray bomb = compressed(QByteArray(8 << 20, 'x'), 31);
    EXPECT_TRUE(decode(bomb, "gzip", 1 << 20).startsWith("error: The body is larger than 1 MiB"));
}

TEST(ContentEncoding, UndoesFourCodingsAndRefusesMore)
{
    QByteArray four = text;
    for (int i = 0; i < 4; ++i)
        four = compressed(four, 31);
    EXPECT_EQ(decode(four, "gzip, identity, gzip, gzip,, gzip"), "gzip, gzip, gzip, gzip|" + text);
    const auto five = core::decodeBody(compressed(four, 31), {{"Content-Encoding", "gzip, gzip"}, {"Content-Encoding", "gzip, gzip, gzip"}});
    EXPECT_EQ(five.error.code, core::ErrorCode::Unsupported);
    EXPECT_TRUE(five.error.text.contains(QStringLiteral("more than 4 times")));
    EXPECT_EQ(five.bytes, compressed(four, 31));
    EXPECT_EQ(core::decodeBody(four, {{"Content-Encoding", QByteArray("gzip,").repeated(10'000)}}).error.code,
        core::ErrorCode::Unsupported);
}
