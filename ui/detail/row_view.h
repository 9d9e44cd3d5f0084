// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/json_tree_model.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>

namespace detail {

/// A read-only view of bytes in rows of equal height, of which only the visible ones are ever
/// laid out: scrolling, selection by mouse and keyboard, marked places. What a row holds and how
/// it is drawn is for its two kinds, text and hex, to say.
///
/// Lives in the main thread. Places are byte offsets.
class RowView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit RowView(QWidget *parent = nullptr);

    qsizetype cursor() const { return m_cursor; }
    bool hasSelection() const { return m_anchor != m_cursor; }
    std::pair<qsizetype, qsizetype> selection() const; ///< [begin, end)
    void setSelection(qsizetype begin, qsizetype end);
    void selectAll();
    virtual void copy() = 0; ///< what is selected, to the clipboard

    /// Places that were found, \p current is an index or -1; and those of the filter.
    void setMatches(const Ranges &matches, qsizetype current);
    void setHighlights(const Ranges &highlights);
    void scrollTo(qsizetype offset); ///< so that it can be seen, with some rows around it

    virtual qsizetype rowCount() const = 0;
    qsizetype topRow() const;
    void setTopRow(qsizetype row);

protected:
    virtual qsizetype length() const = 0; ///< in bytes
    virtual qsizetype rowOf(qsizetype offset) const = 0;
    virtual std::pair<qsizetype, qsizetype> extent(qsizetype row) const = 0; ///< [begin, end]
    virtual qsizetype offsetAt(qsizetype row, int x) const = 0;
    virtual int xOf(qsizetype row, qsizetype offset) const = 0;
    virtual qsizetype next(qsizetype offset, int direction) const = 0; ///< one character on
    virtual std::pair<qsizetype, qsizetype> wordAt(qsizetype offset) const = 0;
    virtual void paintRows(QPainter &painter, qsizetype first, qsizetype count) = 0;
    virtual void fillMenu(QMenu &menu) = 0;

    int rowHeight() const;
    qreal charWidth() const; ///< not whole: 120 characters of 7.2 pixels are 864, not 840
    int rowsInView() const;
    void contentChanged(); ///< rows came or went
    /// What lies over [begin, end): selection, matches, highlights, with their colours.
    struct Mark {
        qsizetype begin, end;
        QColor background;
        QColor text; ///< invalid: as it is
    };
    std::vector<Mark> marksIn(qsizetype begin, qsizetype end) const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Move { Next, Previous, Down, Up, RowBegin, RowEnd, PageDown, PageUp, Begin, End };
    qsizetype moved(Move move) const;
    qsizetype placeAt(const QPoint &point) const;
    void moveCursor(qsizetype offset, bool select);
    void makeVisible(qsizetype offset);

    qsizetype m_anchor = 0;
    qsizetype m_cursor = 0;
    Ranges m_matches;
    Ranges m_highlights;
    qsizetype m_current = -1;
    QBasicTimer m_dragTimer;
};

} // namespace detail
