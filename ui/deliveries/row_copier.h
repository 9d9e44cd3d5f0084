// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_model.h"

namespace deliveries {

/// Writes rows as text for a spreadsheet: a line a row, tabs between the cells. Rows that are
/// not here yet are fetched, some hundreds at a time, so that copying a hundred thousand rows
/// neither freezes the window nor leaves holes.
///
/// Lives in the main thread. A new copy() takes the place of one under way.
class RowCopier final : public QObject
{
    Q_OBJECT

public:
    RowCopier(store::AsyncReader &reader, const DeliveryModel &model, QObject *parent = nullptr);

    /// \p columns are logical ones, in the order in which they are to stand.
    void copy(const QList<core::DeliveryId> &ids, const QList<int> &columns);

Q_SIGNALS:
    void done(const QString &text, qsizetype rows);

private:
    void fetchNext();
    void takeSummaries(quint64 tag, const std::vector<core::Summary> &summaries);
    void takeBodyValues(quint64 tag, const QList<core::DeliveryId> &ids, const std::vector<QString> &values);
    void fetchBodyValues();
    void finishRun();

    store::AsyncReader &m_reader;
    const DeliveryModel &m_model;
    QList<core::DeliveryId> m_ids;
    QList<Column> m_columns;
    qsizetype m_next = 0; ///< in m_ids
    quint64 m_tag = 0;
    std::vector<core::Summary> m_run;
    QHash<QString, QHash<core::DeliveryId, QString>> m_bodyValues; ///< of this run, by path
    QStringList m_missing; ///< paths of this run still to be fetched
    QString m_text;
    qsizetype m_rows = 0;
};

} // namespace deliveries
