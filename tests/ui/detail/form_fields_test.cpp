// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/form_fields.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

TEST(FormFields, KeepsOrderAndDuplicatesOfUrlEncodedFields)
{
    const auto fields = detail::parseUrlEncoded("b=1+2&a=%D7%A9&b=&flag&&c=x=y");
    QStringList all;
    for (const auto &field : fields)
        all += field.name + u'>' + field.value;
    EXPECT_EQ(all, QStringList({u"b>1 2"_s, u"a>ש"_s, u"b>"_s, u"flag>"_s, u"c>x=y"_s}));
}

TEST(FormFields, ReadsTextsAndFilesOfMultipart)
{
    const auto fields = detail::parseMultipart("preamble\r\n--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
                                               "one\r\ntwo\r\n--B\r\ncontent-disposition: form-data; name=\"f\"; filename=\"p;q.png\"\r\n"
                                               "Content-Type: image/png\r\n\r\n\x89PNG\r\n--B--\r\n",
        "multipart/form-data; boundary=\"B\"");
    ASSERT_EQ(fields.size(), 2);
    EXPECT_EQ(fields[0].name, u"a"_s);
    EXPECT_EQ(fields[0].value, u"one\r\ntwo"_s);
    EXPECT_TRUE(fields[1].isFile);
    EXPECT_EQ(fields[1].fileName, u"p;q.png"_s);
    EXPECT_EQ(fields[1].contentType, u"image/png"_s);
    EXPECT_EQ(fields[1].sizeBytes, 4);
}

TEST(FormFields, SurvivesBrokenMultipart)
{
    for (const char *body : {"", "--B", "--B\r\n", "--B\r\n\r\n", "--B\r\nx", "--B--", "--B\r\n\r\nabc\r\n--B"}) {
        for (const char *type : {"multipart/form-data", "multipart/form-data; boundary=B", "multipart/form-data; boundary="})
            EXPECT_LE(detail::parseMultipart(body, type).size(), 2) << body;
    }
}
