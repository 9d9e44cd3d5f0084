// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/expression.h"

#include <QString>

namespace filter {

/// The canonical text of an expression: a blank for AND, `-` for NOT, quotes only around what
/// would not read back as itself. parseSyntax() of it gives an equal expression.
QString print(const Expression &expression);

} // namespace filter
