// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/style.h"

#include "theme/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

namespace theme {
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

void drawCommandButton(const QStyleOption *option, QPainter *painter)
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

void drawToolButton(const QStyleOption *option, QPainter *painter)
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

void drawLineEditFrame(const QStyleOption *option, QPainter *painter)
{
    const bool focused = has(option, QStyle::State_HasFocus);
    roundedBox(painter, option->rect, {},
        focused ? QPen(colour(Role::Accent, option->palette), 1) : edge(option));
}

void drawHeaderSection(const QStyleOption *option, QPainter *painter)
{
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    painter->fillRect(option->rect, option->palette.color(hovered ? QPalette::Midlight : QPalette::Window));
    painter->setPen(colour(Role::Line, option->palette));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    painter->drawLine(option->rect.topRight() + QPoint(0, 5), option->rect.bottomRight() - QPoint(0, 5));
}

void drawTabShape(const QStyleOption *option, QPainter *painter)
{
    const QRect bar(option->rect.left() + 6, option->rect.bottom() - 1, option->rect.width() - 12, 2);
    if (has(option, QStyle::State_Selected))
        painter->fillRect(bar, colour(Role::Accent, option->palette));
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        painter->fillRect(bar, option->palette.color(QPalette::Mid));
    if (showsFocus(option))
        roundedBox(painter, option->rect.adjusted(2, 2, -2, -4), {}, edge(option));
}

void drawSplitter(const QStyleOption *option, QPainter *painter)
{
    const bool hovered = has(option, QStyle::State_MouseOver);
    const QColor line = hovered ? colour(Role::Accent, option->palette) : colour(Role::Line, option->palette);
    const QPoint middle = option->rect.center();
    if (has(option, QStyle::State_Horizontal))
        painter->fillRect(QRect(middle.x(), option->rect.top(), 1, option->rect.height()), line);
    else
        painter->fillRect(QRect(option->rect.left(), middle.y(), option->rect.width(), 1), line);
}

} // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) { }

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth: return 5;
    case PM_ScrollBarExtent: return 12;
    case PM_ScrollBarSliderMin: return 28;
    case PM_TabBarTabHSpace: return 3 * grid;
    case PM_TabBarTabVSpace: return grid + 4;
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_HeaderMarkSize: return 8;
    case PM_HeaderMargin: return grid; // titles stand over the text of the cells
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
    case PM_SmallIconSize: return 16;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
    QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_ToolTip_WakeUpDelay: return 450;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_MessageBox_TextInteractionFlags: return Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;
    default: return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
    const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton)
        result = {qMax(result.width(), 9 * grid), qMax(result.height(), 30)};
    else if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox)
        result.setHeight(qMax(result.height(), 30));
    else if (type == CT_ToolButton)
        result = {qMax(result.width() + 2, 28), qMax(result.height() + 2, 28)};
    else if (type == CT_HeaderSection)
        result.setHeight(qMax(result.height() + 4, 28));
    return result;
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: return drawCommandButton(option, painter);
    case PE_PanelButtonTool: return drawToolButton(option, painter);
    case PE_FrameLineEdit: return drawLineEditFrame(option, painter);
    case PE_PanelLineEdit: {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(option->palette.brush(QPalette::Base));
        painter->drawRoundedRect(halfInset(option->rect), corner, corner);
        painter->restore();
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            drawLineEditFrame(option, painter);
        return;
    }
    case PE_FrameFocusRect:
        // Item views show their current row by the selection; a ring in each cell is noise.
        if (!widget || !widget->inherits("QAbstractItemView"))
            roundedBox(painter, option->rect, {}, QPen(colour(Role::Accent, option->palette), 1));
        return;
    case PE_Frame:
        painter->setPen(colour(Role::Line, option->palette));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            colour(Role::Line, option->palette));
        return;
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem: return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    switch (element) {
    case CE_HeaderSection: return drawHeaderSection(option, painter);
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            colour(Role::Line, option->palette));
        return;
    case CE_TabBarTabShape: return drawTabShape(option, painter);
    case CE_Splitter: return drawSplitter(option, painter);
    default: QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
    const QWidget *widget) const
{
    if (control != CC_ScrollBar)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    const QRect slider = subControlRect(control, option, SC_ScrollBarSlider, widget).adjusted(3, 3, -3, -3);
    if (slider.isEmpty() || !has(option, State_Enabled))
        return;
    const bool active = has(option, State_Sunken) || has(option, State_MouseOver);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(faded(option->palette.color(QPalette::Text), active ? 0.5 : 0.28));
    painter->drawRoundedRect(slider, 3, 3);
    painter->restore();
}

} // namespace theme
