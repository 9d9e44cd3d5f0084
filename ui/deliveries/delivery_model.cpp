// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/delivery_model.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace deliveries {

using namespace std::chrono_literals;

static constexpr auto batchTime = 100ms;
static constexpr int neighbours = 32; ///< rows fetched on either side of those in view
static constexpr int manySpans = 64; ///< beyond that a reset costs the views less

DeliveryModel::DeliveryModel(store::AsyncReader &reader,
    std::shared_ptr<const providers::Catalogue> catalogue, QObject *parent)
    : QAbstractTableModel(parent)
    , m_reader(reader)
    , m_columns(std::move(catalogue))
    , m_rows(reader, this)
    , m_batch(this)
{
    m_batch.setSingleShot(true);
    m_batch.setInterval(batchTime);
    connect(&m_batch, &QTimer::timeout, this, &DeliveryModel::joinWaiting);
    connect(&m_rows, &RowSource::fetched, this, &DeliveryModel::showFetched);
    connect(&reader, &store::AsyncReader::found, this, &DeliveryModel::takeFound);
    connect(&reader, &store::AsyncReader::scanFinished, this, &DeliveryModel::takeFinished);
    connect(&reader, &store::AsyncReader::arrived, this, &DeliveryModel::takeArrived);
    m_rows.setWiden([this](const auto &ids) { return withNeighbours(ids); });
}

void DeliveryModel::setQuery(const filter::Query &query)
{
    m_query = query;
    refresh();
}

void DeliveryModel::refresh()
{
    m_replacing = true;
    m_scanning = true;
    m_reconciling = m_reconcileLater = false;
    m_found.clear();
    // The new scan finds these too.
    m_batch.stop();
    m_waiting.clear();
    Q_EMIT waitingChanged(0);
    m_scan = m_reader.scan(m_query);
}

void DeliveryModel::reconcile()
{
    m_reconcileLater = m_scanning;
    if (m_scanning || m_scan == 0)
        return;
    m_reconciling = true;
    m_scanning = true;
    m_found.clear();
    m_scan = m_reader.scan(m_query);
}

void DeliveryModel::cancelScan()
{
    m_reader.cancelScan();
}

void DeliveryModel::testNew(core::DeliveryId upTo)
{
    if (m_scan != 0)
        m_reader.testNew(upTo);
}

void DeliveryModel::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused)
        joinWaiting();
    else
        m_batch.stop();
    Q_EMIT waitingChanged(waiting());
}

void DeliveryModel::takeFound(
    quint64 number, const QList<core::DeliveryId> &ids, const store::ScanProgress &progress)
{
    if (number != m_scan)
        return;
    if (m_reconciling) {
        m_found.insert(m_found.end(), ids.cbegin(), ids.cend());
        return;
    }
    if (m_replacing)
        replaceWith(ids);
    else
        joinOlder(ids);
    Q_EMIT scanProgressed(progress);
}

void DeliveryModel::takeFinished(quint64 number, const store::ScanProgress &progress, bool cancelled)
{
    if (number != m_scan)
        return;
    m_scanning = false;
    if (m_replacing)
        replaceWith({});
    if (std::exchange(m_reconciling, false) && !cancelled)
        reconcileWith({m_found.crbegin(), m_found.crend()});
    m_found = {};
    Q_EMIT scanEnded(progress, cancelled);
    if (m_reconcileLater)
        reconcile();
}

void DeliveryModel::reconcileWith(std::vector<core::DeliveryId> ascending)
{
    std::vector<core::DeliveryId> fresh;
    std::set_difference(ascending.cbegin(), ascending.cend(), m_ids.cbegin(), m_ids.cend(), std::back_inserter(fresh));
    QList<core::DeliveryId> gone;
    std::set_difference(m_ids.cbegin(), m_ids.cend(), ascending.cbegin(), ascending.cend(), std::back_inserter(gone));
    removeIds(gone);
    const auto news = std::upper_bound(fresh.cbegin(), fresh.cend(), m_newest);
    bringBack({fresh.cbegin(), news});
    std::vector<core::DeliveryId> waiting;
    std::set_union(m_waiting.cbegin(), m_waiting.cend(), news, fresh.cend(), std::back_inserter(waiting));
    m_waiting = std::move(waiting);
    if (m_paused)
        Q_EMIT waitingChanged(this->waiting());
    else
        joinWaiting();
}

// In place and also while paused: these were rows before.
void DeliveryModel::bringBack(const std::vector<core::DeliveryId> &ascending)
{
    struct Span { std::ptrdiff_t position; std::vector<core::DeliveryId> ids; };
    std::vector<Span> spans;
    for (core::DeliveryId id : ascending) {
        const auto position = std::lower_bound(m_ids.cbegin(), m_ids.cend(), id) - m_ids.cbegin();
        if (spans.empty() || spans.back().position != position)
            spans.push_back({position, {}});
        spans.back().ids.push_back(id);
    }
    if (spans.size() > manySpans) {
        std::deque<core::DeliveryId> all;
        std::set_union(m_ids.cbegin(), m_ids.cend(), ascending.cbegin(), ascending.cend(), std::back_inserter(all));
        beginResetModel();
        m_ids = std::move(all);
        endResetModel();
        Q_EMIT replaced();
        return;
    }
    for (auto span = spans.crbegin(); span != spans.crend(); ++span) {
        const int first = int(m_order == Order::NewestLast ? span->position : std::ssize(m_ids) - span->position);
        beginInsertRows({}, first, first + int(span->ids.size()) - 1);
        m_ids.insert(m_ids.begin() + span->position, span->ids.cbegin(), span->ids.cend());
        endInsertRows();
    }
}

void DeliveryModel::takeArrived(quint64 number, const QList<core::DeliveryId> &ids)
{
    if (number != m_scan || ids.isEmpty())
        return;
    m_waiting.insert(m_waiting.end(), ids.cbegin(), ids.cend());
    if (m_paused)
        Q_EMIT waitingChanged(waiting());
    else if (!m_batch.isActive())
        m_batch.start();
}

void DeliveryModel::replaceWith(const QList<core::DeliveryId> &descending)
{
    beginResetModel();
    m_ids.assign(descending.crbegin(), descending.crend());
    m_newest = m_ids.empty() ? m_newest : std::max(m_newest, m_ids.back());
    m_replacing = false;
    endResetModel();
    Q_EMIT replaced();
}

void DeliveryModel::joinOlder(const QList<core::DeliveryId> &descending)
{
    if (descending.isEmpty())
        return;
    const int count = int(descending.size());
    const int first = m_order == Order::NewestLast ? 0 : int(m_ids.size());
    beginInsertRows({}, first, first + count - 1);
    m_ids.insert(m_ids.begin(), descending.crbegin(), descending.crend());
    endInsertRows();
}

void DeliveryModel::joinWaiting()
{
    // Rows of the last query may still stand here: the new ones wait for theirs.
    if (m_replacing && !m_waiting.empty()) {
        m_batch.start();
        return;
    }
    const core::DeliveryId newest = m_ids.empty() ? 0 : m_ids.back();
    const auto begin = std::upper_bound(m_waiting.cbegin(), m_waiting.cend(), newest);
    const int count = int(m_waiting.cend() - begin);
    if (count > 0) {
        const int first = m_order == Order::NewestLast ? int(m_ids.size()) : 0;
        beginInsertRows({}, first, first + count - 1);
        m_ids.insert(m_ids.end(), begin, m_waiting.cend());
        m_newest = std::max(m_newest, m_ids.back());
        endInsertRows();
    }
    m_waiting.clear();
    if (count > 0)
        Q_EMIT arrived(count);
}

void DeliveryModel::setOrder(Order order)
{
    if (order == m_order)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    m_order = order;
    const int last = int(m_ids.size()) - 1;
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &index : before)
        after.append(this->index(last - index.row(), index.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

int DeliveryModel::rowOfPosition(int position) const
{
    return m_order == Order::NewestLast ? position : int(m_ids.size()) - 1 - position;
}

core::DeliveryId DeliveryModel::idAt(int row) const
{
    if (row < 0 || row >= int(m_ids.size()))
        return 0;
    return m_ids[std::size_t(rowOfPosition(row))]; // its own inverse
}

int DeliveryModel::positionOf(core::DeliveryId id) const
{
    const auto it = std::lower_bound(m_ids.cbegin(), m_ids.cend(), id);
    return it != m_ids.cend() && *it == id ? int(it - m_ids.cbegin()) : -1;
}

int DeliveryModel::rowOf(core::DeliveryId id) const
{
    const int position = positionOf(id);
    return position < 0 ? -1 : rowOfPosition(position);
}

const core::Summary *DeliveryModel::summaryAt(int row) const
{
    const core::DeliveryId id = idAt(row);
    const core::Summary *summary = id > 0 ? m_rows.summary(id) : nullptr;
    return summary && summary->receivedUs > 0 ? summary : nullptr;
}

QList<core::DeliveryId> DeliveryModel::idsOf(int first, int last) const
{
    QList<core::DeliveryId> ids;
    ids.reserve(last - first + 1);
    for (int row = std::max(first, 0); row <= last && row < int(m_ids.size()); ++row)
        ids.append(idAt(row));
    return ids;
}

void DeliveryModel::renew(const QList<core::DeliveryId> &ids)
{
    m_rows.renew(ids);
    showFetched(ids);
}

void DeliveryModel::forgetContents()
{
    m_rows.clear();
}

void DeliveryModel::removeIds(QList<core::DeliveryId> ids)
{
    std::sort(ids.begin(), ids.end());
    std::vector<std::pair<int, int>> spans; // positions, ascending
    for (core::DeliveryId id : std::as_const(ids)) {
        const int position = positionOf(id);
        if (position < 0)
            continue;
        if (!spans.empty() && spans.back().second + 1 == position)
            spans.back().second = position;
        else
            spans.emplace_back(position, position);
    }
    std::erase_if(m_waiting, [&ids](core::DeliveryId id) {
        return std::binary_search(ids.cbegin(), ids.cend(), id);
    });
    if (spans.size() > manySpans) {
        beginResetModel();
        std::erase_if(m_ids, [&ids](core::DeliveryId id) {
            return std::binary_search(ids.cbegin(), ids.cend(), id);
        });
        endResetModel();
        Q_EMIT replaced();
        return;
    }
    for (auto span = spans.crbegin(); span != spans.crend(); ++span)
        removeSpan(span->first, span->second);
}

void DeliveryModel::removeSpan(int first, int last)
{
    const auto [from, to] = std::minmax({rowOfPosition(first), rowOfPosition(last)});
    beginRemoveRows({}, from, to);
    m_ids.erase(m_ids.begin() + first, m_ids.begin() + last + 1);
    endRemoveRows();
}

void DeliveryModel::showFetched(const QList<core::DeliveryId> &ids)
{
    int first = rowCount(), last = -1;
    for (core::DeliveryId id : ids) {
        const int row = rowOf(id);
        if (row < 0)
            continue;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

QList<core::DeliveryId> DeliveryModel::withNeighbours(const QList<core::DeliveryId> &ids) const
{
    QList<core::DeliveryId> wide = ids;
    int first = rowCount(), last = -1;
    for (core::DeliveryId id : ids) {
        const int row = rowOf(id);
        first = row < 0 ? first : std::min(first, row);
        last = std::max(last, row);
    }
    if (last < 0 || last - first > 4 * neighbours)
        return wide;
    const auto add = [&](int row) {
        const core::DeliveryId id = idAt(row);
        if (id > 0 && !m_rows.peek(id))
            wide.append(id);
    };
    for (int i = 1; i <= neighbours; ++i) {
        add(first - i);
        add(last + i);
    }
    return wide;
}

void DeliveryModel::setTimeFormat(TimeFormat format)
{
    m_columns.setTimeFormat(format);
    const int column = m_columns.indexOf({Field::Time, {}});
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {Qt::DisplayRole});
}

void DeliveryModel::addBodyColumn(const QString &path)
{
    if (path.isEmpty() || m_columns.indexOf({Field::BodyPath, path}) >= 0)
        return;
    beginInsertColumns({}, m_columns.count(), m_columns.count());
    m_columns.append(path);
    endInsertColumns();
}

void DeliveryModel::removeBodyColumn(int column)
{
    if (column < 0 || column >= m_columns.count() || m_columns.at(column).field != Field::BodyPath)
        return;
    beginRemoveColumns({}, column, column);
    m_columns.remove(column);
    endRemoveColumns();
}

} // namespace deliveries
