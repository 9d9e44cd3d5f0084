// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/test.h"

#include <algorithm>

namespace filter {

using core::Json;

namespace {

constexpr int textCost = 32;
constexpr int regexCost = 48;
constexpr int jsonCost = 64;

Ranges::value_type rangeOf(const Json::Value &value)
{
    return {value.offset(), qsizetype(value.raw().size())};
}

/// Values at a path into the body, or into an element.
class PathTest : public Test
{
public:
    explicit PathTest(const FieldRef &field) : m_field(field)
    {
        cost = jsonCost;
        perEvent = field.field == Field::Element; // its answer must not be kept for the record
        m_prefilter.requireKeys(field.path);
    }

    void addRanges(Subject &subject, Ranges &ranges) override
    {
        if (m_field.field == Field::Element || !m_prefilter.mayHold(subject))
            return;
        for (const auto &found : m_reader.find(subject.json(), m_field.path)) {
            if (fits(found.value))
                ranges.push_back(rangeOf(found.outer));
        }
    }

    bool holds(Subject &subject) override
    {
        // The element's own text is not at hand; its body was filtered by the path to it.
        if (m_field.field != Field::Element && !m_prefilter.mayHold(subject))
            return false;
        AnyValue any(m_op);
        for (const auto &found : m_reader.find(startOf(m_field, subject), m_field.path)) {
            if (!any.add(fits(found.value)))
                break;
        }
        return any.holds();
    }

protected:
    virtual bool fits(const Json::Value &value) = 0;

    BodyPrefilter m_prefilter;
    Operator m_op = Operator::Is;

private:
    FieldRef m_field;
    JsonPathReader m_reader;
};

class PathPresenceTest final : public PathTest
{
public:
    using PathTest::PathTest;

private:
    bool fits(const Json::Value &) override { return true; }
};

class PathValueTest final : public PathTest
{
public:
    explicit PathValueTest(const Condition &condition) : PathTest(condition.field)
    {
        m_op = condition.op;
        for (const TextValue &text : condition.meaning.texts)
            m_texts.emplace_back(FieldType::Json, condition.op, text);
        for (const DecimalRange &range : condition.meaning.ranges)
            m_ranges.emplace_back(range);
        if (m_op != Operator::NotEqual && m_ranges.empty())
            m_prefilter.requireAnyOf(m_texts);
    }

private:
    bool fits(const Json::Value &value) override
    {
        return std::any_of(m_texts.begin(), m_texts.end(), [&](const TextPredicate &text) { return text.fitsJson(value); })
            || std::any_of(m_ranges.begin(), m_ranges.end(), [&](const NumberPredicate &range) { return range.fitsJson(value); });
    }

    std::vector<TextPredicate> m_texts;
    std::vector<NumberPredicate> m_ranges;
};

class PathRegexTest final : public PathTest
{
public:
    explicit PathRegexTest(const Regex &regex) : PathTest(regex.field), m_search(regex.pattern, regex.respectsCase)
    {
        m_prefilter.require(m_search.literal(), regex.respectsCase ? Case::Respected : Case::Ignored);
    }

private:
    bool fits(const Json::Value &value) override
    {
        return anyScalar(value, [this](const Json::Value &scalar) {
            return withText(scalar, [this](std::string_view text) { return m_search.isIn(text); });
        });
    }

    RegexSearch m_search;
};

/// The text of the whole body: as received, and with its escapes resolved.
class BodyTest : public Test
{
public:
    BodyTest() { cost = textCost; }

    bool holds(Subject &subject) override
    {
        if (fits(subject.body()))
            return true;
        if (!mayHide(m_hiding, subject))
            return false;
        const auto &texts = subject.unescapedBodies();
        return std::any_of(texts.begin(), texts.end(), [this](std::string_view text) { return fits(text); });
    }

    /// Where it stands in the bytes; failing that, the strings that hold it once unescaped.
    void addRanges(Subject &subject, Ranges &ranges) override
    {
        const size_t before = ranges.size();
        addHits(subject.body(), ranges);
        if (ranges.size() > before || !mayHide(m_hiding, subject))
            return;
        anyScalar(subject.json(), [&](const Json::Value &scalar) {
            if (scalar.isString() && fits(scalar.text()))
                ranges.push_back(rangeOf(scalar));
            return false;
        });
    }

protected:
    virtual bool fits(std::string_view text) = 0;
    virtual void addHits(std::string_view text, Ranges &ranges) = 0;

    Hiding m_hiding = Hiding::BehindBackslash;
};

class BodyWordTest final : public BodyTest
{
public:
    explicit BodyWordTest(std::string_view word) : m_search(word, Case::Ignored) { m_hiding = hidingOf(word); }

private:
    bool fits(std::string_view text) override { return m_search.isIn(text); }

    void addHits(std::string_view text, Ranges &ranges) override
    {
        for (auto hit = m_search.find(text); hit && hit.length > 0; hit = m_search.find(text, hit.offset + hit.length))
            ranges.emplace_back(qsizetype(hit.offset), qsizetype(hit.length));
    }

    TextSearch m_search;
};

class BodyRegexTest final : public BodyTest
{
public:
    explicit BodyRegexTest(const Regex &regex)
        : m_search(regex.pattern, regex.respectsCase),
          m_literal(m_search.literal(), regex.respectsCase ? Case::Respected : Case::Ignored)
    {
        cost = regexCost;
    }

private:
    bool fits(std::string_view text) override { return m_literal.isIn(text) && m_search.isIn(text); }

    void addHits(std::string_view text, Ranges &ranges) override
    {
        const Ranges found = m_search.ranges(text);
        ranges.insert(ranges.end(), found.begin(), found.end());
    }

    RegexSearch m_search;
    TextSearch m_literal;
};

/// body with a pattern, = or !=, or several values. An empty body is no body.
class BodyValueTest final : public BodyTest
{
public:
    explicit BodyValueTest(const Condition &condition) : m_op(condition.op)
    {
        for (const TextValue &text : condition.meaning.texts)
            m_texts.emplace_back(FieldType::Json, condition.op, text);
    }

    bool holds(Subject &subject) override
    {
        if (subject.body().empty())
            return false;
        if (m_op == Operator::Is)
            return BodyTest::holds(subject);
        return fits(subject.body()) == (m_op == Operator::Equal);
    }

private:
    bool fits(std::string_view text) override
    {
        return std::any_of(m_texts.begin(), m_texts.end(), [&](const TextPredicate &wanted) { return wanted.fits(text); });
    }

    void addHits(std::string_view text, Ranges &ranges) override
    {
        for (const TextPredicate &wanted : m_texts) {
            if (wanted.required().empty())
                continue;
            const TextSearch search(wanted.required(), Case::Ignored);
            for (auto hit = search.find(text); hit; hit = search.find(text, hit.offset + hit.length))
                ranges.emplace_back(qsizetype(hit.offset), qsizetype(hit.length));
        }
    }

    Operator m_op;
    std::vector<TextPredicate> m_texts;
};

/// Free text and regular expressions in path:( … ): in any value of the element.
template <typename Search>
class ElementTextTest final : public Test
{
public:
    explicit ElementTextTest(Search search) : m_search(std::move(search))
    {
        cost = jsonCost;
        perEvent = true;
    }

    bool holds(Subject &subject) override
    {
        return anyScalar(subject.element(), [this](const Json::Value &scalar) {
            return withText(scalar, [this](std::string_view text) { return m_search.isIn(text); });
        });
    }

private:
    Search m_search;
};

} // namespace

Json::Value startOf(const FieldRef &field, Subject &subject)
{
    return field.field == Field::Element ? subject.element() : subject.json();
}

std::unique_ptr<Test> makeBodyTest(const Condition &condition)
{
    if (!condition.field.path.isEmpty())
        return std::make_unique<PathValueTest>(condition);
    const auto &texts = condition.meaning.texts;
    if (condition.op == Operator::Is && texts.size() == 1 && !texts[0].isPattern && !texts[0].text.empty())
        return std::make_unique<BodyWordTest>(texts[0].text);
    return std::make_unique<BodyValueTest>(condition);
}

std::unique_ptr<Test> makeBodyTextTest(const QString &word)
{
    return std::make_unique<BodyWordTest>(word.toStdString());
}

std::unique_ptr<Test> makeBodyRegexTest(const Regex &regex)
{
    return std::make_unique<BodyRegexTest>(regex);
}

std::unique_ptr<Test> makeJsonRegexTest(const Regex &regex)
{
    return std::make_unique<PathRegexTest>(regex);
}

std::unique_ptr<Test> makePathTest(const FieldRef &path)
{
    return std::make_unique<PathPresenceTest>(path);
}

std::unique_ptr<Test> makeElementTextTest(const QString &word)
{
    return std::make_unique<ElementTextTest<TextSearch>>(TextSearch(word.toStdString(), Case::Ignored));
}

std::unique_ptr<Test> makeElementRegexTest(const Regex &regex)
{
    return std::make_unique<ElementTextTest<RegexSearch>>(RegexSearch(regex.pattern, regex.respectsCase));
}

} // namespace filter
