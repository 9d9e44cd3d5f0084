// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "providers/content.h"
#include "providers/description.h"

#include <deque>

namespace providers {

/// What a reference led to.
struct Found {
    enum class Kind : quint8 { Missing, Text, Json };
    Kind kind = Kind::Missing;
    std::string_view text; ///< for Kind::Text
    core::Json::Value json; ///< for Kind::Json; never JSON's null with Kind::Missing

    bool isNull() const { return kind == Kind::Json && json.isNull(); }
    bool isThere() const { return kind != Kind::Missing && !isNull(); }
};

/// Memory that one thread uses for one request after another.
struct Scratch {
    struct Slot {
        quint64 stamp = 0; ///< of the element (or request) for which found holds
        Found found;
    };
    core::Json json;
    std::vector<Slot> slots;
    std::deque<core::Json> inner; ///< JSON found inside of texts
    size_t innerUsed = 0;
    size_t innerBytes = 0; ///< of all that was read of them, which is bounded
    quint32 innerValues = 0;
    std::deque<std::string> texts; ///< of values that are not written in the request as they are
    size_t textsUsed = 0;
    quint64 lastStamp = 0;
};

/// Looks up the expressions of descriptions in one request. Each reference is followed once
/// for the element (or the request) that it depends on, then remembered.
class Evaluation
{
public:
    Evaluation(const Content &content, Scratch &scratch, int slots);

    /// Whose named values are meant from now on.
    void setValues(const std::vector<Value> &values) { m_values = &values; }

    /// Enters an element of a list; "." means it until leave().
    void enter(core::Json::Value element);
    void leave();

    /// Calls \p visit within each element that \p path names.
    template <typename Visit>
    void forEach(const Reference &path, Visit visit)
    {
        walk(start(path), path, 0, visit);
    }

    bool holds(const Condition &condition);
    std::string_view text(const Expression &expression);
    std::string_view text(const Value &value);
    std::string render(const Template &made);

private:
    struct Element {
        core::Json::Value value;
        quint64 stamp = 0;
    };

    Found find(const Reference &reference);
    Found follow(const Reference &reference);
    Found followSteps(core::Json::Value from, const std::vector<Step> &steps, size_t at);
    Found modified(Found found, const std::vector<Modifier> &modifiers);
    std::string joined(core::Json::Value container, Modifier modifier);
    Found parameter(const std::vector<Parameter> &parameters, const std::string &name) const;
    Found own(std::string text); ///< kept until the request is done with
    core::Json::Value start(const Reference &path) const;
    core::Json::Value opened(core::Json::Value value); ///< JSON in a text as JSON
    core::Json::Value stepInto(core::Json::Value value, const Step &step);
    quint64 stampOf(const Reference &reference) const;

    Found first(const Expression &expression);
    bool passes(const Test &test);
    bool comparesAny(const Test &test, const Reference &reference, core::Json::Value from, size_t at);
    bool compares(const Test &test, const Found &found);
    std::string_view textOf(const Found &found);

    template <typename Visit>
    void walk(core::Json::Value value, const Reference &path, size_t at, Visit &visit)
    {
        for (; at < path.steps.size() && path.steps[at].kind != Step::Kind::Each; ++at)
            value = stepInto(value, path.steps[at]);
        if (at == path.steps.size())
            return visit();
        value = opened(value);
        if (!value.isArray())
            return;
        for (const auto element : value) {
            enter(element);
            walk(element, path, at + 1, visit);
            leave();
        }
    }

    const Content &m_content;
    Scratch &m_scratch;
    const std::vector<Value> *m_values = nullptr;
    std::vector<Element> m_elements; ///< the first one is the body as a whole
};

} // namespace providers
