// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace detail {

/// One row of names and values: a header, a form field.
struct Pair {
    QString name;
    QString value;
    QString note; ///< a third column: size, file name
    QString condition; ///< what "filter by this" means; empty: none
    bool isDuplicate = false; ///< the name occurs more than once
    bool isMasked = false; ///< a live credential: dots until it is revealed

    bool operator==(const Pair &) const = default;
};

/// Sets isDuplicate where a name occurs more than once.
void flagDuplicates(std::vector<Pair> &pairs, Qt::CaseSensitivity sensitivity);

/// Names and values in the order they were sent. Lives in the main thread.
class PairModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { ConditionRole = Qt::UserRole, DuplicateRole };

    /// \p noteTitle empty: no third column.
    PairModel(const QString &noteTitle, QObject *parent = nullptr);

    void setPairs(std::vector<Pair> pairs);
    const Pair &pair(int row) const { return m_pairs[size_t(row)]; }
    void reveal(int row); ///< until the next setPairs()

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString m_noteTitle;
    std::vector<Pair> m_pairs;
};

} // namespace detail
