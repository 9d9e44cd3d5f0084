// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/text_index.h"

#include <algorithm>

namespace detail {

static constexpr int tabColumns = 4;

int characterLength(const QByteArray &text, qsizetype at)
{
    const auto lead = uchar(text[at]);
    const int length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2
        : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 1;
    if (at + length > text.size())
        return 1;
    for (int i = 1; i < length; ++i) {
        if ((uchar(text[at + i]) & 0xc0) != 0x80)
            return 1;
    }
    return length;
}

int characterColumns(const QByteArray &text, qsizetype at, int length)
{
    if (length == 1)
        return text[at] == '\t' ? tabColumns : 1;
    // From U+1100 on come the scripts that are drawn wide.
    return length == 4 || (length == 3 && (uchar(text[at]) > 0xe1 || uchar(text[at + 1]) >= 0x84)) ? 2 : 1;
}

TextIndex::TextIndex(const QByteArray &text, int columns, Syntax syntax, const std::atomic<bool> &cancelled)
    : m_text(text), m_columns(std::max(8, columns)), m_syntax(syntax)
{
    Mark mark;
    for (bool more = true; more && !cancelled; ++m_rows) {
        if (m_rows % spacing == 0)
            m_marks.push_back(mark);
        advance(mark, more);
    }
    m_lines = mark.line + 1;
}

void TextIndex::lookAtJson(Mark &mark, char byte) const
{
    if (mark.escaped)
        mark.escaped = false;
    else if (byte == '"')
        mark.inString = !mark.inString;
    else if (byte == '\\')
        mark.escaped = mark.inString;
}

qsizetype TextIndex::advance(Mark &mark, bool &more) const
{
    const qsizetype size = m_text.size();
    const bool isJson = m_syntax == Syntax::Json;
    qsizetype at = mark.begin;
    int columns = 0;
    while (at < size && m_text[at] != '\n') {
        const int length = characterLength(m_text, at);
        const int width = characterColumns(m_text, at, length);
        // A wide character may not fit; a row takes at least one, or it would never end.
        if (columns + width > m_columns && at > mark.begin)
            break;
        if (isJson)
            lookAtJson(mark, m_text[at]);
        columns += width;
        at += length;
    }
    qsizetype end = at;
    mark.startsLine = at < size && m_text[at] == '\n';
    more = at < size;
    if (mark.startsLine) {
        if (end > mark.begin && m_text[end - 1] == '\r')
            --end;
        ++at;
        ++mark.line;
        // No JSON string goes on in the next line: a missing quote harms one line only.
        mark.inString = mark.escaped = false;
    }
    mark.begin = at;
    return end;
}

std::vector<TextIndex::Row> TextIndex::rows(qsizetype first, qsizetype count) const
{
    std::vector<Row> rows;
    first = std::clamp<qsizetype>(first, 0, m_rows);
    count = std::clamp<qsizetype>(count, 0, m_rows - first);
    if (count == 0)
        return rows;
    Mark mark = m_marks[size_t(first / spacing)];
    bool more = true;
    for (qsizetype row = first / spacing * spacing; row < first + count; ++row) {
        const Mark begin = mark;
        const qsizetype end = advance(mark, more);
        if (row >= first)
            rows.push_back({begin.begin, end, begin.line, begin.startsLine, begin.inString});
    }
    return rows;
}

qsizetype TextIndex::rowAt(qsizetype offset) const
{
    const auto after = std::upper_bound(m_marks.begin(), m_marks.end(), offset,
        [](qsizetype place, const Mark &mark) { return place < mark.begin; });
    if (after == m_marks.begin())
        return 0;
    const qsizetype base = (after - m_marks.begin() - 1) * spacing;
    const std::vector<Row> near = rows(base, spacing);
    const auto next = std::upper_bound(near.begin(), near.end(), offset,
        [](qsizetype place, const Row &candidate) { return place < candidate.begin; });
    return base + std::max<qsizetype>(0, next - near.begin() - 1);
}

int DrawnText::position(qsizetype offset) const
{
    return int(std::lower_bound(byteAt.begin(), byteAt.end(), offset) - byteAt.begin());
}

DrawnText drawn(const QByteArray &text, qsizetype begin, qsizetype end)
{
    DrawnText out;
    for (qsizetype at = begin; at < end;) {
        const int length = std::min<int>(characterLength(text, at), int(end - at));
        QString character;
        const auto byte = uchar(text[at]);
        if (byte == '\t')
            character = QString(tabColumns, u' ');
        else if (byte < 0x20)
            character = QChar(0x2400 + byte);
        else
            character = QString::fromUtf8(text.constData() + at, length);
        out.text += character;
        out.byteAt.insert(out.byteAt.end(), size_t(character.size()), at);
        at += length;
    }
    out.byteAt.push_back(end);
    return out;
}

} // namespace detail
