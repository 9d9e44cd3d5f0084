// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/plan.h"

#include <algorithm>

namespace filter {

namespace {

/// path:( … )
class SameElementProbe final : public Probe
{
public:
    explicit SameElementProbe(const SameElement &node)
        : m_path(node.path), m_condition(node.condition.front(), true)
    {
        cost = 64 + m_condition.cost();
        perEvent = node.path.field == Field::Element;
        m_prefilter.requireKeys(node.path.path);
    }

    bool holds(Subject &subject) override
    {
        const Json::Value outer = subject.element();
        bool isFound = false;
        eachElement(subject, [&](const JsonPathReader::Found &element) {
            subject.setElement(element.value);
            isFound = m_condition.holds(subject);
            return !isFound;
        });
        subject.setElement(outer);
        return isFound;
    }

    void addRanges(Subject &subject, Ranges &ranges) override
    {
        if (m_path.field == Field::Element)
            return;
        eachElement(subject, [&](const JsonPathReader::Found &element) {
            subject.setElement(element.value);
            if (m_condition.holds(subject))
                ranges.emplace_back(element.outer.offset(), qsizetype(element.outer.raw().size()));
            return true;
        });
    }

private:
    using Json = core::Json;

    /// A path that ends at an array without [] means its elements all the same.
    template <typename Visit>
    void eachElement(Subject &subject, const Visit &visit)
    {
        if (m_path.field != Field::Element && !m_prefilter.mayHold(subject))
            return;
        const bool endsAtKey = m_path.path.steps.back().kind == JsonStep::Kind::Key;
        for (const auto &found : m_reader.find(startOf(m_path, subject), m_path.path)) {
            if (!endsAtKey || !found.value.isArray()) {
                if (!visit(found))
                    return;
                continue;
            }
            for (const Json::Value element : found.value) {
                if (!visit({element, found.text == 0 ? element : found.outer, found.text, found.depth}))
                    return;
            }
        }
    }

    FieldRef m_path;
    Plan m_condition;
    BodyPrefilter m_prefilter;
    JsonPathReader m_reader;
};

} // namespace

Plan::Plan(const Expression &expression) : Plan(expression, false)
{
}

Plan::Plan(const Expression &expression, bool inElement)
{
    take(expression, inElement);
    addUp();
    // Every element has an answer of its own.
    m_perEvent = m_perEvent || inElement;
}

void Plan::take(const Expression &expression, bool inElement)
{
    if (const auto *negation = std::get_if<Not>(&expression.node)) {
        takeAll(Kind::Not, negation->operand, inElement);
    } else if (const auto *all = std::get_if<And>(&expression.node)) {
        takeAll(Kind::And, all->operands, inElement);
    } else if (const auto *any = std::get_if<Or>(&expression.node)) {
        takeAll(Kind::Or, any->operands, inElement);
    } else if (const auto *saved = std::get_if<SavedFilter>(&expression.node)) {
        take(*saved->expression, inElement);
    } else if (const auto *condition = std::get_if<Condition>(&expression.node)) {
        takeProbe(makeProbe(*condition));
    } else if (const auto *same = std::get_if<SameElement>(&expression.node)) {
        takeProbe(std::make_unique<SameElementProbe>(*same));
    } else if (const auto *regex = std::get_if<Regex>(&expression.node)) {
        if (regex->hasField || inElement)
            takeProbe(makeProbe(*regex, inElement));
        else
            takeAnywhere(makeEventRegexProbe(*regex), makeProbe(*regex, false));
    } else if (const auto *text = std::get_if<FreeText>(&expression.node)) {
        if (inElement)
            takeProbe(makeElementTextProbe(text->text));
        else
            takeAnywhere(makeEventTextProbe(text->text), makeBodyTextProbe(text->text));
    }
}

void Plan::takeAll(Kind kind, const std::vector<Expression> &operands, bool inElement)
{
    m_kind = kind;
    for (const Expression &operand : operands)
        m_operands.emplace_back(operand, inElement);
}

void Plan::takeProbe(std::unique_ptr<Probe> probe)
{
    m_kind = Kind::Probe;
    m_probe = std::move(probe);
}

void Plan::takeAnywhere(std::unique_ptr<Probe> inEvent, std::unique_ptr<Probe> inBody)
{
    m_kind = Kind::Or;
    for (auto *probe : {&inEvent, &inBody}) {
        Plan plan{Expression()};
        plan.takeProbe(std::move(*probe));
        plan.addUp();
        m_operands.push_back(std::move(plan));
    }
}

void Plan::addUp()
{
    m_cost = m_probe ? m_probe->cost : 0;
    m_perEvent = m_probe && m_probe->perEvent;
    for (const Plan &operand : m_operands) {
        m_cost += operand.m_cost;
        m_perEvent = m_perEvent || operand.m_perEvent;
    }
    std::stable_sort(m_operands.begin(), m_operands.end(), [](const Plan &a, const Plan &b) { return a.m_cost < b.m_cost; });
}

void Plan::begin()
{
    m_isKnown = false;
    for (Plan &operand : m_operands)
        operand.begin();
}

bool Plan::holds(Subject &subject)
{
    if (m_perEvent)
        return work(subject);
    if (!m_isKnown) {
        m_known = work(subject);
        m_isKnown = true;
    }
    return m_known;
}

bool Plan::work(Subject &subject)
{
    const auto holds = [&](Plan &operand) { return operand.holds(subject); };
    switch (m_kind) {
    case Kind::Everything:
        return true;
    case Kind::Not:
        return !m_operands.front().holds(subject);
    case Kind::And:
        return std::all_of(m_operands.begin(), m_operands.end(), holds);
    case Kind::Or:
        return std::any_of(m_operands.begin(), m_operands.end(), holds);
    case Kind::Probe:
        break;
    }
    return m_probe->holds(subject);
}

void Plan::addRanges(Subject &subject, Ranges &ranges)
{
    if (m_probe)
        m_probe->addRanges(subject, ranges);
    if (m_kind != Kind::Not) {
        for (Plan &operand : m_operands)
            operand.addRanges(subject, ranges);
    }
}

} // namespace filter
