// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/style.h"

#include "theme/style_parts.h"
#include "theme/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTreeView>
#include <QWidget>

namespace theme {

// A button that only opens a menu; one with a separate arrow for it is left to Fusion.
static bool hasMenuMark(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    return button && button->features.testFlag(QStyleOptionToolButton::HasMenu)
        && !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
}

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
    case PM_FocusFrameHMargin: // the cells of a table add 1 to it
        return qobject_cast<const QTreeView *>(widget) ? grid - 1 : QProxyStyle::pixelMetric(metric, option, widget);
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
        result = {qMax(result.width() + 2 * grid, 9 * grid), qMax(result.height(), 30)};
    else if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox)
        result.setHeight(qMax(result.height(), 30));
    else if (type == CT_ToolButton)
        result = {qMax(result.width() + 2, 28) + (hasMenuMark(option) ? parts::menuMarkWidth : 0),
            qMax(result.height() + 2, 28)};
    else if (type == CT_HeaderSection)
        result.setHeight(qMax(result.height() + 4, 28));
    return result;
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: return parts::commandButton(option, painter);
    case PE_PanelButtonTool: return parts::toolButton(option, painter);
    case PE_FrameLineEdit: return parts::lineEditFrame(option, painter);
    case PE_PanelLineEdit: return parts::lineEdit(option, painter);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: return parts::checkBox(option, painter);
    case PE_FrameFocusRect:
        // Item views show their current row by the selection; a ring in each cell is noise.
        if (!widget || !widget->inherits("QAbstractItemView"))
            parts::focusRing(option, painter);
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
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
    case CE_HeaderSection: return parts::headerSection(option, painter);
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            colour(Role::Line, option->palette));
        return;
    case CE_TabBarTabShape: return parts::tabShape(option, painter);
    case CE_Splitter: return parts::splitter(option, painter);
    case CE_ProgressBarGroove:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            parts::progressGroove(bar, painter);
        return;
    default: QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
    const QWidget *widget) const
{
    const auto area = [&](SubControl part) { return subControlRect(control, option, part, widget); };
    if (control == CC_ScrollBar)
        return parts::scrollBar(option, painter, area(SC_ScrollBarSlider), widget);
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && control == CC_ComboBox)
        return parts::comboBox(combo, painter, area(SC_ComboBoxArrow));
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); spin && control == CC_SpinBox)
        return parts::spinBox(spin, painter, area(SC_SpinBoxUp), area(SC_SpinBoxDown));
    if (control == CC_ToolButton && hasMenuMark(option)) {
        QStyleOptionToolButton plain(*qstyleoption_cast<const QStyleOptionToolButton *>(option));
        plain.features &= ~QStyleOptionToolButton::HasMenu;
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        return parts::menuMark(option, painter);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace theme
