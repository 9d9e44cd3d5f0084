// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_columns.h"
#include "deliveries/row_source.h"
#include "filter/query.h"
#include "store/async_reader.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>

namespace deliveries {

/// The deliveries that match the query: their ids in memory (8 bytes each), all else on demand.
///
/// Lives in the main thread. data() never blocks and never asks: a row that is not here yet is
/// empty, is remembered, and fetched once the event loop turns. A new query leaves the old rows
/// until its first page is here. What a scan finds comes newest first and joins at the old end;
/// what arrives joins at the live end, at most ten times a second, in one insertion. A proxy for
/// order or filter would hold every row a second time, so there is none.
class DeliveryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< core::DeliveryId
        SummaryRole, ///< const core::Summary *, null while it is not here; valid until control returns
    };
    enum class Order { NewestLast, NewestFirst };

    DeliveryModel(store::AsyncReader &reader, std::shared_ptr<const providers::Catalogue> catalogue,
        QObject *parent = nullptr);

    void setQuery(const filter::Query &query);
    const filter::Query &query() const { return m_query; }
    void refresh(); ///< asks the same query anew
    /// Deliveries went from the store or came back: looks again and changes what differs in one
    /// go, so that the rows in view stay.
    void reconcile();
    void cancelScan();
    bool isScanning() const { return m_scanning; }
    bool hasAnswer() const { return !m_replacing; } ///< the rows are those of query()

    /// Deliveries up to \p id are stored: those that match will join.
    void testNew(core::DeliveryId upTo);
    void setPaused(bool paused); ///< what arrives waits
    bool isPaused() const { return m_paused; }
    qint64 waiting() const { return qint64(m_waiting.size()); }

    void setOrder(Order order);
    Order order() const { return m_order; }

    core::DeliveryId idAt(int row) const; ///< 0 when there is no such row
    int rowOf(core::DeliveryId id) const; ///< -1 when it is not shown
    const core::Summary *summaryAt(int row) const; ///< null while it is not here
    QList<core::DeliveryId> idsOf(int first, int last) const; ///< of these rows, in their order

    void renew(const QList<core::DeliveryId> &ids); ///< marks, colours or notes changed
    void removeIds(QList<core::DeliveryId> ids);
    void forgetContents(); ///< what is cached may be out of date in full

    const DeliveryColumns &columns() const { return m_columns; }
    void setTimeFormat(TimeFormat format);
    void addBodyColumn(const QString &path);
    void removeBodyColumn(int column);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void replaced(); ///< the rows are those of a new query; more may follow
    void arrived(int count); ///< so many joined at the live end
    void waitingChanged(qint64 waiting);
    void scanProgressed(const store::ScanProgress &progress);
    void scanEnded(const store::ScanProgress &progress, bool cancelled);

private:
    void takeFound(quint64 number, const QList<core::DeliveryId> &ids, const store::ScanProgress &progress);
    void takeFinished(quint64 number, const store::ScanProgress &progress, bool cancelled);
    void takeArrived(quint64 number, const QList<core::DeliveryId> &ids);
    void replaceWith(const QList<core::DeliveryId> &descending);
    void joinOlder(const QList<core::DeliveryId> &descending);
    void joinWaiting();
    void reconcileWith(std::vector<core::DeliveryId> ascending);
    void bringBack(const std::vector<core::DeliveryId> &ascending);
    void removeSpan(int first, int last);
    void showFetched(const QList<core::DeliveryId> &ids);
    QList<core::DeliveryId> withNeighbours(const QList<core::DeliveryId> &ids) const;

    int rowOfPosition(int position) const;
    int positionOf(core::DeliveryId id) const; ///< in m_ids, -1 when not there
    TimeMarks timeMarks(int row) const;
    QVariant cell(const core::Summary &summary, int row, int column, int role) const;

    store::AsyncReader &m_reader;
    DeliveryColumns m_columns;
    mutable RowSource m_rows; ///< looking at a row may make it wanted
    std::deque<core::DeliveryId> m_ids; ///< ascending; grows at both ends
    core::DeliveryId m_newest = 0; ///< that was ever a row: what comes back up to here is nothing new
    std::vector<core::DeliveryId> m_waiting; ///< arrived and not shown yet; ascending
    std::vector<core::DeliveryId> m_found; ///< while reconciling; descending
    QTimer m_batch;
    filter::Query m_query;
    quint64 m_scan = 0;
    Order m_order = Order::NewestLast;
    bool m_scanning = false;
    bool m_replacing = false;
    bool m_reconciling = false;
    bool m_reconcileLater = false;
    bool m_paused = false;
};

} // namespace deliveries

Q_DECLARE_METATYPE(const core::Summary *)
