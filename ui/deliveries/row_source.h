// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/row_cache.h"
#include "deliveries/row_fetcher.h"
#include "store/async_reader.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace deliveries {

/// What rows show, on demand: summaries, and values of JSON paths for the columns made of them.
///
/// Lives in the main thread and never blocks: what is not here yet is null and is fetched; then
/// fetched() tells. Memory is bounded whatever the length of the table.
class RowSource final : public QObject
{
    Q_OBJECT

public:
    explicit RowSource(store::AsyncReader &reader, QObject *parent = nullptr);
    ~RowSource() override;

    /// Null: not here yet. One without a time of arrival: it is gone from the store.
    const core::Summary *summary(core::DeliveryId id);
    const core::Summary *peek(core::DeliveryId id); ///< the same, without fetching it
    const QString *bodyValue(core::DeliveryId id, const QString &path); ///< null: not here yet

    void setWiden(RowFetcher::Widen widen);
    /// Their notes, marks or colours changed: they are shown as they were until fetched anew,
    /// so that a row does not flash empty. Answers under way are out of date too.
    void renew(const QList<core::DeliveryId> &ids);
    void clear();
    std::size_t size() const { return m_summaries.size(); }

Q_SIGNALS:
    void fetched(const QList<core::DeliveryId> &ids);

private:
    struct BodyColumn;
    BodyColumn &bodyColumn(const QString &path);
    void takeSummaries(quint64 tag, const std::vector<core::Summary> &summaries);
    void takeBodyValues(
        quint64 tag, const QList<core::DeliveryId> &ids, const std::vector<QString> &values);

    store::AsyncReader &m_reader;
    RowCache<core::Summary> m_summaries;
    QSet<core::DeliveryId> m_stale; ///< cached, and changed since
    RowFetcher m_fetcher;
    std::vector<std::pair<QString, std::unique_ptr<BodyColumn>>> m_bodyColumns;
};

} // namespace deliveries
