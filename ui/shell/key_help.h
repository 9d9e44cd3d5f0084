// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QAction;

namespace shell {

/// Lists every shortcut, read from the actions themselves, so that it cannot be out of date.
class KeyHelp final : public QDialog
{
    Q_OBJECT

public:
    struct Group {
        QString title;
        QList<QAction *> actions; ///< those without a shortcut are left out
    };
    KeyHelp(const QList<Group> &groups, QWidget *parent);
};

} // namespace shell
