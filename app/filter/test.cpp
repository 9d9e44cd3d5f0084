// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/test.h"

#include "filter/field_values.h"

#include <algorithm>

namespace filter {

namespace {

int costOf(Part part)
{
    return 2 * int(part);
}

/// A field that is stored as a number.
class NumberTest final : public Test
{
public:
    explicit NumberTest(const Condition &condition)
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
class TextTest final : public Test
{
public:
    explicit TextTest(const Condition &condition) : m_field(condition.field), m_op(condition.op)
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
class StateTest final : public Test
{
public:
    explicit StateTest(const Condition &condition)
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
class PresenceTest final : public Test
{
public:
    explicit PresenceTest(const FieldRef &field) : m_field(field) { }

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
class RegexTest final : public Test
{
public:
    explicit RegexTest(const Regex &regex) : m_field(regex.field), m_search(regex.pattern, regex.respectsCase) { }

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
class EventTextTest final : public Test
{
public:
    explicit EventTextTest(Search search) : m_search(std::move(search))
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

/// Several tests, one of which must hold: has:a,b.
class AnyTest final : public Test
{
public:
    explicit AnyTest(std::vector<std::unique_ptr<Test>> tests) : m_tests(std::move(tests))
    {
        for (const auto &test : m_tests) {
            cost = std::max(cost, test->cost);
            perEvent = perEvent || test->perEvent;
        }
    }

    bool holds(Subject &subject) override
    {
        return std::any_of(m_tests.begin(), m_tests.end(), [&](const auto &test) { return test->holds(subject); });
    }

    void addRanges(Subject &subject, Ranges &ranges) override
    {
        for (const auto &test : m_tests)
            test->addRanges(subject, ranges);
    }

private:
    std::vector<std::unique_ptr<Test>> m_tests;
};

std::unique_ptr<Test> withCost(std::unique_ptr<Test> test, Field field)
{
    const Part part = fieldInfo(field).part;
    test->cost = costOf(part);
    test->perEvent = part == EventPart;
    return test;
}

std::unique_ptr<Test> makePresenceTest(const Condition &condition)
{
    std::vector<std::unique_ptr<Test>> tests;
    for (const Value &value : condition.values) {
        const bool isPath = value.field.field == Field::Body && !value.field.path.isEmpty();
        tests.push_back(isPath ? makePathTest(value.field)
                               : withCost(std::make_unique<PresenceTest>(value.field), value.field.field));
    }
    return std::make_unique<AnyTest>(std::move(tests));
}

} // namespace

std::unique_ptr<Test> makeTest(const Condition &condition)
{
    const Field field = condition.field.field;
    if (field == Field::Body || field == Field::Element)
        return makeBodyTest(condition);
    if (field == Field::Has)
        return makePresenceTest(condition);
    std::unique_ptr<Test> test;
    if (field == Field::Is)
        test = std::make_unique<StateTest>(condition);
    else if (field == Field::Mark || PresenceTest::isNumeric(typeOf(condition.field)))
        test = std::make_unique<NumberTest>(condition);
    else
        test = std::make_unique<TextTest>(condition);
    return withCost(std::move(test), field);
}

std::unique_ptr<Test> makeTest(const Regex &regex, bool inElement)
{
    if (!regex.hasField)
        return inElement ? makeElementRegexTest(regex) : makeBodyRegexTest(regex);
    if (regex.field.field == Field::Element || !regex.field.path.isEmpty()) {
        if (regex.field.field == Field::Element || regex.field.field == Field::Body)
            return makeJsonRegexTest(regex);
    }
    if (regex.field.field == Field::Body)
        return makeBodyRegexTest(regex);
    auto test = withCost(std::make_unique<RegexTest>(regex), regex.field.field);
    test->cost += 4;
    return test;
}

std::unique_ptr<Test> makeEventTextTest(const QString &word)
{
    return std::make_unique<EventTextTest<TextSearch>>(TextSearch(word.toStdString(), Case::Ignored));
}

std::unique_ptr<Test> makeEventRegexTest(const Regex &regex)
{
    return std::make_unique<EventTextTest<RegexSearch>>(RegexSearch(regex.pattern, regex.respectsCase));
}

} // namespace filter
