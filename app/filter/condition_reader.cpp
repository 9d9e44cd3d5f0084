// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/condition_reader.h"

#include "filter/decimal.h"

#include <algorithm>

namespace filter {

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

std::nullopt_t Reading::fail(qsizetype position, qsizetype length, const QString &message, const QString &suggestion)
{
    if (!error)
        error = SyntaxError{position, std::max<qsizetype>(length, 1), message, suggestion};
    return std::nullopt;
}

std::optional<QString> Reading::readQuoted()
{
    const qsizetype begin = scanner.position();
    auto content = scanner.readQuoted();
    if (!content)
        return fail(begin, text.size() - begin, QStringLiteral("These quotes are never closed. Add a closing quote."));
    if (!scanner.atBoundary() && scanner.peek() != u',')
        return fail(scanner.position(), 1, QStringLiteral("Leave a space after the closing quote. A quote inside a text is written \\\"."));
    return content;
}

bool ConditionReader::atOperator() const
{
    const QChar c = m_scanner.peek(), next = m_scanner.peek(1);
    return c == u':' || c == u'=' || c == u'>' || c == u'<' || (c == u'!' && next == u'=') || (c == u'~' && next == u'/');
}

std::optional<FieldRef> ConditionReader::readField()
{
    return m_reading.inElement ? readElementField() : readNamedField();
}

std::optional<FieldRef> ConditionReader::readElementField()
{
    FieldRef ref{Field::Element, {}, {}};
    if (!m_scanner.readFirstStep(ref.path.steps) || !m_scanner.readSteps(ref.path.steps) || !atOperator())
        return std::nullopt;
    return ref;
}

std::optional<FieldRef> ConditionReader::readNamedField()
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
std::optional<FieldRef> ConditionReader::checkPath(const FieldRef &ref, qsizetype begin)
{
    if (ref.field == Field::Body || !(atOperator() || m_isPresence))
        return ref;
    const auto &steps = ref.path.steps;
    const bool fits = steps.size() == 1 && (steps[0].kind == JsonStep::Kind::Key || steps[0].kind == JsonStep::Kind::Members);
    if (fits)
        return ref;
    const QString name = ref.field == Field::Header ? QStringLiteral("header") : QStringLiteral("query");
    return m_reading.fail(begin, m_scanner.position() - begin, steps.empty()
        ? QStringLiteral("Say which one: %1.name, or %1.* for any.").arg(name)
        : QStringLiteral("%1 takes one name. Put a name with points or brackets in quotes: %1.\"a.b\".").arg(name),
        name + u'.');
}

/// A path that goes wrong is text, unless an operator shows that it was meant as a path.
std::nullopt_t ConditionReader::refusePath(qsizetype begin)
{
    const qsizetype place = m_scanner.position();
    bool isMeant = m_isPresence;
    for (; !m_scanner.atBoundary(); m_scanner.advance())
        isMeant = isMeant || atOperator();
    if (!isMeant)
        return std::nullopt;
    m_scanner.setPosition(place);
    return m_reading.fail(place, 1, QStringLiteral("The path goes wrong here. Write keys with points between them and [] for "
        "each element, as in body.messages[].type, and at most %1 of them; put odd keys in quotes.")
        .arg(maxPathSteps), m_text.sliced(begin, place - begin));
}

std::nullopt_t ConditionReader::refuseNearMiss(const QString &name, qsizetype begin)
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
    return m_reading.fail(begin, name.size(), QStringLiteral("There is no field \"%1\". Did you mean `%2`? To search for "
        "the text, put it in quotes.").arg(name, wanted), wanted);
}

std::optional<Operator> ConditionReader::readOperator()
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

bool ConditionReader::readValues(Condition &condition, qsizetype begin)
{
    const bool isList = condition.op == Operator::Is || condition.op == Operator::Equal || condition.op == Operator::NotEqual;
    do {
        auto value = readValue(condition, begin);
        if (!value)
            return false;
        condition.values.push_back(std::move(*value));
    } while (isList && m_scanner.take(u','));
    if (!isList && m_scanner.peek() == u',') {
        m_reading.fail(m_scanner.position(), 1, QStringLiteral("A list can only follow : = or !=. Write one value here."));
        return false;
    }
    m_reading.endOfList = m_scanner.position();
    return true;
}

std::optional<Value> ConditionReader::readValue(const Condition &condition, qsizetype begin)
{
    const qsizetype at = m_scanner.position();
    if (m_scanner.atBoundary() || m_scanner.peek() == u',')
        return missingValue(condition, begin);
    std::optional<Value> value;
    if (condition.field.field == Field::Has)
        value = readPresence();
    else if (m_scanner.peek() == u'@')
        value = readReference();
    if (!value && !m_error && m_scanner.peek() == u'"')
        value = readQuotedValue();
    if (!value && !m_error)
        value = readWordValue(condition);
    if (value)
        value->place = {at, m_scanner.position() - at};
    return value;
}

std::nullopt_t ConditionReader::missingValue(const Condition &condition, qsizetype begin)
{
    const qsizetype at = m_scanner.position();
    const bool isFollowed = m_scanner.skipBlanks() && !m_scanner.atEnd() && m_scanner.peek() != u')';
    if (!condition.values.empty()) {
        return m_reading.fail(at - 1, 1, isFollowed ? QStringLiteral("Remove the space after the comma: values of a list stand together, as in code:200,201.")
            : QStringLiteral("A value is missing after the comma."));
    }
    const QString start = m_text.sliced(begin, at - begin);
    return m_reading.fail(begin, at - begin, isFollowed
        ? QStringLiteral("Remove the space after `%1`, or put the text in quotes.").arg(start)
        : QStringLiteral("A value is missing after `%1`.").arg(start));
}

/// Behind has: a field or path; any other name is checked later.
std::optional<Value> ConditionReader::readPresence()
{
    const qsizetype begin = m_scanner.position();
    m_isPresence = true;
    const auto field = readNamedField();
    m_isPresence = false;
    if (field && (m_scanner.atBoundary() || m_scanner.peek() == u','))
        return Value{Value::Kind::Presence, {}, {}, *field, {}};
    if (!m_error)
        m_scanner.setPosition(begin);
    return std::nullopt;
}

/// @ and a field; with anything else behind it, it is text.
std::optional<Value> ConditionReader::readReference()
{
    const qsizetype begin = m_scanner.position();
    m_scanner.advance();
    const auto field = readNamedField();
    if (field && (m_scanner.atBoundary() || m_scanner.peek() == u','))
        return Value{Value::Kind::Reference, {}, {}, *field, {}};
    if (!m_error)
        m_scanner.setPosition(begin);
    return std::nullopt;
}

std::optional<Value> ConditionReader::readQuotedValue()
{
    auto text = m_reading.readQuoted();
    if (!text)
        return std::nullopt;
    return Value{Value::Kind::Literal, *text, {}, {}, {}};
}

Value ConditionReader::readWordValue(const Condition &condition)
{
    const QString word = m_scanner.readWord(true);
    const qsizetype dots = word.indexOf(QStringLiteral(".."));
    if (condition.op == Operator::Is && dots >= 0 && isRange(condition.field, word.first(dots), word.sliced(dots + 2)))
        return {Value::Kind::Range, word.first(dots), word.sliced(dots + 2), {}, {}};
    if (condition.op != Operator::Equal && condition.op != Operator::NotEqual && word.contains(u'*'))
        return {Value::Kind::Pattern, word, {}, {}, {}};
    if (word.contains(u'*')) {
        m_reading.warnings.append(QStringLiteral("With = a * is an ordinary character. Write `%1:%2` to use it as a wildcard.")
            .arg(printField(condition.field), word));
    }
    return {Value::Kind::Literal, word, {}, {}, {}};
}

} // namespace filter
