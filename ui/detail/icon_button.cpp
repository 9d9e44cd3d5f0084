// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/icon_button.h"

#include "theme/theme.h"

#include <QEvent>

namespace detail {

IconButton::IconButton(const QString &icon, const QString &what, QWidget *parent)
    : QToolButton(parent), m_icon(icon)
{
    setIcon(theme::icon(m_icon, palette()));
    setIconSize(QSize(2 * theme::grid, 2 * theme::grid));
    setAutoRaise(true);
    setToolTip(what);
    setAccessibleName(what);
}

void IconButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_icon.isEmpty())
        setIcon(theme::icon(m_icon, palette()));
    QToolButton::changeEvent(event);
}

} // namespace detail
