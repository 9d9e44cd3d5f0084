// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>

namespace deliveries {

/// Collects the deliveries whose rows were looked at before they were here, and asks for them
/// in one go: once the event loop turns, and never before the last ask was answered, so that
/// quick scrolling asks for what is in view and not for all that flew by.
///
/// Lives in the main thread. An ask without an answer is repeated after three seconds.
class RowFetcher final : public QObject
{
    Q_OBJECT

public:
    using Ask = std::function<void(quint64 tag, const QList<core::DeliveryId> &ids)>;
    /// What else to fetch with these (neighbours in the table).
    using Widen = std::function<QList<core::DeliveryId>(const QList<core::DeliveryId> &ids)>;

    /// Tags are drawn from one range of numbers, so that no two askers of a reader share one.
    static quint64 nextTag();

    explicit RowFetcher(Ask ask, QObject *parent = nullptr);

    void setWiden(Widen widen);
    void want(core::DeliveryId id);
    /// Whether \p tag is the answer waited for. A late one, to an ask that was dropped, is not.
    bool accept(quint64 tag);
    const QList<core::DeliveryId> &asked() const { return m_asked; } ///< by the last ask
    /// What was asked for is out of date: its answer is refused, and it may be wanted again.
    void drop();

private:
    void ask();

    Ask m_ask;
    Widen m_widen;
    QList<core::DeliveryId> m_wanted; ///< in the order in which they were looked at
    QList<core::DeliveryId> m_asked;
    QSet<core::DeliveryId> m_known; ///< wanted or asked for
    QTimer m_turn;
    QTimer m_patience;
    quint64 m_tag = 0; ///< of the ask under way, 0 for none
};

} // namespace deliveries
