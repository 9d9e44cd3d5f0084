// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/reader.h"

namespace store {

/// See Reader::bodyValues(). One value for each of \p ids, empty when there is none. Within a
/// snapshot of the caller.
core::Result<std::vector<QString>> bodyValues(Database &database, std::span<const core::DeliveryId> ids,
    const QString &path);

/// The JSON paths in the bodies of \p ids, with the number of bodies that have them. Elements
/// of an array share one path, "items[]"; a string that holds JSON is looked into.
core::Result<std::vector<ValueCount>> bodyPaths(Database &database, std::span<const core::DeliveryId> ids,
    const QString &prefix, int limit);

} // namespace store
