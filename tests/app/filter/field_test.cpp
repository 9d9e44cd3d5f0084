// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/field.h"

#include <gtest/gtest.h>

using namespace filter;

TEST(Field, FindsNamesAsTheyAreWritten)
{
    EXPECT_EQ(findField(u"provider")->field, Field::Provider);
    EXPECT_EQ(findField(u"header")->field, Field::Header);
    EXPECT_EQ(findField(u"fwd.code")->field, Field::Later);
    EXPECT_EQ(findField(u"Provider"), nullptr);
    EXPECT_EQ(findField(u""), nullptr);
}

TEST(Field, IsNearOnlyToWhatCouldBeAMistake)
{
    for (const auto &[word, field] : {std::pair(u"provder", u"provider"), {u"proivder", u"provider"}, {u"metod", u"method"}, {u"sumary", u"summary"},
             {u"tetx", u"text"}, {u"FROM", u"from"}, {u"rwa", u"raw"}, {u"contcat", u"contact"}, {u"verdct", u"verdict"}})
        EXPECT_EQ(nearestField(word), QString::fromUtf16(field));
    for (const char16_t *word : {u"https", u"http", u"12", u"mailto", u"tel", u"urn", u"page", u"x", u"re", u"ftp", u"averyveryverylongwordindeed"})
        EXPECT_EQ(nearestField(word), QString()) << QString::fromUtf16(word).toStdString();
}

TEST(Field, PrintsNamesWithTheirPaths)
{
    EXPECT_EQ(printField({Field::Header, {{{JsonStep::Kind::Key, "content-type", 0}}}, {}}), QStringLiteral("header.content-type"));
    EXPECT_EQ(printField({Field::Body, {{{JsonStep::Kind::Elements, {}, 0}, {JsonStep::Kind::Key, "a.b", 0}}}, {}}), QStringLiteral("body[].\"a.b\""));
    EXPECT_EQ(printField({Field::Body, {}, {}}), QStringLiteral("body"));
    EXPECT_EQ(printField({Field::Later, {}, QStringLiteral("fwd.ms")}), QStringLiteral("fwd.ms"));
}
