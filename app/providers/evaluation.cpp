// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/evaluation.h"

#include <algorithm>

namespace providers {

using core::Json;
using Source = Reference::Source;

namespace {

constexpr size_t mostPatternBytes = 64 * 1024;
constexpr size_t mostListed = 20;
/// One text may be opened for several facts, so that reading a large one could go on and on.
constexpr size_t mostInnerBytes = 8 * 1024 * 1024;

Found asText(std::string_view text)
{
    return text.empty() ? Found() : Found{Found::Kind::Text, text, {}};
}

Found asJson(Json::Value value)
{
    return value.isValid() ? Found{Found::Kind::Json, {}, value} : Found();
}

bool isContainer(const Found &found)
{
    return found.kind == Found::Kind::Json && (found.json.isObject() || found.json.isArray());
}

bool isOfType(const Found &found, Json::Type type)
{
    if (found.kind != Found::Kind::Json)
        return found.kind == Found::Kind::Text && type == Json::Type::String;
    return found.json.type() == type || (type == Json::Type::True && found.json.isBool());
}

bool isTruth(const Found &found, bool truth)
{
    if (found.kind == Found::Kind::Json)
        return found.json.type() == (truth ? Json::Type::True : Json::Type::False);
    return found.text == (truth ? "true" : "false");
}

} // namespace

Evaluation::Evaluation(const Content &content, Scratch &scratch, int slots)
    : m_content(content), m_scratch(scratch)
{
    if (m_scratch.slots.size() < size_t(slots))
        m_scratch.slots.resize(size_t(slots));
    m_elements.reserve(8);
    m_elements.push_back({content.body(), ++m_scratch.lastStamp});
}

void Evaluation::enter(Json::Value element)
{
    m_elements.push_back({element, ++m_scratch.lastStamp});
}

void Evaluation::leave()
{
    m_elements.pop_back();
}

quint64 Evaluation::stampOf(const Reference &reference) const
{
    switch (reference.source) {
    case Source::Element: {
        const size_t up = size_t(reference.up);
        return up + 1 < m_elements.size() ? m_elements[m_elements.size() - 1 - up].stamp : 0;
    }
    case Source::Named: return m_elements.back().stamp;
    default: return m_elements.front().stamp;
    }
}

Found Evaluation::find(const Reference &reference)
{
    if (reference.source == Source::Literal)
        return {Found::Kind::Text, reference.name, {}};
    const quint64 stamp = stampOf(reference);
    if (stamp == 0)
        return {};
    const size_t slot = size_t(reference.slot);
    if (m_scratch.slots[slot].stamp != stamp) {
        Found found = modified(follow(reference), reference.modifiers);
        m_scratch.slots[slot] = {stamp, found};
    }
    return m_scratch.slots[slot].found;
}

Found Evaluation::follow(const Reference &reference)
{
    switch (reference.source) {
    case Source::Method: return asText(m_content.method());
    case Source::Path:
        return asText(reference.steps.empty() ? m_content.path() : m_content.pathSegment(reference.steps[0].index));
    case Source::Query: return parameter(m_content.query(), reference.name);
    case Source::Form: return parameter(m_content.form(), reference.name);
    case Source::Header: return asText(m_content.header(reference.name));
    case Source::Named: return asText(text((*m_values)[size_t(reference.named)]));
    default: return followSteps(start(reference), reference.steps, 0);
    }
}

Found Evaluation::parameter(const std::vector<Parameter> &parameters, const std::string &name) const
{
    for (const Parameter &parameter : parameters) {
        if (parameter.name == name)
            return {Found::Kind::Text, parameter.value, {}};
    }
    return {};
}

Json::Value Evaluation::start(const Reference &path) const
{
    if (path.source == Source::Body)
        return m_elements.front().value;
    const size_t up = size_t(path.up);
    return up + 1 < m_elements.size() ? m_elements[m_elements.size() - 1 - up].value : Json::Value();
}

Json::Value Evaluation::opened(Json::Value value)
{
    if (!value.isString())
        return value;
    const std::string_view raw = value.raw();
    if (raw.size() < 4 || (raw[1] != '{' && raw[1] != '['))
        return value;
    if (m_scratch.innerBytes + raw.size() > mostInnerBytes || m_scratch.innerValues >= Content::mostValues)
        return value;
    m_scratch.innerBytes += raw.size();
    if (m_scratch.innerUsed == m_scratch.inner.size())
        m_scratch.inner.emplace_back();
    Json &json = m_scratch.inner[m_scratch.innerUsed];
    if (!json.read(core::unescapeJson(raw), Content::mostValues - m_scratch.innerValues))
        return value;
    m_scratch.innerValues += json.valueCount();
    ++m_scratch.innerUsed;
    return json.root();
}

Json::Value Evaluation::stepInto(Json::Value value, const Step &step)
{
    value = opened(value);
    return step.kind == Step::Kind::Key ? value[step.key] : value.at(step.index);
}

Found Evaluation::followSteps(Json::Value from, const std::vector<Step> &steps, size_t at)
{
    for (; at < steps.size() && from.isValid(); ++at) {
        if (steps[at].kind != Step::Kind::Each) {
            from = stepInto(from, steps[at]);
            continue;
        }
        for (const auto element : opened(from)) {
            if (const Found found = followSteps(element, steps, at + 1); found.isThere())
                return found;
        }
        return {};
    }
    return asJson(from);
}

Found Evaluation::own(std::string text)
{
    if (m_scratch.textsUsed == m_scratch.texts.size())
        m_scratch.texts.emplace_back();
    std::string &kept = m_scratch.texts[m_scratch.textsUsed++];
    kept = std::move(text);
    return {Found::Kind::Text, kept, {}};
}

std::string Evaluation::joined(Json::Value container, Modifier modifier)
{
    std::string made;
    size_t listed = 0;
    for (const auto element : container) {
        made += made.empty() ? "" : ", ";
        if (++listed > mostListed)
            return made + "…";
        made += modifier == Modifier::Keys ? element.key() : std::string(textOf(asJson(element)));
    }
    return made;
}

Found Evaluation::modified(Found found, const std::vector<Modifier> &modifiers)
{
    for (const Modifier modifier : modifiers) {
        if (!found.isThere())
            return {};
        std::string made;
        switch (modifier) {
        case Modifier::Lower:
            made = textOf(found);
            std::transform(made.begin(), made.end(), made.begin(),
                [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
            break;
        case Modifier::User: {
            const std::string_view whole = textOf(found);
            found = asText(whole.substr(0, whole.find('@')));
            continue;
        }
        case Modifier::Count: {
            const auto container = opened(found.json);
            made = std::to_string(container.isArray() || container.isObject() ? container.size() : 1);
            break;
        }
        case Modifier::List:
        case Modifier::Keys: {
            const auto container = opened(found.json);
            if (!container.isArray() && !container.isObject())
                continue;
            made = joined(container, modifier);
            break;
        }
        }
        found = own(std::move(made));
    }
    return found;
}

std::string_view Evaluation::textOf(const Found &found)
{
    if (found.kind != Found::Kind::Json)
        return found.text;
    if (isContainer(found) || found.json.isNull())
        return {};
    const std::string_view raw = found.json.raw();
    if (!found.json.isString())
        return raw;
    const std::string_view inner = raw.substr(1, raw.size() - 2);
    return inner.find('\\') == std::string_view::npos ? inner : own(found.json.text()).text;
}

Found Evaluation::first(const Expression &expression)
{
    Found found;
    for (const Reference &reference : expression.alternatives) {
        const Found next = find(reference);
        if (next.isThere())
            return next;
        // JSON's null is the answer when nothing better comes: a condition may ask for it.
        if (next.isNull() && found.kind == Found::Kind::Missing)
            found = next;
    }
    return found;
}

std::string_view Evaluation::text(const Expression &expression)
{
    for (const Reference &reference : expression.alternatives) {
        if (const std::string_view text = textOf(find(reference)); !text.empty())
            return text;
    }
    return {};
}

std::string_view Evaluation::text(const Value &value)
{
    for (const Value::Case &oneCase : value.cases) {
        if (holds(oneCase.when))
            return text(oneCase.use);
    }
    const std::string_view plain = text(value.from);
    if (!value.isMapped)
        return plain;
    for (const auto &[from, to] : value.map) {
        if (from == plain)
            return to;
    }
    return text(value.otherwise);
}

bool Evaluation::holds(const Condition &condition)
{
    return std::all_of(condition.begin(), condition.end(), [this](const Test &test) { return passes(test); });
}

bool Evaluation::passes(const Test &test)
{
    // Of a list, any one element will do.
    for (const Reference &reference : test.what.alternatives) {
        if (reference.isMany && comparesAny(test, reference, start(reference), 0))
            return !test.negated;
    }
    return compares(test, first(test.what)) != test.negated;
}

bool Evaluation::comparesAny(const Test &test, const Reference &reference, Json::Value from, size_t at)
{
    for (; at < reference.steps.size() && from.isValid(); ++at) {
        if (reference.steps[at].kind != Step::Kind::Each) {
            from = stepInto(from, reference.steps[at]);
            continue;
        }
        for (const auto element : opened(from)) {
            if (comparesAny(test, reference, element, at + 1))
                return true;
        }
        return false;
    }
    return from.isValid() && compares(test, modified(asJson(from), reference.modifiers));
}

bool Evaluation::compares(const Test &test, const Found &found)
{
    if (test.is == Test::Is::There)
        return found.isThere();
    if (test.is == Test::Is::OfType)
        return isOfType(found, test.type);
    const std::string_view text = textOf(found);
    switch (test.is) {
    case Test::Is::StartsWith: return text.starts_with(test.wanted.front().text);
    case Test::Is::EndsWith: return text.ends_with(test.wanted.front().text);
    case Test::Is::Contains: return text.find(test.wanted.front().text) != std::string_view::npos;
    case Test::Is::SameAs: return found.isThere() && text == this->text(test.other);
    case Test::Is::Pattern:
        return found.isThere()
            && test.pattern.match(QString::fromUtf8(text.data(), qsizetype(std::min(text.size(), mostPatternBytes))))
                   .hasMatch();
    default: break;
    }
    return std::any_of(test.wanted.begin(), test.wanted.end(), [&](const Wanted &wanted) {
        switch (wanted.type) {
        case Wanted::Type::Null: return found.isNull();
        case Wanted::Type::True: return isTruth(found, true);
        case Wanted::Type::False: return isTruth(found, false);
        case Wanted::Type::Text: break;
        }
        const bool isText = found.kind == Found::Kind::Text
            || (found.kind == Found::Kind::Json && (found.json.isString() || found.json.isNumber()));
        return isText && text == wanted.text;
    });
}

std::string Evaluation::render(const Template &made)
{
    std::string out;
    size_t bracketStart = 0; ///< where the text of the open bracket begins in out
    int open = 0, dropped = 0;
    for (const Template::Part &part : made.parts) {
        if (part.optional != open) {
            open = part.optional;
            bracketStart = out.size();
        }
        if (part.optional != 0 && part.optional == dropped)
            continue;
        if (part.expression.alternatives.empty()) {
            out += part.text;
            continue;
        }
        const std::string_view filled = text(part.expression);
        if (filled.empty() && part.optional != 0) {
            out.resize(bracketStart);
            dropped = part.optional;
        }
        out += filled;
    }
    return out;
}

} // namespace providers
