// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/byte_pair.h"

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace filter {

size_t BytePair::find(const char *a, const char *b, size_t at, size_t end) const
{
#ifdef __SSE2__
    const __m128i wantedFirst = _mm_set1_epi8(first), maskFirst = _mm_set1_epi8(firstMask);
    const __m128i wantedSecond = _mm_set1_epi8(second), maskSecond = _mm_set1_epi8(secondMask);
    const auto equal = [](const char *text, __m128i mask, __m128i wanted) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text));
        return _mm_cmpeq_epi8(_mm_or_si128(bytes, mask), wanted);
    };
    for (; at + 16 <= end; at += 16) {
        const __m128i both = _mm_and_si128(equal(a + at, maskFirst, wantedFirst), equal(b + at, maskSecond, wantedSecond));
        if (const unsigned hits = unsigned(_mm_movemask_epi8(both)))
            return at + size_t(std::countr_zero(hits));
    }
#endif
    for (; at < end; ++at) {
        if ((a[at] | firstMask) == first && (b[at] | secondMask) == second)
            return at;
    }
    return end;
}

} // namespace filter
