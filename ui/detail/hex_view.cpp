// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/hex_view.h"

#include "detail/text_view.h"
#include "theme/theme.h"

#include <QMenu>
#include <QPainter>

namespace detail {

using namespace Qt::StringLiterals;

static constexpr int perRow = 16;
static constexpr int offsetDigits = 8;

HexView::HexView(QWidget *parent) : RowView(parent)
{
    setAccessibleName(tr("Body in hexadecimal"));
}

void HexView::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    setSelection(0, 0);
    setMatches({}, -1);
    setHighlights({});
    contentChanged();
}

qsizetype HexView::rowCount() const
{
    return (m_bytes.size() + perRow - 1) / perRow;
}

qsizetype HexView::rowOf(qsizetype offset) const
{
    return std::min(offset / perRow, std::max<qsizetype>(0, rowCount() - 1));
}

std::pair<qsizetype, qsizetype> HexView::extent(qsizetype row) const
{
    return {row * perRow, std::min(m_bytes.size(), (row + 1) * perRow - 1)};
}

int HexView::column(int byteInRow) const
{
    return offsetDigits + 3 + byteInRow * 3 + (byteInRow >= perRow / 2 ? 1 : 0);
}

int HexView::asciiColumn() const
{
    return column(perRow) + 1;
}

int HexView::xOfColumn(int column) const
{
    return theme::grid + qRound(column * charWidth());
}

qsizetype HexView::offsetAt(qsizetype row, int x) const
{
    const int at = int((x - theme::grid) / charWidth());
    int byte = 0;
    if (at >= asciiColumn()) {
        byte = at - asciiColumn();
    } else {
        while (byte < perRow && at >= column(byte) + 2)
            ++byte;
    }
    return std::min(m_bytes.size(), row * perRow + std::clamp(byte, 0, perRow));
}

int HexView::xOf(qsizetype row, qsizetype offset) const
{
    return xOfColumn(column(int(offset - row * perRow)));
}

qsizetype HexView::next(qsizetype offset, int direction) const
{
    return std::clamp<qsizetype>(offset + direction, 0, m_bytes.size());
}

std::pair<qsizetype, qsizetype> HexView::wordAt(qsizetype offset) const
{
    return {offset, std::min(offset + 1, m_bytes.size())};
}

void HexView::paintMarks(QPainter &painter, qsizetype begin, qsizetype end, int y)
{
    for (const Mark &mark : marksIn(begin, end)) {
        const int first = int(mark.begin - begin), last = int(mark.end - begin) - 1;
        const auto fill = [&](int from, int to) {
            painter.fillRect(xOfColumn(from), y, xOfColumn(to) - xOfColumn(from), rowHeight(), mark.background);
        };
        fill(column(first), column(last) + 2);
        fill(asciiColumn() + first, asciiColumn() + last + 1);
    }
}

void HexView::paintRow(QPainter &painter, qsizetype row, int y)
{
    const qsizetype begin = row * perRow, end = std::min(begin + perRow, m_bytes.size());
    paintMarks(painter, begin, end, y);
    const auto draw = [&](int at, const QString &text, const QColor &colour) {
        painter.setPen(colour);
        painter.drawText(QRect(xOfColumn(at), y, xOfColumn(int(text.size()) + 1), rowHeight()),
            Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    const QColor muted = theme::colour(theme::Role::Muted, palette());
    draw(0, QString::number(begin, 16).rightJustified(offsetDigits, u'0'), muted);
    const auto marks = marksIn(begin, end);
    for (qsizetype at = begin; at < end; ++at) {
        const auto byte = uchar(m_bytes[at]);
        const bool isPrintable = byte >= 0x20 && byte < 0x7f;
        QColor colour = isPrintable ? palette().color(QPalette::Text) : muted;
        for (const Mark &mark : marks) {
            if (at >= mark.begin && at < mark.end)
                colour = mark.text.isValid() ? mark.text : palette().color(QPalette::Text);
        }
        draw(column(int(at - begin)), QString::number(byte, 16).rightJustified(2, u'0'), colour);
        draw(asciiColumn() + int(at - begin), isPrintable ? QString(QLatin1Char(char(byte))) : u"·"_s, colour);
    }
    if (hasFocus() && cursor() >= begin && (cursor() < begin + perRow) && rowOf(cursor()) == row)
        painter.fillRect(xOf(row, cursor()) - 1, y, 1, rowHeight(), palette().color(QPalette::Text));
}

void HexView::paintRows(QPainter &painter, qsizetype first, qsizetype count)
{
    for (qsizetype row = first; row < std::min(rowCount(), first + count); ++row)
        paintRow(painter, row, int(row - first) * rowHeight());
}

void HexView::copy()
{
    const auto [begin, end] = selection();
    if (begin < end)
        copyText(m_bytes.mid(begin, end - begin).toHex(' '));
}

void HexView::copyAsText()
{
    const auto [begin, end] = selection();
    if (begin < end)
        copyText(m_bytes.mid(begin, end - begin));
}

void HexView::fillMenu(QMenu &menu)
{
    menu.addAction(tr("&Copy as hexadecimal"), this, &HexView::copy)->setShortcut(QKeySequence::Copy);
    menu.addAction(tr("Copy as &text"), this, &HexView::copyAsText);
    for (QAction *action : menu.actions())
        action->setEnabled(hasSelection());
}

} // namespace detail
