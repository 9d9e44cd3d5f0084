// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json.h"
#include "providers/catalogue.h"
#include "providers/expression.h"

#include <QRegularExpression>

#include <array>
#include <optional>

namespace providers {

/// A value that a condition asks for.
struct Wanted {
    enum class Type : quint8 { Text, True, False, Null };
    Type type = Type::Text;
    std::string text; ///< numbers are compared as they are written
};

/// One demand on one expression.
struct Test {
    enum class Is : quint8 { OneOf, There, StartsWith, EndsWith, Contains, Pattern, SameAs, OfType };
    Is is = Is::OneOf;
    bool negated = false;
    Expression what;
    std::vector<Wanted> wanted; ///< for OneOf; for the text comparisons one of type Text
    Expression other; ///< for SameAs
    QRegularExpression pattern;
    core::Json::Type type = core::Json::Type::Null; ///< for OfType; True stands for both truths
};

/// All must hold.
using Condition = std::vector<Test>;

/// How a value is found: the first case that holds, otherwise \a from, translated by \a map.
struct Value {
    struct Case {
        Condition when;
        Expression use;
    };
    std::vector<Case> cases;
    Expression from;
    std::vector<std::pair<std::string, std::string>> map;
    Expression otherwise; ///< for what the map does not hold
    bool isMapped = false;
};

enum class TimeUnit : quint8 { Seconds, Milliseconds, Iso };

/// The texts of core::Event that a description can fill.
enum Fact : size_t { From, To, Contact, Conversation, Message, Text, Media, Direction, FactCount };

/// What is told of an event once its type is known.
struct Outcome {
    Template kind;
    Template summary;
    std::array<std::optional<Value>, FactCount> facts;
    std::optional<Value> time;
    TimeUnit timeUnit = TimeUnit::Seconds;
};

/// An event type, or a group of them, as it stands in "events".
struct Node {
    Condition when;
    std::vector<Reference> each; ///< alternatives; empty when it is about no list
    int type = -1; ///< index into Provider::eventTypes; -1 for a group
    bool never = false; ///< undocumented: listed, never recognised
    Outcome outcome; ///< of a type
    std::vector<Node> children; ///< of a group
};

/// One of the ways in which a provider's requests are known.
struct Gate {
    Condition when;
    int certainty = 2; ///< 3 sure, 2 likely, 1 possible
};

/// A provider with everything that the recogniser needs. Immutable once compiled.
struct Description {
    Provider provider;
    std::string name; ///< of the provider
    std::vector<std::string> typeNames; ///< parallel to Provider::eventTypes
    std::vector<Value> values; ///< by Reference::named
    std::vector<Gate> gates;
    std::vector<Node> nodes;
};

} // namespace providers
