// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

#include <QString>

namespace deliveries {

/// The values of a filter field in \p summary, for `@field` in a query: each once; empty for
/// fields that a row does not hold. Any thread.
std::vector<std::string> fieldValuesOf(const core::Summary &summary, const QString &field);

} // namespace deliveries
