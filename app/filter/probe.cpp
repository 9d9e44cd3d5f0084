// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/probe.h"

#include "filter/field_values.h"

#include <algorithm>

namespace filter {

namespace {

int costOf(Part part)
{
    return 2 * int(part);
}

/// A field that is stored as a number.
class NumberProbe final : public Probe
{
public:
    explicit NumberProbe(const Condition &condition)
        : m_field(condition.field.field), m_op(condition.op), m_spans(condition.meaning.spans)
    {
    }

    bool holds(Subject &subject) override
    {
        AnyValue any(m_op);
        if (const auto value = numberOf(m_field, subject))
            any.add(std::any_of(m_spans.begin(), m_spans.end(), [&](const Span &span) { return span.contains(*value); }));
        return any.holds();
    }

private:
    Field m_field;
    Operator m_op;
    std::vector<Span> m_spans;
};

/// A field that is text. Header and query items may also be compared as numbers.
class TextProbe final : public Probe
{
public:
    explicit TextProbe(const Condition &condition) : m_field(condition.field), m_op(condition.op)
    {
        for (const TextValue &text : condition.meaning.texts)
            m_texts.emplace_back(typeOf(condition.field), condition.op, text);
        for (const DecimalRange &range : condition.meaning.ranges)
            m_ranges.emplace_back(range);
        if (m_field.field == Field::Header && m_field.path.steps.front().kind == JsonStep::Kind::Key)
            m_headerName.emplace(m_field.path.steps.front().key, Case::Ignored);
    }

    bool holds(Subject &subject) override
    {
        // Splitting a head into headers costs far more than seeing that a name is not in it.
        if (m_headerName && !m_headerName->isIn(subject.head()))
            return false;
        AnyValue any(m_op);
        visitTexts(m_field, subject, [&](std::string_view value) { return any.add(fits(value)); });
        return any.holds();
    }

private:
    bool fits(std::string_view value) const
    {
        return std::any_of(m_texts.begin(), m_texts.end(), [&](const TextPredicate &text) { return text.fits(value); })
            || std::any_of(m_ranges.begin(), m_ranges.end(), [&](const NumberPredicate &range) { return range.fits(value); });
    }

    FieldRef m_field;
    Operator m_op;
    std::vector<TextPredicate> m_texts;
    std::vector<NumberPredicate> m_ranges;
    std::optional<TextSearch> m_headerName;
};

/// is:
class StateProbe final : public Probe
{
public:
    explicit StateProbe(const Condition &condition)
    {
        for (const TextValue &state : condition.meaning.texts)
            m_states.push_back(state.text);
    }

    bool holds(Subject &subject) override
    {
        return std::any_of(m_states.begin(), m_states.end(), [&](const std::string &state) { return is(state, subject.record()); });
    }

private:
    static bool is(const std::string &state, Record &record)
    {
        if (state == "unread")
            return !record.annotation().opened;
        if (state == "marked")
            return record.annotation().marked;
        if (state == "error")
            return !record.problem().empty() || (record.status() >= 400 && record.status() < 600);
        const quint32 flag = state == "truncated" ? core::Truncated : state == "batched" ? core::Batched : core::InvalidJson;
        return (record.flags() & flag) != 0;
    }

    std::vector<std::string> m_states;
};

/// has: of fields other than paths into the body.
class PresenceProbe final : public Probe
{
public:
    explicit PresenceProbe(const FieldRef &field) : m_field(field) { }

    bool holds(Subject &subject) override
    {
        if (m_field.field == Field::Mark || isNumeric(typeOf(m_field)))
            return numberOf(m_field.field, subject).has_value();
        bool isPresent = false;
        visitTexts(m_field, subject, [&](std::string_view) {
            isPresent = true;
            return false;
        });
        return isPresent;
    }

    static bool isNumeric(FieldType type)
    {
        return type == FieldType::Number || type == FieldType::Code || type == FieldType::Size
            || type == FieldType::Duration || type == FieldType::Time;
    }

private:
    FieldRef m_field;
};

/// field~/…/ of fields other than the body.
class RegexProbe final : public Probe
{
public:
    explicit RegexProbe(const Regex &regex) : m_field(regex.field), m_search(regex.pattern, regex.respectsCase) { }

    bool holds(Subject &subject) override
    {
        bool isFound = false;
        visitTexts(m_field, subject, [&](std::string_view value) {
            isFound = m_search.isIn(value);
            return !isFound;
        });
        return isFound;
    }

private:
    FieldRef m_field;
    RegexSearch m_search;
};

/// Free words and regular expressions, in everything but the body.
template <typename Search>
class EventTextProbe final : public Probe
{
public:
    explicit EventTextProbe(Search search) : m_search(std::move(search))
    {
        cost = costOf(EventPart);
        perEvent = true;
    }

    bool holds(Subject &subject) override
    {
        return anyEventText(subject.event(), [this](std::string_view text) { return !text.empty() && m_search.isIn(text); });
    }

private:
    Search m_search;
};

/// Several probes, one of which must hold: has:a,b.
class AnyProbe final : public Probe
{
public:
    explicit AnyProbe(std::vector<std::unique_ptr<Probe>> probes) : m_probes(std::move(probes))
    {
        for (const auto &probe : m_probes) {
            cost = std::max(cost, probe->cost);
            perEvent = perEvent || probe->perEvent;
        }
    }

    bool holds(Subject &subject) override
    {
        return std::any_of(m_probes.begin(), m_probes.end(), [&](const auto &probe) { return probe->holds(subject); });
    }

    void addRanges(Subject &subject, Ranges &ranges) override
    {
        for (const auto &probe : m_probes)
            probe->addRanges(subject, ranges);
    }

private:
    std::vector<std::unique_ptr<Probe>> m_probes;
};

std::unique_ptr<Probe> withCost(std::unique_ptr<Probe> probe, Field field)
{
    const Part part = fieldInfo(field).part;
    probe->cost = costOf(part);
    probe->perEvent = part == EventPart;
    return probe;
}

std::unique_ptr<Probe> makePresenceProbe(const Condition &condition)
{
    std::vector<std::unique_ptr<Probe>> probes;
    for (const Value &value : condition.values) {
        const bool isPath = value.field.field == Field::Body && !value.field.path.isEmpty();
        probes.push_back(isPath ? makePathProbe(value.field)
                               : withCost(std::make_unique<PresenceProbe>(value.field), value.field.field));
    }
    return std::make_unique<AnyProbe>(std::move(probes));
}

} // namespace

std::unique_ptr<Probe> makeProbe(const Condition &condition)
{
    const Field field = condition.field.field;
    if (field == Field::Body || field == Field::Element)
        return makeBodyProbe(condition);
    if (field == Field::Has)
        return makePresenceProbe(condition);
    std::unique_ptr<Probe> probe;
    if (field == Field::Is)
        probe = std::make_unique<StateProbe>(condition);
    else if (field == Field::Mark || PresenceProbe::isNumeric(typeOf(condition.field)))
        probe = std::make_unique<NumberProbe>(condition);
    else
        probe = std::make_unique<TextProbe>(condition);
    return withCost(std::move(probe), field);
}

std::unique_ptr<Probe> makeProbe(const Regex &regex, bool inElement)
{
    if (!regex.hasField)
        return inElement ? makeElementRegexProbe(regex) : makeBodyRegexProbe(regex);
    if (regex.field.field == Field::Element || !regex.field.path.isEmpty()) {
        if (regex.field.field == Field::Element || regex.field.field == Field::Body)
            return makeJsonRegexProbe(regex);
    }
    if (regex.field.field == Field::Body)
        return makeBodyRegexProbe(regex);
    auto probe = withCost(std::make_unique<RegexProbe>(regex), regex.field.field);
    probe->cost += 4;
    return probe;
}

std::unique_ptr<Probe> makeEventTextProbe(const QString &word)
{
    return std::make_unique<EventTextProbe<TextSearch>>(TextSearch(word.toStdString(), Case::Ignored));
}

std::unique_ptr<Probe> makeEventRegexProbe(const Regex &regex)
{
    return std::make_unique<EventTextProbe<RegexSearch>>(RegexSearch(regex.pattern, regex.respectsCase));
}

} // namespace filter
