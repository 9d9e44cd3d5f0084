// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/reader.h"

#include <string>
#include <unordered_map>

namespace store {

/// Counts in how many deliveries a value occurs, however often each of them has it.
class ValueTally
{
public:
    void add(core::DeliveryId delivery, std::string_view value);
    /// Those that start with \p prefix (case ignored), most frequent first, then by name.
    std::vector<ValueCount> top(const QString &prefix, int limit) const;

private:
    struct Count {
        qint64 deliveries = 0;
        core::DeliveryId last = 0;
    };
    std::unordered_map<std::string, Count> m_counts;
    std::string m_key; ///< kept for its memory
};

/// Sorts as ValueTally::top() does, and keeps \p limit.
std::vector<ValueCount> mostFrequent(std::vector<ValueCount> values, int limit);

/// See Reader::values(). Within a snapshot of the caller.
core::Result<std::vector<ValueCount>> capturedValues(Database &database, const QString &field,
    const QString &prefix, int limit);

} // namespace store
