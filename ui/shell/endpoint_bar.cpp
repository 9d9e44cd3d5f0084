// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/endpoint_bar.h"

#include "shell/traffic_strip.h"
#include "theme/theme.h"
#include "widgets/copy_button.h"
#include "widgets/elided_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace shell {

using namespace Qt::StringLiterals;

EndpointBar::EndpointBar(QMenu *samples, QWidget *parent)
    : QWidget(parent), m_dot(new QLabel(this)), m_url(new widgets::ElidedLabel(Qt::ElideMiddle, this)),
      m_copy(new widgets::CopyButton(tr("the address of the listener"), [this] { return m_state.url; }, this)),
      m_traffic(new TrafficStrip(this))
{
    setObjectName(u"endpointBar"_s);
    build(samples);
    showListener({});
}

void EndpointBar::build(QMenu *samples)
{
    QFont mono = theme::monospaceFont();
    mono.setWeight(QFont::DemiBold);
    m_url->setFont(mono);
    m_url->setObjectName(u"listenerUrl"_s);
    m_copy->setObjectName(u"copyUrl"_s);
    m_sample = addTool(u"sample"_s, tr("Sample"), tr("Send a sample delivery to this listener"));
    m_sample->setMenu(samples);
    m_sample->setPopupMode(QToolButton::InstantPopup);
    m_pause = addTool(u"pause"_s, tr("Pause"), tr("Pause the view (P). Capturing goes on."));
    m_pause->setCheckable(true);
    m_clear = addTool(u"clear"_s, tr("Clear"),
        tr("Clear the table (Ctrl+Shift+Del). What is marked or noted stays, and it can be undone."));
    connect(m_pause, &QToolButton::clicked, this, &EndpointBar::pauseRequested);
    connect(m_clear, &QToolButton::clicked, this, &EndpointBar::clearRequested);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::grid * 3 / 2, theme::grid / 2, theme::grid * 3 / 2, theme::grid / 2);
    row->setSpacing(theme::grid / 2);
    row->addWidget(m_dot);
    row->addSpacing(theme::grid / 2);
    row->addWidget(m_url);
    row->addWidget(m_copy);
    row->addSpacing(theme::grid);
    row->addWidget(m_sample);
    row->addWidget(m_pause);
    row->addWidget(m_clear);
    row->addStretch(1);
    row->addWidget(m_traffic);
}

QToolButton *EndpointBar::addTool(const QString &name, const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

void EndpointBar::showListener(const ListenerState &state)
{
    m_state = state;
    m_url->setFullText(state.listening ? state.url : tr("not listening"));
    m_copy->setVisible(state.listening);
    m_sample->setEnabled(state.listening);
    m_dot->setToolTip(state.listening ? tr("Listening") : state.error);
    m_dot->setAccessibleName(state.listening ? tr("Listening") : tr("Not listening"));
    tint();
}

void EndpointBar::showPaused(bool paused)
{
    m_pause->setChecked(paused);
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    tint();
}

void EndpointBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::colour(theme::Role::Panel, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::colour(theme::Role::Line, palette()));
}

void EndpointBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_clear)
        tint();
    QWidget::changeEvent(event);
}

void EndpointBar::tint()
{
    const theme::Role role = m_state.listening ? theme::Role::Success : theme::Role::Danger;
    const QString icon = m_state.listening ? u"dot"_s : u"error"_s;
    m_dot->setPixmap(theme::icon(icon, theme::colour(role, palette())).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_sample->setIcon(theme::icon(u"send"_s, palette()));
    m_pause->setIcon(theme::icon(m_pause->isChecked() ? u"play"_s : u"pause"_s, palette()));
    m_clear->setIcon(theme::icon(u"clear"_s, palette()));
}

} // namespace shell
