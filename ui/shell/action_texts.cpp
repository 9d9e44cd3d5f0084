// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/action_texts.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>

namespace shell {

QString actionName(const QAction &action)
{
    QString name = action.property("fullName").toString();
    if (name.isEmpty())
        name = action.text().section(u'\t', 0, 0);
    name.replace(QStringLiteral("&&"), QString(QChar(u'\1'))).remove(u'&').replace(u'\1', u'&');
    while (name.endsWith(u'…') || name.endsWith(u'.'))
        name.chop(1);
    return name;
}

QString shortcutText(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &sequence : action.shortcuts()) {
        if (const QString key = sequence.toString(QKeySequence::NativeText); !keys.contains(key))
            keys.append(key);
    }
    return keys.join(QCoreApplication::translate("shell", " or "));
}

} // namespace shell
