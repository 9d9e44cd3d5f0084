// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/copy_button.h"

#include "theme/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

namespace widgets {

using namespace Qt::StringLiterals;

CopyButton::CopyButton(const QString &what, std::function<QString()> text, QWidget *parent)
    : QToolButton(parent), m_what(what), m_text(std::move(text))
{
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back.setSingleShot(true);
    m_back.setInterval(1500);
    connect(&m_back, &QTimer::timeout, this, &CopyButton::rest);
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
    rest();
}

void CopyButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_what.isNull())
        setIcon(theme::icon(m_back.isActive() ? u"check"_s : u"copy"_s, palette()));
    QToolButton::changeEvent(event);
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_text());
    setIcon(theme::icon(u"check"_s, theme::colour(theme::Role::Success, palette())));
    setText(tr("Copied"));
    setAccessibleName(tr("Copied %1").arg(m_what));
    m_back.start();
}

void CopyButton::rest()
{
    setIcon(theme::icon(u"copy"_s, palette()));
    setText(tr("Copy"));
    setToolTip(tr("Copy %1").arg(m_what));
    setAccessibleName(toolTip());
}

} // namespace widgets
