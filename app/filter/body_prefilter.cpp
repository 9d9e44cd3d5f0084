// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/body_prefilter.h"

#include <algorithm>

namespace filter {

static bool isAscii(char c)
{
    return (c & 0x80) == 0;
}

/// Characters that JSON writes in more than one way, or only escaped.
static bool isSpecial(char c)
{
    return isAscii(c) && (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '/' || c == 0x7f);
}

/// The longest run of ASCII, or of other, characters that are not special.
static std::string_view longestRun(std::string_view text, bool ofAscii)
{
    std::string_view longest;
    for (size_t begin = 0; begin < text.size();) {
        size_t end = begin;
        while (end < text.size() && isAscii(text[end]) == ofAscii && !isSpecial(text[end]))
            ++end;
        if (end - begin > longest.size())
            longest = text.substr(begin, end - begin);
        begin = std::max(end, begin + 1);
    }
    return longest;
}

std::optional<Fragment> Fragment::of(std::string_view text, Case sensitivity)
{
    for (const bool ofAscii : {true, false}) {
        if (const std::string_view run = longestRun(text, ofAscii); !run.empty())
            return Fragment(run, sensitivity, ofAscii);
    }
    return std::nullopt;
}

std::optional<Fragment> Fragment::ofNumber(const std::string &digits)
{
    auto fragment = of(digits, Case::Respected);
    if (fragment)
        fragment->m_digits = digits;
    return fragment;
}

/// Whether the digits stand in \p text with a point somewhere between them, as in 1.25e7.
static bool holdsAroundPoint(std::string_view text, std::string_view digits)
{
    for (size_t point = text.find('.'); point != std::string_view::npos; point = text.find('.', point + 1)) {
        const size_t most = std::min(point, digits.size() - 1);
        for (size_t before = 1; before <= most; ++before) {
            if (text.substr(point - before, before) == digits.substr(0, before)
                && text.substr(point + 1).starts_with(digits.substr(before)))
                return true;
        }
    }
    return false;
}

bool Fragment::mayBeIn(Subject &subject) const
{
    return m_search.isIn(subject.body()) || (!m_digits.empty() && holdsAroundPoint(subject.body(), m_digits))
        || (m_isAscii ? subject.mayHideAscii() : subject.mayHideAny());
}

void BodyPrefilter::requireKeys(const JsonPath &path)
{
    for (const JsonStep &step : path.steps) {
        if (step.kind == JsonStep::Kind::Key)
            require(step.key, Case::Respected);
    }
}

void BodyPrefilter::requireAnyOf(const std::vector<TextPredicate> &texts)
{
    for (const TextPredicate &text : texts) {
        const auto fragment = text.number() ? Fragment::ofNumber(text.number()->digits())
                                            : Fragment::of(text.required(), Case::Ignored);
        if (!fragment) {
            m_any.clear();
            return;
        }
        m_any.push_back(*fragment);
    }
}

void BodyPrefilter::require(std::string_view literal, Case sensitivity)
{
    if (const auto fragment = Fragment::of(literal, sensitivity))
        m_all.push_back(*fragment);
}

bool BodyPrefilter::mayHold(Subject &subject) const
{
    const auto isIn = [&](const Fragment &fragment) { return fragment.mayBeIn(subject); };
    return (m_any.empty() || std::any_of(m_any.begin(), m_any.end(), isIn)) && std::all_of(m_all.begin(), m_all.end(), isIn);
}

Hiding hidingOf(std::string_view text)
{
    if (text.empty())
        return Hiding::InNothing;
    if (std::any_of(text.begin(), text.end(), isSpecial))
        return Hiding::BehindBackslash;
    return std::all_of(text.begin(), text.end(), isAscii) ? Hiding::InAsciiEscapes : Hiding::InAnyEscape;
}

bool mayHide(Hiding hiding, Subject &subject)
{
    switch (hiding) {
    case Hiding::InAsciiEscapes:
        return subject.mayHideAscii();
    case Hiding::InAnyEscape:
        return subject.mayHideAny();
    case Hiding::BehindBackslash:
        return subject.body().find('\\') != std::string_view::npos;
    default:
        return false;
    }
}

} // namespace filter
