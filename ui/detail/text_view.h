// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/newest.h"
#include "detail/row_view.h"
#include "detail/text_index.h"

#include <QTextLayout>

#include <memory>

namespace detail {

/// Bytes as text, with line numbers and, for JSON, colours. Lines are cut at the width of the
/// view, so one of 30 MiB is no different from many short ones.
///
/// A QPlainTextEdit lays out whole lines and stands still for minutes on such a body. Here the
/// rows are found in a worker and only those in view are laid out.
class TextView final : public RowView
{
    Q_OBJECT

public:
    explicit TextView(QWidget *parent = nullptr);

    /// Shows \p text at the row shown before, or its last when it is shorter. A large text
    /// appears a moment later; indexed() tells.
    void setText(const QByteArray &text, TextIndex::Syntax syntax);
    const QByteArray &text() const { return m_text; }
    bool isIndexed() const { return !m_indexing.isRunning(); }

    void copy() override;
    qsizetype rowCount() const override { return m_index->rowCount(); }

Q_SIGNALS:
    void indexed(); ///< the rows are known; emitted after each change of text or width

protected:
    qsizetype length() const override { return m_text.size(); }
    qsizetype rowOf(qsizetype offset) const override { return m_index->rowAt(offset); }
    std::pair<qsizetype, qsizetype> extent(qsizetype row) const override;
    qsizetype offsetAt(qsizetype row, int x) const override;
    int xOf(qsizetype row, qsizetype offset) const override;
    qsizetype next(qsizetype offset, int direction) const override;
    std::pair<qsizetype, qsizetype> wordAt(qsizetype offset) const override;
    void paintRows(QPainter &painter, qsizetype first, qsizetype count) override;
    void fillMenu(QMenu &menu) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int gutterWidth() const;
    int columnsInView() const;
    void buildIndex(qsizetype topOffset);
    void useIndex(std::shared_ptr<const TextIndex> index, qsizetype topOffset);
    std::unique_ptr<QTextLayout> layout(const QString &text, const QList<QTextLayout::FormatRange> &formats) const;
    void paintRow(QPainter &painter, const TextIndex::Row &row, int y);

    QByteArray m_text;
    TextIndex::Syntax m_syntax = TextIndex::Syntax::Plain;
    std::shared_ptr<const TextIndex> m_index;
    Newest m_indexing;
    int m_wantedColumns = 0;
    qsizetype m_wantedTop = -1; ///< row to show once the index is there
};

/// Puts UTF-8 bytes on the clipboard as text without converting them now.
void copyText(const QByteArray &utf8);

} // namespace detail
