// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"

#include <vector>

namespace store {

class Database;

/// Which deliveries are to be seen: the one place that knows the rule, for writer and readers.
/// A removed one is hidden; a kept one (marked or noted) is visible; of the others those that
/// came after the newest clearing. A plain value; small, since people mark by hand.
struct Visibility {
    core::DeliveryId clearedUpTo = 0; ///< 0: nothing is cleared
    std::vector<core::DeliveryId> kept; ///< marked or noted, ascending
    std::vector<core::DeliveryId> removed; ///< by hand, ascending

    /// Of a delivery that exists.
    bool isVisible(core::DeliveryId id) const;
    bool isKept(core::DeliveryId id) const;
    bool isRemoved(core::DeliveryId id) const;

    /// As the store is now. Reads three small tables, no delivery.
    static core::Result<Visibility> load(Database &database);
};

/// How many rows of delivery there are, hidden ones included. Looks at 1,024 rows at most.
core::Result<qint64> countPresent(Database &database);

/// How many of \p present deliveries are visible, of which \p cleared are not newer than the
/// newest clearing.
qint64 visibleOf(qint64 present, qint64 cleared, const Visibility &visibility);

/// How many deliveries are visible, without a look at them.
core::Result<qint64> countVisible(Database &database, const Visibility &visibility);

} // namespace store
