// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/json_path.h"
#include "filter/predicate.h"
#include "filter/subject.h"
#include "filter/text_search.h"

#include <optional>
#include <string_view>
#include <vector>

namespace filter {

/// A piece of text that a body must hold for a condition to be true, looked for in its bytes
/// before anything is parsed. Takes into account that JSON may write any character as an
/// escape, so it never rules out wrongly. Immutable; any thread.
class Fragment
{
public:
    /// The longest piece of \p text that JSON has only one plain way to write. No value when
    /// there is none.
    static std::optional<Fragment> of(std::string_view text, Case sensitivity);

    /// The Decimal::digits() of a number, with or without a point among them. No value when
    /// there are none.
    static std::optional<Fragment> ofNumber(const std::string &digits);

    bool mayBeIn(Subject &subject) const;

private:
    Fragment(std::string_view text, Case sensitivity, bool isAscii) : m_search(text, sensitivity), m_isAscii(isAscii) { }

    TextSearch m_search;
    bool m_isAscii;
    std::string m_digits; ///< of a number
};

/// What a body must hold for a path to lead somewhere in it, and to one of some values.
class BodyPrefilter
{
public:
    void requireKeys(const JsonPath &path);
    /// One of the texts must occur; without a call, or when one of them cannot be searched
    /// for, values rule nothing out.
    void requireAnyOf(const std::vector<TextPredicate> &texts);
    void require(std::string_view literal, Case sensitivity);

    bool mayHold(Subject &subject) const;

private:
    std::vector<Fragment> m_all;
    std::vector<Fragment> m_any;
};

/// What must be true of a body so that resolving its escapes can bring \p text to light.
enum class Hiding { InNothing, InAsciiEscapes, InAnyEscape, BehindBackslash };
Hiding hidingOf(std::string_view text);
/// Whether resolving the escapes of this body may be worth the while.
bool mayHide(Hiding hiding, Subject &subject);

} // namespace filter
