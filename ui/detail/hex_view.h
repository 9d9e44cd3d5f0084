// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/row_view.h"

namespace detail {

/// Bytes as they are: offset, sixteen bytes in hexadecimal, the same as ASCII. Costs the same
/// for any size. Lives in the main thread.
class HexView final : public RowView
{
    Q_OBJECT

public:
    explicit HexView(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    const QByteArray &bytes() const { return m_bytes; }

    void copy() override; ///< as "48 65 6c"
    void copyAsText();
    qsizetype rowCount() const override;

protected:
    qsizetype length() const override { return m_bytes.size(); }
    qsizetype rowOf(qsizetype offset) const override;
    std::pair<qsizetype, qsizetype> extent(qsizetype row) const override;
    qsizetype offsetAt(qsizetype row, int x) const override;
    int xOf(qsizetype row, qsizetype offset) const override;
    qsizetype next(qsizetype offset, int direction) const override;
    std::pair<qsizetype, qsizetype> wordAt(qsizetype offset) const override;
    void paintRows(QPainter &painter, qsizetype first, qsizetype count) override;
    void fillMenu(QMenu &menu) override;

private:
    int column(int byteInRow) const; ///< of its first digit, in characters
    int asciiColumn() const;
    int xOfColumn(int column) const; ///< in pixels
    void paintMarks(QPainter &painter, qsizetype begin, qsizetype end, int y);
    void paintRow(QPainter &painter, qsizetype row, int y);

    QByteArray m_bytes;
};

} // namespace detail
