// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/scan_worker.h"

#include <algorithm>
#include <span>
#include <utility>

namespace store {

ScanWorker::ScanWorker(Database &database, const ScanPlan &plan, ArrivalTimes &times)
    : m_database(database)
    , m_plan(plan)
    , m_times(times)
    , m_matcher(plan.query)
    , m_matchesAll(plan.query.matchesAll())
{
}

core::Result<std::unique_ptr<ScanWorker>> ScanWorker::make(Database &database, const ScanPlan &plan,
    ArrivalTimes &times, std::function<bool()> halted)
{
    std::unique_ptr<ScanWorker> worker(new ScanWorker(database, plan, times));
    worker->m_halted = std::move(halted);
    auto row = Row::make(database, worker->m_matchesAll ? 0 : plan.query.parts(), &plan.annotations);
    if (!row)
        return row.error();
    worker->m_row = *std::move(row);
    auto candidates = Candidates::make(database, plan.query.indexCondition(), plan.indexedSegment);
    if (!candidates)
        return candidates.error();
    worker->m_candidates = *std::move(candidates);
    auto arrivals = ArrivalTimes::prepare(database);
    if (!arrivals)
        return arrivals.error();
    worker->m_arrivals = *std::move(arrivals);
    if (const auto begun = worker->begin(); !begun)
        return begun.error();
    return worker;
}

ScanWorker::~ScanWorker()
{
    end();
}

core::Result<void> ScanWorker::begin()
{
    m_begun = true;
    m_begunAt = std::chrono::steady_clock::now();
    return m_database.execute("BEGIN");
}

void ScanWorker::end()
{
    if (!std::exchange(m_begun, false))
        return;
    m_row->release();
    (void)m_database.execute("COMMIT"); // nothing was written, so nothing can be lost
}

core::Result<void> ScanWorker::renewWhenDue()
{
    using namespace std::chrono_literals;
    constexpr int askedBetween = 64;
    if (++m_asked < askedBetween)
        return {};
    m_asked = 0;
    if (std::chrono::steady_clock::now() - m_begunAt < 500ms)
        return {};
    end();
    return begin();
}

static SegmentSet visibleIn(const ScanUnit &unit, const Visibility &visibility)
{
    const qint64 base = unit.first / segmentSize * segmentSize;
    const auto between = [&](const std::vector<core::DeliveryId> &ids) {
        return std::span(std::lower_bound(ids.begin(), ids.end(), unit.first),
            std::upper_bound(ids.begin(), ids.end(), unit.last));
    };
    SegmentSet set;
    if (const core::DeliveryId first = std::max(unit.first, visibility.clearedUpTo + 1); first <= unit.last)
        set = SegmentSet::between(int(first - base), int(unit.last - base));
    for (const core::DeliveryId id : between(visibility.kept))
        set.insert(int(id - base));
    for (const core::DeliveryId id : between(visibility.removed))
        set.remove(int(id - base));
    return set;
}

core::Result<SegmentSet> ScanWorker::candidatesIn(const ScanUnit &unit)
{
    SegmentSet set = visibleIn(unit, m_plan.visibility);
    if (set.isEmpty())
        return set;
    const qint64 segment = unit.first / segmentSize;
    const bool isWhole = unit.last - unit.first + 1 == segmentSize;
    if (isWhole && (m_plan.query.earliestUs() || m_plan.query.latestUs())) {
        const auto span = m_times.of(segment, m_arrivals);
        if (!span)
            return span.error();
        if (*span && !(*span)->mayOverlap(m_plan.query.earliestUs(), m_plan.query.latestUs()))
            return SegmentSet();
    }
    const auto indexed = m_candidates->in(segment);
    if (!indexed)
        return indexed;
    return set &= *indexed;
}

core::Result<bool> ScanWorker::matches(core::DeliveryId id)
{
    auto found = m_row->load(id);
    if (!found || !*found || m_matchesAll)
        return found;
    const bool matched = m_matcher.matches(*m_row);
    if (m_row->error())
        return *m_row->error();
    return matched;
}

core::Result<std::vector<core::DeliveryId>> ScanWorker::matchesIn(const ScanUnit &unit)
{
    const auto candidates = candidatesIn(unit);
    if (!candidates)
        return candidates.error();
    std::vector<core::DeliveryId> ids;
    std::optional<core::Error> error;
    const qint64 base = unit.first / segmentSize * segmentSize;
    candidates->forEach([&](int offset) {
        const auto matched = matches(base + offset);
        if (matched && *matched)
            ids.push_back(base + offset);
        const auto renewed = renewWhenDue();
        if (!matched)
            error = matched.error();
        else if (!renewed)
            error = renewed.error();
        return !error && !m_halted();
    });
    if (error)
        return *error;
    std::reverse(ids.begin(), ids.end());
    return ids;
}

} // namespace store
