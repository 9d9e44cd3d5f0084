// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPainterPath>
#include <QString>

namespace theme {

/// A drawing on a grid of 16 by 16: lines of one width, and areas that are filled.
struct Glyph {
    QPainterPath stroked;
    QPainterPath filled;
};

/// The drawing of that name; empty when there is none.
const Glyph &glyph(const QString &name);
QStringList glyphNames();

} // namespace theme
