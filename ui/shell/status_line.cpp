// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/status_line.h"

#include "theme/theme.h"
#include "widgets/count_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QUrl>

namespace shell {

using namespace Qt::StringLiterals;

StatusLine::StatusLine(QWidget *parent) : QStatusBar(parent)
{
    setSizeGripEnabled(false);
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(theme::grid, 2, theme::grid, 2);
    layout->setSpacing(0);
    m_dot = new QLabel(row);
    layout->addWidget(m_dot);
    layout->addSpacing(theme::grid / 2);
    m_listener = addPart(u"listener"_s);
    m_stored = addPart(u"stored"_s);
    m_shown = addPart(u"shown"_s);
    m_selected = addPart(u"selected"_s);
    m_size = addPart(u"size"_s);
    for (QLabel *part : m_parts)
        layout->addWidget(part);
    layout->addStretch();
    addWidget(row, 1);
    showListener({});
    showHealth({});
}

QLabel *StatusLine::addPart(const QString &name)
{
    auto *part = new QLabel(this);
    part->setObjectName(name);
    part->setTextFormat(Qt::PlainText);
    part->hide();
    m_parts.append(part);
    return part;
}

void StatusLine::setPart(QLabel *part, const QString &text, const QString &toolTip)
{
    // The dot between parts belongs to the part behind it, so that it goes with it.
    part->setText(text.isEmpty() || part == m_parts.constFirst() ? text : u"  ·  "_s + text);
    part->setToolTip(toolTip);
    part->setVisible(!text.isEmpty());
}

void StatusLine::showListener(const ListenerState &state)
{
    m_listening = state.listening;
    const QString port = QString::number(QUrl(state.url).port());
    setPart(m_listener, m_listening ? tr("listening %1").arg(port) : tr("not listening"),
        m_listening ? state.url : state.error);
    tint();
}

void StatusLine::showHealth(const store::Health &health)
{
    const QLocale locale;
    const qint64 missing = health.received - health.committed;
    m_storing = health.problem.isEmpty();
    if (!m_storing)
        setPart(m_stored, tr("✕ not storing, senders are told so (503)"), health.problem);
    else if (missing > 0)
        setPart(m_stored, tr("received %1, storing %2").arg(locale.toString(health.received), locale.toString(missing)));
    else
        setPart(m_stored, tr("received %1 = stored %2").arg(locale.toString(health.received), locale.toString(health.committed)),
            tr("Since this start. Every delivery that was answered is on disk."));
    setPart(m_size, tr("store %1").arg(locale.formattedDataSize(health.sizeBytes, 1, QLocale::DataSizeSIFormat)),
        tr("%1 in the store").arg(widgets::deliveriesText(health.stored)));
    tint();
}

void StatusLine::showShown(qint64 shown, qint64 total, bool filtered)
{
    const QLocale locale;
    setPart(m_shown, filtered ? tr("shown %1 of %2 (filter)").arg(locale.toString(shown), locale.toString(total))
                              : tr("shown %1").arg(locale.toString(shown)));
}

void StatusLine::showSelected(int count)
{
    setPart(m_selected, count > 0 ? tr("%1 selected").arg(QLocale().toString(count)) : QString());
}

QString StatusLine::text() const
{
    QString text;
    for (const QLabel *part : m_parts)
        text += part->text();
    return text;
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_parts.isEmpty())
        tint();
    QStatusBar::changeEvent(event);
}

void StatusLine::tint()
{
    const auto ink = [this](theme::Role role) { return theme::colour(role, palette()); };
    const QColor state = ink(m_listening ? theme::Role::Success : theme::Role::Danger);
    m_dot->setPixmap(theme::icon(m_listening ? u"dot"_s : u"error"_s, state).pixmap(QSize(14, 14), devicePixelRatioF()));
    m_dot->setAccessibleName(m_listener->text());
    const auto inked = [this](const QColor &colour) {
        QPalette changed = palette();
        changed.setColor(QPalette::WindowText, colour);
        return changed;
    };
    for (QLabel *part : m_parts)
        part->setPalette(inked(ink(theme::Role::Muted)));
    m_listener->setPalette(inked(m_listening ? palette().color(QPalette::WindowText) : ink(theme::Role::Danger)));
    if (!m_storing)
        m_stored->setPalette(inked(ink(theme::Role::Danger)));
}

} // namespace shell
