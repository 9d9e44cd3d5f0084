// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/parser.h"

#include "filter/condition_reader.h"

#include <optional>

namespace filter {

namespace {

/// Reads one text by recursive descent. Every function returns nothing once something is
/// wrong; the first thing that was is kept.
class Parser
{
public:
    explicit Parser(const QString &text) : m_reading(text) { }

    std::variant<Syntax, SyntaxError> parse()
    {
        if (m_reading.text.size() > maxQueryLength) {
            return SyntaxError{maxQueryLength, 1, QStringLiteral("The filter is longer than %L1 characters. "
                "Save parts of it as filters and name them with #.").arg(maxQueryLength), {}};
        }
        m_scanner.skipBlanks();
        if (m_scanner.atEnd())
            return Syntax{};
        auto expression = parseOr();
        if (expression && !m_scanner.atEnd())
            m_reading.fail(m_scanner.position(), 1, QStringLiteral("There is no opening bracket for this one. Remove it, or put it in quotes."));
        if (m_reading.error)
            return *m_reading.error;
        return Syntax{std::move(*expression), m_reading.warnings};
    }

private:
    using Parsed = std::optional<Expression>;

    template <typename Node>
    Expression make(Node node, qsizetype begin) const
    {
        return {std::move(node), {begin, m_scanner.position() - begin}};
    }

    bool enter()
    {
        if (++m_depth <= maxQueryDepth)
            return true;
        m_reading.fail(m_scanner.position(), 1, QStringLiteral("Brackets and negations are nested deeper than %1 levels.").arg(maxQueryDepth));
        return false;
    }

    Parsed parseOr()
    {
        return parseGroup<Or>(QLatin1String("OR"), [this] { return parseAnd(); });
    }

    Parsed parseAnd()
    {
        return parseGroup<And>(QLatin1String("AND"), [this] { return parseNegation(); });
    }

    /// Operands of Or with the word between them, or of And with the word or nothing.
    template <typename Group, typename Operand>
    Parsed parseGroup(QLatin1String word, Operand operand)
    {
        const qsizetype begin = m_scanner.position();
        std::vector<Expression> operands;
        while (true) {
            auto next = operand();
            if (!next)
                return std::nullopt;
            if (auto *same = std::get_if<Group>(&next->node))
                operands.insert(operands.end(), std::make_move_iterator(same->operands.begin()), std::make_move_iterator(same->operands.end()));
            else
                operands.push_back(std::move(*next));
            m_scanner.skipBlanks();
            const bool isJoined = m_scanner.takeKeyword(word);
            m_scanner.skipBlanks();
            const bool isOver = m_scanner.atEnd() || m_scanner.peek() == u')';
            if (isJoined && isOver)
                return m_reading.fail(m_scanner.position() - word.size(), word.size(), QStringLiteral("Something is missing "
                    "after %1. To search for the word itself, put it in quotes.").arg(word));
            const bool isOr = std::is_same_v<Group, Or>;
            if (isOver || (isOr ? !isJoined : !isJoined && m_scanner.atKeyword(QLatin1String("OR"))))
                break;
        }
        if (operands.size() == 1)
            return std::move(operands.front());
        return make(Group{std::move(operands)}, begin);
    }

    Parsed parseNegation()
    {
        const qsizetype begin = m_scanner.position();
        const bool isWord = m_scanner.takeKeyword(QLatin1String("NOT"));
        if (isWord)
            m_scanner.skipBlanks();
        else if (!takeNegationSign())
            return parseAtom();
        if (m_scanner.atEnd() || m_scanner.peek() == u')')
            return m_reading.fail(begin, 3, QStringLiteral("Something is missing after NOT. To search for the word itself, put it in quotes."));
        if (!enter())
            return std::nullopt;
        auto operand = parseNegation();
        --m_depth;
        if (!operand)
            return std::nullopt;
        std::vector<Expression> operands;
        operands.push_back(std::move(*operand));
        return make(Not{std::move(operands)}, begin);
    }

    bool takeNegationSign()
    {
        const QChar sign = m_scanner.peek();
        if ((sign != u'-' && sign != u'!') || !m_scanner.touchesNext() || m_scanner.peek(1) == u')')
            return false;
        m_scanner.advance();
        return true;
    }

    Parsed parseAtom()
    {
        for (const QLatin1String word : {QLatin1String("OR"), QLatin1String("AND")}) {
            if (m_scanner.atKeyword(word)) {
                return m_reading.fail(m_scanner.position(), word.size(), QStringLiteral("Something is missing before %1. "
                    "To search for the word itself, put it in quotes.").arg(word));
            }
        }
        const QChar c = m_scanner.peek();
        if (c == u'(')
            return parseBrackets();
        if (c == u'#' && m_scanner.touchesNext() && m_scanner.peek(1) != u')' && m_scanner.peek(1) != u'(')
            return parseSavedFilter();
        if (c == u'~' && m_scanner.peek(1) == u'/')
            return parseRegex(nullptr, m_scanner.position());
        if (auto condition = parseCondition(); condition || m_reading.error)
            return condition;
        return parseFreeText();
    }

    /// What stands in brackets, the opening one being next.
    Parsed parseBrackets()
    {
        const qsizetype begin = m_scanner.position();
        if (!enter())
            return std::nullopt;
        m_scanner.advance();
        m_scanner.skipBlanks();
        if (m_scanner.peek() == u')')
            return m_reading.fail(begin, m_scanner.position() - begin + 1, QStringLiteral("There is nothing between these brackets. "
                "Remove them, or put them in quotes."));
        if (m_scanner.atEnd())
            return m_reading.fail(begin, 1, unclosedBracket());
        auto inside = parseOr();
        if (!inside)
            return std::nullopt;
        if (!m_scanner.take(u')'))
            return m_reading.fail(begin, 1, unclosedBracket());
        --m_depth;
        return inside;
    }

    static QString unclosedBracket()
    {
        return QStringLiteral("This bracket is never closed. Add a closing one, or put it in quotes.");
    }

    Parsed parseSavedFilter()
    {
        const qsizetype begin = m_scanner.position();
        m_scanner.advance();
        QString name;
        if (m_scanner.peek() == u'"') {
            const auto inQuotes = m_reading.readQuoted();
            if (!inQuotes)
                return std::nullopt;
            name = *inQuotes;
        } else {
            name = m_scanner.readWord(false);
        }
        return make(SavedFilter{name, nullptr}, begin);
    }

    Parsed parseFreeText()
    {
        const qsizetype begin = m_scanner.position();
        if (m_scanner.peek() == u'"') {
            const auto text = m_reading.readQuoted();
            return text ? Parsed(make(FreeText{*text}, begin)) : std::nullopt;
        }
        if (m_scanner.peek() == u',' && m_reading.endOfList == lastNonBlank())
            return m_reading.fail(begin, 1, QStringLiteral("Remove the space before the comma: values of a list stand together, as in code:200,201."));
        const QString word = m_scanner.readWord(false);
        if (word == u"-" || word == u"!") {
            m_reading.warnings.append(QStringLiteral("A %1 alone is searched for as text. To exclude something, write it directly "
                "in front: %1word.").arg(word));
        }
        return make(FreeText{word}, begin);
    }

    qsizetype lastNonBlank() const
    {
        qsizetype at = m_scanner.position();
        while (at > 0 && m_reading.text[at - 1].isSpace())
            --at;
        return at;
    }

    Parsed parseRegex(const FieldRef *field, qsizetype begin)
    {
        m_scanner.advance();
        const qsizetype slash = m_scanner.position();
        const auto pattern = m_scanner.readBetweenSlashes();
        if (!pattern)
            return m_reading.fail(slash, m_reading.text.size() - slash, QStringLiteral("This regular expression is never closed. Add a / at its end."));
        const bool respectsCase = m_scanner.take(u'c');
        if (!m_scanner.atBoundary())
            return m_reading.fail(m_scanner.position(), 1, QStringLiteral("Only c (respect case) and a space may follow a regular "
                "expression. A slash inside it is written \\/."));
        return make(Regex{field ? *field : FieldRef(), field != nullptr, *pattern, respectsCase}, begin);
    }

    /// A field, an operator and what belongs to it. Nothing, and nowhere, when it is none.
    Parsed parseCondition()
    {
        const qsizetype begin = m_scanner.position();
        const auto field = m_conditions.readField();
        if (!field) {
            if (!m_reading.error)
                m_scanner.setPosition(begin);
            return std::nullopt;
        }
        if (m_scanner.peek() == u'~' && m_scanner.peek(1) == u'/')
            return parseRegex(&*field, begin);
        const auto op = m_conditions.readOperator();
        if (!op) {
            m_scanner.setPosition(begin);
            return std::nullopt;
        }
        if (*op == Operator::Is && m_scanner.peek() == u'(')
            return parseSameElement(*field, begin);
        Condition condition{*field, *op, {}, {}};
        if (!m_conditions.readValues(condition, begin))
            return std::nullopt;
        return make(std::move(condition), begin);
    }

    Parsed parseSameElement(const FieldRef &field, qsizetype begin)
    {
        if (field.path.isEmpty() || (field.field != Field::Body && field.field != Field::Element)) {
            return m_reading.fail(m_scanner.position(), 1, QStringLiteral("Brackets behind a field are for paths into the body, as in "
                "body.messages[]:(type:image). For one of several values write %1:a,b.").arg(printField(field)));
        }
        const bool wasInElement = std::exchange(m_reading.inElement, true);
        auto inside = parseBrackets();
        m_reading.inElement = wasInElement;
        if (!inside)
            return std::nullopt;
        std::vector<Expression> condition;
        condition.push_back(std::move(*inside));
        return make(SameElement{field, std::move(condition)}, begin);
    }

    Reading m_reading;
    ConditionReader m_conditions{m_reading};
    Scanner &m_scanner = m_reading.scanner;
    int m_depth = 0;
};

} // namespace

std::variant<Syntax, SyntaxError> parseSyntax(const QString &text)
{
    return Parser(text).parse();
}

} // namespace filter
