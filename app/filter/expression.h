// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/field.h"

#include <limits>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace filter {

/// Where in the text something stands, in QChars. No part of what it means, so two places are
/// always equal: a query read from its printed form is the same query.
struct Place {
    qsizetype position = 0;
    qsizetype length = 0;
    bool operator==(const Place &) const { return true; }
};

enum class Operator : quint8 { Is, Equal, NotEqual, Greater, GreaterEqual, Less, LessEqual };

/// A value as it was written.
struct Value {
    enum class Kind : quint8 {
        Literal, ///< a word or a text in quotes
        Pattern, ///< a word with *
        Range, ///< text..upTo, either may be empty
        Reference, ///< @field
        Presence, ///< behind has: a field or path
    };
    Kind kind = Kind::Literal;
    QString text;
    QString upTo;
    FieldRef field; ///< of Reference and Presence
    Place place;

    bool operator==(const Value &) const = default;
};

/// Whole numbers from low to high, both included; in the unit that the field is stored in.
struct Span {
    qint64 low = std::numeric_limits<qint64>::min();
    qint64 high = std::numeric_limits<qint64>::max();
    bool contains(qint64 value) const { return value >= low && value <= high; }
    bool operator==(const Span &) const = default;
};

/// A text to compare with, in UTF-8.
struct TextValue {
    std::string text;
    bool isPattern = false;
};

/// Decimal numbers as written; an empty side is open. Both sides are included unless said.
struct DecimalRange {
    std::string low, high;
    bool isLowOpen = false; ///< greater than low, not equal
    bool isHighOpen = false;
};

/// What the values of a condition come to, once checked. Follows from the rest of the
/// condition and the moment of checking, so it takes no part in comparisons.
struct Meaning {
    std::vector<Span> spans; ///< of fields that are stored as numbers
    std::vector<TextValue> texts; ///< of all others
    std::vector<DecimalRange> ranges; ///< of bodies, headers and query items
    bool operator==(const Meaning &) const { return true; }
};

struct Expression;

struct Everything { ///< of an empty query
    bool operator==(const Everything &) const = default;
};
struct Not {
    std::vector<Expression> operand; ///< exactly one
    bool operator==(const Not &) const = default;
};
struct And {
    std::vector<Expression> operands; ///< two or more, none of them an And
    bool operator==(const And &) const = default;
};
struct Or {
    std::vector<Expression> operands; ///< two or more, none of them an Or
    bool operator==(const Or &) const = default;
};
struct SavedFilter {
    QString name;
    std::shared_ptr<const Expression> expression; ///< once checked; immutable, so it is shared
    bool operator==(const SavedFilter &other) const { return name == other.name; }
};
struct Condition {
    FieldRef field;
    Operator op = Operator::Is;
    std::vector<Value> values; ///< any of them
    Meaning meaning;
    bool operator==(const Condition &) const = default;
};
struct Regex {
    FieldRef field; ///< only when hasField
    bool hasField = false;
    QString pattern; ///< as between the slashes
    bool respectsCase = false;
    bool operator==(const Regex &) const = default;
};
struct SameElement {
    FieldRef path;
    std::vector<Expression> condition; ///< exactly one
    bool operator==(const SameElement &) const = default;
};
struct FreeText {
    QString text;
    bool operator==(const FreeText &) const = default;
};

/// A query as a tree. A value: copying it copies all of it.
struct Expression {
    std::variant<Everything, Not, And, Or, SavedFilter, Condition, Regex, SameElement, FreeText> node;
    Place place;
    bool operator==(const Expression &) const = default;
};

} // namespace filter
