// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace filter {

enum class Case { Respected, Ignored };

/// The text in the form in which texts are compared when case is ignored: by Unicode's simple
/// folding, character by character. ASCII letters are equal to ASCII letters only (not to the
/// Kelvin sign), so that bytes can be searched. Bytes that are no UTF-8 stay.
std::string folded(std::string_view text);

/// UTF-8 as a QString, with a byte order mark at its beginning, which QString::fromUtf8() drops.
QString decodedText(std::string_view utf8);

/// Finds one text in many, fast: a body that lacks it costs some 16 bytes a cycle. Immutable;
/// any thread.
class TextSearch
{
public:
    struct Hit {
        size_t offset = std::string_view::npos;
        size_t length = 0; ///< in the searched text; folding may change lengths
        explicit operator bool() const { return offset != std::string_view::npos; }
    };

    TextSearch(std::string_view needle, Case sensitivity);

    Hit find(std::string_view text, size_t from = 0) const;
    bool isIn(std::string_view text) const { return bool(find(text)); }

private:
    size_t findBytes(std::string_view text, size_t from) const;
    bool fitsAt(const char *text) const;
    Hit findCharacters(std::string_view text, size_t from) const;

    std::string m_needle; ///< folded when case is ignored
    std::string m_mask; ///< 0x20 where a letter may have either case
    size_t m_first = 0, m_second = 0; ///< places of the two bytes that occur least in texts
    bool m_isByteWise = true;
};

/// A text with * in it, each standing for any text; the whole must fit. Ignores case or not.
class Wildcard
{
public:
    Wildcard(std::string_view pattern, Case sensitivity);
    bool fits(std::string_view text) const;
    /// The longest text that everything that fits must contain.
    const std::string &longestPart() const;

private:
    std::vector<std::string> m_parts; ///< between the stars
    Case m_sensitivity;
};

} // namespace filter
