// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/parser.h"

#include "filter/decimal.h"
#include "filter/scanner.h"

#include <optional>

namespace filter {

namespace {

/// Reads one text by recursive descent. Every function returns nothing once something is
/// wrong; the first thing that was is kept.
class Parser
{
public:
    explicit Parser(const QString &text) : m_text(text), m_scanner(m_text) { }

    std::variant<Syntax, SyntaxError> parse()
    {
        if (m_text.size() > maxQueryLength) {
            return SyntaxError{maxQueryLength, 1, QStringLiteral("The filter is longer than %L1 characters. "
                "Save parts of it as filters and name them with #.").arg(maxQueryLength), {}};
        }
        m_scanner.skipBlanks();
        if (m_scanner.atEnd())
            return Syntax{};
        auto expression = parseOr();
        if (expression && !m_scanner.atEnd())
            fail(m_scanner.position(), 1, QStringLiteral("There is no opening bracket for this one. Remove it, or put it in quotes."));
        if (m_error)
            return *m_error;
        return Syntax{std::move(*expression), m_warnings};
    }

private:
    using Parsed = std::optional<Expression>;

    std::nullopt_t fail(qsizetype position, qsizetype length, const QString &message, const QString &suggestion = {})
    {
        if (!m_error)
            m_error = SyntaxError{position, std::max<qsizetype>(length, 1), message, suggestion};
        return std::nullopt;
    }

    template <typename Node>
    Expression make(Node node, qsizetype begin) const
    {
        return {std::move(node), {begin, m_scanner.position() - begin}};
    }

    bool enter()
    {
        if (++m_depth <= maxQueryDepth)
            return true;
        fail(m_scanner.position(), 1, QStringLiteral("Brackets and negations are nested deeper than %1 levels.").arg(maxQueryDepth));
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
                return fail(m_scanner.position() - word.size(), word.size(), QStringLiteral("Something is missing "
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
            return fail(begin, 3, QStringLiteral("Something is missing after NOT. To search for the word itself, put it in quotes."));
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
        const QChar sign = m_scanner.peek(), next = m_scanner.peek(1);
        if ((sign != u'-' && sign != u'!') || next.isNull() || next.isSpace() || next == u')')
            return false;
        m_scanner.advance();
        return true;
    }

    Parsed parseAtom()
    {
        for (const QLatin1String word : {QLatin1String("OR"), QLatin1String("AND")}) {
            if (m_scanner.atKeyword(word)) {
                return fail(m_scanner.position(), word.size(), QStringLiteral("Something is missing before %1. "
                    "To search for the word itself, put it in quotes.").arg(word));
            }
        }
        const QChar c = m_scanner.peek();
        if (c == u'(')
            return parseBrackets();
        if (c == u'#' && !m_scanner.peek(1).isNull() && !m_scanner.peek(1).isSpace() && m_scanner.peek(1) != u')'
            && m_scanner.peek(1) != u'(')
            return parseSavedFilter();
        if (c == u'~' && m_scanner.peek(1) == u'/')
            return parseRegex(nullptr, m_scanner.position());
        if (auto condition = parseCondition(); condition || m_error)
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
            return fail(begin, m_scanner.position() - begin + 1, QStringLiteral("There is nothing between these brackets. "
                "Remove them, or put them in quotes."));
        if (m_scanner.atEnd())
            return fail(begin, 1, unclosedBracket());
        auto inside = parseOr();
        if (!inside)
            return std::nullopt;
        if (!m_scanner.take(u')'))
            return fail(begin, 1, unclosedBracket());
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
            const auto inQuotes = readQuoted();
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
            const auto text = readQuoted();
            return text ? Parsed(make(FreeText{*text}, begin)) : std::nullopt;
        }
        if (m_scanner.peek() == u',' && m_endOfList == lastNonBlank())
            return fail(begin, 1, QStringLiteral("Remove the space before the comma: values of a list stand together, as in code:200,201."));
        const QString word = m_scanner.readWord(false);
        if (word == u"-" || word == u"!") {
            m_warnings.append(QStringLiteral("A %1 alone is searched for as text. To exclude something, write it directly "
                "in front: %1word.").arg(word));
        }
        return make(FreeText{word}, begin);
    }

    qsizetype lastNonBlank() const
    {
        qsizetype at = m_scanner.position();
        while (at > 0 && m_text[at - 1].isSpace())
            --at;
        return at;
    }

    /// A text in quotes; what touches its end is refused, as it would silently be another term.
    std::optional<QString> readQuoted()
    {
        const qsizetype begin = m_scanner.position();
        auto text = m_scanner.readQuoted();
        if (!text)
            return fail(begin, m_text.size() - begin, QStringLiteral("These quotes are never closed. Add a closing quote."));
        if (!m_scanner.atBoundary() && m_scanner.peek() != u',')
            return fail(m_scanner.position(), 1, QStringLiteral("Leave a space after the closing quote. A quote inside a text is written \\\"."));
        return text;
    }

    Parsed parseRegex(const FieldRef *field, qsizetype begin)
    {
        m_scanner.advance();
        const qsizetype slash = m_scanner.position();
        const auto pattern = m_scanner.readBetweenSlashes();
        if (!pattern)
            return fail(slash, m_text.size() - slash, QStringLiteral("This regular expression is never closed. Add a / at its end."));
        const bool respectsCase = m_scanner.take(u'c');
        if (!m_scanner.atBoundary())
            return fail(m_scanner.position(), 1, QStringLiteral("Only c (respect case) and a space may follow a regular "
                "expression. A slash inside it is written \\/."));
        return make(Regex{field ? *field : FieldRef(), field != nullptr, *pattern, respectsCase}, begin);
    }

    /// A field, an operator and what belongs to it. Nothing, and nowhere, when it is none.
    Parsed parseCondition()
    {
        const qsizetype begin = m_scanner.position();
        const auto field = parseField();
        if (!field) {
            if (!m_error)
                m_scanner.setPosition(begin);
            return std::nullopt;
        }
        if (m_scanner.peek() == u'~' && m_scanner.peek(1) == u'/')
            return parseRegex(&*field, begin);
        const auto op = readOperator();
        if (!op) {
            m_scanner.setPosition(begin);
            return std::nullopt;
        }
        if (*op == Operator::Is && m_scanner.peek() == u'(')
            return parseSameElement(*field, begin);
        Condition condition{*field, *op, {}, {}};
        if (!readValues(condition, begin))
            return std::nullopt;
        return make(std::move(condition), begin);
    }

    std::optional<Operator> readOperator()
    {
        using enum Operator;
        static constexpr std::pair<const char *, Operator> operators[] = {
            {"!=", NotEqual}, {">=", GreaterEqual}, {"<=", LessEqual}, {":", Is}, {"=", Equal}, {">", Greater}, {"<", Less}};
        for (const auto &[text, op] : operators) {
            if (m_scanner.takeText(QLatin1String(text)))
                return op;
        }
        return std::nullopt;
    }

    bool atOperator() const
    {
        const QChar c = m_scanner.peek(), next = m_scanner.peek(1);
        return c == u':' || c == u'=' || c == u'>' || c == u'<' || (c == u'!' && next == u'=') || (c == u'~' && next == u'/');
    }

    std::optional<FieldRef> parseField()
    {
        return m_inElement ? parseElementField() : parseNamedField();
    }

    std::optional<FieldRef> parseElementField()
    {
        FieldRef ref{Field::Element, {}, {}};
        if (!m_scanner.readFirstStep(ref.path.steps) || !m_scanner.readSteps(ref.path.steps) || !atOperator())
            return std::nullopt;
        return ref;
    }

    std::optional<FieldRef> parseNamedField()
    {
        const qsizetype begin = m_scanner.position();
        QString name = m_scanner.readName();
        if (name.isEmpty())
            return std::nullopt;
        if (name == u"fwd" && m_scanner.take(u'.'))
            name += u'.' + m_scanner.readName();
        const FieldInfo *info = findField(name);
        if (!info)
            return refuseNearMiss(name, begin);
        FieldRef ref{info->field, {}, info->field == Field::Later ? name : QString()};
        const bool hasPath = m_scanner.peek() == u'.' || m_scanner.peek() == u'[';
        if (!takesPath(ref.field))
            return hasPath ? std::nullopt : std::optional(ref);
        if (!m_scanner.readSteps(ref.path.steps))
            return refusePath(begin);
        return checkPath(ref, begin);
    }

    /// header and query name one thing: a key, or all of them.
    std::optional<FieldRef> checkPath(const FieldRef &ref, qsizetype begin)
    {
        if (ref.field == Field::Body || !(atOperator() || m_isPresence))
            return ref;
        const auto &steps = ref.path.steps;
        const bool fits = steps.size() == 1 && (steps[0].kind == JsonStep::Kind::Key || steps[0].kind == JsonStep::Kind::Members);
        if (fits)
            return ref;
        const QString name = ref.field == Field::Header ? QStringLiteral("header") : QStringLiteral("query");
        return fail(begin, m_scanner.position() - begin, steps.empty()
            ? QStringLiteral("Say which one: %1.name, or %1.* for any.").arg(name)
            : QStringLiteral("%1 takes one name. Put a name with points or brackets in quotes: %1.\"a.b\".").arg(name),
            name + u'.');
    }

    /// A path that goes wrong is text, unless an operator shows that it was meant as a path.
    std::nullopt_t refusePath(qsizetype begin)
    {
        const qsizetype place = m_scanner.position();
        bool isMeant = m_isPresence;
        for (; !m_scanner.atBoundary(); m_scanner.advance())
            isMeant = isMeant || atOperator();
        if (!isMeant)
            return std::nullopt;
        m_scanner.setPosition(place);
        return fail(place, 1, QStringLiteral("The path goes wrong here. Write keys with points between them and [] for "
            "each element, as in body.messages[].type, and at most %1 of them; put odd keys in quotes.")
            .arg(maxPathSteps), m_text.sliced(begin, place - begin));
    }

    std::nullopt_t refuseNearMiss(const QString &name, qsizetype begin)
    {
        const bool hasPath = m_scanner.peek() == u'.' || m_scanner.peek() == u'[';
        const QString nearest = nearestField(name);
        const FieldInfo *info = nearest.isEmpty() ? nullptr : findField(nearest);
        if (!info || (hasPath ? !takesPath(info->field) : !atOperator()))
            return std::nullopt;
        if (hasPath) {
            // "site.com" is no attempt at a path, "bdoy.x:1" is.
            const qsizetype behindName = m_scanner.position();
            std::vector<JsonStep> steps;
            const bool isPath = m_scanner.readSteps(steps) && atOperator();
            m_scanner.setPosition(behindName);
            if (!isPath)
                return std::nullopt;
        }
        const QString wanted = nearest.endsWith(u'.') || hasPath ? nearest : nearest + u':';
        return fail(begin, name.size(), QStringLiteral("There is no field \"%1\". Did you mean `%2`? To search for "
            "the text, put it in quotes.").arg(name, wanted), wanted);
    }

    Parsed parseSameElement(const FieldRef &field, qsizetype begin)
    {
        if (field.path.isEmpty() || (field.field != Field::Body && field.field != Field::Element)) {
            return fail(m_scanner.position(), 1, QStringLiteral("Brackets behind a field are for paths into the body, as in "
                "body.messages[]:(type:image). For one of several values write %1:a,b.").arg(printField(field)));
        }
        const bool wasInElement = std::exchange(m_inElement, true);
        auto inside = parseBrackets();
        m_inElement = wasInElement;
        if (!inside)
            return std::nullopt;
        std::vector<Expression> condition;
        condition.push_back(std::move(*inside));
        return make(SameElement{field, std::move(condition)}, begin);
    }

    bool readValues(Condition &condition, qsizetype begin)
    {
        const bool isList = condition.op == Operator::Is || condition.op == Operator::Equal || condition.op == Operator::NotEqual;
        do {
            auto value = readValue(condition, begin);
            if (!value)
                return false;
            condition.values.push_back(std::move(*value));
        } while (isList && m_scanner.take(u','));
        if (!isList && m_scanner.peek() == u',') {
            fail(m_scanner.position(), 1, QStringLiteral("A list can only follow : = or !=. Write one value here."));
            return false;
        }
        m_endOfList = m_scanner.position();
        return true;
    }

    std::optional<Value> readValue(const Condition &condition, qsizetype begin)
    {
        const qsizetype at = m_scanner.position();
        if (m_scanner.atBoundary() || m_scanner.peek() == u',')
            return missingValue(condition, begin);
        std::optional<Value> value;
        if (condition.field.field == Field::Has)
            value = readPresence();
        else if (m_scanner.peek() == u'@')
            value = readReference();
        else if (m_scanner.peek() == u'"')
            value = readQuotedValue();
        if (!value && !m_error)
            value = readWordValue(condition);
        if (value)
            value->place = {at, m_scanner.position() - at};
        return value;
    }

    std::nullopt_t missingValue(const Condition &condition, qsizetype begin)
    {
        const qsizetype at = m_scanner.position();
        const bool isFollowed = m_scanner.skipBlanks() && !m_scanner.atEnd() && m_scanner.peek() != u')';
        if (!condition.values.empty()) {
            return fail(at - 1, 1, isFollowed ? QStringLiteral("Remove the space after the comma: values of a list stand together, as in code:200,201.")
                : QStringLiteral("A value is missing after the comma."));
        }
        const QString start = m_text.sliced(begin, at - begin);
        return fail(begin, at - begin, isFollowed
            ? QStringLiteral("Remove the space after `%1`, or put the text in quotes.").arg(start)
            : QStringLiteral("A value is missing after `%1`.").arg(start));
    }

    /// Behind has: a field or path; any other name is checked later.
    std::optional<Value> readPresence()
    {
        const qsizetype begin = m_scanner.position();
        m_isPresence = true;
        const auto field = parseNamedField();
        m_isPresence = false;
        if (field && (m_scanner.atBoundary() || m_scanner.peek() == u','))
            return Value{Value::Kind::Presence, {}, {}, *field, {}};
        if (!m_error)
            m_scanner.setPosition(begin);
        return std::nullopt;
    }

    /// @ and a field; with anything else behind it, it is text.
    std::optional<Value> readReference()
    {
        const qsizetype begin = m_scanner.position();
        m_scanner.advance();
        const auto field = parseNamedField();
        if (field && (m_scanner.atBoundary() || m_scanner.peek() == u','))
            return Value{Value::Kind::Reference, {}, {}, *field, {}};
        if (!m_error)
            m_scanner.setPosition(begin);
        return std::nullopt;
    }

    std::optional<Value> readQuotedValue()
    {
        auto text = readQuoted();
        if (!text)
            return std::nullopt;
        return Value{Value::Kind::Literal, *text, {}, {}, {}};
    }

    Value readWordValue(const Condition &condition)
    {
        const QString word = m_scanner.readWord(true);
        const qsizetype dots = word.indexOf(QStringLiteral(".."));
        if (condition.op == Operator::Is && dots >= 0 && isRange(condition.field, word.first(dots), word.sliced(dots + 2)))
            return {Value::Kind::Range, word.first(dots), word.sliced(dots + 2), {}, {}};
        if (condition.op != Operator::Equal && condition.op != Operator::NotEqual && word.contains(u'*'))
            return {Value::Kind::Pattern, word, {}, {}, {}};
        if (word.contains(u'*')) {
            m_warnings.append(QStringLiteral("With = a * is an ordinary character. Write `%1:%2` to use it as a wildcard.")
                .arg(printField(condition.field), word));
        }
        return {Value::Kind::Literal, word, {}, {}, {}};
    }

    /// Whether "a..b" is a range: always where a field has an order, between numbers where the
    /// type is not known, never in a text such as a path.
    static bool isRange(const FieldRef &field, const QString &low, const QString &high)
    {
        switch (typeOf(field)) {
        case FieldType::Number:
        case FieldType::Code:
        case FieldType::Size:
        case FieldType::Duration:
        case FieldType::Time:
            return true;
        case FieldType::Json:
            if (field.path.isEmpty())
                return false;
            [[fallthrough]];
        case FieldType::HeaderItem:
        case FieldType::QueryItem:
            return (low.isEmpty() || isDecimal(low.toStdString())) && (high.isEmpty() || isDecimal(high.toStdString()))
                && !(low.isEmpty() && high.isEmpty());
        default:
            return false;
        }
    }

    const QString m_text;
    Scanner m_scanner;
    QStringList m_warnings;
    std::optional<SyntaxError> m_error;
    int m_depth = 0;
    bool m_inElement = false;
    bool m_isPresence = false;
    qsizetype m_endOfList = -1;
};

} // namespace

std::variant<Syntax, SyntaxError> parseSyntax(const QString &text)
{
    return Parser(text).parse();
}

} // namespace filter
