// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/row_copier.h"

namespace deliveries {

static constexpr qsizetype runLength = 256;

RowCopier::RowCopier(store::AsyncReader &reader, const DeliveryModel &model, QObject *parent)
    : QObject(parent), m_reader(reader), m_model(model)
{
    connect(&reader, &store::AsyncReader::summariesReady, this, &RowCopier::takeSummaries);
    connect(&reader, &store::AsyncReader::bodyValuesReady, this, &RowCopier::takeBodyValues);
}

void RowCopier::copy(const QList<core::DeliveryId> &ids, const QList<int> &columns)
{
    m_ids = ids;
    m_columns.clear();
    for (int column : columns)
        m_columns.append(m_model.columns().at(column));
    m_next = 0;
    m_rows = 0;
    m_text.clear();
    fetchNext();
}

void RowCopier::fetchNext()
{
    if (m_next >= m_ids.size()) {
        m_tag = 0;
        Q_EMIT done(m_text, m_rows);
        return;
    }
    m_tag = RowFetcher::nextTag();
    m_reader.fetchSummaries(m_tag, m_ids.mid(m_next, runLength));
    m_next += runLength;
}

void RowCopier::takeSummaries(quint64 tag, const std::vector<core::Summary> &summaries)
{
    if (tag != m_tag)
        return;
    m_run = summaries;
    m_bodyValues.clear();
    m_missing.clear();
    for (const Column &column : std::as_const(m_columns)) {
        if (column.field == Field::BodyPath)
            m_missing.append(column.path);
    }
    fetchBodyValues();
}

void RowCopier::fetchBodyValues()
{
    if (m_missing.isEmpty() || m_run.empty()) {
        finishRun();
        return;
    }
    QList<core::DeliveryId> ids;
    for (const core::Summary &summary : m_run)
        ids.append(summary.id);
    m_tag = RowFetcher::nextTag();
    m_reader.fetchBodyValues(m_tag, ids, m_missing.constLast());
}

void RowCopier::takeBodyValues(
    quint64 tag, const QList<core::DeliveryId> &ids, const std::vector<QString> &values)
{
    if (tag != m_tag)
        return;
    QHash<core::DeliveryId, QString> &known = m_bodyValues[m_missing.takeLast()];
    for (qsizetype i = 0; i < std::min(ids.size(), qsizetype(values.size())); ++i)
        known.insert(ids[i], values[std::size_t(i)]);
    fetchBodyValues();
}

void RowCopier::finishRun()
{
    for (const core::Summary &summary : m_run) {
        QStringList cells;
        for (const Column &column : std::as_const(m_columns)) {
            const int index = m_model.columns().indexOf(column);
            const QString value = m_bodyValues.value(column.path).value(summary.id);
            cells.append(index < 0 ? QString() : m_model.columns().copyText(index, summary, value));
        }
        m_text += (m_text.isEmpty() ? QString() : QStringLiteral("\n")) + cells.join(u'\t');
        ++m_rows;
    }
    fetchNext();
}

} // namespace deliveries
