// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/printer.h"

#include "filter/parser.h"
#include "filter/scanner.h"

namespace filter {

namespace {

QString textOf(Operator op)
{
    switch (op) {
    case Operator::Is: return QStringLiteral(":");
    case Operator::Equal: return QStringLiteral("=");
    case Operator::NotEqual: return QStringLiteral("!=");
    case Operator::Greater: return QStringLiteral(">");
    case Operator::GreaterEqual: return QStringLiteral(">=");
    case Operator::Less: return QStringLiteral("<");
    case Operator::LessEqual: return QStringLiteral("<=");
    }
    return {};
}

/// Writes one tree. In an element every name is a key, so other words need quotes there.
class Printer
{
public:
    QString print(const Expression &expression)
    {
        return std::visit([this](const auto &node) { return printNode(node); }, expression.node);
    }

private:
    QString printNode(const Everything &) { return {}; }

    QString printNode(const Not &node)
    {
        const Expression &operand = node.operand.front();
        const bool isGroup = std::holds_alternative<And>(operand.node) || std::holds_alternative<Or>(operand.node);
        return u'-' + (isGroup ? inBrackets(operand) : print(operand));
    }

    QString printNode(const And &node)
    {
        QStringList parts;
        for (const Expression &operand : node.operands)
            parts.append(std::holds_alternative<Or>(operand.node) ? inBrackets(operand) : print(operand));
        return parts.join(u' ');
    }

    QString printNode(const Or &node)
    {
        QStringList parts;
        for (const Expression &operand : node.operands)
            parts.append(print(operand));
        return parts.join(QStringLiteral(" OR "));
    }

    QString inBrackets(const Expression &expression)
    {
        return u'(' + print(expression) + u')';
    }

    QString printNode(const SavedFilter &node)
    {
        return u'#' + (readsBack(u'#' + node.name, node) ? node.name : quoted(node.name));
    }

    QString printNode(const Regex &node)
    {
        const QString field = node.hasField ? printField(node.field) : QString();
        return field + QStringLiteral("~/") + node.pattern + u'/' + (node.respectsCase ? QStringLiteral("c") : QString());
    }

    QString printNode(const SameElement &node)
    {
        const bool wasInElement = std::exchange(m_inElement, true);
        const QString inside = print(node.condition.front());
        m_inElement = wasInElement;
        return printField(node.path) + QStringLiteral(":(") + inside + u')';
    }

    QString printNode(const FreeText &node)
    {
        static const QString mayNotBegin = QStringLiteral("-!#~,\"");
        const bool isPlain = !node.text.isEmpty() && !mayNotBegin.contains(node.text.front()) && readsBack(node.text, node);
        return isPlain ? node.text : quoted(node.text);
    }

    QString printNode(const Condition &node)
    {
        const QString start = printField(node.field) + textOf(node.op);
        QStringList values;
        for (const Value &value : node.values)
            values.append(printValue(node, start, value));
        return start + values.join(u',');
    }

    QString printValue(const Condition &node, const QString &start, const Value &value)
    {
        switch (value.kind) {
        case Value::Kind::Range:
            return value.text + QStringLiteral("..") + value.upTo;
        case Value::Kind::Reference:
            return u'@' + printField(value.field);
        case Value::Kind::Presence:
            return printField(value.field);
        case Value::Kind::Pattern:
            return value.text;
        case Value::Kind::Literal:
            break;
        }
        const Condition single{node.field, node.op, {value}, {}};
        const bool isPlain = !value.text.contains(u'*') && readsBack(start + value.text, single);
        return isPlain ? value.text : quoted(value.text);
    }

    /// Whether \p text, where it stands, is read as \p node and nothing else.
    template <typename Node>
    bool readsBack(const QString &text, const Node &node) const
    {
        const QString whole = m_inElement ? QStringLiteral("body.x:(") + text + u')' : text;
        const auto parsed = parseSyntax(whole);
        const auto *syntax = std::get_if<Syntax>(&parsed);
        if (!syntax)
            return false;
        const Expression *read = &syntax->expression;
        if (m_inElement) {
            const auto *same = std::get_if<SameElement>(&read->node);
            if (!same)
                return false;
            read = &same->condition.front();
        }
        const auto *found = std::get_if<Node>(&read->node);
        return found && *found == node;
    }

    bool m_inElement = false;
};

} // namespace

QString print(const Expression &expression)
{
    return Printer().print(expression);
}

} // namespace filter
