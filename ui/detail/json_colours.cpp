// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/json_colours.h"

#include "theme/theme.h"

namespace detail {

using namespace Qt::StringLiterals;

/// Behind the string that goes on at \p at.
static qsizetype endOfString(const QString &row, qsizetype at)
{
    while (at < row.size() && row[at] != u'"')
        at += row[at] == u'\\' ? 2 : 1;
    return std::min(at + 1, row.size());
}

static bool colonFollows(const QString &row, qsizetype at)
{
    while (at < row.size() && row[at].isSpace())
        ++at;
    return at < row.size() && row[at] == u':';
}

QList<QTextLayout::FormatRange> jsonColours(const QString &row, bool inString, const QPalette &palette)
{
    QList<QTextLayout::FormatRange> ranges;
    const auto add = [&](qsizetype begin, qsizetype end, theme::Role role) {
        QTextLayout::FormatRange range;
        range.start = int(begin);
        range.length = int(end - begin);
        range.format.setForeground(theme::colour(role, palette));
        ranges.append(range);
    };
    for (qsizetype at = 0; at < row.size();) {
        const qsizetype begin = at;
        if (inString || row[at] == u'"') {
            at = endOfString(row, inString ? at : at + 1);
            inString = false;
            add(begin, at, colonFollows(row, at) ? theme::Role::JsonKey : theme::Role::JsonString);
        } else if (row[at].isDigit() || row[at] == u'-') {
            while (at < row.size() && (row[at].isLetterOrNumber() || u"+-."_s.contains(row[at])))
                ++at;
            add(begin, at, theme::Role::JsonNumber);
        } else if (row[at].isLetter()) {
            while (at < row.size() && row[at].isLetter())
                ++at;
            add(begin, at, theme::Role::JsonLiteral);
        } else {
            ++at;
        }
    }
    return ranges;
}

} // namespace detail
