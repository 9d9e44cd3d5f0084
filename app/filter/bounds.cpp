// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/bounds.h"

#include "filter/predicate.h"

#include <algorithm>

namespace filter {

namespace {

using Kind = IndexCondition::Kind;

/// A whole class of status codes is worth asking the index for, all of them are not.
constexpr qint64 maxTermsOfSpan = 100;

IndexCondition any()
{
    return {};
}

IndexCondition term(core::IndexField field, std::string_view value)
{
    return {Kind::Term, core::indexTerm(field, core::indexForm(field, value)), {}};
}

IndexCondition joined(Kind kind, std::vector<IndexCondition> parts)
{
    if (parts.empty())
        return any();
    if (parts.size() == 1)
        return std::move(parts.front());
    return {kind, 0, std::move(parts)};
}

IndexCondition allOf(const std::vector<Expression> &operands)
{
    std::vector<IndexCondition> parts;
    for (const Expression &operand : operands) {
        if (auto part = indexConditionOf(operand); part.kind != Kind::Any)
            parts.push_back(std::move(part));
    }
    return joined(Kind::And, std::move(parts));
}

IndexCondition anyOf(const std::vector<Expression> &operands)
{
    std::vector<IndexCondition> parts;
    for (const Expression &operand : operands) {
        auto part = indexConditionOf(operand);
        if (part.kind == Kind::Any)
            return any();
        parts.push_back(std::move(part));
    }
    return joined(Kind::Or, std::move(parts));
}

IndexCondition ofStates(const Condition &condition)
{
    std::vector<IndexCondition> parts;
    for (const TextValue &state : condition.meaning.texts) {
        if (state.text != "batched" && state.text != "truncated" && state.text != "invalid-json")
            return any();
        parts.push_back(term(core::IndexField::Flag, state.text));
    }
    return joined(Kind::Or, std::move(parts));
}

IndexCondition ofCodes(const Condition &condition)
{
    std::vector<IndexCondition> parts;
    for (const Span &span : condition.meaning.spans) {
        const qint64 low = std::max<qint64>(span.low, 100), high = std::min<qint64>(span.high, 999);
        if (high - low >= maxTermsOfSpan || low != span.low || high != span.high)
            return any();
        for (qint64 code = low; code <= high; ++code)
            parts.push_back(term(core::IndexField::Status, std::to_string(code)));
    }
    return joined(Kind::Or, std::move(parts));
}

IndexCondition ofCondition(const Condition &condition)
{
    if (condition.op == Operator::NotEqual)
        return any();
    const Field field = condition.field.field;
    if (field == Field::Is)
        return ofStates(condition);
    if (field == Field::Problem)
        return term(core::IndexField::Flag, "problem");
    if (field == Field::Code)
        return ofCodes(condition);
    const auto indexField = indexFieldOf(field);
    if (!indexField)
        return any();
    std::vector<IndexCondition> parts;
    for (const TextValue &value : condition.meaning.texts) {
        if (value.isPattern || value.text.empty())
            return any();
        parts.push_back(term(*indexField, value.text));
    }
    return joined(Kind::Or, std::move(parts));
}

unsigned partsOfField(const FieldRef &ref)
{
    return fieldInfo(ref.field).part;
}

unsigned partsOfCondition(const Condition &condition)
{
    unsigned parts = partsOfField(condition.field);
    for (const Value &value : condition.values) {
        if (value.kind == Value::Kind::Presence)
            parts |= partsOfField(value.field);
        else if (condition.field.field == Field::Is && (value.text.toLower() == u"unread" || value.text.toLower() == u"marked"))
            parts |= AnnotationPart;
    }
    return parts;
}

unsigned partsOfAll(const std::vector<Expression> &operands)
{
    unsigned parts = 0;
    for (const Expression &operand : operands)
        parts |= partsOf(operand);
    return parts;
}

Span hull(Span a, const Span &b)
{
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

Span timesOfCondition(const Condition &condition)
{
    const Field field = condition.field.field;
    if ((field != Field::At && field != Field::Age) || condition.op == Operator::NotEqual)
        return {};
    Span span = condition.meaning.spans.front();
    for (const Span &other : condition.meaning.spans)
        span = hull(span, other);
    return span;
}

} // namespace

IndexCondition indexConditionOf(const Expression &expression)
{
    if (const auto *all = std::get_if<And>(&expression.node))
        return allOf(all->operands);
    if (const auto *either = std::get_if<Or>(&expression.node))
        return anyOf(either->operands);
    if (const auto *saved = std::get_if<SavedFilter>(&expression.node))
        return saved->expression ? indexConditionOf(*saved->expression) : any();
    if (const auto *condition = std::get_if<Condition>(&expression.node))
        return ofCondition(*condition);
    return any();
}

unsigned partsOf(const Expression &expression)
{
    if (const auto *negation = std::get_if<Not>(&expression.node))
        return partsOfAll(negation->operand);
    if (const auto *all = std::get_if<And>(&expression.node))
        return partsOfAll(all->operands);
    if (const auto *either = std::get_if<Or>(&expression.node))
        return partsOfAll(either->operands);
    if (const auto *saved = std::get_if<SavedFilter>(&expression.node))
        return saved->expression ? partsOf(*saved->expression) : 0;
    if (const auto *condition = std::get_if<Condition>(&expression.node))
        return partsOfCondition(*condition);
    if (const auto *regex = std::get_if<Regex>(&expression.node))
        return regex->hasField ? partsOfField(regex->field) : EventPart | BodyPart;
    if (std::holds_alternative<SameElement>(expression.node))
        return BodyPart;
    return std::holds_alternative<FreeText>(expression.node) ? EventPart | BodyPart : 0;
}

Span timesOf(const Expression &expression)
{
    if (const auto *saved = std::get_if<SavedFilter>(&expression.node))
        return saved->expression ? timesOf(*saved->expression) : Span();
    if (const auto *condition = std::get_if<Condition>(&expression.node))
        return timesOfCondition(*condition);
    Span span;
    if (const auto *all = std::get_if<And>(&expression.node)) {
        for (const Expression &operand : all->operands) {
            const Span times = timesOf(operand);
            span = {std::max(span.low, times.low), std::min(span.high, times.high)};
        }
    } else if (const auto *either = std::get_if<Or>(&expression.node)) {
        span = timesOf(either->operands.front());
        for (const Expression &operand : either->operands)
            span = hull(span, timesOf(operand));
    }
    return span;
}

} // namespace filter
