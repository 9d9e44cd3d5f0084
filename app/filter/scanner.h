// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/json_path.h"

#include <QString>

#include <optional>
#include <vector>

namespace filter {

/// Reads the smallest parts of the language off a text: words, quoted texts, names, steps of
/// a path. Knows nothing of fields and operators. The text must outlive it; one thread.
class Scanner
{
public:
    explicit Scanner(QStringView text) : m_text(text) { }

    qsizetype position() const { return m_at; }
    void setPosition(qsizetype position) { m_at = position; }
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar peek(qsizetype ahead = 0) const; ///< null at the end; a text may hold nulls too
    bool touchesNext() const { return m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace(); }
    QStringView from(qsizetype begin) const { return m_text.sliced(begin, m_at - begin); }
    void advance(qsizetype count = 1) { m_at += count; }
    bool take(QChar c);
    bool takeText(QLatin1String text);
    bool skipBlanks(); ///< whether there were any
    /// Whether a term is over here: at the end, a blank or a bracket.
    bool atBoundary() const;

    /// Whether the whole word here is \p word; takes it when it is.
    bool atKeyword(QLatin1String word) const;
    bool takeKeyword(QLatin1String word);

    QString readWord(bool stopAtComma); ///< up to a boundary
    QString readName(); ///< letters, digits, _ and -
    /// A text in quotes, \" and \\ resolved; no value when it has no end, and the position is
    /// then unchanged.
    std::optional<QString> readQuoted();
    /// What stands between two slashes; `\/` is no end. No value, and no move, without an end.
    std::optional<QString> readBetweenSlashes();

    /// The first step of a path, which has no point before it.
    bool readFirstStep(std::vector<JsonStep> &steps);
    /// As many `.key` and `[index]` as there are. False when one is malformed or there are more
    /// than maxPathSteps; the position is then where it went wrong.
    bool readSteps(std::vector<JsonStep> &steps);

private:
    bool readMember(std::vector<JsonStep> &steps);
    bool readBracket(std::vector<JsonStep> &steps);

    QStringView m_text;
    qsizetype m_at = 0;
};

/// \p text in quotes, so that the scanner reads it back.
QString quoted(const QString &text);
/// A key as it stands in a path: quoted only when it must be.
QString printKey(const QString &key);

} // namespace filter
