// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/arrival_times.h"

#include "store/posting.h"

namespace store {

core::Result<Statement> ArrivalTimes::prepare(Database &database)
{
    return database.prepare("SELECT min(received_us), max(received_us), max(CASE origin WHEN 0 THEN received_us END)"
                            " FROM delivery WHERE id >= ?1 AND id < ?2");
}

void ArrivalTimes::setFullSegments(qint64 segments)
{
    if (segments > qint64(m_spans.size()))
        m_spans.resize(size_t(segments));
}

core::Result<std::optional<ArrivalTimes::Span>> ArrivalTimes::of(qint64 segment, Statement &select)
{
    if (segment >= qint64(m_spans.size()))
        return std::optional<Span>();
    Span &span = m_spans[size_t(segment)];
    if (!span.isKnown) {
        select.reset();
        const auto row = select.bind(1, segment * segmentSize).bind(2, (segment + 1) * segmentSize).step();
        if (!row)
            return row.error();
        if (!select.isNull(0))
            span = { select.integer(0), select.integer(1), select.isNull(2) ? -1 : select.integer(2) };
        span.isKnown = true;
        select.reset();
    }
    return std::optional(span);
}

} // namespace store
