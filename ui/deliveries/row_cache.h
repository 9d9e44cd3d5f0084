// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

#include <unordered_map>

namespace deliveries {

/// Keeps what was used last, by delivery: at least \c capacity values and at most twice as many.
///
/// Two generations: what is looked up moves to the young one, and when that is full the old one
/// goes at once. That costs no list of uses, and a value found stays where it is in memory for
/// at least \c capacity further lookups, so that two rows can be compared. One thread.
template <typename Value>
class RowCache final
{
public:
    explicit RowCache(std::size_t capacity) : m_capacity(capacity) { }

    const Value *find(core::DeliveryId id)
    {
        if (const auto young = m_young.find(id); young != m_young.end())
            return &young->second;
        const auto old = m_old.find(id);
        if (old == m_old.end())
            return nullptr;
        const Value *value = &old->second;
        m_young.insert(m_old.extract(old));
        turnWhenFull();
        return value;
    }

    void insert(core::DeliveryId id, Value value)
    {
        m_old.erase(id);
        m_young.insert_or_assign(id, std::move(value));
        turnWhenFull();
    }

    void remove(core::DeliveryId id)
    {
        m_young.erase(id);
        m_old.erase(id);
    }

    void clear()
    {
        m_young.clear();
        m_old.clear();
    }

    std::size_t size() const { return m_young.size() + m_old.size(); }

private:
    void turnWhenFull()
    {
        if (m_young.size() < m_capacity)
            return;
        m_old = std::move(m_young);
        m_young.clear();
    }

    std::size_t m_capacity;
    std::unordered_map<core::DeliveryId, Value> m_young, m_old;
};

} // namespace deliveries
