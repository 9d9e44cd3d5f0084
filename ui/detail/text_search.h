// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/json_tree_model.h"

#include <QByteArray>
#include <QString>

#include <atomic>

namespace detail {

/// What to look for in a body.
struct Search {
    QString text;
    bool respectCase = false;
    /// A character is found also where JSON writes it as an escape: é as \u00e9, / as \/.
    bool jsonEscapes = false;
    bool operator==(const Search &) const = default;
};

/// No more places than this are collected.
inline constexpr size_t maxMatches = 100'000;

/// Where \p search occurs, without overlaps, at most maxMatches. Any thread.
Ranges findAll(const QByteArray &bytes, const Search &search, const std::atomic<bool> &cancelled);

} // namespace detail
