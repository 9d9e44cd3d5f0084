// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include <functional>

class QAction;
class QLineEdit;
class QListWidget;

namespace shell {

/// Every action by name: type some of its letters, Return does it. Built anew each time it is
/// shown, from the actions as they are; one that cannot be done now is greyed and stays put.
class CommandPalette final : public QDialog
{
    Q_OBJECT

public:
    using Actions = std::function<QList<QAction *>()>;
    CommandPalette(const Actions &actions, QWidget *parent);

    void popUp(); ///< over the upper part of the parent window
    QStringList shownNames() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();
    void run();

    Actions m_actions;
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace shell
