// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

namespace theme {

/// What a colour means. Views ask by meaning; the palette decides between light and dark, so a
/// widget that passes its own palette() follows the system by itself (QEvent::PaletteChange).
enum class Role {
    Accent, ///< the one accent: selection, links, focus
    Success, Warning, Danger, Info, Muted, ///< text and icon colours, at least 4.5:1 on Base
    SuccessFill, WarningFill, DangerFill, InfoFill, ///< quiet backgrounds for chips and banners
    Line, ///< separators
    Panel, ///< background of bars and panes
    JsonKey, JsonString, JsonNumber, JsonLiteral, ///< text colours in bodies
    Match, ///< background of a find or filter match, Text stays readable on it
    CurrentMatch,
    RowRed, RowYellow, RowGreen, RowBlue, RowPurple, RowGrey, ///< backgrounds of coloured rows 1–6
};

QColor colour(Role role, const QPalette &palette);
bool isDark(const QPalette &palette);

/// What the user chose in the settings.
enum class Preference { System, Light, Dark };
/// Sets style, palette and font of the application; call again when the preference changes.
void apply(Preference preference);

/// A drawn icon by name ("copy", "pause", "play", "clear", "filter", "mark", "note", "settings",
/// "deliveries", "star", "history", "find", "up", "down", "close", "warning", "error", "info",
/// "check", "key", "cross", "dash", "in", "out", "more", "menu", "send", "undo", "folder", "store",
/// "shield", "listen", "limits", "appearance", "keyboard", "command", "dot"), tinted for \p palette.
QIcon icon(const QString &name, const QPalette &palette);
/// The same in one colour, for icons that say something: a red cross, a green check.
QIcon icon(const QString &name, const QColor &colour);

/// The icon of the program, at any size: the shapes of packaging/org.hookglass.Hookglass.svg.
QIcon applicationIcon();

QFont monospaceFont();
/// The grid: every margin and spacing is a multiple of it.
inline constexpr int grid = 8;

} // namespace theme
