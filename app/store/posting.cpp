// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/posting.h"

#include <QtEndian>

#include <algorithm>

namespace store {

using namespace Qt::StringLiterals;

// A list of this many offsets is as long as a bit for every id.
static constexpr size_t bitmapUnits = segmentSize / 16;

template <typename T>
static void appendNumber(std::string &out, T value)
{
    char bytes[sizeof(T)];
    qToLittleEndian(value, bytes);
    out.append(bytes, sizeof(T));
}

static core::Error damaged()
{
    return {core::ErrorCode::Corrupt, u"The index of the store is damaged."_s};
}

core::Result<void> findTerm(std::string_view bucket, qint64 term, SegmentBits &bits)
{
    if (bucket.size() < 4)
        return damaged();
    const size_t count = qFromLittleEndian<quint32>(bucket.data());
    if (count > (bucket.size() - 4) / 12)
        return damaged();
    const char *terms = bucket.data() + 4;
    const char *ends = terms + count * 8;
    const std::string_view units = bucket.substr(4 + count * 12);
    size_t low = 0;
    for (size_t high = count; low < high;) {
        const size_t middle = (low + high) / 2;
        if (qFromLittleEndian<qint64>(terms + middle * 8) < term)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == count || qFromLittleEndian<qint64>(terms + low * 8) != term)
        return {};
    const size_t begin = low == 0 ? 0 : qFromLittleEndian<quint32>(ends + (low - 1) * 4);
    const size_t end = qFromLittleEndian<quint32>(ends + low * 4);
    if (begin > end || end > units.size() / 2)
        return damaged();
    if (end - begin == bitmapUnits) {
        for (size_t i = 0; i < bits.size(); ++i)
            bits[i] |= qFromLittleEndian<quint64>(units.data() + begin * 2 + i * 8);
        return {};
    }
    for (size_t i = begin; i < end; ++i) {
        const quint16 offset = qFromLittleEndian<quint16>(units.data() + i * 2);
        if (offset >= segmentSize)
            return damaged();
        bits[offset / 64] |= quint64(1) << (offset % 64);
    }
    return {};
}

/// The occurrences of one term, each id once.
static void appendOccurrences(std::string &units, std::span<const TermAt> same)
{
    if (same.size() < bitmapUnits) {
        for (const TermAt &at : same)
            appendNumber(units, quint16(at.id % segmentSize));
        return;
    }
    SegmentBits bits = {};
    for (const TermAt &at : same)
        bits[size_t(at.id % segmentSize / 64)] |= quint64(1) << (at.id % 64);
    for (const quint64 word : bits)
        appendNumber(units, word);
}

static std::string packBucket(std::span<const TermAt> sorted)
{
    std::string terms, ends, units;
    quint32 count = 0;
    for (size_t begin = 0; begin < sorted.size(); ++count) {
        size_t end = begin;
        while (end < sorted.size() && sorted[end].term == sorted[begin].term)
            ++end;
        appendNumber(terms, sorted[begin].term);
        appendOccurrences(units, sorted.subspan(begin, end - begin));
        appendNumber(ends, quint32(units.size() / 2));
        begin = end;
    }
    std::string packed;
    packed.reserve(4 + terms.size() + ends.size() + units.size());
    appendNumber(packed, count);
    return packed + terms + ends + units;
}

std::vector<Bucket> packSegment(std::span<const TermAt> terms)
{
    std::array<std::vector<TermAt>, bucketCount> sorted;
    for (const TermAt &at : terms)
        sorted[size_t(at.term & (bucketCount - 1))].push_back(at);

    std::vector<Bucket> buckets;
    for (std::vector<TermAt> &bucket : sorted) {
        if (bucket.empty())
            continue;
        std::sort(bucket.begin(), bucket.end(), [](const TermAt &a, const TermAt &b) {
            return a.term != b.term ? a.term < b.term : a.id < b.id;
        });
        const auto duplicates = std::unique(bucket.begin(), bucket.end(),
            [](const TermAt &a, const TermAt &b) { return a.term == b.term && a.id == b.id; });
        bucket.erase(duplicates, bucket.end());
        buckets.push_back({postingId(bucket[0].id / segmentSize, bucket[0].term), packBucket(bucket)});
    }
    return buckets;
}

core::Result<Postings> Postings::open(Database &database)
{
    core::Result<Statement> select = database.prepare("SELECT terms FROM posting WHERE id = ?");
    if (!select)
        return select.error();
    Postings postings;
    postings.m_select = std::move(*select);
    return postings;
}

core::Result<SegmentBits> Postings::find(qint64 segment, qint64 term)
{
    SegmentBits bits = {};
    m_select.reset();
    m_select.bind(1, postingId(segment, term));
    const core::Result<bool> row = m_select.step();
    if (!row)
        return row.error();
    if (!*row)
        return bits;
    const core::Result<void> found = findTerm(m_select.blob(0), term, bits);
    m_select.reset();
    if (!found)
        return found.error();
    return bits;
}

} // namespace store
