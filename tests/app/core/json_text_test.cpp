// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json_text.h"

#include <gtest/gtest.h>

#include <QStringEncoder>

namespace {

std::string textOf(std::string_view body)
{
    QByteArray narrowed;
    return std::string(core::jsonText(body, narrowed));
}

std::string encoded(const QString &text, QStringConverter::Encoding encoding, QStringConverter::Flag flag)
{
    const QByteArray bytes = QStringEncoder(encoding, flag).encode(text);
    return bytes.toStdString();
}

} // namespace

TEST(JsonText, NarrowsWideTextWithAndWithoutAMark)
{
    for (const QString &text : {QStringLiteral("{\"é\":\"😀\"}"), QStringLiteral("[1]"), QStringLiteral("\"x\""),
             QStringLiteral(" {}"), QStringLiteral("\r\n[]")}) {
        for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE, QStringConverter::Utf32LE, QStringConverter::Utf32BE}) {
            for (const auto flag : {QStringConverter::Flag::Default, QStringConverter::Flag::WriteBom})
                EXPECT_EQ(textOf(encoded(text, encoding, flag)), text.toStdString()) << int(encoding) << ' ' << int(flag);
        }
    }
}

TEST(JsonText, LeavesEverythingElseAlone)
{
    using namespace std::string_literals;
    for (const std::string &body : {""s, "{"s, "{\0"s, "{}"s, "\xef\xbb\xbf{}"s, "\0\0\0\x18" "ftypmp42"s, "\x89PNG\r\n\x1a\n\0\0"s,
             "\xff\xd8\xff\xe0\0\x10JFIF"s, "a\0b\0"s, "\xff\xfe image \xff"s}) {
        QByteArray narrowed;
        EXPECT_EQ(core::jsonText(body, narrowed).data(), body.data()) << QByteArray::fromStdString(body).toHex().toStdString();
        EXPECT_TRUE(narrowed.isEmpty());
    }
}
