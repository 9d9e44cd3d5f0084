// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/reader.h"
#include "store/scan_worker.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace store {

/// Looks through a store, newest first, with as many threads as it is given connections. The
/// calling thread takes part, and is the only one that tells what was found: in descending
/// order, whichever thread was first. Used once.
class Scan
{
public:
    using Found = std::function<bool(std::span<const core::DeliveryId>, const ScanProgress &)>;

    /// \p databases: the calling thread's first. \p limit 0: all. \p cancelled may be null. All
    /// references outlive the scan.
    Scan(const ScanPlan &plan, std::vector<Database *> databases, ArrivalTimes &times, qint64 limit,
        const std::atomic<bool> *cancelled);

    core::Result<ScanProgress> run(const Found &found);

private:
    using Ids = std::vector<core::DeliveryId>;

    void listUnits();
    bool halted() const;
    void help(Database &database);
    core::Result<void> takePart(const Found &found);
    core::Result<void> finish(const Found &found);
    std::optional<size_t> take();
    void put(size_t unit, core::Result<Ids> ids);
    void fail(const core::Error &error);
    void deliver(const Found &found);
    std::optional<Ids> nextInOrder();
    void flush(const Found &found);

    const ScanPlan &m_plan;
    std::vector<Database *> m_databases;
    ArrivalTimes &m_times;
    qint64 m_limit;
    const std::atomic<bool> *m_cancelled;
    std::vector<ScanUnit> m_units; ///< newest first

    // Between the threads.
    std::atomic<size_t> m_next = 0;
    std::atomic<bool> m_stop = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::optional<Ids>> m_results; ///< by unit
    std::optional<core::Error> m_error;

    // The calling thread's.
    size_t m_delivered = 0; ///< units
    qint64 m_decidedIds = 0;
    Ids m_pending;
    size_t m_run; ///< how many matches are told at once
    std::chrono::steady_clock::time_point m_lastTold;
    ScanProgress m_progress;
    bool m_complete = false; ///< all units told, or the limit reached
};

} // namespace store
