// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_actions.h"
#include "deliveries/table_placeholder.h"
#include "widgets/banner.h"

#include <QSplitter>

namespace deliveries {

// What the page says, and what it answers for the row that is selected.

QString clearedSentence(qint64 hidden, qint64 kept); ///< "Cleared 12,000, kept 3 marked or noted."
QString removedSentence(qint64 count);
/// The values of a filter field in \p summary, for `@field`; empty for fields it does not hold.
std::vector<std::string> fieldValues(const core::Summary &summary, const QString &field);

} // namespace deliveries
