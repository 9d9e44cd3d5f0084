// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/arrival_times.h"
#include "store/reader.h"

namespace store {

/// See Reader::traffic(). Within a snapshot of the caller.
core::Result<Reader::Traffic> countTraffic(Database &database, ArrivalTimes &times, qint64 endMs, qint64 sliceMs,
    int slices);

} // namespace store
