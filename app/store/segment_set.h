// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/posting.h"

#include <bit>

namespace store {

/// Some of the deliveries of one segment, to be combined and gone through. A plain value;
/// small enough to make one a segment while looking through a million deliveries.
class SegmentSet
{
public:
    static constexpr int size = int(segmentSize);

    SegmentSet() = default;
    explicit SegmentSet(const SegmentBits &bits) : m_words(bits) { }

    /// The offsets \p first to \p last, both included.
    static SegmentSet between(int first, int last)
    {
        SegmentSet set;
        for (int word = first / 64; word <= last / 64; ++word) {
            quint64 bits = ~quint64(0);
            if (word == first / 64)
                bits &= ~quint64(0) << (first % 64);
            if (word == last / 64)
                bits &= ~quint64(0) >> (63 - last % 64);
            set.m_words[size_t(word)] = bits;
        }
        return set;
    }
    static SegmentSet all() { return between(0, size - 1); }

    void insert(int offset) { m_words[size_t(offset / 64)] |= quint64(1) << (offset % 64); }
    void remove(int offset) { m_words[size_t(offset / 64)] &= ~(quint64(1) << (offset % 64)); }

    bool isEmpty() const { return *this == SegmentSet(); }
    bool operator==(const SegmentSet &) const = default;

    SegmentSet &operator&=(const SegmentSet &other)
    {
        for (size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        return *this;
    }
    SegmentSet &operator|=(const SegmentSet &other)
    {
        for (size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        return *this;
    }

    /// Calls \p visit with every offset, ascending, until it returns false.
    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (size_t i = 0; i < m_words.size(); ++i) {
            for (quint64 bits = m_words[i]; bits; bits &= bits - 1) {
                if (!visit(int(i) * 64 + std::countr_zero(bits)))
                    return;
            }
        }
    }

private:
    SegmentBits m_words = {};
};

} // namespace store
