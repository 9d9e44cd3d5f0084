// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json.h"
#include "detail/json_tree_model.h"

#include <QByteArray>

#include <atomic>

namespace detail {

/// A JSON text with other blanks: one member or element a line, indented.
struct PrettyJson {
    QByteArray text; ///< empty when cancelled, or when it would pass the limit
    Ranges ranges; ///< those given, where they are now
    bool isTooLarge = false;
};

/// Every key, string and number stays as written, so escapes, duplicates and the spelling of
/// numbers can still be seen. \p ranges are places in \p json, ascending. Any thread.
PrettyJson prettyJson(const core::Json &json, const Ranges &ranges, const std::atomic<bool> &cancelled);

} // namespace detail
