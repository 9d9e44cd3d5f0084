// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/selection_history.h"

namespace deliveries {

static constexpr qsizetype longest = 200;

void SelectionHistory::visit(core::DeliveryId id)
{
    if (id <= 0 || (m_at >= 0 && m_visited[m_at] == id))
        return;
    m_visited.resize(m_at + 1);
    m_visited.append(id);
    if (m_visited.size() > longest)
        m_visited.removeFirst();
    m_at = m_visited.size() - 1;
}

core::DeliveryId SelectionHistory::back()
{
    if (m_at <= 0)
        return 0;
    return m_visited[--m_at];
}

core::DeliveryId SelectionHistory::forward()
{
    if (m_at + 1 >= m_visited.size())
        return 0;
    return m_visited[++m_at];
}

} // namespace deliveries
