// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_model.h"

namespace deliveries {

/// Finds the next or previous delivery that fulfils a condition and is shown in the table.
///
/// Lives in the main thread and never blocks: the store is asked by a reader of its own, so
/// that the table's scan goes on. Asking again drops the search before.
class DeliveryFinder final : public QObject
{
    Q_OBJECT

public:
    enum class Towards { Newer, Older };

    DeliveryFinder(const QString &storePath, DeliveryModel &model, QObject *parent = nullptr);

    void find(const filter::Query &query, core::DeliveryId from, Towards towards);

Q_SIGNALS:
    void found(core::DeliveryId id);
    void notFound();

private:
    void look(quint64 number, const QList<core::DeliveryId> &descending);
    void end(quint64 number);
    void finish(core::DeliveryId id);

    QString m_path;
    DeliveryModel &m_model;
    store::AsyncReader *m_reader = nullptr; ///< made when it is first needed: it owns threads
    quint64 m_scan = 0;
    core::DeliveryId m_from = 0;
    core::DeliveryId m_best = 0;
    Towards m_towards = Towards::Newer;
};

} // namespace deliveries
