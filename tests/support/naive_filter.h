// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "filter/expression.h"

/// The filter language a second time: slow, straightforward, and written from its description
/// alone, to be compared with the real matcher. Works on the values as they were written, not
/// on what the checker made of them. Knows the spellings that random_filter.h writes: times
/// only as UTC with milliseconds, no saved filters and no @field.
bool naivelyMatches(const filter::Expression &expression, const core::Delivery &delivery,
    const core::Annotation &annotation, qint64 nowMs);
