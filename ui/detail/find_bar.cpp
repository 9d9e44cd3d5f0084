// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/find_bar.h"

#include "detail/icon_button.h"
#include "detail/words.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace detail {

using namespace Qt::StringLiterals;

FindBar::FindBar(QWidget *parent)
    : QWidget(parent), m_text(new QLineEdit), m_case(new QToolButton), m_count(new QLabel)
{
    setObjectName("findBar"_L1);
    m_text->setObjectName("findText"_L1);
    m_text->setPlaceholderText(tr("Find in body"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(45 * theme::grid);
    m_case->setText(tr("Aa"));
    m_case->setCheckable(true);
    m_case->setAutoRaise(true);
    m_case->setToolTip(tr("Respect upper and lower case"));
    m_count->setObjectName("findCount"_L1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::grid, theme::grid / 2, theme::grid, theme::grid / 2);
    row->setSpacing(theme::grid / 2);
    row->addWidget(m_text, 1);
    row->addWidget(m_case);
    QToolButton *previous = addButton(u"up"_s, tr("Previous match (Shift+F3)"));
    QToolButton *next = addButton(u"down"_s, tr("Next match (F3)"));
    row->addSpacing(theme::grid);
    row->addWidget(m_count);
    row->addStretch(1);
    QToolButton *close = addButton(u"close"_s, tr("Close (Esc)"));
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::searchChanged);
    connect(m_case, &QToolButton::toggled, this, &FindBar::searchChanged);
    connect(previous, &QToolButton::clicked, this, &FindBar::previousWanted);
    connect(next, &QToolButton::clicked, this, &FindBar::nextWanted);
    connect(close, &QToolButton::clicked, this, &FindBar::closed);
}

QToolButton *FindBar::addButton(const QString &icon, const QString &text)
{
    auto *button = new IconButton(icon, text);
    layout()->addWidget(button);
    return button;
}

void FindBar::open()
{
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

Search FindBar::search() const
{
    return {m_text->text(), m_case->isChecked(), false};
}

void FindBar::setBusy()
{
    m_count->setText(tr("looking …"));
}

void FindBar::setCount(qsizetype current, qsizetype total)
{
    if (m_text->text().isEmpty())
        m_count->clear();
    else if (total == 0)
        m_count->setText(tr("not found"));
    else
        m_count->setText(tr("%1 of %2%3").arg(countText(current + 1), countText(total),
            total == qsizetype(maxMatches) ? tr(" or more") : QString()));
}

void FindBar::setFilterCount(qsizetype current, qsizetype total)
{
    if (total == 0)
        m_count->clear();
    else
        m_count->setText(tr("filter: %1 of %2").arg(countText(current + 1), countText(total)));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QWidget::keyPressEvent(event);
    else if (event->modifiers() & Qt::ShiftModifier)
        Q_EMIT previousWanted();
    else
        Q_EMIT nextWanted();
}

} // namespace detail
