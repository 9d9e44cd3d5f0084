// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/query.h"
#include "store/database.h"
#include "store/segment_set.h"

#include <optional>

namespace store {

/// Asks the index which deliveries of a segment a query could match. May name too many (terms
/// are hashes, and conditions that the index does not know are left out), never too few.
/// Belongs to the thread of its Database.
class Candidates
{
public:
    /// Segments below \p indexedSegment are in the index; of the others all are candidates.
    static core::Result<Candidates> make(Database &database, const filter::IndexCondition &condition,
        qint64 indexedSegment);

    core::Result<SegmentSet> in(qint64 segment);

private:
    core::Result<SegmentSet> evaluate(const filter::IndexCondition &condition, qint64 segment);
    core::Result<bool> isIndexed(qint64 segment);

    filter::IndexCondition m_condition;
    qint64 m_indexedSegment = 0;
    std::optional<Postings> m_postings;
    Statement m_anyTerm;
};

} // namespace store
