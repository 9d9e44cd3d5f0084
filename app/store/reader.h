// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"
#include "filter/query.h"
#include "store/database.h"

#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace store {

/// Part of a store to look through.
struct ScanRange {
    core::DeliveryId above = 0; ///< ids greater than this
    core::DeliveryId upTo = 0; ///< and not greater than this; 0: the newest when the scan starts
    qint64 limit = 0; ///< stop after so many matches; 0: all
};

struct ScanProgress {
    qint64 looked = 0; ///< deliveries decided so far, also those the index ruled out
    qint64 total = 0; ///< deliveries in the range
    qint64 matched = 0;
};

/// A captured value and how often it occurs; for completion.
struct ValueCount {
    QString value;
    qint64 count = 0;
};

/// Reads a store, also while another process writes to it. Blocks; used by one thread at a
/// time, never the GUI's. Every call sees one state of the store. What is cleared or removed is
/// not seen.
class Reader
{
public:
    /// Fails with NotFound when there is no such file, Corrupt when it is damaged, Unsupported
    /// when a newer Hookglass made it.
    static core::Result<std::unique_ptr<Reader>> open(const QString &path);
    ~Reader();

    QString path() const;
    /// Whether the file is no longer the one at path(): moved away, deleted or replaced. Then
    /// only a new Reader sees what is stored from now on.
    bool isReplaced() const;

    core::Result<qint64> count(); ///< visible deliveries
    /// The highest id that is stored, of a hidden delivery too; 0 when there is none.
    core::Result<core::DeliveryId> newestId();

    /// Finds what matches, newest first. \p found is called in this thread and gets ids in
    /// descending order, the first page as soon as it is complete and then in larger runs, with
    /// the progress; now and then without ids, for the progress alone, and always once at the
    /// end. When it returns false or \p cancelled becomes true the scan ends with
    /// ErrorCode::Cancelled. Uses up to four threads.
    core::Result<ScanProgress> scan(const filter::Query &query, const ScanRange &range,
        const std::function<bool(std::span<const core::DeliveryId> ids, const ScanProgress &)> &found,
        const std::atomic<bool> *cancelled = nullptr);

    /// In the order asked for; ids that are gone are left out. Each with its first
    /// \p mostEvents events: a row of the table needs no more.
    core::Result<std::vector<core::Summary>> summaries(std::span<const core::DeliveryId> ids, qint64 mostEvents = 16);
    /// With all bytes. Fails with NotFound when it is gone.
    core::Result<core::Delivery> delivery(core::DeliveryId id);
    core::Result<core::Annotation> annotation(core::DeliveryId id);
    /// The values of a JSON path (as in the filter language, without "body.") in these bodies,
    /// joined by ", " when there are several; for columns.
    core::Result<std::vector<QString>> bodyValues(std::span<const core::DeliveryId> ids, const QString &path);

    /// Most frequent values of a filter field among the newest deliveries that start with
    /// \p prefix (case ignored), most frequent first. Empty for fields without such values.
    core::Result<std::vector<ValueCount>> values(const QString &field, const QString &prefix, int limit);
    /// JSON paths seen in the newest bodies of \p provider (all when empty), most frequent first.
    core::Result<std::vector<ValueCount>> bodyPaths(const QString &provider, const QString &prefix, int limit);

    /// Deliveries per slice of time, oldest first, for the traffic strip: \p slices slices of
    /// \p sliceMs that end at \p endMs; how many of each were answered 2xx and not.
    struct Traffic {
        std::vector<quint32> ok, notOk;
    };
    core::Result<Traffic> traffic(qint64 endMs, qint64 sliceMs, int slices);

private:
    struct Private;
    explicit Reader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace store
