// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"
#include "store/database.h"
#include "store/delivery_rows.h"
#include "store/holdings.h"
#include "store/segment_index.h"
#include "store/writer.h"

#include <functional>
#include <memory>
#include <utility>
#include <span>
#include <vector>

namespace store {

/// One store file opened for writing, with all that is known about it: every change to a store
/// is a call of this object, and each call is one transaction that happens or does not. Knows
/// neither queues nor retries: that is the Writer, which makes a new one of these when the file
/// is damaged or goes away. Such a failure has ErrorCode::Corrupt or NotFound. Writer's thread.
class OpenStore
{
public:
    static core::Result<std::unique_ptr<OpenStore>> open(const QString &path, const QString &program);

    /// Stores all of them or none. Same order in the result.
    core::Result<QList<Stored>> append(std::span<const Pending> group);
    /// Replaces the answering times of the last group, taken before its commit, by those after.
    core::Result<void> settle();
    bool isSettled() const { return m_unsettled.last == 0; }
    /// The deliveries whose time of answering is not exact yet; 0 to 0 when there are none.
    std::pair<core::DeliveryId, core::DeliveryId> unsettled() const { return {m_unsettled.first, m_unsettled.last}; }

    // Each gives the ids that exist and were changed.
    core::Result<QList<core::DeliveryId>> setMarked(const QList<core::DeliveryId> &ids, bool marked);
    core::Result<QList<core::DeliveryId>> setColour(const QList<core::DeliveryId> &ids, int colour);
    core::Result<QList<core::DeliveryId>> setNote(core::DeliveryId id, const QByteArray &note);
    core::Result<QList<core::DeliveryId>> setOpened(const QList<core::DeliveryId> &ids);

    core::Result<qint64> clear(); ///< how many it hid
    core::Result<bool> undoClear(); ///< false: nothing to bring back
    core::Result<QList<core::DeliveryId>> remove(const QList<core::DeliveryId> &ids);
    core::Result<bool> undoRemove();

    /// Deletes these rows for good; ids that do not exist are skipped. Returns how many went.
    core::Result<qint64> erase(std::span<const core::DeliveryId> ids);
    /// Deletes the index of a segment of which no delivery is left.
    core::Result<void> dropSegment(qint64 segment);
    /// Drops clearings up to \p upTo: what they hid is deleted, nothing is left to bring back.
    core::Result<void> forgetClearings(core::DeliveryId upTo);
    /// Gives up to \p pages unused pages back to the system. They would be reused otherwise.
    core::Result<void> shrink(int pages);

    /// A transaction that changes nothing: whether the store can be written to.
    core::Result<void> probe();

    const Holdings &holdings() const { return m_holdings; }
    Database &database() { return *m_database; }

    /// What was cleared or removed can be brought back for so long, also after a restart.
    static constexpr qint64 undoUs = 3600ll * 1000 * 1000;
    static qint64 nowUs();

private:
    struct Unsettled {
        core::DeliveryId first = 0, last = 0;
        qint64 storedUs = 0, trueUs = 0;
    };
    OpenStore() = default;
    core::Result<void> prepare();
    core::Result<void> beginSession(const QString &program);
    core::Result<void> inTransaction(const std::function<core::Result<void>()> &change);
    core::Result<void> stillIntact() const;
    core::Result<void> insertAll(std::span<const Pending> group, qint64 nowUs);
    core::Result<void> fillSegments(core::DeliveryId lastId);
    core::Result<void> correctTimes();
    core::Result<void> writeState();
    core::Result<QList<core::DeliveryId>> annotate(Statement &statement, const QList<core::DeliveryId> &ids);
    core::Result<bool> exists(core::DeliveryId id);

    std::unique_ptr<Database> m_database; // first: statements must go before it
    DeliveryRows m_rows;
    SegmentIndex m_index;
    Holdings m_holdings;
    Unsettled m_unsettled;
    qint64 m_session = 0;
    Statement m_begin, m_commit, m_rollback, m_state, m_exists;
    Statement m_mark, m_colour, m_note, m_open;
    Statement m_addClearing, m_dropClearing, m_countClearing, m_remove, m_dropSegment;
};

} // namespace store
