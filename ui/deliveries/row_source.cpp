// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/row_source.h"

namespace deliveries {

static constexpr std::size_t cachedRows = 2048;

struct RowSource::BodyColumn {
    explicit BodyColumn(RowFetcher::Ask ask) : values(cachedRows), fetcher(std::move(ask)) { }
    RowCache<QString> values;
    RowFetcher fetcher;
};

RowSource::RowSource(store::AsyncReader &reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_summaries(cachedRows)
    , m_fetcher([this](quint64 tag, const auto &ids) { m_reader.fetchSummaries(tag, ids); }, this)
{
    connect(&reader, &store::AsyncReader::summariesReady, this, &RowSource::takeSummaries);
    connect(&reader, &store::AsyncReader::bodyValuesReady, this, &RowSource::takeBodyValues);
}

RowSource::~RowSource() = default;

const core::Summary *RowSource::summary(core::DeliveryId id)
{
    const core::Summary *summary = m_summaries.find(id);
    if (!summary || m_stale.contains(id))
        m_fetcher.want(id);
    return summary;
}

const core::Summary *RowSource::peek(core::DeliveryId id)
{
    return m_summaries.find(id);
}

const QString *RowSource::bodyValue(core::DeliveryId id, const QString &path)
{
    BodyColumn &column = bodyColumn(path);
    const QString *value = column.values.find(id);
    if (!value)
        column.fetcher.want(id);
    return value;
}

void RowSource::setWiden(RowFetcher::Widen widen)
{
    m_fetcher.setWiden(std::move(widen));
}

void RowSource::renew(const QList<core::DeliveryId> &ids)
{
    for (core::DeliveryId id : ids) {
        if (m_summaries.find(id))
            m_stale.insert(id);
    }
    m_fetcher.drop();
}

void RowSource::clear()
{
    m_summaries.clear();
    m_stale.clear();
    m_fetcher.drop();
}

RowSource::BodyColumn &RowSource::bodyColumn(const QString &path)
{
    for (const auto &[name, column] : m_bodyColumns) {
        if (name == path)
            return *column;
    }
    auto column = std::make_unique<BodyColumn>([this, path](quint64 tag, const auto &ids) {
        m_reader.fetchBodyValues(tag, ids, path);
    });
    return *m_bodyColumns.emplace_back(path, std::move(column)).second;
}

void RowSource::takeSummaries(quint64 tag, const std::vector<core::Summary> &summaries)
{
    if (!m_fetcher.accept(tag))
        return;
    // Nothing at all: the store could not be read, or all of it went. The rows stay wanted, and
    // are asked for at the next paint, not sooner.
    if (summaries.empty())
        return;
    const QList<core::DeliveryId> ids = m_fetcher.asked();
    // What is gone is left out of the answer; without a row of its own it would be asked for
    // at every paint.
    for (core::DeliveryId id : ids) {
        core::Summary gone;
        gone.id = id;
        m_summaries.insert(id, gone);
        m_stale.remove(id);
    }
    for (const core::Summary &summary : summaries)
        m_summaries.insert(summary.id, summary);
    Q_EMIT fetched(ids);
}

void RowSource::takeBodyValues(
    quint64 tag, const QList<core::DeliveryId> &ids, const std::vector<QString> &values)
{
    for (const auto &[path, column] : m_bodyColumns) {
        if (!column->fetcher.accept(tag))
            continue;
        const qsizetype count = std::min(ids.size(), qsizetype(values.size()));
        for (qsizetype i = 0; i < count; ++i)
            column->values.insert(ids[i], values[std::size_t(i)]);
        Q_EMIT fetched(ids);
        return;
    }
}

} // namespace deliveries
