// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/expression.h"

#include <QStringList>

#include <optional>

namespace filter {

/// Checks what the parser read against what fields take, and works out what the values mean:
/// fills every Condition::meaning and SavedFilter::expression. Adds to \p warnings. The first
/// error, or nothing. Any thread.
std::optional<SyntaxError> check(Expression &expression, const Context &context, QStringList &warnings);

} // namespace filter
