// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/query.h"
#include "store/reader.h"

#include <QObject>

#include <memory>

namespace store {

/// The readers' side of a store for the window: asks are calls on this object, made from the
/// main thread, answers are its signals, delivered there. Owns three reader threads: for scans,
/// for rows and details (so that they appear while a scan runs), for the rest. Every ask carries
/// a number. An older scan is cancelled by a newer one; of deliveries, values, body paths and
/// traffic only the newest ask is surely answered; of summaries and body values each one is.
/// What fails is told by failed() and then answered empty. Never blocks.
///
/// The store is opened at the first ask, and again when its file was replaced.
class AsyncReader final : public QObject
{
    Q_OBJECT

public:
    explicit AsyncReader(const QString &path, QObject *parent = nullptr);
    ~AsyncReader() override; ///< cancels and waits for its threads

    /// Begins to look for what matches, newest first; an earlier scan ends. Returns its number.
    quint64 scan(const filter::Query &query);
    void cancelScan();
    /// Tests deliveries that were stored since, with the query of the newest scan, also while it
    /// runs. Answered by arrived(); several calls may be answered by one. Each id is covered
    /// once, by the scan or by a test. Call it after Writer::stored().
    void testNew(core::DeliveryId upTo);
    /// Opens the file anew: another one stands in its place. Scan again afterwards.
    void reopen();

    void fetchSummaries(quint64 tag, const QList<core::DeliveryId> &ids);
    void fetchDelivery(quint64 tag, core::DeliveryId id);
    void fetchBodyValues(quint64 tag, const QList<core::DeliveryId> &ids, const QString &path);
    void fetchValues(quint64 tag, const QString &field, const QString &prefix, int limit);
    void fetchBodyPaths(quint64 tag, const QString &provider, const QString &prefix, int limit);
    void fetchTraffic(quint64 tag, qint64 endMs, qint64 sliceMs, int slices);

Q_SIGNALS:
    /// Matches of scan \p number, ids descending; the first page, then larger runs. Without ids
    /// when there is only progress to tell.
    void found(quint64 number, const QList<core::DeliveryId> &ids, const store::ScanProgress &progress);
    /// The last signal of every scan that was not replaced by a newer one. Also \p cancelled when
    /// it failed.
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
