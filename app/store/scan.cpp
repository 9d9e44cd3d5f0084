// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/scan.h"

#include <thread>
#include <utility>

namespace store {

using namespace std::chrono_literals;

static constexpr size_t firstPage = 100;
static constexpr size_t largestRun = 65536;
static constexpr auto tellAtLeastEvery = 50ms;

Scan::Scan(const ScanPlan &plan, std::vector<Database *> databases, ArrivalTimes &times, qint64 limit,
    const std::atomic<bool> *cancelled)
    : m_plan(plan)
    , m_databases(std::move(databases))
    , m_times(times)
    , m_limit(limit)
    , m_cancelled(cancelled)
    , m_run(firstPage)
    , m_lastTold(std::chrono::steady_clock::now())
{
    m_progress.total = plan.total;
    listUnits();
    m_results.resize(m_units.size());
}

void Scan::listUnits()
{
    // The newest are looked through in small pieces, so that the first page does not wait for
    // a thousand large bodies.
    constexpr qint64 piece = 128, pieces = 16;
    for (core::DeliveryId last = m_plan.upTo; last > m_plan.above;) {
        const qint64 size = qint64(m_units.size()) < pieces ? piece : segmentSize;
        const core::DeliveryId first = std::max(last / size * size, m_plan.above + 1);
        m_units.push_back({ first, last });
        last = first - 1;
    }
}

bool Scan::halted() const
{
    return m_stop.load(std::memory_order_relaxed)
        || (m_cancelled && m_cancelled->load(std::memory_order_relaxed));
}

core::Result<ScanProgress> Scan::run(const Found &found)
{
    if (m_units.empty()) {
        found({}, m_progress);
        return m_progress;
    }
    // A thread costs more than a look through a few pieces.
    constexpr size_t worthAThread = 24;
    std::vector<std::jthread> threads;
    for (size_t i = 1; i < m_databases.size() && m_units.size() > worthAThread; ++i)
        threads.emplace_back([this, i] { help(*m_databases[i]); });
    auto done = takePart(found);
    if (done)
        done = finish(found);
    m_stop = true;
    threads.clear();
    if (!done)
        return done.error();
    return m_progress;
}

void Scan::help(Database &database)
{
    auto worker = ScanWorker::make(database, m_plan, m_times, [this] { return halted(); });
    if (!worker)
        return fail(worker.error());
    while (const auto unit = take())
        put(*unit, (*worker)->matchesIn(m_units[*unit]));
}

core::Result<void> Scan::takePart(const Found &found)
{
    auto worker = ScanWorker::make(*m_databases.front(), m_plan, m_times, [this] { return halted(); });
    if (!worker)
        return worker.error();
    while (!m_complete) {
        const auto unit = take();
        if (!unit)
            break;
        put(*unit, (*worker)->matchesIn(m_units[*unit]));
        deliver(found);
    }
    return {};
}

/// Waits for what other threads are still at.
core::Result<void> Scan::finish(const Found &found)
{
    while (!m_complete) {
        deliver(found);
        std::unique_lock lock(m_mutex);
        if (m_error)
            return *m_error;
        if (!m_complete && halted())
            return core::Error { core::ErrorCode::Cancelled, QStringLiteral("The search was cancelled.") };
        if (!m_complete && !m_results[m_delivered])
            m_changed.wait_for(lock, tellAtLeastEvery);
    }
    return {};
}

std::optional<size_t> Scan::take()
{
    if (halted())
        return {};
    const size_t unit = m_next.fetch_add(1);
    return unit < m_units.size() ? std::optional(unit) : std::nullopt;
}

void Scan::put(size_t unit, core::Result<Ids> ids)
{
    if (!ids)
        return fail(ids.error());
    if (halted())
        return; // the list is incomplete
    const std::lock_guard lock(m_mutex);
    m_results[unit] = *std::move(ids);
    m_changed.notify_one();
}

void Scan::fail(const core::Error &error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_error)
        m_error = error;
    m_stop = true;
    m_changed.notify_one();
}

std::optional<Scan::Ids> Scan::nextInOrder()
{
    const std::lock_guard lock(m_mutex);
    if (m_delivered == m_units.size() || !m_results[m_delivered])
        return {};
    return std::exchange(m_results[m_delivered], std::nullopt);
}

void Scan::deliver(const Found &found)
{
    while (!m_complete && !halted()) {
        const auto ids = nextInOrder();
        if (!ids)
            break;
        const ScanUnit &unit = m_units[m_delivered++];
        m_decidedIds += unit.last - unit.first + 1;
        m_pending.insert(m_pending.end(), ids->begin(), ids->end());
        const qint64 room = m_limit - m_progress.matched;
        const bool enough = m_limit > 0 && qint64(m_pending.size()) >= room;
        if (enough)
            m_pending.resize(size_t(room));
        m_complete = enough || m_delivered == m_units.size();
        if (m_complete || m_pending.size() >= m_run)
            flush(found);
    }
    if (!m_complete && !halted() && std::chrono::steady_clock::now() - m_lastTold >= tellAtLeastEvery)
        flush(found);
}

void Scan::flush(const Found &found)
{
    m_lastTold = std::chrono::steady_clock::now();
    m_progress.matched += qint64(m_pending.size());
    // Ids and deliveries are not the same number: some ids are gone or hidden.
    const double part = double(m_decidedIds) / double(m_plan.upTo - m_plan.above);
    m_progress.looked = m_delivered == m_units.size() ? m_plan.total : qint64(double(m_plan.total) * part);
    if (m_pending.size() >= m_run)
        m_run = std::min(m_run * 8, largestRun);
    if (!found(m_pending, m_progress)) {
        m_complete = false;
        m_stop = true;
    }
    m_pending.clear();
}

} // namespace store
