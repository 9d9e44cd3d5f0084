// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/probe.h"

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
class PathProbe : public Probe
{
public:
    explicit PathProbe(const FieldRef &field) : m_field(field)
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

class PathPresenceProbe final : public PathProbe
{
public:
    using PathProbe::PathProbe;

private:
    bool fits(const Json::Value &) override { return true; }
};

class PathValueProbe final : public PathProbe
{
public:
    explicit PathValueProbe(const Condition &condition) : PathProbe(condition.field)
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

class PathRegexProbe final : public PathProbe
{
public:
    explicit PathRegexProbe(const Regex &regex) : PathProbe(regex.field), m_search(regex.pattern, regex.respectsCase)
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
class BodyProbe : public Probe
{
public:
    BodyProbe() { cost = textCost; }

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

class BodyWordProbe final : public BodyProbe
{
public:
    explicit BodyWordProbe(std::string_view word) : m_search(word, Case::Ignored) { m_hiding = hidingOf(word); }

private:
    bool fits(std::string_view text) override { return m_search.isIn(text); }

    void addHits(std::string_view text, Ranges &ranges) override
    {
        for (auto hit = m_search.find(text); hit && hit.length > 0; hit = m_search.find(text, hit.offset + hit.length))
            ranges.emplace_back(qsizetype(hit.offset), qsizetype(hit.length));
    }

    TextSearch m_search;
};

class BodyRegexProbe final : public BodyProbe
{
public:
    explicit BodyRegexProbe(const Regex &regex)
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
class BodyValueProbe final : public BodyProbe
{
public:
    explicit BodyValueProbe(const Condition &condition) : m_op(condition.op)
    {
        for (const TextValue &text : condition.meaning.texts)
            m_texts.emplace_back(FieldType::Json, condition.op, text);
    }

    bool holds(Subject &subject) override
    {
        if (subject.body().empty())
            return false;
        if (m_op == Operator::Is)
            return BodyProbe::holds(subject);
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
class ElementTextProbe final : public Probe
{
public:
    explicit ElementTextProbe(Search search) : m_search(std::move(search))
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

std::unique_ptr<Probe> makeBodyProbe(const Condition &condition)
{
    if (!condition.field.path.isEmpty())
        return std::make_unique<PathValueProbe>(condition);
    const auto &texts = condition.meaning.texts;
    if (condition.op == Operator::Is && texts.size() == 1 && !texts[0].isPattern && !texts[0].text.empty())
        return std::make_unique<BodyWordProbe>(texts[0].text);
    return std::make_unique<BodyValueProbe>(condition);
}

std::unique_ptr<Probe> makeBodyTextProbe(const QString &word)
{
    return std::make_unique<BodyWordProbe>(word.toStdString());
}

std::unique_ptr<Probe> makeBodyRegexProbe(const Regex &regex)
{
    return std::make_unique<BodyRegexProbe>(regex);
}

std::unique_ptr<Probe> makeJsonRegexProbe(const Regex &regex)
{
    return std::make_unique<PathRegexProbe>(regex);
}

std::unique_ptr<Probe> makePathProbe(const FieldRef &path)
{
    return std::make_unique<PathPresenceProbe>(path);
}

std::unique_ptr<Probe> makeElementTextProbe(const QString &word)
{
    return std::make_unique<ElementTextProbe<TextSearch>>(TextSearch(word.toStdString(), Case::Ignored));
}

std::unique_ptr<Probe> makeElementRegexProbe(const Regex &regex)
{
    return std::make_unique<ElementTextProbe<RegexSearch>>(RegexSearch(regex.pattern, regex.respectsCase));
}

} // namespace filter
