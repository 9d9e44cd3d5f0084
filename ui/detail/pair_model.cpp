// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/pair_model.h"

#include "detail/words.h"

#include <QHash>

namespace detail {

void flagDuplicates(std::vector<Pair> &pairs, Qt::CaseSensitivity sensitivity)
{
    const auto key = [=](const Pair &pair) {
        return sensitivity == Qt::CaseInsensitive ? pair.name.toLower() : pair.name;
    };
    QHash<QString, int> counts;
    for (const Pair &pair : pairs)
        ++counts[key(pair)];
    for (Pair &pair : pairs)
        pair.isDuplicate = counts.value(key(pair)) > 1;
}

PairModel::PairModel(const QString &noteTitle, QObject *parent)
    : QAbstractTableModel(parent), m_noteTitle(noteTitle)
{
}

void PairModel::setPairs(std::vector<Pair> pairs)
{
    beginResetModel();
    m_pairs = std::move(pairs);
    endResetModel();
}

void PairModel::reveal(int row)
{
    m_pairs[size_t(row)].isMasked = false;
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

int PairModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pairs.size());
}

int PairModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_noteTitle.isEmpty() ? 2 : 3;
}

static QString valueText(const Pair &pair)
{
    return pair.isMasked ? QStringLiteral("••••••••") : oneLine(pair.value, 2000);
}

QVariant PairModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Pair &shown = pair(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == 0)
            return shown.isDuplicate ? tr("%1  (duplicate)").arg(shown.name) : shown.name;
        return index.column() == 1 ? valueText(shown) : shown.note;
    case Qt::ToolTipRole:
        if (index.column() == 0)
            return shown.isDuplicate ? tr("\"%1\" occurs more than once.").arg(shown.name) : QString();
        return index.column() == 1 && shown.value.size() > 60 && !shown.isMasked ? shown.value.left(4000) : QString();
    case Qt::AccessibleTextRole: return QString(shown.name + QStringLiteral(": ") + valueText(shown));
    case ConditionRole: return shown.condition;
    case DuplicateRole: return shown.isDuplicate;
    default: return {};
    }
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Name") : section == 1 ? tr("Value") : m_noteTitle;
}

} // namespace detail
