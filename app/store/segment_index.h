// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"
#include "store/database.h"
#include "store/posting.h"

#include <vector>

namespace store {

/// Gathers the terms of the newest deliveries and writes them to posting, a full segment at a
/// time. What the open segment holds is only in memory: it is read back from the deliveries
/// when the store is opened. Belongs to the writer's thread, works inside its transactions.
class SegmentIndex
{
public:
    /// Reads back the terms of the deliveries at and after \p indexedSegment.
    static core::Result<SegmentIndex> open(Database &database, qint64 indexedSegment);

    void add(core::DeliveryId id, const core::Delivery &delivery);

    /// Whether some segment is full once \p lastId is given out.
    bool isFull(core::DeliveryId lastId) const { return firstOpen(lastId) > m_segment; }
    /// Writes the full segments. Their number is state.indexed_segment from then on.
    core::Result<void> writeFull(core::DeliveryId lastId);

    void committed(core::DeliveryId lastId); ///< what was added and written is on disk
    void rolledBack(); ///< forget what was added since the last commit

    /// The segment that \p lastId leaves open.
    static qint64 firstOpen(core::DeliveryId lastId) { return (lastId + 1) / segmentSize; }

private:
    core::Result<void> readBack(Database &database);
    core::Result<void> readEvents(Statement &select, core::Delivery &delivery);

    Statement m_insert;
    std::vector<TermAt> m_terms; ///< ids ascending
    std::vector<qint64> m_buffer;
    size_t m_committed = 0; ///< so many of m_terms are of committed deliveries
    qint64 m_segment = 0; ///< segments below this are in posting
};

} // namespace store
