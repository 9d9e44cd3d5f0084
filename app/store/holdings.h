// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"
#include "store/visibility.h"

#include <vector>

namespace store {

class Database;

/// What the writer knows by heart about an open store, so that nothing has to be counted while
/// it runs. A plain value; a copy taken before a change is put back when the change fails.
struct Holdings {
    struct Clearing {
        qint64 id = 0;
        core::DeliveryId upTo = 0;
        qint64 present = 0; ///< deliveries up to upTo, hidden or not
        qint64 atUs = 0;
    };

    struct Counters {
        core::DeliveryId lastId = 0; ///< the next delivery gets the next one
        qint64 indexedSegment = 0; ///< segments below it are in posting
        qint64 presentBelow = 0; ///< deliveries in those, hidden or not
        qint64 presentOpen = 0; ///< deliveries after them
    };

    Counters counters;
    std::vector<Clearing> clearings; ///< oldest first
    Visibility visibility;

    qint64 present() const { return counters.presentBelow + counters.presentOpen; } ///< hidden ones included
    qint64 visible() const;

    /// A delivery was deleted; keeps every count and set right.
    void forget(core::DeliveryId id);
    /// Clearings were added or taken away.
    void clearingsChanged();

    static core::Result<Holdings> load(Database &database);
};

/// Puts \p added into a sorted list and takes \p dropped out, both in any order. At once: people
/// may mark or remove a hundred thousand with one key.
void changeIds(std::vector<core::DeliveryId> &ids, std::vector<core::DeliveryId> added,
    std::vector<core::DeliveryId> dropped);

} // namespace store
