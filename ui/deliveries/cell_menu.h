// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_actions.h"

class QMenu;

namespace deliveries {

/// Builds the menu of a cell: filter by it, copy it, and what can be done with the row.
///
/// Lives in the main thread. The actions it shares with the keys are those of DeliveryActions.
class CellMenu final : public QObject
{
    Q_OBJECT

public:
    CellMenu(const ActionParts &parts, store::AsyncReader &reader, DeliveryActions &actions, QObject *parent = nullptr);

    /// The caller owns it, and shows it. Null when the row is not here yet.
    QMenu *build(const QModelIndex &cell, QWidget *parent);

private:
    void addCopies(QMenu &menu, const QModelIndex &cell);
    void addMarks(QMenu &menu);
    void copyAsCurl(core::DeliveryId id);
    void takeDelivery(quint64 tag, const std::shared_ptr<const core::Delivery> &delivery);

    ActionParts m_parts;
    store::AsyncReader &m_reader;
    DeliveryActions &m_actions;
    quint64 m_curlTag = 0;
};

} // namespace deliveries
