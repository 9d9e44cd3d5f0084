// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

namespace store {

/// The events of delivery n have the ids from n << eventShift on.
constexpr int eventShift = 20;

/// The ids that the first and the last event of a delivery can have; both included.
constexpr qint64 firstEvent(core::DeliveryId id)
{
    return id << eventShift;
}

constexpr qint64 lastEvent(core::DeliveryId id)
{
    return firstEvent(id + 1) - 1;
}

} // namespace store
