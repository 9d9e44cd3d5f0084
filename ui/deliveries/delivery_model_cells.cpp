// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of DeliveryModel that answers views.

#include "deliveries/delivery_model.h"

namespace deliveries {

int DeliveryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int DeliveryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns.count();
}

QVariant DeliveryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(m_columns.alignment(index.column()));
    if (role == IdRole)
        return idAt(index.row());
    const bool words = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (!words && role != SummaryRole)
        return {};
    const core::Summary *summary = summaryAt(index.row());
    if (role == SummaryRole)
        return QVariant::fromValue(summary);
    return summary ? cell(*summary, index.row(), index.column(), role) : QVariant();
}

QVariant DeliveryModel::cell(const core::Summary &summary, int row, int column, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return m_columns.sentence(summary);
    const Column &shown = m_columns.at(column);
    const QString *value = shown.field == Field::BodyPath ? m_rows.bodyValue(summary.id, shown.path) : nullptr;
    if (role == Qt::ToolTipRole)
        return m_columns.toolTip(column, summary, value);
    return m_columns.text(column, summary, shown.field == Field::Time ? timeMarks(row) : TimeMarks(), value);
}

TimeMarks DeliveryModel::timeMarks(int row) const
{
    TimeMarks marks;
    if (m_columns.timeFormat() == TimeFormat::SinceFirst) {
        const core::Summary *first = m_rows.summary(m_ids.front());
        marks.firstUs = first ? first->receivedUs : 0;
    } else if (m_columns.timeFormat() == TimeFormat::SincePrevious) {
        const int position = rowOfPosition(row);
        const core::Summary *previous = position > 0 ? m_rows.summary(m_ids[std::size_t(position - 1)]) : nullptr;
        marks.previousUs = previous ? previous->receivedUs : 0;
    }
    return marks;
}

QVariant DeliveryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.count())
        return {};
    if (role == Qt::DisplayRole)
        return m_columns.title(section);
    if (role == Qt::ToolTipRole)
        return m_columns.hint(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(m_columns.alignment(section));
    return {};
}

} // namespace deliveries
