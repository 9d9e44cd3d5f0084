// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_model.h"

#include <QItemSelectionModel>
#include <QSet>

namespace deliveries {

/// Holds the selection by delivery while a new query replaces the rows: what is still shown is
/// selected again, also when it turns up in a later run of the scan.
///
/// Lives in the main thread, beside the view whose selection it keeps. What the user selects
/// meanwhile wins.
class SelectionKeeper final : public QObject
{
    Q_OBJECT

public:
    SelectionKeeper(DeliveryModel &model, QItemSelectionModel &selection, QObject *parent = nullptr);

    bool isRestoring() const { return m_restoring; }
    /// The user's own choice: what was kept is forgotten.
    void forget();

    QList<core::DeliveryId> selectedIds() const; ///< in the order of the rows
    int selectedCount() const;

Q_SIGNALS:
    void settled(); ///< the rows were replaced and the selection is what it will be

private:
    void remember();
    void restore();
    void finish();

    DeliveryModel &m_model;
    QItemSelectionModel &m_selection;
    QList<core::DeliveryId> m_kept; ///< selected before and not found yet
    core::DeliveryId m_current = 0;
    int m_column = 0;
    bool m_restoring = false;
};

} // namespace deliveries
