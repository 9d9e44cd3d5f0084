// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/expression.h"

#include <QStringList>

#include <variant>

namespace filter {

/// What the parser makes of a text, before fields and types are checked.
struct Syntax {
    Expression expression;
    QStringList warnings;
};

constexpr qsizetype maxQueryLength = 20'000; ///< in QChars
constexpr int maxQueryDepth = 200; ///< brackets and negations within each other

/// Reads the language; knows the names of fields, not the types of their values.
///
///     query     = conj { "OR" conj }
///     conj      = neg { ["AND"] neg }                      ; a space is AND
///     neg       = ( "NOT" | "-" | "!" ) neg | atom         ; "-" and "!" touch what follows
///     atom      = "(" query ")" | "#" name                 ; a saved filter
///               | field ( ":" | "=" | "!=" ) value { "," value }    ; any of them
///               | field ( ">" | ">=" | "<" | "<=" ) value
///               | [ field ] "~" "/" regex "/" [ "c" ]      ; c = respect case
///               | path ":(" query ")"                      ; body paths: one element fits all of it
///               | word | quoted                            ; free text
///     value     = word | quoted | range | "@" field        ; @field = value in the selected row
///     range     = [ word ] ".." [ word ]                   ; with ":" and fields that have an order
///     field     = name { "." ( key | quoted | "*" | "**" ) | "[" [ index ] "]" }
///     quoted    = '"' … '"'                                ; \" and \\ inside
///
/// Words end at blanks and brackets, values of lists at commas. A word before an operator that
/// is no field is text, unless it is nearly one. Inside `path:( … )` every word before an
/// operator is a key of the element. Any thread.
std::variant<Syntax, SyntaxError> parseSyntax(const QString &text);

} // namespace filter
