// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/expression.h"

namespace filter {

// What a store may conclude from a query before it looks at a record. All of it holds for
// every match, and may hold for others too.

IndexCondition indexConditionOf(const Expression &expression);
unsigned partsOf(const Expression &expression);
/// Microseconds since 1970 between which every match was received.
Span timesOf(const Expression &expression);

} // namespace filter
