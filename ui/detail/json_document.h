// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json.h"

#include <atomic>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace detail {

/// A parsed JSON text with what a tree must know before it shows a node, found out once in a
/// worker so that the GUI thread only looks it up. Values are named by their offset.
///
/// Never moved nor changed once built: its values point into it. Any number of threads may read.
struct JsonDocument {
    /// So many children are shown at once; the rest of a larger container comes in groups.
    static constexpr qsizetype pageSize = 1000;

    core::Json json;
    /// Members of an object whose key occurs there more than once.
    std::unordered_set<qsizetype> duplicates;
    /// For containers of more than a page: an iterator at the beginning of every page.
    std::unordered_map<qsizetype, std::vector<core::Json::Iterator>> pages;
    /// Strings that hold a JSON object or array that is not empty.
    std::unordered_map<qsizetype, std::shared_ptr<const JsonDocument>> inside;
};

/// Parses \p text and looks through all of it. Fails with the reason and its place, or with
/// ErrorCode::Cancelled.
core::Result<std::shared_ptr<const JsonDocument>> readJson(std::string_view text,
    const std::atomic<bool> &cancelled);

/// About the first \p bytes of a string literal as text: no escape and no character is cut in
/// two. For what is shown of a string that may be very long.
QString beginningOfString(std::string_view literal, size_t bytes);

} // namespace detail
