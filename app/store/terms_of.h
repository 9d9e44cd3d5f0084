// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

#include <string>
#include <string_view>
#include <vector>

namespace store {

/// Appends the terms (core::indexTerm) under which \p delivery is found: provider, type and kind
/// with every dotted prefix, the people and ids of its events, the answer's status, directions,
/// method and flags. Each once, ascending; what is empty has no term.
void appendTerms(const core::Delivery &delivery, std::vector<qint64> &terms);

} // namespace store
