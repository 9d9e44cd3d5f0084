// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace providers {

/// One step of a path into JSON: `.key`, `[3]` (negative counts from the end) or `[]`.
struct Step {
    enum class Kind : quint8 { Key, Index, Each };
    Kind kind = Kind::Key;
    std::string key;
    qsizetype index = 0;
};

/// What is done to a value before it is used: `.chat_id:user`.
enum class Modifier : quint8 {
    Lower, ///< in small letters
    User, ///< of a WhatsApp id, what stands before the "@"
    Count, ///< how many elements or members
    List, ///< the elements of a list, joined by ", "
    Keys, ///< the keys of an object, joined by ", "
};

/// Where one value of a request is found, compiled from `body.event.type`, `header.X-Id`,
/// `path[-1]`, `.from` (in the current element), `^.id` (in the element around it), `$name`
/// or 'text'.
struct Reference {
    enum class Source : quint8 { Method, Path, Query, Header, Form, Body, Element, Named, Literal };
    Source source = Source::Literal;
    int up = 0; ///< Element: how many elements outwards
    int named = -1; ///< Named: index of the value
    int slot = -1; ///< where its result is remembered while a request is looked at
    std::string name; ///< of a query, header or form field; the text of a literal
    std::vector<Step> steps;
    std::vector<Modifier> modifiers;
    bool isMany = false; ///< a step leads to each element of a list
};

/// Alternatives, `.text.body | .caption | 'none'`: the first one that is there and not empty.
struct Expression {
    std::vector<Reference> alternatives;
};

/// A text with places to fill in: "{.from} wrote {.text.body}[ in {.chat_name}]". What stands
/// in square brackets is left out when one of its places stays empty.
struct Template {
    struct Part {
        std::string text;
        Expression expression; ///< of a place; no alternatives when this is plain text
        int optional = 0; ///< number of the bracket it stands in, 0 for none
    };
    std::vector<Part> parts;
    bool isFixed() const;
    std::string fixedPrefix() const; ///< the text before the first place
};

/// Gives equal references one place in the scratch memory, so that each is looked up once a
/// request, whichever and however many providers ask for it.
class SlotTable
{
public:
    int slot(const std::string &key);
    int size() const { return int(m_slots.size()); }

private:
    std::unordered_map<std::string, int> m_slots;
};

/// Compiles the texts of a provider's file. Errors are sentences without place; the caller
/// knows where the text stands.
class ExpressionParser
{
public:
    /// \p scope keeps the named values of one provider apart from those of another.
    ExpressionParser(SlotTable &slotTable, std::string scope)
        : m_slots(slotTable), m_scope(std::move(scope)) { }

    void addName(const std::string &name) { m_names.push_back(name); }

    core::Result<Expression> expression(std::string_view text) const;
    core::Result<Template> textTemplate(std::string_view text) const;
    core::Result<Reference> reference(std::string_view text) const;

private:
    SlotTable &m_slots;
    std::string m_scope;
    std::vector<std::string> m_names; ///< in the order of their values
};

} // namespace providers
