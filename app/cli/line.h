// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

#include <string>

namespace cli {

/// How many events of a delivery a JSON line tells: as many as a request can carry.
inline constexpr qint64 allEvents = 1 << 20;

/// One delivery as one line for people: id, local time, provider and event, answer, summary.
/// Control characters of the sender are shown as dots, so that no delivery can steer a terminal.
std::string line(const core::Summary &summary);
std::string line(core::DeliveryId id, const core::Delivery &delivery);

} // namespace cli
