// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/explainer.h"

#include "filter/decimal.h"
#include "filter/text_search.h"

#include <algorithm>

namespace filter {

namespace {

QString inWords(const QString &text)
{
    return u'“' + text + u'”';
}

QString either(const QStringList &parts)
{
    if (parts.size() < 2)
        return parts.value(0);
    return parts.first(parts.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" or ") + parts.back();
}

/// "100kb" as "100 KB", "4s" as "4 s".
QString spaced(const QString &quantity)
{
    qsizetype unit = 0;
    while (unit < quantity.size() && !quantity[unit].isLetter())
        ++unit;
    const QString name = quantity.sliced(unit);
    const bool isSize = name.size() > 1 && name.endsWith(u'b', Qt::CaseInsensitive);
    return quantity.first(unit) + (name.isEmpty() ? QString() : u' ' + (isSize ? name.toUpper() : name));
}

/// Speaks about one tree. Conditions are worded so that they can follow "not".
class Explainer
{
public:
    explicit Explainer(const std::function<QString(const QString &)> &providerTitle) : m_providerTitle(providerTitle) { }

    QString explain(const Expression &expression)
    {
        return std::visit([this](const auto &node) { return explainNode(node); }, expression.node);
    }

private:
    QString explainNode(const Everything &) { return QStringLiteral("everything"); }
    QString explainNode(const SavedFilter &node) { return QStringLiteral("the saved filter ") + inWords(node.name); }
    QString explainNode(const FreeText &node) { return inWords(node.text) + anywhere(); }
    QString anywhere() const { return m_inElement ? QStringLiteral(" in it") : QStringLiteral(" anywhere"); }

    /// Tells apart -f:v, which is also true where there is no f, from f!=v.
    QString explainNode(const Not &node)
    {
        const Expression &operand = node.operand.front();
        const auto *condition = std::get_if<Condition>(&operand.node);
        if (condition && condition->field.field == Field::Has)
            return QStringLiteral("without ") + valuesOf(*condition, [](const Value &value) { return presence(value); });
        if (condition && condition->field.field == Field::Is && condition->values.size() == 1)
            return wordFor(condition->values.front().text.toLower(), true);
        const QString text = explain(operand);
        if (std::holds_alternative<And>(operand.node) || std::holds_alternative<Or>(operand.node))
            return QStringLiteral("not (%1)").arg(text);
        if (!condition || !mayBeAbsent(condition->field))
            return QStringLiteral("not ") + text;
        return QStringLiteral("not %1 (or no %2 at all)").arg(text, noun(condition->field));
    }

    QString explainNode(const And &node)
    {
        QStringList parts;
        for (const Expression &operand : node.operands) {
            const bool isOr = std::holds_alternative<Or>(operand.node);
            parts.append(isOr ? QStringLiteral("either ") + explain(operand) : explain(operand));
        }
        return parts.join(QStringLiteral(", "));
    }

    QString explainNode(const Or &node)
    {
        QStringList parts;
        for (const Expression &operand : node.operands)
            parts.append(std::holds_alternative<And>(operand.node) ? QStringLiteral("(%1)").arg(explain(operand)) : explain(operand));
        return parts.join(QStringLiteral(" or "));
    }

    QString explainNode(const Regex &node)
    {
        const QString what = QStringLiteral("/%1/").arg(node.pattern) + (node.respectsCase ? QStringLiteral(" with this case") : QString());
        return node.hasField ? QStringLiteral("%1 matches %2").arg(noun(node.field), what) : QString(what + anywhere());
    }

    QString explainNode(const SameElement &node)
    {
        const bool wasInElement = std::exchange(m_inElement, true);
        const QString inside = explain(node.condition.front());
        m_inElement = wasInElement;
        return QStringLiteral("an element of %1 with (%2)").arg(noun(node.path), inside);
    }

    QString explainNode(const Condition &condition)
    {
        const Field field = condition.field.field;
        if (field == Field::Is)
            return valuesOf(condition, [](const Value &value) { return wordFor(value.text.toLower(), false); });
        if (field == Field::Has)
            return QStringLiteral("with ") + valuesOf(condition, [](const Value &value) { return presence(value); });
        if (condition.op == Operator::NotEqual)
            return QStringLiteral("with %1 other than %2").arg(article(condition.field), values(condition));
        if (condition.op != Operator::Is && condition.op != Operator::Equal)
            return ordering(condition);
        return phrase(condition);
    }

    template <typename Word>
    static QString valuesOf(const Condition &condition, const Word &word)
    {
        QStringList words;
        for (const Value &value : condition.values)
            words.append(word(value));
        return either(words);
    }

    static QString wordFor(const QString &state, bool isNegated)
    {
        struct Words {
            const char *state, *yes, *no;
        };
        static constexpr Words words[] = {{"unread", "not looked at yet", "already looked at"},
            {"error", "refused or answered with an error", "answered without an error"},
            {"batched", "with several events", "with one event at most"}, {"truncated", "cut short", "complete"},
            {"invalid-json", "with invalid JSON", "without invalid JSON"}, {"duplicate", "seen before", "not seen before"},
            {"outoforder", "out of order", "in order"}, {"retry", "a retry", "no retry"}};
        for (const Words &word : words) {
            if (state == QLatin1String(word.state))
                return QString::fromLatin1(isNegated ? word.no : word.yes);
        }
        return isNegated ? QStringLiteral("not ") + state : state;
    }

    static QString presence(const Value &value)
    {
        if (value.kind != Value::Kind::Presence)
            return value.text;
        const bool isPath = takesPath(value.field.field) || value.field.field == Field::Later;
        return isPath ? noun(value.field) : QString::fromLatin1(fieldInfo(value.field.field).noun);
    }

    QString phrase(const Condition &condition)
    {
        const QString exactly = condition.op == Operator::Equal ? QStringLiteral("exactly ") : QString();
        const QString text = values(condition);
        switch (condition.field.field) {
        case Field::Provider:
            return exactly + text;
        case Field::Event:
        case Field::Raw:
            return QStringLiteral("%1 %2").arg(noun(condition.field), exactly + text);
        case Field::Dir:
            return valuesOf(condition, [](const Value &value) {
                return value.text.toLower() == u"in" ? QStringLiteral("incoming") : value.text.toLower() == u"out" ? QStringLiteral("outgoing") : wordsOf(value);
            });
        case Field::From:
        case Field::To:
            return printField(condition.field) + u' ' + exactly + text;
        case Field::Conv:
            return (isReference(condition) ? QStringLiteral("in ") : QStringLiteral("in conversation ")) + exactly + text;
        case Field::Msg:
            return (isReference(condition) ? QStringLiteral("about ") : QStringLiteral("about message ")) + exactly + text;
        case Field::Media:
            return QStringLiteral("with ") + valuesOf(condition, [](const Value &value) { return withArticle(wordsOf(value)); });
        case Field::At:
            return QStringLiteral("received ") + text;
        case Field::Size:
            return hasPattern(condition) ? text : QStringLiteral("size is ") + text;
        case Field::Code:
            return QStringLiteral("answered ") + text;
        case Field::Mark:
            return QStringLiteral("coloured ") + text;
        case Field::Origin:
            return text;
        case Field::Query:
        case Field::Header:
        case Field::Body:
        case Field::Element:
            return path(condition, exactly + text);
        default:
            break;
        }
        const bool isPart = typeOf(condition.field) == FieldType::Contains && condition.op == Operator::Is;
        return noun(condition.field) + (isPart && !hasPattern(condition) ? QStringLiteral(" contains ") : QStringLiteral(" is ")) + exactly + text;
    }

    static bool isReference(const Condition &condition)
    {
        return condition.values.size() == 1 && condition.values.front().kind == Value::Kind::Reference;
    }

    static bool hasPattern(const Condition &condition)
    {
        return std::any_of(condition.values.begin(), condition.values.end(), [](const Value &value) {
            return value.kind == Value::Kind::Pattern || value.kind == Value::Kind::Range;
        });
    }

    QString path(const Condition &condition, const QString &text)
    {
        const bool isPart = typeOf(condition.field) != FieldType::QueryItem && condition.op == Operator::Is && !hasPattern(condition);
        const bool isText = condition.values.front().kind != Value::Kind::Literal || !condition.field.path.isEmpty();
        return noun(condition.field) + (isPart && !isText ? QStringLiteral(" contains ") : QStringLiteral(" is ")) + text;
    }

    QString ordering(const Condition &condition)
    {
        const QString value = values(condition);
        const bool isUp = condition.op == Operator::Greater || condition.op == Operator::GreaterEqual;
        const bool orEqual = condition.op == Operator::GreaterEqual || condition.op == Operator::LessEqual;
        const QString limit = orEqual ? QStringLiteral("%1 or %2").arg(value, isUp ? QStringLiteral("more") : QStringLiteral("less"))
                                      : (isUp ? QStringLiteral("over ") : QStringLiteral("under ")) + value;
        switch (condition.field.field) {
        case Field::Size:
            return limit;
        case Field::At:
            return QStringLiteral("received %1 %2").arg(isUp ? (orEqual ? QStringLiteral("from") : QStringLiteral("after"))
                : (orEqual ? QStringLiteral("up to") : QStringLiteral("before")), value);
        case Field::Age:
            return QStringLiteral("received %1 ago").arg(limit);
        case Field::Ack:
            return QStringLiteral("answered in ") + limit;
        case Field::Lag:
            return QStringLiteral("late by ") + limit;
        default:
            return noun(condition.field) + u' ' + limit;
        }
    }

    QString values(const Condition &condition)
    {
        const FieldType type = typeOf(condition.field);
        return valuesOf(condition, [&](const Value &value) -> QString {
            if (value.kind == Value::Kind::Range)
                return range(type, value);
            if (condition.field.field == Field::Provider && value.kind == Value::Kind::Literal)
                return providerName(value.text);
            const bool isWord = value.text == u"true" || value.text == u"false" || value.text == u"null" || isDecimal(value.text.toStdString());
            if (value.kind == Value::Kind::Literal && (type == FieldType::Contains || (isText(type) && !isWord)))
                return inWords(value.text);
            return type == FieldType::Size || type == FieldType::Duration ? spaced(value.text) : wordsOf(value);
        });
    }

    static bool isText(FieldType type)
    {
        return type == FieldType::QueryItem || type == FieldType::HeaderItem || type == FieldType::Json;
    }

    static QString wordsOf(const Value &value)
    {
        if (value.kind == Value::Kind::Reference)
            return QStringLiteral("the %1 of the selected row").arg(value.field.field == Field::Msg ? QStringLiteral("message") : noun(value.field));
        return value.text;
    }

    /// "15m" as "15 minutes".
    static QString lengthOfTime(const QString &text)
    {
        static constexpr std::pair<const char *, const char *> units[] = {{"ms", "millisecond"}, {"s", "second"}, {"m", "minute"},
            {"h", "hour"}, {"d", "day"}};
        for (const auto &[unit, word] : units) {
            const QString number = text.chopped(std::min<qsizetype>(text.size(), qsizetype(qstrlen(unit))));
            if (text.toLower() == number + QLatin1String(unit) && isDecimal(number.toStdString()))
                return number + u' ' + QLatin1String(word) + (number == u"1" ? QLatin1String() : QLatin1String("s"));
        }
        return text;
    }

    static QString range(FieldType type, const Value &value)
    {
        const bool isTime = type == FieldType::Time;
        const auto word = [&](const QString &text) {
            return type == FieldType::Size || type == FieldType::Duration ? spaced(text) : text;
        };
        if (value.upTo.isEmpty()) {
            if (isTime && value.text.startsWith(u'-'))
                return QStringLiteral("in the last ") + lengthOfTime(value.text.sliced(1));
            return isTime ? QStringLiteral("from %1 on").arg(value.text) : QStringLiteral("%1 or more").arg(word(value.text));
        }
        if (value.text.isEmpty())
            return isTime ? QStringLiteral("up to ") + value.upTo : QStringLiteral("%1 or less").arg(word(value.upTo));
        return QStringLiteral("from %1 to %2").arg(word(value.text), word(value.upTo));
    }

    QString providerName(const QString &name) const
    {
        const QString title = m_providerTitle ? m_providerTitle(name.toLower()) : QString();
        if (!title.isEmpty() || name.isEmpty())
            return title;
        return name.front().toUpper() + name.sliced(1);
    }

    static QString noun(const FieldRef &ref)
    {
        if (ref.field == Field::Later)
            return ref.laterName;
        if (ref.field == Field::Header && ref.path.steps.front().kind == JsonStep::Kind::Key)
            return QStringLiteral("header ") + decodedText(ref.path.steps.front().key);
        if (ref.field == Field::Query && ref.path.steps.front().kind == JsonStep::Kind::Key)
            return QStringLiteral("query item ") + decodedText(ref.path.steps.front().key);
        if (!ref.path.isEmpty() && (ref.field == Field::Body || ref.field == Field::Element))
            return printJsonPath(ref.path);
        return QString::fromLatin1(fieldInfo(ref.field).noun);
    }

    static QString withArticle(const QString &word)
    {
        const bool isVowel = !word.isEmpty() && QStringView(u"aeiou").contains(word.front().toLower());
        return (isVowel ? QStringLiteral("an ") : QStringLiteral("a ")) + word;
    }

    static QString article(const FieldRef &ref)
    {
        const QString word = noun(ref);
        return ref.path.isEmpty() ? withArticle(word) : QStringLiteral("a value of ") + word;
    }

    static bool mayBeAbsent(const FieldRef &ref)
    {
        switch (ref.field) {
        case Field::Is:
        case Field::Has:
        case Field::Size:
        case Field::At:
        case Field::Age:
        case Field::Origin:
        case Field::Session:
        case Field::Path:
        case Field::Method:
            return false;
        default:
            return true;
        }
    }

    const std::function<QString(const QString &)> &m_providerTitle;
    bool m_inElement = false;
};

} // namespace

QString explain(const Expression &expression, const std::function<QString(const QString &)> &providerTitle)
{
    return Explainer(providerTitle).explain(expression);
}

} // namespace filter
