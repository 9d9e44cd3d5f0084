// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/saved_views.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

TEST(SavedViews, KeepsFilterAndTableInATextFileOfAnyName)
{
    QTemporaryDir folder;
    filter::SavedViews views(folder.filePath(u"views"_s));
    const QString name = u"Fails / 10% \u05e9\u05dc ../x"_s;
    ASSERT_TRUE(views.save(name, {u"code:4xx,5xx -is:\"x\""_s, QByteArray("\x00\x01z", 3)}));
    ASSERT_TRUE(views.save(u"10"_s, {u"a"_s, {}}));
    ASSERT_TRUE(views.save(u"9"_s, {u"b"_s, {}}));
    EXPECT_EQ(views.names(), QStringList({u"9"_s, u"10"_s, name}));
    const auto view = filter::SavedViews(folder.filePath(u"views"_s)).view(name);
    ASSERT_TRUE(view);
    EXPECT_EQ(view->filter, u"code:4xx,5xx -is:\"x\""_s);
    EXPECT_EQ(view->pageState, QByteArray("\x00\x01z", 3));
    ASSERT_TRUE(views.remove(name));
    EXPECT_FALSE(views.view(name));
    EXPECT_EQ(views.names().size(), 2);
}

TEST(SavedViews, SaysWhyAViewCannotBeSaved)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"taken"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    filter::SavedViews views(folder.filePath(u"taken"_s));
    const auto saved = views.save(u"x"_s, {});
    ASSERT_FALSE(saved);
    EXPECT_TRUE(saved.error().text.contains(u"\"x\" could not be saved"_s));
    EXPECT_FALSE(views.remove(u"x"_s));
}
