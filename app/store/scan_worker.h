// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/query.h"
#include "store/arrival_times.h"
#include "store/candidates.h"
#include "store/row.h"
#include "store/visibility.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace store {

/// What a scan is about, settled before it begins and the same for all its threads. Deliveries
/// never change, so with a fixed newest id, and with what is hidden and attached held here, all
/// of them see one state, though each reads in transactions of its own.
struct ScanPlan {
    filter::Query query;
    core::DeliveryId above = 0; ///< ids greater than this
    core::DeliveryId upTo = 0; ///< and not greater than this, which exists
    Visibility visibility;
    Annotations annotations; ///< empty when the query does not look at them
    qint64 indexedSegment = 0;
    qint64 total = 0; ///< visible deliveries in the range
};

/// A run of ids within one segment: the piece of work of a scan's thread.
struct ScanUnit {
    core::DeliveryId first = 0, last = 0; ///< both included
};

/// One thread's part in a scan. Holds a read transaction that it renews as it goes, so that
/// the writer's log can be reset.
///
/// Reads pages into a small cache that stays warm. Mapping the file into memory instead cost
/// half as much again, in waiting for memory, and made the whole store resident.
class ScanWorker
{
public:
    /// \p halted is asked after every delivery. All references outlive the worker.
    static core::Result<std::unique_ptr<ScanWorker>> make(Database &database, const ScanPlan &plan,
        ArrivalTimes &times, std::function<bool()> halted);
    ~ScanWorker();

    /// The matches, ids descending; an incomplete list when halted.
    core::Result<std::vector<core::DeliveryId>> matchesIn(const ScanUnit &unit);

private:
    ScanWorker(Database &database, const ScanPlan &plan, ArrivalTimes &times);
    core::Result<void> begin();
    void end();
    core::Result<void> renewWhenDue();
    core::Result<SegmentSet> candidatesIn(const ScanUnit &unit);
    core::Result<bool> matches(core::DeliveryId id);

    Database &m_database;
    const ScanPlan &m_plan;
    ArrivalTimes &m_times;
    std::function<bool()> m_halted;
    filter::Matcher m_matcher;
    bool m_matchesAll;
    std::unique_ptr<Row> m_row;
    std::optional<Candidates> m_candidates;
    Statement m_arrivals;
    bool m_begun = false;
    std::chrono::steady_clock::time_point m_begunAt;
    int m_asked = 0; ///< deliveries since the clock was looked at
};

} // namespace store
