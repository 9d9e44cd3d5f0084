// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_model.h"

#include <QStyledItemDelegate>

namespace deliveries {

/// Paints the cells of the table: one line of fixed height, whatever the text holds.
///
/// A 4-px strip in the provider's colour at the left of a row; a dot before unread ones; the class
/// of the answer by shape, word and colour; the user's colour behind the whole row. Text sits
/// on the base line of the table's font, so that a tall emoji moves nothing.
class DeliveryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit DeliveryDelegate(DeliveryModel &model, QObject *parent = nullptr);

    static constexpr int stripWidth = 4;
    void setFirstColumn(int column) { m_firstColumn = column; } ///< carries the strip

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Behind a row of annotation colour 1–6; invalid for 0.
    static QColor rowFill(int colour, const QPalette &palette);
    static QString colourName(int colour);
    /// The direction in which a line is to be read: by its letters, but left to right when an
    /// arrow in it would point the wrong way otherwise.
    static Qt::LayoutDirection direction(const QString &text);

private:
    struct Cell;
    void paintBackground(QPainter &painter, const Cell &cell) const;
    void paintStrip(QPainter &painter, const Cell &cell) const;
    void paintMarks(QPainter &painter, Cell &cell) const;
    void paintUnread(QPainter &painter, const Cell &cell) const;
    void paintText(QPainter &painter, const Cell &cell) const;
    QColor textColour(const Cell &cell) const;

    DeliveryModel &m_model;
    int m_firstColumn = 0;
};

} // namespace deliveries
