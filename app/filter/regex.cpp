// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/regex.h"

#include "filter/text_search.h"

namespace filter {

namespace {

/// A few milliseconds on a text of usual size. A long text needs more steps by its length
/// alone; PCRE2's own limit bounds that.
constexpr int shortTextLimit = 200'000;
constexpr qsizetype shortText = 20'000;
constexpr int longTextLimit = 5'000'000;

QRegularExpression compiled(const QString &pattern, bool respectsCase, int limit)
{
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (!respectsCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(QStringLiteral("(*LIMIT_MATCH=%1)").arg(limit) + pattern, options);
}

/// The runs of ordinary characters in a simple pattern. Anything that could make a run
/// optional or mean something else ends it or, where that is not local, all of them.
class LiteralFinder
{
public:
    LiteralFinder(const QString &pattern, bool respectsCase) : m_pattern(pattern), m_respectsCase(respectsCase) { }

    std::string find()
    {
        for (m_at = 0; m_at < m_pattern.size(); ++m_at) {
            if (!step(m_pattern[m_at]))
                return {};
        }
        endRun();
        return m_longest;
    }

private:
    bool step(QChar c)
    {
        if (c == u'|' || c == u'(' || c == u')')
            return false;
        if (c == u'\\')
            return stepEscape();
        if (c == u'[')
            return skipClass();
        if (c == u'?' || c == u'*' || c == u'{' || c == u'+') {
            if (c != u'+' && !m_run.empty())
                m_run.pop_back();
            endRun();
            return c != u'{' || skipTo(u'}');
        }
        const char16_t code = c.unicode();
        // With case ignored, k is also the Kelvin sign and s also the long s.
        const bool isSpecial = !m_respectsCase && QStringView(u"kKsS").contains(c);
        if (code >= 0x21 && code < 0x7f && !isSpecial && !QStringView(u".^$\"/").contains(c))
            m_run += char(code);
        else
            endRun();
        return true;
    }

    bool stepEscape()
    {
        if (++m_at >= m_pattern.size())
            return false;
        const QChar c = m_pattern[m_at];
        endRun();
        return QStringView(u"dDwWsSbB").contains(c) || (c.unicode() < 0x7f && !c.isLetterOrNumber());
    }

    bool skipClass()
    {
        endRun();
        // The first ] in a class, and after ^, is an ordinary one.
        ++m_at;
        if (m_at < m_pattern.size() && m_pattern[m_at] == u'^')
            ++m_at;
        if (m_at < m_pattern.size() && (m_pattern[m_at] == u']' || m_pattern[m_at] == u'['))
            return false;
        for (; m_at < m_pattern.size() && m_pattern[m_at] != u']'; ++m_at) {
            if (m_pattern[m_at] == u'[' || (m_pattern[m_at] == u'\\' && m_pattern.sliced(m_at).startsWith(QStringLiteral("\\Q"))))
                return false;
            if (m_pattern[m_at] == u'\\')
                ++m_at;
        }
        return m_at < m_pattern.size();
    }

    bool skipTo(QChar end)
    {
        m_at = m_pattern.indexOf(end, m_at);
        return m_at >= 0;
    }

    void endRun()
    {
        if (m_run.size() > m_longest.size())
            m_longest = m_run;
        m_run.clear();
    }

    const QString &m_pattern;
    bool m_respectsCase;
    qsizetype m_at = 0;
    std::string m_run, m_longest;
};

} // namespace

std::optional<RegexProblem> regexProblem(const QString &pattern)
{
    const QRegularExpression expression(pattern, QRegularExpression::UseUnicodePropertiesOption);
    if (expression.isValid())
        return std::nullopt;
    return RegexProblem{std::clamp<qsizetype>(expression.patternErrorOffset(), 0, pattern.size()), expression.errorString()};
}

RegexSearch::RegexSearch(const QString &pattern, bool respectsCase)
    : m_short(compiled(pattern, respectsCase, shortTextLimit)), m_long(compiled(pattern, respectsCase, longTextLimit)),
      m_literal(LiteralFinder(pattern, respectsCase).find())
{
}

const QRegularExpression &RegexSearch::expressionFor(const QString &text) const
{
    return text.size() <= shortText ? m_short : m_long;
}

bool RegexSearch::isIn(std::string_view text) const
{
    const QString decoded = decodedText(text);
    return expressionFor(decoded).match(decoded).hasMatch();
}

std::vector<std::pair<qsizetype, qsizetype>> RegexSearch::ranges(std::string_view text) const
{
    const QString decoded = decodedText(text);
    std::vector<std::pair<qsizetype, qsizetype>> found;
    if (decoded.contains(QChar::ReplacementCharacter))
        return found; // offsets would not fit the bytes
    qsizetype units = 0, bytes = 0;
    const auto bytesUpTo = [&](qsizetype end) {
        bytes += QStringView(decoded).sliced(units, end - units).toUtf8().size();
        units = end;
        return bytes;
    };
    for (auto matches = expressionFor(decoded).globalMatch(decoded); matches.hasNext();) {
        const auto match = matches.next();
        const qsizetype begin = bytesUpTo(match.capturedStart());
        if (match.capturedLength() > 0)
            found.emplace_back(begin, bytesUpTo(match.capturedEnd()) - begin);
    }
    return found;
}

} // namespace filter
