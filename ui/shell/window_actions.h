// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QList>
#include <QObject>

#include <functional>

class QMenu;

namespace shell {

/// The actions of the window itself, each with text, icon and keys. What they do is connected
/// by the window. Tints its icons when asked to.
class WindowActions final : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QWidget *window);

    QAction *deliveries; ///< pages, checkable, one at a time
    QAction *settings;
    QAction *clear;
    QAction *copyUrl;
    QList<QAction *> colours; ///< in the order of theme::Preference
    QAction *palette;
    QAction *keys;
    QAction *menu; ///< opens the menu of all the others
    QAction *quit;

    QList<QAction *> all() const;
    void tint(const QPalette &palette);

private:
    QAction *add(const QString &name, const QString &icon, const QString &text, const QList<QKeySequence> &shortcuts,
        const QString &toolTip = {});

    QWidget *m_window;
};

} // namespace shell
