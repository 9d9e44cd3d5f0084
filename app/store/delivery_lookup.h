// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "store/database.h"

#include <span>
#include <vector>

namespace store {

/// Reads single deliveries by their ids, by statements that are prepared once. What is hidden
/// is not found. Belongs to the thread of its database; each call within a snapshot of the
/// caller.
class DeliveryLookup
{
public:
    static core::Result<DeliveryLookup> prepare(Database &database);

    /// As Reader's calls of these names.
    core::Result<std::vector<core::Summary>> summaries(std::span<const core::DeliveryId> ids, qint64 mostEvents);
    core::Result<core::Delivery> delivery(core::DeliveryId id);
    core::Result<core::Annotation> annotation(core::DeliveryId id);

private:
    core::Result<void> begin();
    core::Result<bool> find(core::DeliveryId id);
    core::Result<void> mustFind(core::DeliveryId id);
    core::Annotation annotationFound() const;
    core::Result<core::Summary> summaryFound(core::DeliveryId id, qint64 mostEvents);
    core::Delivery deliveryFound(core::DeliveryId id) const;
    core::Result<std::vector<core::Event>> readEvents(core::DeliveryId id, qint64 limit);
    core::Result<qint64> countEvents(core::DeliveryId id);
    core::Result<void> readBytes(core::Request &request, core::DeliveryId id);
    core::Result<void> readAnswer(core::Answer &answer, qint64 answerId);

    Statement m_cleared, m_meta, m_events, m_newestEvent, m_content, m_answer;
    core::DeliveryId m_clearedUpTo = 0; ///< while a call runs
};

} // namespace store
