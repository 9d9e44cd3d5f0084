// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/traffic.h"

#include "store/posting.h"
#include "store/visibility.h"

#include <algorithm>

namespace store {

namespace {

/// The slices of time, and what they are filled from.
class TrafficCount
{
public:
    TrafficCount(qint64 endMs, qint64 sliceMs, int slices)
        : m_sliceUs(std::max<qint64>(sliceMs, 1) * 1000)
        , m_endUs(endMs * 1000)
        , m_beginUs(m_endUs - m_sliceUs * std::max(slices, 0))
    {
        traffic.ok.resize(size_t(std::max(slices, 0)));
        traffic.notOk.resize(traffic.ok.size());
    }

    core::Result<void> prepare(Database &database)
    {
        auto visibility = Visibility::load(database);
        if (!visibility)
            return visibility.error();
        m_visibility = *std::move(visibility);
        auto rows = database.prepare("SELECT id, received_us, status FROM delivery WHERE id >= ?1 AND id < ?2");
        if (!rows)
            return rows.error();
        m_rows = *std::move(rows);
        return {};
    }

    core::Result<void> addSegment(qint64 segment)
    {
        m_rows.bind(1, segment * segmentSize).bind(2, (segment + 1) * segmentSize);
        for (;;) {
            const auto row = m_rows.step();
            if (!row)
                return row.error();
            if (!*row)
                return {};
            const qint64 receivedUs = m_rows.integer(1);
            if (receivedUs < m_beginUs || receivedUs >= m_endUs || !m_visibility.isVisible(m_rows.integer(0)))
                continue;
            const bool ok = m_rows.integer(2) / 100 == 2;
            ++(ok ? traffic.ok : traffic.notOk)[size_t((receivedUs - m_beginUs) / m_sliceUs)];
        }
    }

    bool mayHold(const ArrivalTimes::Span &span) const { return span.mayOverlap(m_beginUs, m_endUs); }

    /// What is captured is stored in the order of arrival, so below this there is nothing newer,
    /// unless the clock was set back: hence the hour. An import comes later than it happened,
    /// never earlier, so it tells nothing about the rows below it.
    bool isBefore(const ArrivalTimes::Span &span) const
    {
        constexpr qint64 hourUs = 3600 * qint64(1000000);
        return span.latestCapturedUs >= 0 && span.latestCapturedUs < m_beginUs - hourUs;
    }

    Reader::Traffic traffic;

private:
    qint64 m_sliceUs, m_endUs, m_beginUs;
    Visibility m_visibility;
    Statement m_rows;
};

} // namespace

core::Result<Reader::Traffic> countTraffic(Database &database, ArrivalTimes &times, qint64 endMs, qint64 sliceMs,
    int slices)
{
    TrafficCount count(endMs, sliceMs, slices);
    const auto newest = database.integer("SELECT max(id) FROM delivery");
    auto select = ArrivalTimes::prepare(database);
    const auto prepared = count.prepare(database);
    if (!newest || !select || !prepared)
        return !newest ? newest.error() : !select ? select.error() : prepared.error();
    times.setFullSegments(*newest / segmentSize);
    for (qint64 segment = *newest / segmentSize; segment >= 0; --segment) {
        const auto span = times.of(segment, *select);
        if (!span)
            return span.error();
        if (*span && count.isBefore(**span))
            break;
        if (*span && !count.mayHold(**span))
            continue;
        if (const auto added = count.addSegment(segment); !added)
            return added.error();
    }
    return std::move(count.traffic);
}

} // namespace store
