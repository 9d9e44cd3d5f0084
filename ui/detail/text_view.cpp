// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/text_view.h"

#include "detail/json_colours.h"
#include "theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace detail {

using namespace Qt::StringLiterals;

/// Up to here finding the rows takes less than handing the work to another thread.
static constexpr qsizetype smallText = 64 * 1024;

void copyText(const QByteArray &utf8)
{
    auto *content = new QMimeData; // the clipboard takes it over
    content->setData(u"text/plain"_s, utf8);
    content->setData(u"text/plain;charset=utf-8"_s, utf8);
    QGuiApplication::clipboard()->setMimeData(content);
}

TextView::TextView(QWidget *parent)
    : RowView(parent), m_index(std::make_shared<TextIndex>()), m_indexing(this)
{
    setAccessibleName(tr("Body as text"));
}

void TextView::setText(const QByteArray &text, TextIndex::Syntax syntax)
{
    const qsizetype top = m_indexing.isRunning() ? m_wantedTop : topRow();
    m_text = text;
    m_syntax = syntax;
    m_wantedTop = top;
    m_index = std::make_shared<TextIndex>();
    setSelection(0, 0);
    setMatches({}, -1);
    setHighlights({});
    buildIndex(-1);
}

int TextView::gutterWidth() const
{
    const auto digits = QString::number(std::max<qint64>(m_index->lineCount(), 100)).size();
    return int(std::ceil(int(digits) * charWidth())) + 2 * theme::grid;
}

int TextView::columnsInView() const
{
    const int space = viewport()->width() - gutterWidth() - 2 * theme::grid;
    return std::max(16, int(space / charWidth()));
}

void TextView::buildIndex(qsizetype topOffset)
{
    m_wantedColumns = columnsInView();
    if (m_text.size() <= smallText) {
        m_indexing.cancel();
        static const std::atomic<bool> never = false;
        return useIndex(std::make_shared<TextIndex>(m_text, m_wantedColumns, m_syntax, never), topOffset);
    }
    m_indexing.run(
        [text = m_text, columns = m_wantedColumns, syntax = m_syntax](const std::atomic<bool> &cancelled) {
            const auto index = makeLarge<TextIndex>();
            *index = TextIndex(text, columns, syntax, cancelled);
            return std::shared_ptr<const TextIndex>(index);
        },
        [this, topOffset](const std::shared_ptr<const TextIndex> &index) { useIndex(index, topOffset); });
}

void TextView::useIndex(std::shared_ptr<const TextIndex> index, qsizetype topOffset)
{
    m_index = std::move(index);
    contentChanged();
    if (topOffset >= 0)
        setTopRow(m_index->rowAt(topOffset));
    else if (m_wantedTop >= 0)
        setTopRow(m_wantedTop);
    m_wantedTop = -1;
    Q_EMIT indexed();
}

void TextView::resizeEvent(QResizeEvent *event)
{
    RowView::resizeEvent(event);
    if (columnsInView() == m_wantedColumns)
        return;
    const auto top = m_index->rows(topRow(), 1);
    buildIndex(top.empty() || topRow() == 0 ? -1 : top.front().begin);
}

void TextView::changeEvent(QEvent *event)
{
    RowView::changeEvent(event);
    if (event->type() == QEvent::FontChange && !m_text.isEmpty())
        buildIndex(-1);
}

std::unique_ptr<QTextLayout> TextView::layout(const QString &text,
    const QList<QTextLayout::FormatRange> &formats) const
{
    auto laidOut = std::make_unique<QTextLayout>(text, font());
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    laidOut->setTextOption(option);
    laidOut->setFormats(formats);
    laidOut->beginLayout();
    laidOut->createLine();
    laidOut->endLayout();
    return laidOut;
}

void TextView::paintRow(QPainter &painter, const TextIndex::Row &row, int y)
{
    const DrawnText shown = drawn(m_text, row.begin, row.end);
    QList<QTextLayout::FormatRange> formats;
    if (m_syntax == TextIndex::Syntax::Json)
        formats = jsonColours(shown.text, row.inString, palette());
    for (const Mark &mark : marksIn(row.begin, row.end)) {
        QTextLayout::FormatRange range;
        range.start = shown.position(mark.begin);
        range.length = shown.position(mark.end) - range.start;
        range.format.setBackground(mark.background);
        if (mark.text.isValid())
            range.format.setForeground(mark.text);
        formats.append(range);
    }
    const auto laidOut = layout(shown.text, formats);
    const QPointF at(gutterWidth() + theme::grid, y + 1);
    painter.setPen(palette().color(QPalette::Text));
    laidOut->draw(&painter, at);
    if (hasFocus() && cursor() >= row.begin && cursor() <= row.end && rowOf(cursor()) == rowOf(row.begin))
        laidOut->drawCursor(&painter, at, shown.position(cursor()));
}

void TextView::paintRows(QPainter &painter, qsizetype first, qsizetype count)
{
    const int gutter = gutterWidth();
    painter.fillRect(0, 0, gutter, viewport()->height(), theme::colour(theme::Role::Panel, palette()));
    int y = 0;
    for (const TextIndex::Row &row : m_index->rows(first, count)) {
        if (row.startsLine) {
            painter.setPen(theme::colour(theme::Role::Muted, palette()));
            painter.drawText(QRect(0, y, gutter - theme::grid, rowHeight()),
                Qt::AlignRight | Qt::AlignVCenter, QString::number(row.line + 1));
        }
        paintRow(painter, row, y);
        y += rowHeight();
    }
}

std::pair<qsizetype, qsizetype> TextView::extent(qsizetype row) const
{
    const auto rows = m_index->rows(row, 1);
    return rows.empty() ? std::pair<qsizetype, qsizetype>(0, 0) : std::pair(rows[0].begin, rows[0].end);
}

qsizetype TextView::offsetAt(qsizetype row, int x) const
{
    const auto [begin, end] = extent(row);
    const DrawnText shown = drawn(m_text, begin, end);
    const auto laidOut = layout(shown.text, {});
    const int position = laidOut->lineAt(0).xToCursor(x - gutterWidth() - theme::grid);
    return shown.byteAt[size_t(std::clamp<int>(position, 0, int(shown.text.size())))];
}

int TextView::xOf(qsizetype row, qsizetype offset) const
{
    const auto [begin, end] = extent(row);
    const DrawnText shown = drawn(m_text, begin, end);
    return int(layout(shown.text, {})->lineAt(0).cursorToX(shown.position(offset))) + gutterWidth() + theme::grid;
}

qsizetype TextView::next(qsizetype offset, int direction) const
{
    if (direction > 0)
        return offset < m_text.size() ? offset + characterLength(m_text, offset) : offset;
    for (int back = std::min<int>(4, int(std::min<qsizetype>(offset, 4))); back > 1; --back) {
        if (characterLength(m_text, offset - back) == back)
            return offset - back;
    }
    return std::max<qsizetype>(0, offset - 1);
}

static bool isWordByte(char byte)
{
    return uchar(byte) >= 0x80 || QChar::isLetterOrNumber(uchar(byte)) || byte == '_';
}

std::pair<qsizetype, qsizetype> TextView::wordAt(qsizetype offset) const
{
    // A "word" of megabytes is base64; a double click there selects a screenful.
    constexpr qsizetype most = 4096;
    qsizetype begin = offset, end = offset;
    while (begin > 0 && offset - begin < most && isWordByte(m_text[begin - 1]))
        --begin;
    while (end < m_text.size() && end - offset < most && isWordByte(m_text[end]))
        ++end;
    return {begin, end};
}

void TextView::copy()
{
    const auto [begin, end] = selection();
    if (begin < end)
        copyText(m_text.mid(begin, end - begin));
}

void TextView::fillMenu(QMenu &menu)
{
    QAction *action = menu.addAction(tr("&Copy"), this, &TextView::copy);
    action->setShortcut(QKeySequence::Copy);
    action->setEnabled(hasSelection());
}

} // namespace detail
