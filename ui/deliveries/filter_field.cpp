// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/filter_field.h"

#include "theme/theme.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextCharFormat>

namespace deliveries {

FilterField::FilterField(QWidget *parent) : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    setObjectName(QStringLiteral("filterField"));
}

void FilterField::markError(int position, int length)
{
    m_errorPosition = position;
    m_errorLength = qMax(1, length);
    formatText();
}

void FilterField::clearError()
{
    if (m_errorLength == 0)
        return;
    m_errorLength = 0;
    formatText();
}

void FilterField::formatText()
{
    // QLineEdit has no formats of its own; the attributes of an input method event are its one
    // way to show some characters differently, and they leave text, cursor and undo alone.
    QList<QInputMethodEvent::Attribute> attributes;
    if (m_errorLength > 0) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(theme::colour(theme::Role::Danger, palette()));
        attributes.append({QInputMethodEvent::TextFormat, m_errorPosition - cursorPosition(), m_errorLength, format});
    }
    QInputMethodEvent event(QString(), attributes);
    const QSignalBlocker blocker(this);
    inputMethodEvent(&event);
    update();
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escapePressed();
        return;
    }
    if (event->key() == Qt::Key_Down && (text().isEmpty() || event->modifiers() & Qt::ControlModifier)) {
        Q_EMIT historyRequested();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_errorLength == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::colour(theme::Role::Danger, palette()), 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3);
}

} // namespace deliveries
