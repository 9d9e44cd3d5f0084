// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/key_help.h"

#include <QAction>
#include <QLabel>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;

QStringList texts(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        texts.append(label->text());
    return texts;
}

TEST(KeyHelp, ShowsEveryShortcutOfEveryAction)
{
    QAction filter(u"&Filter…"_s);
    filter.setShortcuts({QKeySequence(u"/"_s), QKeySequence(u"Ctrl+F"_s)});
    QAction without(u"No key"_s);
    shell::KeyHelp help({{u"Deliveries"_s, {&filter, &without}}}, nullptr);
    const QStringList shown = texts(help);
    for (const QString &text : {u"Deliveries"_s, u"Filter"_s, u"/"_s, u"Ctrl+F"_s})
        EXPECT_TRUE(shown.contains(text)) << text.toStdString();
    EXPECT_FALSE(shown.contains(u"No key"_s));
}

TEST(KeyHelp, EscapeClosesIt)
{
    shell::KeyHelp help({}, nullptr);
    help.show();
    QTest::keyClick(&help, Qt::Key_Escape);
    EXPECT_FALSE(help.isVisible());
}

} // namespace
