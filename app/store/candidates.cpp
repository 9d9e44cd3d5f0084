// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/candidates.h"

#include <utility>

namespace store {

using filter::IndexCondition;

core::Result<Candidates> Candidates::make(Database &database, const IndexCondition &condition,
    qint64 indexedSegment)
{
    auto postings = Postings::open(database);
    if (!postings)
        return postings.error();
    auto anyTerm = database.prepare("SELECT 1 FROM posting WHERE id >= ?1 AND id < ?2 LIMIT 1");
    if (!anyTerm)
        return anyTerm.error();
    Candidates candidates;
    candidates.m_condition = condition;
    candidates.m_indexedSegment = indexedSegment;
    candidates.m_postings = *std::move(postings);
    candidates.m_anyTerm = *std::move(anyTerm);
    return candidates;
}

core::Result<SegmentSet> Candidates::in(qint64 segment)
{
    if (segment >= m_indexedSegment || m_condition.kind == IndexCondition::Kind::Any)
        return SegmentSet::all();
    auto found = evaluate(m_condition, segment);
    if (!found || !found->isEmpty())
        return found;
    // The terms of a segment may go before its last deliveries do; then it is no longer indexed.
    const auto indexed = isIndexed(segment);
    if (!indexed)
        return indexed.error();
    return *indexed ? SegmentSet() : SegmentSet::all();
}

core::Result<SegmentSet> Candidates::evaluate(const IndexCondition &condition, qint64 segment)
{
    if (condition.kind == IndexCondition::Kind::Any)
        return SegmentSet::all();
    if (condition.kind == IndexCondition::Kind::Term) {
        const auto bits = m_postings->find(segment, condition.term);
        return bits ? core::Result<SegmentSet>(SegmentSet(*bits)) : bits.error();
    }
    const bool isAnd = condition.kind == IndexCondition::Kind::And;
    SegmentSet result = isAnd ? SegmentSet::all() : SegmentSet();
    for (const IndexCondition &part : condition.parts) {
        const auto set = evaluate(part, segment);
        if (!set)
            return set;
        if (!isAnd)
            result |= *set;
        else if ((result &= *set).isEmpty())
            break;
    }
    return result;
}

core::Result<bool> Candidates::isIndexed(qint64 segment)
{
    m_anyTerm.reset();
    auto any = m_anyTerm.bind(1, postingId(segment, 0)).bind(2, postingId(segment + 1, 0)).step();
    m_anyTerm.reset();
    return any;
}

} // namespace store
