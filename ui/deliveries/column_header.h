// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_model.h"

#include <QHeaderView>

class QMenu;

namespace deliveries {

/// The header of the table: columns are chosen, moved, resized and reset here, and the time
/// format and order picked. The summary takes what width the others leave, until the user gives
/// it one by hand. What was chosen can be kept as a state that survives columns that
/// come, go or change places between versions.
class ColumnHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit ColumnHeader(DeliveryModel &model, QWidget *parent = nullptr);

    void resetColumns();
    void addPath(const QString &path); ///< a column of a JSON path, shown and in view
    QByteArray columnState() const;
    void restoreColumns(const QByteArray &state); ///< what cannot be read changes nothing
    void choose(DeliveryModel::Order order, TimeFormat format); ///< told by the settings
    void fill(int width); ///< gives the summary what is left of these pixels
    int firstVisible() const; ///< logical index of the leftmost column

    /// What a right click shows for \p logicalIndex; the caller owns it.
    QMenu *buildMenu(int logicalIndex);

Q_SIGNALS:
    void columnsChanged(); ///< moved, shown, hidden, added, removed
    void appearanceChosen(); ///< the user chose another order or time format here

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    int widthAtFirst(int column) const; ///< in pixels of this font
    void addColumnChoices(QMenu &menu);
    void addTimeChoices(QMenu &menu);
    void addPathField(QMenu &menu);
    void toggleOrder(int logicalIndex);
    void showOrder();
    void takeResized(int column, int before, int after);
    int summaryColumn() const { return m_model.columns().indexOf({Field::Summary, {}}); }
    void restoreColumn(const QJsonObject &column, int place);

    DeliveryModel &m_model;
    int m_width = 0; ///< to fill; 0 until the table is laid out
    bool m_fills = true; ///< the summary has no width by hand
    bool m_sizing = false; ///< sections are sized by us, not by the user
};

} // namespace deliveries
