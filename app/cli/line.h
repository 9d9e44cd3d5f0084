// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

#include <string>

namespace cli {

/// One delivery as one line for people: id, local time, provider and event, answer, summary.
/// Control characters of the sender are shown as dots, so that no delivery can steer a terminal.
std::string line(const core::Summary &summary);

} // namespace cli
