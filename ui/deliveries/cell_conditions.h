// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_columns.h"

namespace deliveries {

// Conditions of the filter language that a cell or a row stands for; empty when there is none
// (an empty cell). Each can be joined to another with "and", "or" or a minus as it is.

/// What the cell of \p column says. A time stands for its minute.
QString cellCondition(const Column &column, const core::Summary &summary, const QString &bodyValue);
QString conversationCondition(const core::Summary &summary);
/// The provider's own type, or our kind where the provider names none.
QString eventTypeCondition(const core::Summary &summary);

} // namespace deliveries
