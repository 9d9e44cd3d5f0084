// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

#include <QList>

namespace deliveries {

/// Which deliveries were looked at, to go back and forward as in a browser.
class SelectionHistory final
{
public:
    void visit(core::DeliveryId id); ///< drops what lay ahead
    core::DeliveryId back(); ///< 0 at the beginning
    core::DeliveryId forward(); ///< 0 at the end

private:
    QList<core::DeliveryId> m_visited;
    qsizetype m_at = -1;
};

} // namespace deliveries
