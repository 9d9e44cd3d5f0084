// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/checker.h"

#include "core/terms.h"
#include "filter/decimal.h"
#include "filter/parser.h"
#include "filter/regex.h"
#include "filter/scanner.h"
#include "filter/text_search.h"
#include "filter/typed_value.h"

#include <algorithm>

namespace filter {

namespace {

/// Saved filters that name each other several times over grow exponentially.
constexpr int maxExpansions = 500;
/// Each level may be as deep as a query, and all of it is walked by recursion.
constexpr qsizetype maxOpenFilters = 16;

bool isOrdering(Operator op)
{
    return op == Operator::Greater || op == Operator::GreaterEqual || op == Operator::Less || op == Operator::LessEqual;
}

/// Walks the tree once, depth first.
class Checker
{
public:
    Checker(const Context &context, QStringList &warnings) : m_context(context), m_warnings(warnings) { }

    bool check(Expression &expression)
    {
        const Place place = expression.place;
        return std::visit([&](auto &node) { return checkNode(node, place); }, expression.node);
    }

    std::optional<SyntaxError> error;

private:
    bool fail(const Place &place, const QString &message, const QString &suggestion = {})
    {
        error = SyntaxError{place.position, std::max<qsizetype>(place.length, 1), message, suggestion};
        return false;
    }

    bool checkAll(std::vector<Expression> &operands)
    {
        return std::all_of(operands.begin(), operands.end(), [this](Expression &operand) { return check(operand); });
    }

    bool checkNode(Everything &, const Place &) { return true; }
    bool checkNode(FreeText &, const Place &) { return true; }
    bool checkNode(Not &node, const Place &) { return checkAll(node.operand); }
    bool checkNode(And &node, const Place &) { return checkAll(node.operands); }
    bool checkNode(Or &node, const Place &) { return checkAll(node.operands); }

    bool checkNode(SameElement &node, const Place &place)
    {
        const bool isAnyDepth = std::any_of(node.path.path.steps.begin(), node.path.path.steps.end(),
            [](const JsonStep &step) { return step.kind == JsonStep::Kind::AnyDepth; });
        // Over a deeply nested body the time would grow with a power of its depth.
        if (isAnyDepth && m_inAnyDepth)
            return fail(place, QStringLiteral("A path with ** and brackets cannot stand inside another one. Name the keys of one of the paths."));
        const bool wasInElement = std::exchange(m_inElement, true);
        const bool wasInAnyDepth = std::exchange(m_inAnyDepth, m_inAnyDepth || isAnyDepth);
        const bool isFine = checkAll(node.condition);
        m_inElement = wasInElement;
        m_inAnyDepth = wasInAnyDepth;
        return isFine;
    }

    bool checkNode(Regex &node, const Place &place)
    {
        if (node.hasField && !checkKnown(node.field, place))
            return false;
        if (node.hasField && !isText(typeOf(node.field))) {
            return fail(place, QStringLiteral("A regular expression needs text, and %1 is %2. %3").arg(printField(node.field),
                nounOf(node.field), howToWrite(typeOf(node.field))));
        }
        if (const auto problem = regexProblem(node.pattern)) {
            return fail({place.position + place.length - node.pattern.size() - (node.respectsCase ? 2 : 1) + problem->offset, 1},
                QStringLiteral("The regular expression goes wrong here: %1.").arg(problem->reason));
        }
        return true;
    }

    static bool isText(FieldType type)
    {
        switch (type) {
        case FieldType::Number:
        case FieldType::Code:
        case FieldType::Size:
        case FieldType::Duration:
        case FieldType::Time:
        case FieldType::Flags:
        case FieldType::Presence:
            return false;
        default:
            return true;
        }
    }

    static QString nounOf(const FieldRef &ref)
    {
        const FieldType type = typeOf(ref);
        return type == FieldType::Flags || type == FieldType::Presence ? QStringLiteral("none") : nameOf(type);
    }

    bool checkNode(SavedFilter &node, const Place &place)
    {
        if (m_inElement)
            return fail(place, QStringLiteral("A saved filter speaks of deliveries and cannot stand inside path:( … )."));
        if (m_open.contains(node.name)) {
            return fail(place, QStringLiteral("The saved filter \"%1\" names itself, directly or through others (%2). "
                "Change one of them.").arg(node.name, QStringList(m_open + QStringList(node.name)).join(QStringLiteral(" → "))));
        }
        const auto text = m_context.savedFilter ? m_context.savedFilter(node.name) : std::nullopt;
        if (!text) {
            const QString inQuotes = quoted(u'#' + node.name);
            return fail(place, QStringLiteral("There is no saved filter \"%1\". To search for the text, write it in quotes: %2.")
                .arg(node.name, inQuotes), inQuotes);
        }
        if (m_open.size() >= maxOpenFilters)
            return fail(place, QStringLiteral("Saved filters name each other more than %1 levels deep. Join some of them.").arg(maxOpenFilters));
        if (++m_expansions > maxExpansions)
            return fail(place, QStringLiteral("Saved filters name each other more than %1 times in this filter. Use fewer of them.").arg(maxExpansions));
        return expand(node, *text, place);
    }

    bool expand(SavedFilter &node, const QString &text, const Place &place)
    {
        auto parsed = parseSyntax(text);
        if (const auto *inner = std::get_if<SyntaxError>(&parsed))
            return failInside(node.name, inner->message, place);
        auto &syntax = std::get<Syntax>(parsed);
        m_open.append(node.name);
        const bool isFine = check(syntax.expression);
        m_open.removeLast();
        if (!isFine)
            return m_open.isEmpty() ? failInside(node.name, error->message, place) : false;
        node.expression = std::make_shared<const Expression>(std::move(syntax.expression));
        return true;
    }

    bool failInside(const QString &name, const QString &message, const Place &place)
    {
        return fail(place, QStringLiteral("The saved filter \"%1\" cannot be used: %2").arg(name, message));
    }

    bool checkKnown(const FieldRef &ref, const Place &place)
    {
        if (ref.field != Field::Later)
            return true;
        return fail({place.position, ref.laterName.size()}, QStringLiteral("The field \"%1\" is known, but comes with a "
            "later version. Leave it out for now; to search for the text, put it in quotes.").arg(ref.laterName));
    }

    bool checkNode(Condition &condition, const Place &place)
    {
        if (!checkKnown(condition.field, place))
            return false;
        condition.meaning = {};
        const Place field{place.position, condition.values.front().place.position - place.position};
        const FieldType type = typeOf(condition.field);
        if ((type == FieldType::Flags || type == FieldType::Presence) && condition.op != Operator::Is) {
            const QString name = printField(condition.field);
            return fail(field, QStringLiteral("%1 takes only a colon. Write %1:…, or -%1:… for the opposite.").arg(name), name + u':');
        }
        const bool isWholeBody = condition.field.field == Field::Body && condition.field.path.isEmpty();
        if (isOrdering(condition.op) && isText(type) && (isWholeBody || !isDynamic(type))) {
            return fail(field, QStringLiteral("%1 is text, which has no order: < and > compare numbers, sizes and times. "
                "Write %1:value.").arg(printField(condition.field)), printField(condition.field) + u':');
        }
        for (const Value &value : condition.values) {
            if (!checkValue(condition, value))
                return false;
        }
        return true;
    }

    static bool isDynamic(FieldType type)
    {
        return type == FieldType::Json || type == FieldType::HeaderItem || type == FieldType::QueryItem;
    }

    bool checkValue(Condition &condition, const Value &value)
    {
        if (value.kind == Value::Kind::Reference)
            return checkReference(condition, value);
        switch (typeOf(condition.field)) {
        case FieldType::Number:
        case FieldType::Code:
        case FieldType::Size:
        case FieldType::Duration:
        case FieldType::Time:
            return addSpan(condition, value);
        case FieldType::Choice:
            return addChoice(condition, value);
        case FieldType::Flags:
            return addFlag(condition, value);
        case FieldType::Presence:
            return checkPresence(value);
        default:
            return addText(condition, value);
        }
    }

    bool checkReference(Condition &condition, const Value &value)
    {
        const QString name = printField(value.field);
        const auto values = m_context.selectedValues && value.field.field != Field::Later
            ? m_context.selectedValues(name) : std::vector<std::string>();
        if (value.field.field == Field::Later)
            return checkKnown(value.field, {value.place.position + 1, name.size()});
        if (values.empty()) {
            return fail(value.place, QStringLiteral("The selected row has no value of %1. Select a delivery that has one, "
                "or write the value; to search for the text, put it in quotes.").arg(name), quoted(u'@' + name));
        }
        for (const std::string &text : values) {
            const Value literal{Value::Kind::Literal, decodedText(text), {}, {}, value.place};
            if (!checkValue(condition, literal))
                return false;
        }
        return true;
    }

    bool addSpan(Condition &condition, const Value &value)
    {
        const FieldType type = typeOf(condition.field);
        if (type == FieldType::Time && value.kind == Value::Kind::Literal && condition.op == Operator::Is && value.text.startsWith(u'-')
            && typedValue(type, value.text, m_context.nowMs)) {
            return fail(value.place, QStringLiteral("%1 is a single moment. Write %1.. for everything since then.").arg(value.text), value.text + QStringLiteral(".."));
        }
        const auto span = spanOf(type, condition.op, value, m_context.nowMs);
        if (const auto *problem = std::get_if<QString>(&span))
            return fail(value.place, *problem, withoutColon(condition, value));
        condition.meaning.spans.push_back(condition.field.field == Field::Age ? receivedBefore(std::get<Span>(span)) : std::get<Span>(span));
        return true;
    }

    /// The times at which something of that age was received.
    Span receivedBefore(const Span &age) const
    {
        const qint64 nowUs = m_context.nowMs * 1000;
        return {age.high == Span().high ? Span().low : nowUs - age.high, age.low == Span().low ? Span().high : nowUs - age.low};
    }

    /// "size:>1mb", as others write it.
    static QString withoutColon(const Condition &condition, const Value &value)
    {
        const bool hasOperator = value.text.startsWith(u'>') || value.text.startsWith(u'<');
        return hasOperator && condition.op == Operator::Is ? printField(condition.field) + value.text : QString();
    }

    bool addChoice(Condition &condition, const Value &value)
    {
        const FieldInfo &info = fieldInfo(condition.field.field);
        if (!checkWord(info, value))
            return false;
        if (condition.field.field != Field::Mark) {
            condition.meaning.texts.push_back({value.text.toStdString(), value.kind == Value::Kind::Pattern});
            return true;
        }
        const qsizetype index = choices(info).indexOf(value.text.toLower());
        condition.meaning.spans.push_back(index == 12 ? Span{1, 6} : Span{index % 6 + 1, index % 6 + 1});
        return true;
    }

    /// Whether the value is one of the words that can occur.
    bool checkWord(const FieldInfo &info, const Value &value)
    {
        const QString name = QString::fromLatin1(info.name);
        if (choices(info).contains(value.text.toLower()))
            return true;
        if (laterChoices(info).contains(value.text.toLower())) {
            return fail(value.place, QStringLiteral("%1:%2 is known, but comes with a later version. Leave it out for now.")
                .arg(name, value.text));
        }
        QStringList words = choices(info);
        const QString nearest = nearestWord(value.text, words);
        const QString last = words.takeLast();
        const QString hint = nearest.isEmpty() ? QString() : QStringLiteral(" Did you mean `%1`?").arg(nearest);
        return fail(value.place, QStringLiteral("%1 cannot be \"%2\".%3 It is one of %4 or %5.")
            .arg(name, value.text, hint, words.join(QStringLiteral(", ")), last), nearest);
    }

    bool addFlag(Condition &condition, const Value &value)
    {
        if (!checkWord(fieldInfo(Field::Is), value))
            return false;
        condition.meaning.texts.push_back({value.text.toLower().toStdString(), false});
        return true;
    }

    bool checkPresence(const Value &value)
    {
        if (value.kind == Value::Kind::Presence) {
            if (value.field.field == Field::Is || value.field.field == Field::Has)
                return fail(value.place, QStringLiteral("has:%1 asks nothing. Name a field that can be absent, as in has:media.").arg(printField(value.field)));
            return checkKnown(value.field, value.place);
        }
        if (laterChoices(fieldInfo(Field::Has)).contains(value.text)) {
            return fail(value.place, QStringLiteral("has:%1 is known, but comes with a later version. For a value in the body write has:body.%1.")
                .arg(value.text), QStringLiteral("body.") + value.text);
        }
        const QString nearest = nearestField(value.text);
        const QString hint = nearest.isEmpty() ? QString() : QStringLiteral(" Did you mean `%1`?").arg(nearest);
        return fail(value.place, QStringLiteral("has: names a field or a path, and there is no field \"%1\".%2 For a value in the "
            "body write has:body.%1.").arg(value.text, hint), nearest.isEmpty() ? QStringLiteral("body.") + value.text : nearest);
    }

    bool addText(Condition &condition, const Value &value)
    {
        if (value.kind == Value::Kind::Range) {
            condition.meaning.ranges.push_back({value.text.toStdString(), value.upTo.toStdString()});
            return checkNumber(value, value.text) && checkNumber(value, value.upTo);
        }
        if (isOrdering(condition.op))
            return addOrdering(condition, value);
        if (typeOf(condition.field) == FieldType::Phone && value.text.startsWith(u'0') && !core::phoneDigits(value.text.toStdString()).empty()) {
            m_warnings.append(QStringLiteral("%1 begins with 0 and is compared as written. Write a number with its country code, "
                "as in +972501234567.").arg(value.text));
        }
        condition.meaning.texts.push_back({value.text.toStdString(), value.kind == Value::Kind::Pattern});
        return true;
    }

    bool checkNumber(const Value &value, const QString &text)
    {
        return text.isEmpty() || isDecimal(text.toStdString()) || failNumber(value, text);
    }

    bool failNumber(const Value &value, const QString &text)
    {
        return fail(value.place, QStringLiteral("\"%1\" is not a number, and < and > compare numbers here. Write one such as 3600 or -1.5.").arg(text));
    }

    bool addOrdering(Condition &condition, const Value &value)
    {
        const std::string number = value.text.toStdString();
        if (value.text.isEmpty() || !isDecimal(number))
            return failNumber(value, value.text);
        const bool isLow = condition.op == Operator::Greater || condition.op == Operator::GreaterEqual;
        const bool isOpen = condition.op == Operator::Greater || condition.op == Operator::Less;
        condition.meaning.ranges.push_back({isLow ? number : std::string(), isLow ? std::string() : number, isLow && isOpen, !isLow && isOpen});
        return true;
    }

    const Context &m_context;
    QStringList &m_warnings;
    QStringList m_open; ///< saved filters that are being expanded
    int m_expansions = 0;
    bool m_inElement = false;
    bool m_inAnyDepth = false; ///< of a path with **
};

} // namespace

std::optional<SyntaxError> check(Expression &expression, const Context &context, QStringList &warnings)
{
    Checker checker(context, warnings);
    checker.check(expression);
    return checker.error;
}

} // namespace filter
