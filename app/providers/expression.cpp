// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/expression.h"

#include "providers/spelling.h"

#include <QString>

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace providers {

using Source = Reference::Source;

namespace {

core::Error invalid(const QString &text)
{
    return {core::ErrorCode::Invalid, text};
}

QString quoted(std::string_view text)
{
    return u"\""_s + QString::fromUtf8(text.data(), qsizetype(text.size())) + u'"';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// Reads one reference from left to right.
class ReferenceReader
{
public:
    ReferenceReader(std::string_view text, const std::vector<std::string> &names)
        : m_all(text), m_rest(text), m_names(names) { }

    core::Result<Reference> read()
    {
        if (!readSource() || !readModifiers())
            return invalid(m_error);
        return m_reference;
    }

private:
    bool fail(const QString &reason)
    {
        m_error = quoted(m_all) + u" cannot be understood: "_s + reason;
        return false;
    }

    bool readSource()
    {
        if (m_rest.empty())
            return fail(u"something must stand here, such as body.id or 'text'."_s);
        switch (m_rest.front()) {
        case '\'': return readLiteral();
        case '$': return readNamed();
        case '.':
        case '^': return readElement();
        default: return readWord();
        }
    }

    bool readLiteral()
    {
        const size_t end = m_rest.find('\'', 1);
        if (end == std::string_view::npos)
            return fail(u"the closing ' is missing."_s);
        m_reference.source = Source::Literal;
        m_reference.name = m_rest.substr(1, end - 1);
        m_rest.remove_prefix(end + 1);
        return true;
    }

    bool readNamed()
    {
        m_rest.remove_prefix(1);
        const std::string name(takeUntil(":"));
        const auto found = std::find(m_names.begin(), m_names.end(), name);
        m_reference.source = Source::Named;
        m_reference.named = int(found - m_names.begin());
        return found != m_names.end()
            || fail(u"no value of that name stands in \"values\" before this."_s + suggestion(name, m_names));
    }

    bool readElement()
    {
        m_reference.source = Source::Element;
        while (!m_rest.empty() && m_rest.front() == '^') {
            ++m_reference.up;
            m_rest.remove_prefix(1);
        }
        if (m_rest == "." || m_rest.starts_with(".:"))
            m_rest.remove_prefix(1);
        return readSteps();
    }

    bool readWord()
    {
        static const std::vector<std::string> words{"method", "path", "query", "header", "form", "body"};
        const std::string word(takeUntil(".[:"));
        const auto found = std::find(words.begin(), words.end(), word);
        if (found == words.end())
            return fail(u"it must begin with body, header, query, form, path, method, $name, \".\" or '."_s
                + suggestion(word, words));
        m_reference.source = std::array{Source::Method, Source::Path, Source::Query, Source::Header,
            Source::Form, Source::Body}[size_t(found - words.begin())];
        switch (m_reference.source) {
        case Source::Query:
        case Source::Header:
        case Source::Form: return readName();
        case Source::Body: return readSteps();
        case Source::Path: return readSteps() && checkPathSteps();
        default: return true;
        }
    }

    bool readName()
    {
        if (!m_rest.starts_with('.'))
            return fail(u"a name must follow, as in header.X-Request-Id."_s);
        m_rest.remove_prefix(1);
        m_reference.name = takeUntil(":");
        return !m_reference.name.empty() || fail(u"the name is empty."_s);
    }

    bool checkPathSteps()
    {
        const auto &steps = m_reference.steps;
        return steps.empty() || (steps.size() == 1 && steps[0].kind == Step::Kind::Index)
            || fail(u"of the path, only one part can be named, as in path[0] or path[-1]."_s);
    }

    bool readSteps()
    {
        while (!m_rest.empty() && m_rest.front() != ':') {
            const char c = m_rest.front();
            if (c != '.' && c != '[')
                return fail(u"after a part of the path, \".\" or \"[\" is expected."_s);
            m_rest.remove_prefix(1);
            if (!(c == '.' ? readKey() : readIndex()))
                return false;
        }
        return true;
    }

    bool readKey()
    {
        Step step;
        if (m_rest.starts_with('"')) {
            const size_t end = m_rest.find('"', 1);
            if (end == std::string_view::npos)
                return fail(u"the closing \" is missing."_s);
            step.key = m_rest.substr(1, end - 1);
            m_rest.remove_prefix(end + 1);
        } else {
            step.key = takeUntil(".[:");
        }
        if (step.key.empty())
            return fail(u"a key is missing."_s);
        m_reference.steps.push_back(std::move(step));
        return true;
    }

    bool readIndex()
    {
        Step step;
        const std::string_view digits = takeUntil("]");
        if (m_rest.empty())
            return fail(u"the closing ] is missing."_s);
        m_rest.remove_prefix(1);
        step.kind = digits.empty() ? Step::Kind::Each : Step::Kind::Index;
        m_reference.isMany |= digits.empty();
        const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), step.index);
        if (!digits.empty() && (code != std::errc() || end != digits.data() + digits.size()))
            return fail(u"between [ and ] stands a number, or nothing."_s);
        m_reference.steps.push_back(std::move(step));
        return true;
    }

    bool readModifiers()
    {
        static const std::vector<std::string> names{"lower", "user", "count", "list", "keys"};
        while (!m_rest.empty()) {
            if (m_rest.front() != ':')
                return fail(u"there is more text than expected."_s);
            m_rest.remove_prefix(1);
            const std::string name(takeUntil(":"));
            const auto found = std::find(names.begin(), names.end(), name);
            if (found == names.end())
                return fail(u"behind \":\" stands lower, user, count, list or keys."_s + suggestion(name, names));
            m_reference.modifiers.push_back(Modifier(found - names.begin()));
        }
        return true;
    }

    std::string_view takeUntil(std::string_view stops)
    {
        const std::string_view taken = m_rest.substr(0, m_rest.find_first_of(stops));
        m_rest.remove_prefix(taken.size());
        return taken;
    }

    std::string_view m_all, m_rest;
    const std::vector<std::string> &m_names;
    Reference m_reference;
    QString m_error;
};

/// Position of the next \p mark outside of quotes, or npos.
size_t findOutsideQuotes(std::string_view text, char mark, size_t from = 0)
{
    char quote = 0;
    for (size_t i = from; i < text.size(); ++i) {
        if (quote)
            quote = text[i] == quote ? 0 : quote;
        else if (text[i] == '\'' || text[i] == '"')
            quote = text[i];
        else if (text[i] == mark)
            return i;
    }
    return std::string_view::npos;
}

} // namespace

bool Template::isFixed() const
{
    return std::all_of(parts.begin(), parts.end(),
        [](const Part &part) { return part.expression.alternatives.empty(); });
}

std::string Template::fixedPrefix() const
{
    std::string prefix;
    for (const Part &part : parts) {
        if (!part.expression.alternatives.empty())
            break;
        prefix += part.text;
    }
    return prefix;
}

int SlotTable::slot(const std::string &key)
{
    return m_slots.try_emplace(key, int(m_slots.size())).first->second;
}

core::Result<Reference> ExpressionParser::reference(std::string_view text) const
{
    auto read = ReferenceReader(text, m_names).read();
    if (read && read->source != Source::Literal) {
        const bool ofProvider = read->source == Source::Named;
        read->slot = m_slots.slot((ofProvider ? m_scope + ' ' : std::string()) + std::string(text));
    }
    return read;
}

core::Result<Expression> ExpressionParser::expression(std::string_view text) const
{
    Expression expression;
    for (size_t begin = 0; begin <= text.size();) {
        const size_t end = std::min(findOutsideQuotes(text, '|', begin), text.size());
        auto read = reference(trimmed(text.substr(begin, end - begin)));
        if (!read)
            return read.error();
        expression.alternatives.push_back(*std::move(read));
        begin = end + 1;
    }
    return expression;
}

core::Result<Template> ExpressionParser::textTemplate(std::string_view text) const
{
    Template made;
    int brackets = 0;
    int open = 0;
    std::string plain;
    const auto flush = [&] {
        if (!plain.empty())
            made.parts.push_back({std::exchange(plain, {}), {}, open});
    };
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (std::string_view("{}[]").find(c) == std::string_view::npos) {
            plain += c;
        } else if (i + 1 < text.size() && text[i + 1] == c) {
            plain += c;
            ++i;
        } else if (c == '{') {
            const size_t end = findOutsideQuotes(text, '}', i);
            if (end == std::string_view::npos)
                return invalid(quoted(text) + u" has a { without its }."_s);
            auto inner = expression(text.substr(i + 1, end - i - 1));
            if (!inner)
                return inner.error();
            flush();
            made.parts.push_back({{}, *std::move(inner), open});
            i = end;
        } else if ((c == '[' && open == 0) || (c == ']' && open != 0)) {
            flush();
            open = c == '[' ? ++brackets : 0;
        } else {
            return invalid(quoted(text) + u" has a \"%1\" without its partner; write it twice to show one."_s
                    .arg(QLatin1Char(c)));
        }
    }
    flush();
    if (open != 0)
        return invalid(quoted(text) + u" has a [ without its ]; write it twice to show one."_s);
    return made;
}

} // namespace providers
