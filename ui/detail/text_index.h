// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <vector>

namespace detail {

/// Where the rows of a text begin when lines are cut at a number of columns: so a view lays out
/// what is visible only, and a line of 30 MiB is many rows like any other.
///
/// Keeps every 32nd beginning and finds those between by reading on, so even 30 MiB of line
/// breaks cost little memory. Immutable once built, any thread.
class TextIndex
{
public:
    /// One row of the view.
    struct Row {
        qsizetype begin = 0;
        qsizetype end = 0; ///< without the line break
        qint64 line = 0; ///< counted from 0
        bool startsLine = true;
        bool inString = false; ///< JSON: the row begins within a string
    };
    enum class Syntax { Plain, Json };

    TextIndex() = default;
    /// Reads all of \p text, UTF-8 or anything; a cancelled build is incomplete.
    TextIndex(const QByteArray &text, int columns, Syntax syntax, const std::atomic<bool> &cancelled);

    qsizetype rowCount() const { return m_rows; }
    qint64 lineCount() const { return m_lines; }
    int columns() const { return m_columns; }
    const QByteArray &text() const { return m_text; }
    Syntax syntax() const { return m_syntax; }

    std::vector<Row> rows(qsizetype first, qsizetype count) const;
    qsizetype rowAt(qsizetype offset) const; ///< the row that holds this byte

private:
    /// A place at which a row begins, and what is known there.
    struct Mark {
        qsizetype begin = 0;
        qint64 line = 0;
        bool startsLine = true;
        bool inString = false;
        bool escaped = false;
    };
    /// Moves \p mark to the next row; returns where the text of the row ends. \p more becomes
    /// false when that was the last.
    qsizetype advance(Mark &mark, bool &more) const;
    void lookAtJson(Mark &mark, char byte) const;

    static constexpr qsizetype spacing = 32;

    QByteArray m_text;
    int m_columns = 80;
    Syntax m_syntax = Syntax::Plain;
    qsizetype m_rows = 0;
    qint64 m_lines = 0;
    std::vector<Mark> m_marks;
};

/// How many bytes the character at \p at takes: of a UTF-8 sequence all, of anything else one.
int characterLength(const QByteArray &text, qsizetype at);
/// How many columns of a monospace font a character of that many bytes is given; a wide guess
/// for what other fonts draw.
int characterColumns(const QByteArray &text, qsizetype at, int length);

/// A part of a text as it is drawn, and which byte each of its UTF-16 units came from.
struct DrawnText {
    QString text;
    std::vector<qsizetype> byteAt; ///< one more than text: the last is the end
    int position(qsizetype offset) const; ///< of a byte in text
};
/// Bytes that are no UTF-8 become U+FFFD, control characters their pictures (␀).
DrawnText drawn(const QByteArray &text, qsizetype begin, qsizetype end);

} // namespace detail
