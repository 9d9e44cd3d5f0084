// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/live_pill.h"

#include "theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace deliveries {

LivePill::LivePill(QWidget *parent) : QPushButton(parent)
{
    setObjectName(QStringLiteral("livePill"));
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::PointingHandCursor);
    hide();
}

void LivePill::showNew(qint64 count, Edge edge)
{
    m_edge = edge;
    const QString number = QLocale().toString(count);
    setText(edge == Edge::Bottom ? tr("%1 new ↓").arg(number) : tr("%1 new ↑").arg(number));
    setToolTip(tr("Show the newest and follow them (G)"));
    setAccessibleName(count == 1 ? tr("1 new delivery, show the newest")
                                 : tr("%1 new deliveries, show the newest").arg(number));
    setVisible(count > 0);
    place(m_area);
}

void LivePill::showPaused(qint64 waiting)
{
    const QString number = QLocale().toString(waiting);
    setText(waiting > 0 ? tr("Paused, %1 captured meanwhile").arg(number) : tr("Paused"));
    setToolTip(tr("Go on showing what arrives (P). Capture never stopped."));
    setAccessibleName(text());
    setVisible(true);
    place(m_area);
}

void LivePill::place(const QRect &area)
{
    m_area = area;
    const QSize size(fontMetrics().horizontalAdvance(text()) + 4 * theme::grid, fontMetrics().height() + theme::grid);
    const int y = m_edge == Edge::Bottom ? area.bottom() - size.height() - theme::grid : area.top() + theme::grid;
    // At the right stand short values; the summaries in the middle have to stay readable.
    setGeometry(area.right() - size.width() - 2 * theme::grid, y, size.width(), size.height());
    raise();
}

void LivePill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = palette().color(QPalette::Highlight);
    if (underMouse())
        fill = fill.lighter(112);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    const QRectF shape = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace deliveries
