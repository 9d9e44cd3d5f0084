// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/detail_fixture.h"

#include <QBuffer>
#include <QStringEncoder>

#include <zlib.h>

using Kind = detail::BodyContent::Kind;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const detail::BodyContent> read(const QByteArray &body,
    const QByteArray &headers = "Content-Type: application/json\r\n")
{
    const std::atomic<bool> never = false;
    return detail::readBody(details::delivery(body, headers), never);
}

QByteArray gzip(const QByteArray &plain)
{
    z_stream stream = {};
    EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY), Z_OK);
    QByteArray out(plain.size() + 100, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

TEST(BodyContent, TellsKindsApart)
{
    EXPECT_EQ(read("{\"a\":1}")->kind, Kind::Json);
    EXPECT_EQ(read("[1]", "")->kind, Kind::Json);
    EXPECT_EQ(read("hello", "Content-Type: text/plain\r\n")->kind, Kind::Text);
    EXPECT_EQ(read("<a/>", "Content-Type: application/xml\r\n")->kind, Kind::Text);
    EXPECT_EQ(read("a=1", "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n")->kind, Kind::Form);
    EXPECT_EQ(read(QByteArray("\0\1\2\3", 4), "")->kind, Kind::Binary);
    EXPECT_EQ(read("")->kind, Kind::Empty);
}

TEST(BodyContent, SaysWhyJsonIsNoneAndShowsItAsText)
{
    const auto content = read("{\"a\":01}");
    EXPECT_EQ(content->kind, Kind::Text);
    EXPECT_TRUE(content->problem.contains(u"line 1"_s)) << content->problem.toStdString();
}

TEST(BodyContent, UndoesCompressionAndSaysSo)
{
    const QByteArray plain = "{\"a\":\"" + QByteArray(8000, 'x') + "\"}";
    const auto content = read(gzip(plain), "Content-Type: application/json\r\nContent-Encoding: gzip\r\n");
    EXPECT_EQ(content->kind, Kind::Json);
    EXPECT_EQ(content->bytes, plain);
    EXPECT_TRUE(content->notice.startsWith(u"gzip, "_s)) << content->notice.toStdString();
    EXPECT_TRUE(content->notice.contains(u"→ 8.0 kB"_s)) << content->notice.toStdString();
}

TEST(BodyContent, ReadsUtf16AndByteOrderMarks)
{
    const QString text = u"\uFEFF{\"a\":\"é\"}"_s;
    const QByteArray utf16(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    EXPECT_EQ(read(utf16)->kind, Kind::Json);
    EXPECT_TRUE(read(utf16)->isTranscoded);
    const auto marked = read("\xef\xbb\xbf{\"a\":1}");
    EXPECT_EQ(marked->kind, Kind::Json);
    EXPECT_EQ(marked->jsonOffset, 3);
}

TEST(BodyContent, NoticesBytesThatAreNoUtf8)
{
    EXPECT_TRUE(read("caf\xe9", "Content-Type: text/plain\r\n")->notice.contains(u"not UTF-8"_s));
    EXPECT_TRUE(read("café", "Content-Type: text/plain\r\n")->notice.isEmpty());
}

TEST(BodyContent, ReadsPictures)
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray png;
    QBuffer buffer(&png);
    ASSERT_TRUE(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
    const auto content = read(png, "Content-Type: image/png\r\n");
    EXPECT_EQ(content->kind, Kind::Image);
    EXPECT_EQ(content->image.size(), QSize(40, 30));
    EXPECT_EQ(content->description.section(u" · "_s, 0, 0), u"picture, 40 × 30"_s);
}
