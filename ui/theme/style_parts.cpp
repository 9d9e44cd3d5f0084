// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/style_parts.h"

#include "theme/theme.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace theme::parts {
namespace {

constexpr qreal corner = 4;

QRectF halfInset(const QRect &rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5); // so that a 1 px line hits whole pixels
}

void roundedBox(QPainter *painter, const QRect &rect, const QColor &fill, const QPen &border)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(halfInset(rect), corner, corner);
    painter->restore();
}

QColor faded(QColor colour, qreal alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

bool showsFocus(const QStyleOption *option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

QPen edge(const QStyleOption *option)
{
    if (showsFocus(option))
        return {colour(Role::Accent, option->palette), 1};
    return {option->palette.color(QPalette::Mid), 1};
}

// The ground that a scroll bar lies on is that of the area it scrolls.
QColor groundOf(const QStyleOption *option, const QWidget *scrollBar)
{
    const QWidget *parent = scrollBar ? scrollBar->parentWidget() : nullptr;
    const auto *area = qobject_cast<const QAbstractScrollArea *>(parent ? parent->parentWidget() : nullptr);
    if (!area)
        return option->palette.color(QPalette::Window);
    const QWidget *viewport = area->viewport();
    return viewport->palette().color(viewport->backgroundRole());
}

void chevron(QPainter *painter, const QRect &area, bool up, const QColor &ink)
{
    const QPointF middle = QRectF(area).center();
    const qreal rise = up ? -1.5 : 1.5;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(ink, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF({middle + QPointF(-3, -rise), middle + QPointF(0, rise), middle + QPointF(3, -rise)}));
    painter->restore();
}

QColor inkOf(const QStyleOption *option)
{
    return option->palette.color(has(option, QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled, QPalette::Text);
}

} // namespace

void commandButton(const QStyleOption *option, QPainter *painter)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isDefault = button && button->features.testFlag(QStyleOptionButton::DefaultButton);
    QColor fill = option->palette.color(QPalette::Button);
    if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On))
        fill = option->palette.color(QPalette::Highlight);
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        fill = option->palette.color(QPalette::Midlight);
    QPen border = edge(option);
    if (isDefault && has(option, QStyle::State_Enabled))
        border.setColor(colour(Role::Accent, option->palette));
    roundedBox(painter, option->rect, fill, border);
}

void toolButton(const QStyleOption *option, QPainter *painter)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    QColor fill;
    if (has(option, QStyle::State_On) || has(option, QStyle::State_Sunken))
        fill = option->palette.color(QPalette::Highlight);
    else if (enabled && has(option, QStyle::State_MouseOver))
        fill = faded(option->palette.color(QPalette::WindowText), 0.08);
    const QPen border = showsFocus(option) ? edge(option) : QPen(Qt::NoPen);
    if (fill.isValid() || border.style() != Qt::NoPen)
        roundedBox(painter, option->rect, fill, border);
}

void lineEditFrame(const QStyleOption *option, QPainter *painter)
{
    const bool focused = has(option, QStyle::State_HasFocus);
    roundedBox(painter, option->rect, {},
        focused ? QPen(colour(Role::Accent, option->palette), 1) : edge(option));
}

void headerSection(const QStyleOption *option, QPainter *painter)
{
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    painter->fillRect(option->rect, option->palette.color(hovered ? QPalette::Midlight : QPalette::Window));
    painter->setPen(colour(Role::Line, option->palette));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    painter->drawLine(option->rect.topRight() + QPoint(0, 5), option->rect.bottomRight() - QPoint(0, 5));
}

void tabShape(const QStyleOption *option, QPainter *painter)
{
    const QRect bar(option->rect.left() + 6, option->rect.bottom() - 1, option->rect.width() - 12, 2);
    if (has(option, QStyle::State_Selected))
        painter->fillRect(bar, colour(Role::Accent, option->palette));
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        painter->fillRect(bar, option->palette.color(QPalette::Mid));
    if (showsFocus(option))
        roundedBox(painter, option->rect.adjusted(2, 2, -2, -4), {}, edge(option));
}

void splitter(const QStyleOption *option, QPainter *painter)
{
    const bool hovered = has(option, QStyle::State_MouseOver);
    const QColor line = hovered ? colour(Role::Accent, option->palette) : colour(Role::Line, option->palette);
    const QPoint middle = option->rect.center();
    if (has(option, QStyle::State_Horizontal))
        painter->fillRect(QRect(middle.x(), option->rect.top(), 1, option->rect.height()), line);
    else
        painter->fillRect(QRect(option->rect.left(), middle.y(), option->rect.width(), 1), line);
}

void lineEdit(const QStyleOption *option, QPainter *painter)
{
    roundedBox(painter, option->rect, option->palette.color(QPalette::Base), Qt::NoPen);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (frame && frame->lineWidth > 0)
        lineEditFrame(option, painter);
}

void focusRing(const QStyleOption *option, QPainter *painter)
{
    roundedBox(painter, option->rect, {}, QPen(colour(Role::Accent, option->palette), 1));
}

void checkBox(const QStyleOption *option, QPainter *painter)
{
    const QRect box = option->rect;
    const bool on = has(option, QStyle::State_On);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor accent = colour(Role::Accent, option->palette);
    const QColor line = enabled ? colour(Role::Muted, option->palette) : option->palette.color(QPalette::Mid);
    const bool lit = enabled && (on || has(option, QStyle::State_MouseOver));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(lit ? accent : line, 1));
    painter->setBrush(on && enabled ? accent : option->palette.color(QPalette::Base));
    painter->drawRoundedRect(halfInset(box), 3, 3);
    painter->setPen(QPen(enabled ? option->palette.color(QPalette::Base) : line, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) { return QPointF(box.x() + x * box.width(), box.y() + y * box.height()); };
    if (on)
        painter->drawPolyline(QPolygonF({at(0.26, 0.53), at(0.43, 0.69), at(0.75, 0.33)}));
    else if (has(option, QStyle::State_NoChange))
        painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
    painter->restore();
}

void comboBox(const QStyleOptionComboBox *option, QPainter *painter, const QRect &arrow)
{
    if (option->editable)
        roundedBox(painter, option->rect, option->palette.color(QPalette::Base),
            has(option, QStyle::State_HasFocus) ? QPen(colour(Role::Accent, option->palette), 1) : edge(option));
    else
        commandButton(option, painter);
    chevron(painter, arrow, false, inkOf(option));
}

void spinBox(const QStyleOptionSpinBox *option, QPainter *painter, const QRect &up, const QRect &down)
{
    const QColor ground = option->palette.color(has(option, QStyle::State_Enabled) ? QPalette::Base : QPalette::Window);
    roundedBox(painter, option->rect, ground,
        has(option, QStyle::State_HasFocus) ? QPen(colour(Role::Accent, option->palette), 1) : edge(option));
    const auto ink = [option](QAbstractSpinBox::StepEnabledFlag step) {
        return option->stepEnabled.testFlag(step) ? inkOf(option) : option->palette.color(QPalette::Disabled, QPalette::Text);
    };
    chevron(painter, up.adjusted(0, 3, -2, 0), true, ink(QAbstractSpinBox::StepUpEnabled));
    chevron(painter, down.adjusted(0, 0, -2, -3), false, ink(QAbstractSpinBox::StepDownEnabled));
}

void menuMark(const QStyleOption *option, QPainter *painter)
{
    const QRect area(option->rect.right() - menuMarkWidth - 2, option->rect.top(), menuMarkWidth, option->rect.height());
    chevron(painter, area, false, inkOf(option));
}

void progressGroove(const QStyleOptionProgressBar *option, QPainter *painter)
{
    const bool idle = option->maximum > option->minimum && option->progress <= option->minimum;
    if (!idle)
        painter->fillRect(option->rect, colour(Role::Line, option->palette));
}

void scrollBar(const QStyleOption *option, QPainter *painter, const QRect &handle, const QWidget *widget)
{
    painter->fillRect(option->rect, groundOf(option, widget));
    const QRect slider = handle.adjusted(3, 3, -3, -3);
    if (slider.isEmpty() || !has(option, QStyle::State_Enabled))
        return;
    const bool active = has(option, QStyle::State_Sunken) || has(option, QStyle::State_MouseOver);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(faded(option->palette.color(QPalette::Text), active ? 0.5 : 0.28));
    painter->drawRoundedRect(slider, 3, 3);
    painter->restore();
}

} // namespace theme::parts
