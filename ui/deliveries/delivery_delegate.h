// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_model.h"

#include <QStyledItemDelegate>

namespace deliveries {

/// Paints the cells of the table: one line of fixed height, whatever the text holds.
///
/// At the left of a row: a 4-px strip in the provider's colour, a dot when it is unread, the
/// user's mark and a sign that there is a note. The class of the answer by shape, word and colour;
/// the user's colour behind the whole row, and behind its first cell when it is selected. Text
/// sits on the base line of the table's font, so that a tall emoji moves nothing.
class DeliveryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit DeliveryDelegate(DeliveryModel &model, QObject *parent = nullptr);

    static constexpr int stripWidth = 4;
    void setFirstColumn(int column) { m_firstColumn = column; } ///< carries strip, dot, mark and note

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Behind a row of annotation colour 1–6; invalid for 0.
    static QColor rowFill(int colour, const QPalette &palette);
    /// The same for a small shape that has to be told from its background.
    static QColor strongColour(int colour, const QPalette &palette);
    static QString colourName(int colour);
    /// The direction in which a line is to be read: by its letters, but left to right when an
    /// arrow in it would point the wrong way otherwise.
    static Qt::LayoutDirection direction(const QString &text);

private:
    struct Cell;
    void paintBackground(QPainter &painter, const Cell &cell) const;
    void paintStrip(QPainter &painter, const Cell &cell) const;
    void paintGutter(QPainter &painter, Cell &cell) const;
    void paintMarks(QPainter &painter, Cell &cell) const;
    void paintUnread(QPainter &painter, const Cell &cell, int left) const;
    void paintText(QPainter &painter, const Cell &cell) const;
    QColor textColour(const Cell &cell) const;

    DeliveryModel &m_model;
    int m_firstColumn = 0;
};

} // namespace deliveries
