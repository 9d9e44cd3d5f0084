// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionProgressBar;
class QStyleOptionSpinBox;
class QWidget;

/// How the parts of widgets are drawn; used by Style alone. All colours come from the palette.
namespace theme::parts {

inline constexpr int menuMarkWidth = 12; ///< room for the mark of a button with a menu

void commandButton(const QStyleOption *option, QPainter *painter);
void toolButton(const QStyleOption *option, QPainter *painter);
void menuMark(const QStyleOption *option, QPainter *painter);
void lineEdit(const QStyleOption *option, QPainter *painter);
void lineEditFrame(const QStyleOption *option, QPainter *painter);
void focusRing(const QStyleOption *option, QPainter *painter);
void checkBox(const QStyleOption *option, QPainter *painter);
void comboBox(const QStyleOptionComboBox *option, QPainter *painter, const QRect &arrow);
void spinBox(const QStyleOptionSpinBox *option, QPainter *painter, const QRect &up, const QRect &down);
void headerSection(const QStyleOption *option, QPainter *painter);
void tabShape(const QStyleOption *option, QPainter *painter);
void splitter(const QStyleOption *option, QPainter *painter);
void progressGroove(const QStyleOptionProgressBar *option, QPainter *painter);
void scrollBar(const QStyleOption *option, QPainter *painter, const QRect &handle, const QWidget *widget);

} // namespace theme::parts
