// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/row_view.h"

#include "theme/theme.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace detail {

RowView::RowView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFont(theme::monospaceFont());
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
}

int RowView::rowHeight() const
{
    return QFontMetrics(font()).height() + 2;
}

qreal RowView::charWidth() const
{
    return std::max<qreal>(1, QFontMetricsF(font()).horizontalAdvance(QLatin1Char('0')));
}

int RowView::rowsInView() const
{
    return std::max(1, viewport()->height() / rowHeight());
}

qsizetype RowView::topRow() const
{
    return verticalScrollBar()->value();
}

void RowView::setTopRow(qsizetype row)
{
    verticalScrollBar()->setValue(int(std::min<qsizetype>(row, std::numeric_limits<int>::max())));
}

void RowView::contentChanged()
{
    const qsizetype hidden = std::max<qsizetype>(0, rowCount() - rowsInView());
    verticalScrollBar()->setPageStep(rowsInView());
    verticalScrollBar()->setRange(0, int(std::min<qsizetype>(hidden, std::numeric_limits<int>::max())));
    m_cursor = std::min(m_cursor, length());
    m_anchor = std::min(m_anchor, length());
    viewport()->update();
}

std::pair<qsizetype, qsizetype> RowView::selection() const
{
    return std::minmax(m_anchor, m_cursor);
}

void RowView::setSelection(qsizetype begin, qsizetype end)
{
    m_anchor = std::clamp<qsizetype>(begin, 0, length());
    m_cursor = std::clamp<qsizetype>(end, 0, length());
    viewport()->update();
}

void RowView::selectAll()
{
    setSelection(0, length());
}

void RowView::setMatches(const Ranges &matches, qsizetype current)
{
    m_matches = matches;
    m_current = current;
    viewport()->update();
}

void RowView::setHighlights(const Ranges &highlights)
{
    m_highlights = highlights;
    viewport()->update();
}

void RowView::scrollTo(qsizetype offset)
{
    const qsizetype row = rowOf(offset);
    const int margin = std::min(3, rowsInView() / 3);
    if (row < topRow() + margin || row >= topRow() + rowsInView() - margin)
        setTopRow(std::max<qsizetype>(0, row - rowsInView() / 3));
    viewport()->update();
}

void RowView::makeVisible(qsizetype offset)
{
    const qsizetype row = rowOf(offset);
    if (row < topRow())
        setTopRow(row);
    else if (row >= topRow() + rowsInView())
        setTopRow(row - rowsInView() + 1);
}

static void collect(std::vector<std::pair<qsizetype, qsizetype>> &out, const Ranges &ranges,
    qsizetype begin, qsizetype end)
{
    auto at = std::upper_bound(ranges.begin(), ranges.end(), begin,
        [](qsizetype place, const auto &range) { return place < range.second; });
    for (; at != ranges.end() && at->first < end; ++at)
        out.emplace_back(std::max(begin, at->first), std::min(end, at->second));
}

std::vector<RowView::Mark> RowView::marksIn(qsizetype begin, qsizetype end) const
{
    std::vector<Mark> marks;
    std::vector<std::pair<qsizetype, qsizetype>> places;
    collect(places, m_highlights, begin, end);
    collect(places, m_matches, begin, end);
    for (const auto &[from, to] : places)
        marks.push_back({from, to, theme::colour(theme::Role::Match, palette()), {}});
    places.clear();
    if (m_current >= 0 && m_current < qsizetype(m_matches.size()))
        collect(places, {m_matches[size_t(m_current)]}, begin, end);
    for (const auto &[from, to] : places)
        marks.push_back({from, to, theme::colour(theme::Role::CurrentMatch, palette()), {}});
    places.clear();
    collect(places, {selection()}, begin, end);
    const auto group = hasFocus() ? QPalette::Active : QPalette::Inactive;
    for (const auto &[from, to] : places) {
        marks.push_back({from, to, palette().color(group, QPalette::Highlight),
            palette().color(group, QPalette::HighlightedText)});
    }
    return marks;
}

void RowView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    paintRows(painter, topRow(), rowsInView() + 2);
}

void RowView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    contentChanged();
}

qsizetype RowView::placeAt(const QPoint &point) const
{
    const qsizetype row = topRow() + (point.y() < 0 ? -1 : point.y() / rowHeight());
    if (rowCount() == 0 || row < 0)
        return row < 0 && topRow() > 0 ? offsetAt(topRow() - 1, point.x()) : 0;
    return row >= rowCount() ? length() : offsetAt(row, point.x());
}

void RowView::moveCursor(qsizetype offset, bool select)
{
    m_cursor = std::clamp<qsizetype>(offset, 0, length());
    if (!select)
        m_anchor = m_cursor;
    makeVisible(m_cursor);
    viewport()->update();
}

void RowView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        moveCursor(placeAt(event->position().toPoint()), event->modifiers() & Qt::ShiftModifier);
}

void RowView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    moveCursor(placeAt(event->position().toPoint()), true);
    const bool isOutside = !viewport()->rect().contains(event->position().toPoint());
    if (isOutside && !m_dragTimer.isActive())
        m_dragTimer.start(40, this);
    else if (!isOutside)
        m_dragTimer.stop();
}

void RowView::mouseReleaseEvent(QMouseEvent *)
{
    m_dragTimer.stop();
}

void RowView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_dragTimer.timerId())
        moveCursor(placeAt(viewport()->mapFromGlobal(QCursor::pos())), true);
    else
        QAbstractScrollArea::timerEvent(event);
}

void RowView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto [begin, end] = wordAt(placeAt(event->position().toPoint()));
    setSelection(begin, end);
}

qsizetype RowView::moved(Move move) const
{
    const qsizetype row = rowOf(m_cursor);
    const auto inRow = [&](qsizetype to) {
        to = std::clamp<qsizetype>(to, 0, std::max<qsizetype>(0, rowCount() - 1));
        return offsetAt(to, xOf(row, m_cursor));
    };
    switch (move) {
    case Move::Next: return next(m_cursor, 1);
    case Move::Previous: return next(m_cursor, -1);
    case Move::Down: return inRow(row + 1);
    case Move::Up: return inRow(row - 1);
    case Move::PageDown: return inRow(row + rowsInView());
    case Move::PageUp: return inRow(row - rowsInView());
    case Move::RowBegin: return extent(row).first;
    case Move::RowEnd: return extent(row).second;
    case Move::Begin: return 0;
    case Move::End: return length();
    }
    return m_cursor;
}

void RowView::keyPressEvent(QKeyEvent *event)
{
    struct Binding {
        QKeySequence::StandardKey key;
        Move move;
        bool select;
    };
    static constexpr Binding bindings[] = {
        {QKeySequence::MoveToNextChar, Move::Next, false}, {QKeySequence::SelectNextChar, Move::Next, true},
        {QKeySequence::MoveToPreviousChar, Move::Previous, false},
        {QKeySequence::SelectPreviousChar, Move::Previous, true},
        {QKeySequence::MoveToNextLine, Move::Down, false}, {QKeySequence::SelectNextLine, Move::Down, true},
        {QKeySequence::MoveToPreviousLine, Move::Up, false},
        {QKeySequence::SelectPreviousLine, Move::Up, true},
        {QKeySequence::MoveToStartOfLine, Move::RowBegin, false},
        {QKeySequence::SelectStartOfLine, Move::RowBegin, true},
        {QKeySequence::MoveToEndOfLine, Move::RowEnd, false},
        {QKeySequence::SelectEndOfLine, Move::RowEnd, true},
        {QKeySequence::MoveToNextPage, Move::PageDown, false},
        {QKeySequence::SelectNextPage, Move::PageDown, true},
        {QKeySequence::MoveToPreviousPage, Move::PageUp, false},
        {QKeySequence::SelectPreviousPage, Move::PageUp, true},
        {QKeySequence::MoveToStartOfDocument, Move::Begin, false},
        {QKeySequence::SelectStartOfDocument, Move::Begin, true},
        {QKeySequence::MoveToEndOfDocument, Move::End, false},
        {QKeySequence::SelectEndOfDocument, Move::End, true},
    };
    for (const Binding &binding : bindings) {
        if (event->matches(binding.key))
            return moveCursor(moved(binding.move), binding.select);
    }
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else
        event->ignore(); // not the scroll area's own keys: the pane above has its own
}

void RowView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    fillMenu(menu);
    menu.addSeparator();
    menu.addAction(tr("Select &all"), this, &RowView::selectAll)->setShortcut(QKeySequence::SelectAll);
    menu.exec(event->globalPos());
}

void RowView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void RowView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace detail
