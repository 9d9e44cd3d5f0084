// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/query.h"
#include "store/reader.h"

#include <QObject>

#include <memory>

namespace store {

/// The readers' side of a store for the window: asks are calls on this object, made from the
/// main thread, answers are its signals, delivered there. Owns the reader threads. Every ask
/// of one kind carries a number and only the newest is answered in full: an older scan is
/// cancelled. Never blocks.
class AsyncReader final : public QObject
{
    Q_OBJECT

public:
    explicit AsyncReader(const QString &path, QObject *parent = nullptr);
    ~AsyncReader() override; ///< cancels and waits for its threads

    /// Begins to look for what matches, newest first; an earlier scan ends. Returns its number.
    quint64 scan(const filter::Query &query);
    void cancelScan();
    /// Tests deliveries that were stored since, with the query of the newest scan. Answered by
    /// arrived(). Ids that the running scan covers are not answered twice.
    void testNew(core::DeliveryId upTo);

    void fetchSummaries(quint64 tag, const QList<core::DeliveryId> &ids);
    void fetchDelivery(quint64 tag, core::DeliveryId id);
    void fetchBodyValues(quint64 tag, const QList<core::DeliveryId> &ids, const QString &path);
    void fetchValues(quint64 tag, const QString &field, const QString &prefix, int limit);
    void fetchBodyPaths(quint64 tag, const QString &provider, const QString &prefix, int limit);
    void fetchTraffic(quint64 tag, qint64 endMs, qint64 sliceMs, int slices);

Q_SIGNALS:
    /// Matches of scan \p number, ids descending; the first page, then larger runs.
    void found(quint64 number, const QList<core::DeliveryId> &ids, const store::ScanProgress &progress);
    /// The last signal of every scan that was not replaced by a newer one.
    void scanFinished(quint64 number, const store::ScanProgress &progress, bool cancelled);
    /// New deliveries that match the current query, ids ascending; \p tested up to this id.
    void arrived(quint64 number, const QList<core::DeliveryId> &ids, core::DeliveryId tested);

    void summariesReady(quint64 tag, const std::vector<core::Summary> &summaries);
    void deliveryReady(quint64 tag, const std::shared_ptr<const core::Delivery> &delivery,
        const core::Annotation &annotation); ///< null delivery: it is gone
    void bodyValuesReady(quint64 tag, const QList<core::DeliveryId> &ids, const std::vector<QString> &values);
    void valuesReady(quint64 tag, const std::vector<store::ValueCount> &values);
    void bodyPathsReady(quint64 tag, const std::vector<store::ValueCount> &paths);
    void trafficReady(quint64 tag, const store::Reader::Traffic &traffic);
    void failed(const core::Error &error); ///< a sentence for the window's banner

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace store
