// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/scanner.h"

#include <algorithm>

namespace filter {

static bool isKeyCharacter(QChar c)
{
    return !c.isSpace() && !c.isNull() && !QStringView(u".[]:=!<>~\"(),*").contains(c);
}

QChar Scanner::peek(qsizetype ahead) const
{
    return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
}

bool Scanner::take(QChar c)
{
    if (atEnd() || m_text[m_at] != c)
        return false;
    ++m_at;
    return true;
}

bool Scanner::takeText(QLatin1String text)
{
    if (!m_text.sliced(m_at).startsWith(text))
        return false;
    m_at += text.size();
    return true;
}

bool Scanner::skipBlanks()
{
    const qsizetype begin = m_at;
    while (!atEnd() && m_text[m_at].isSpace())
        ++m_at;
    return m_at > begin;
}

bool Scanner::atBoundary() const
{
    return atEnd() || m_text[m_at].isSpace() || m_text[m_at] == u'(' || m_text[m_at] == u')';
}

bool Scanner::atKeyword(QLatin1String word) const
{
    if (!m_text.sliced(m_at).startsWith(word))
        return false;
    Scanner after = *this;
    after.advance(word.size());
    return after.atBoundary();
}

bool Scanner::takeKeyword(QLatin1String word)
{
    if (!atKeyword(word))
        return false;
    m_at += word.size();
    return true;
}

QString Scanner::readWord(bool stopAtComma)
{
    const qsizetype begin = m_at;
    while (!atBoundary() && !(stopAtComma && m_text[m_at] == u','))
        ++m_at;
    return from(begin).toString();
}

QString Scanner::readName()
{
    const qsizetype begin = m_at;
    while (!atEnd() && (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'_' || m_text[m_at] == u'-'))
        ++m_at;
    return from(begin).toString();
}

std::optional<QString> Scanner::readQuoted()
{
    const qsizetype begin = m_at;
    QString text;
    for (advance(); !atEnd(); advance()) {
        const QChar c = m_text[m_at];
        if (c == u'"') {
            advance();
            return text;
        }
        if (c == u'\\' && (peek(1) == u'"' || peek(1) == u'\\'))
            advance();
        text += m_text[m_at];
    }
    m_at = begin;
    return std::nullopt;
}

std::optional<QString> Scanner::readBetweenSlashes()
{
    const qsizetype begin = m_at;
    for (advance(); !atEnd(); advance()) {
        if (m_text[m_at] == u'/') {
            const QString inside = m_text.sliced(begin + 1, m_at - begin - 1).toString();
            advance();
            return inside;
        }
        if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
            advance();
    }
    m_at = begin;
    return std::nullopt;
}

bool Scanner::readFirstStep(std::vector<JsonStep> &steps)
{
    return peek() == u'[' ? readBracket(steps) : readMember(steps);
}

bool Scanner::readSteps(std::vector<JsonStep> &steps)
{
    while (!atEnd()) {
        if (peek() == u'.') {
            advance();
            if (!readMember(steps))
                return false;
        } else if (peek() == u'[') {
            if (!readBracket(steps))
                return false;
        } else {
            break;
        }
        if (steps.size() > maxPathSteps)
            return false;
    }
    return true;
}

bool Scanner::readMember(std::vector<JsonStep> &steps)
{
    if (takeText(QLatin1String("**"))) {
        // Twice any depth is any depth.
        if (steps.empty() || steps.back().kind != JsonStep::Kind::AnyDepth)
            steps.push_back({JsonStep::Kind::AnyDepth, {}, 0});
        return true;
    }
    if (take(u'*')) {
        steps.push_back({JsonStep::Kind::Members, {}, 0});
        return true;
    }
    QString key;
    if (peek() == u'"') {
        const auto inQuotes = readQuoted();
        if (!inQuotes)
            return false;
        key = *inQuotes;
    } else {
        const qsizetype begin = m_at;
        while (!atEnd() && isKeyCharacter(m_text[m_at]))
            ++m_at;
        key = from(begin).toString();
        if (key.isEmpty())
            return false;
    }
    steps.push_back({JsonStep::Kind::Key, key.toStdString(), 0});
    return true;
}

bool Scanner::readBracket(std::vector<JsonStep> &steps)
{
    advance();
    if (take(u']')) {
        steps.push_back({JsonStep::Kind::Elements, {}, 0});
        return true;
    }
    const qsizetype begin = m_at;
    take(u'-');
    while (peek() >= u'0' && peek() <= u'9')
        advance();
    bool isNumber = false;
    const int index = from(begin).toInt(&isNumber);
    if (!isNumber || !take(u']'))
        return false;
    steps.push_back({JsonStep::Kind::Index, {}, index});
    return true;
}

QString quoted(const QString &text)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        out += c;
    }
    return out + u'"';
}

QString printKey(const QString &key)
{
    const bool plain = !key.isEmpty() && std::all_of(key.begin(), key.end(), isKeyCharacter);
    return plain ? key : quoted(key);
}

} // namespace filter
