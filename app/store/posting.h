// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"
#include "store/database.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace store {

constexpr qint64 segmentSize = 1024; ///< ids to a segment: id / segmentSize
constexpr qint64 bucketCount = 64; ///< rows of posting to a segment

/// A bit for each id of a segment, the lowest first.
using SegmentBits = std::array<quint64, segmentSize / 64>;

/// That a term (core::indexTerm) occurs in a delivery.
struct TermAt {
    qint64 term = 0;
    core::DeliveryId id = 0;
};

constexpr qint64 postingId(qint64 segment, qint64 term)
{
    return segment * bucketCount + (term & (bucketCount - 1));
}

// posting.terms holds, little-endian: the number n of terms (4 bytes); n terms, ascending
// (8 bytes each); for each where its occurrences end, counted in 2-byte units (4 bytes each);
// the occurrences: offsets within the segment (2 bytes each), or, when a term has exactly 64
// units, a bit for each of the 1,024 ids.

/// Sets the bits of the deliveries that have \p term. Leaves \p bits alone when the bucket does
/// not hold it. Fails with Corrupt when \p bucket is not what this program writes.
core::Result<void> findTerm(std::string_view bucket, qint64 term, SegmentBits &bits);

/// One row of posting to be.
struct Bucket {
    qint64 id = 0;
    std::string terms;
};

/// Packs what occurs in one segment: only the buckets that hold anything, ids ascending.
/// \p terms may be in any order and hold duplicates; all their ids must be of one segment.
std::vector<Bucket> packSegment(std::span<const TermAt> terms);

/// Asks posting for terms. Belongs to the thread of its database.
class Postings
{
public:
    static core::Result<Postings> open(Database &database);

    /// Which ids of \p segment have \p term. Only for segments below state.indexed_segment: the
    /// others are not in posting yet, and would look empty. Ids of deleted deliveries may still
    /// be among them.
    core::Result<SegmentBits> find(qint64 segment, qint64 term);

private:
    Statement m_select;
};

} // namespace store
