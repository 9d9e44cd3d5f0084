// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/rail.h"

#include "theme/theme.h"

#include <QAction>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace shell {

namespace {

/// Marks the chosen page by a bar at its left too, not by its ground alone.
class RailButton final : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QToolButton::paintEvent(event);
        if (!isChecked())
            return;
        QPainter painter(this);
        painter.fillRect(QRect(0, 6, 3, height() - 12), theme::colour(theme::Role::Accent, palette()));
    }
};

} // namespace

Rail::Rail(QWidget *parent) : QWidget(parent), m_pages(new QVBoxLayout), m_tools(new QVBoxLayout)
{
    setObjectName(QStringLiteral("rail"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4, theme::grid, 5, theme::grid);
    column->addLayout(m_pages);
    column->addStretch();
    column->addLayout(m_tools);
}

void Rail::addPage(QAction *action)
{
    m_pages->addWidget(makeButton(action));
}

void Rail::addTool(QAction *action)
{
    m_tools->addWidget(makeButton(action));
}

QToolButton *Rail::makeButton(QAction *action)
{
    auto *button = new RailButton(this);
    button->setDefaultAction(action);
    button->setObjectName(action->objectName());
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize(QSize(20, 20));
    button->setFixedSize(40, 40);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(QString(action->text()).remove(u'&'));
    return button;
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().window());
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme::colour(theme::Role::Line, palette()));
}

} // namespace shell
