// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QAction;
class QToolButton;
class QVBoxLayout;

namespace shell {

/// The narrow column at the left: one button a page on top, the few things that belong to the
/// whole window at the bottom. Every button is an action, so that keys and palette have it too.
class Rail final : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    void addPage(QAction *action); ///< checkable
    void addTool(QAction *action);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *makeButton(QAction *action);

    QVBoxLayout *m_pages;
    QVBoxLayout *m_tools;
};

} // namespace shell
