// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPalette>
#include <QString>
#include <QTextLayout>

namespace detail {

/// Colours for one drawn row of JSON, found by looking at that row alone; \p inString says
/// whether it begins within a string. A string before a colon is a key.
QList<QTextLayout::FormatRange> jsonColours(const QString &row, bool inString, const QPalette &palette);

} // namespace detail
