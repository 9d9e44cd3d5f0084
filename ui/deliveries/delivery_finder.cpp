// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/delivery_finder.h"

namespace deliveries {

DeliveryFinder::DeliveryFinder(const QString &storePath, DeliveryModel &model, QObject *parent)
    : QObject(parent), m_path(storePath), m_model(model)
{
}

void DeliveryFinder::find(const filter::Query &query, core::DeliveryId from, Towards towards)
{
    if (!m_reader) {
        m_reader = new store::AsyncReader(m_path, this);
        connect(m_reader, &store::AsyncReader::found, this, &DeliveryFinder::look);
        connect(m_reader, &store::AsyncReader::scanFinished, this, &DeliveryFinder::end);
    }
    m_from = from;
    m_best = 0;
    m_towards = towards;
    m_scan = m_reader->scan(query);
}

// Ids come newest first: the nearest newer one is the last before m_from, the nearest older one
// the first after it.
void DeliveryFinder::look(quint64 number, const QList<core::DeliveryId> &descending)
{
    if (number != m_scan)
        return;
    for (const core::DeliveryId id : descending) {
        if (id == m_from || m_model.rowOf(id) < 0)
            continue;
        if (id > m_from) {
            m_best = m_towards == Towards::Newer ? id : 0;
            continue;
        }
        finish(m_towards == Towards::Newer ? m_best : id);
        return;
    }
    if (m_towards == Towards::Newer && !descending.isEmpty() && descending.constLast() <= m_from)
        finish(m_best);
}

void DeliveryFinder::end(quint64 number)
{
    if (number == m_scan)
        finish(m_best);
}

void DeliveryFinder::finish(core::DeliveryId id)
{
    m_scan = 0;
    m_reader->cancelScan();
    if (id > 0)
        Q_EMIT found(id);
    else
        Q_EMIT notFound();
}

} // namespace deliveries
