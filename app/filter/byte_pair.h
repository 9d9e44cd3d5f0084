// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

namespace filter {

/// Two bytes to look for at once, each in two spellings that differ in the bits of its mask.
/// Sixteen places are tried together where the processor can.
struct BytePair {
    char first;
    char firstMask;
    char second;
    char secondMask;

    /// The first place in [\p at, \p end) with \c first at \p a and \c second at \p b, or
    /// \p end. Reads \p a and \p b up to \p end only.
    size_t find(const char *a, const char *b, size_t at, size_t end) const;
};

} // namespace filter
