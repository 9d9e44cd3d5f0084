// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/selection_keeper.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace deliveries {

SelectionKeeper::SelectionKeeper(DeliveryModel &model, QItemSelectionModel &selection, QObject *parent)
    : QObject(parent), m_model(model), m_selection(selection)
{
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &SelectionKeeper::remember);
    connect(&model, &DeliveryModel::replaced, this, &SelectionKeeper::restore);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &SelectionKeeper::restore);
    connect(&model, &DeliveryModel::scanEnded, this, &SelectionKeeper::finish);
}

void SelectionKeeper::forget()
{
    m_kept.clear();
    m_current = 0;
}

// By spans: a million selected rows are one of them, and as many indexes.
static std::vector<std::pair<int, int>> rowSpans(const QItemSelection &selection)
{
    std::vector<std::pair<int, int>> spans;
    for (const QItemSelectionRange &range : selection)
        spans.emplace_back(range.top(), range.bottom());
    std::sort(spans.begin(), spans.end());
    std::vector<std::pair<int, int>> merged;
    for (const auto &[first, last] : spans) {
        if (!merged.empty() && first <= merged.back().second + 1)
            merged.back().second = std::max(merged.back().second, last);
        else
            merged.emplace_back(first, last);
    }
    return merged;
}

QList<core::DeliveryId> SelectionKeeper::selectedIds() const
{
    QList<core::DeliveryId> ids;
    for (const auto &[first, last] : rowSpans(m_selection.selection()))
        ids += m_model.idsOf(first, last);
    return ids;
}

int SelectionKeeper::selectedCount() const
{
    int count = 0;
    for (const auto &[first, last] : rowSpans(m_selection.selection()))
        count += last - first + 1;
    return count;
}

void SelectionKeeper::remember()
{
    const QList<core::DeliveryId> selected = selectedIds();
    m_kept += selected;
    if (m_selection.currentIndex().isValid()) {
        m_current = m_model.idAt(m_selection.currentIndex().row());
        m_column = m_selection.currentIndex().column();
    }
}

void SelectionKeeper::restore()
{
    if (m_kept.isEmpty() && m_current == 0)
        return;
    const QScopedValueRollback guard(m_restoring, true);
    const int current = m_model.rowOf(m_current);
    if (current >= 0) {
        m_selection.setCurrentIndex(m_model.index(current, m_column), QItemSelectionModel::NoUpdate);
        m_current = 0;
    }
    QItemSelection found;
    const int last = m_model.columnCount() - 1;
    const auto select = [&](core::DeliveryId id) {
        const int row = m_model.rowOf(id);
        if (row < 0)
            return false;
        if (!found.isEmpty() && found.back().bottom() + 1 == row)
            found.back() = QItemSelectionRange(found.back().topLeft(), m_model.index(row, last));
        else
            found.append(QItemSelectionRange(m_model.index(row, 0), m_model.index(row, last)));
        return true;
    };
    m_kept.removeIf(select);
    if (!found.isEmpty())
        m_selection.select(found, QItemSelectionModel::Select);
}

void SelectionKeeper::finish()
{
    forget();
    Q_EMIT settled();
}

} // namespace deliveries
