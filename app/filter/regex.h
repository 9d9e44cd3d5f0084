// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRegularExpression>
#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace filter {

struct RegexProblem {
    qsizetype offset = 0; ///< in the pattern
    QString reason;
};

/// Why that is no regular expression; nothing when it is one.
std::optional<RegexProblem> regexProblem(const QString &pattern);

/// A regular expression (PCRE, Unicode) over UTF-8 texts. One that backtracks without end
/// gives up on a text after a bounded number of steps and counts as not found there, so that
/// no pattern can stop a scan. One thread.
class RegexSearch
{
public:
    RegexSearch(const QString &pattern, bool respectsCase);

    bool isIn(std::string_view text) const;
    /// Byte ranges of all places where it is found.
    std::vector<std::pair<qsizetype, qsizetype>> ranges(std::string_view text) const;

    /// A text that everything it is found in must contain in some case; may be empty.
    const std::string &literal() const { return m_literal; }

private:
    const QRegularExpression &expressionFor(const QString &text) const;

    QRegularExpression m_short, m_long;
    std::string m_literal;
};

} // namespace filter
