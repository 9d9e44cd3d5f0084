// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/text_search.h"

#include "filter/byte_pair.h"

#include <QChar>

#include <algorithm>
#include <cstring>

namespace filter {

namespace {

constexpr size_t none = std::string_view::npos;

struct Character {
    char32_t code = 0;
    size_t length = 1; ///< in bytes; 1 and the byte itself above 0x110000 when it is no UTF-8
};

Character characterAt(std::string_view text, size_t at)
{
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    const size_t length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    const Character invalid{0x110000u + lead, 1};
    if (length == 1)
        return {lead, 1};
    if (length == 0 || at + length > text.size())
        return invalid;
    char32_t code = lead & (0xffu >> (length + 1));
    for (size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return invalid;
        code = (code << 6) | (byte(i) & 0x3f);
    }
    const bool isOverlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (isOverlong || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return invalid;
    return {code, length};
}

char32_t foldedCharacter(char32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c > 0x10ffff)
        return c;
    const char32_t lower = QChar::toCaseFolded(c);
    return lower < 0x80 ? c : lower;
}

void appendCharacter(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xc0 | (c >> 6));
        out += char(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out += char(0xe0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3f));
        out += char(0x80 | (c & 0x3f));
    } else if (c < 0x110000) {
        out += char(0xf0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3f));
        out += char(0x80 | ((c >> 6) & 0x3f));
        out += char(0x80 | (c & 0x3f));
    } else {
        out += char(c - 0x110000);
    }
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

/// Whether no other character folds to this one, and it to no other. True of the scripts
/// without case, such as Hebrew; only these may be searched as bytes.
bool isCaseless(char32_t c)
{
    switch (c > 0x10ffff ? QChar::Symbol_Other : QChar::category(c)) {
    case QChar::Letter_Other:
    case QChar::Number_DecimalDigit:
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Other:
    case QChar::Symbol_Math:
    case QChar::Symbol_Currency:
        return true;
    default:
        return c > 0x10ffff || (c >= 0x1f300 && c < 0x1fb00);
    }
}

bool isSearchableAsBytes(std::string_view foldedNeedle)
{
    for (size_t i = 0; i < foldedNeedle.size();) {
        const Character c = characterAt(foldedNeedle, i);
        if (c.code >= 0x80 && !isCaseless(c.code))
            return false;
        i += c.length;
    }
    return true;
}

/// How often a byte is met in JSON of the kind that webhooks carry; bigger is more often.
int frequency(unsigned char byte)
{
    static constexpr std::string_view oftenFirst = "\"e:,ta1o_is0n2r5md3p467c98lu{}h.f -g/Tb[]vwyk=AZxMzSqjWDNIBCEGPRU";
    const size_t at = oftenFirst.find(char(byte));
    if (at != none)
        return int(oftenFirst.size() - at);
    return byte >= 0x80 ? 20 : 0;
}

} // namespace

std::string folded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    if (isAscii(text)) {
        for (const char c : text)
            out += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
        return out;
    }
    for (size_t i = 0; i < text.size();) {
        const Character c = characterAt(text, i);
        appendCharacter(out, foldedCharacter(c.code));
        i += c.length;
    }
    return out;
}

QString decodedText(std::string_view utf8)
{
    QString marks;
    for (; utf8.starts_with("\xef\xbb\xbf"); utf8.remove_prefix(3))
        marks += QChar(QChar::ByteOrderMark);
    return marks + QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

TextSearch::TextSearch(std::string_view needle, Case sensitivity)
    : m_needle(sensitivity == Case::Ignored ? folded(needle) : std::string(needle)), m_mask(m_needle.size(), '\0')
{
    if (sensitivity == Case::Ignored) {
        m_isByteWise = isSearchableAsBytes(m_needle);
        std::transform(m_needle.begin(), m_needle.end(), m_mask.begin(),
            [](char c) { return c >= 'a' && c <= 'z' ? char(0x20) : '\0'; });
    }
    for (size_t i = 1; i < m_needle.size(); ++i) {
        const auto rarer = [this](size_t a, size_t b) {
            return frequency(static_cast<unsigned char>(m_needle[a])) < frequency(static_cast<unsigned char>(m_needle[b]));
        };
        if (rarer(i, m_first))
            m_second = std::exchange(m_first, i);
        else if (m_second == m_first || rarer(i, m_second))
            m_second = i;
    }
}

TextSearch::Hit TextSearch::find(std::string_view text, size_t from) const
{
    if (from > text.size())
        return {};
    if (m_needle.empty())
        return {from, 0};
    if (!m_isByteWise)
        return findCharacters(text, from);
    const size_t at = findBytes(text, from);
    return {at, at == none ? 0 : m_needle.size()};
}

bool TextSearch::fitsAt(const char *text) const
{
    for (size_t i = 0; i < m_needle.size(); ++i) {
        if ((text[i] | m_mask[i]) != m_needle[i])
            return false;
    }
    return true;
}

size_t TextSearch::findBytes(std::string_view text, size_t from) const
{
    if (text.size() < m_needle.size())
        return none;
    const size_t last = text.size() - m_needle.size();
    const BytePair pair{m_needle[m_first], m_mask[m_first], m_needle[m_second], m_mask[m_second]};
    size_t at = from;
    while (at <= last) {
        at = pair.find(text.data() + m_first, text.data() + m_second, at, last + 1);
        if (at > last)
            return none;
        if (fitsAt(text.data() + at))
            return at;
        ++at;
    }
    return none;
}

/// The slow way, for letters outside ASCII that have case: one character after the other.
TextSearch::Hit TextSearch::findCharacters(std::string_view text, size_t from) const
{
    const char32_t first = characterAt(m_needle, 0).code;
    for (size_t begin = from; begin < text.size();) {
        const Character start = characterAt(text, begin);
        size_t at = begin, matched = 0;
        if (foldedCharacter(start.code) == first) {
            while (matched < m_needle.size() && at < text.size()) {
                const Character wanted = characterAt(m_needle, matched), found = characterAt(text, at);
                if (foldedCharacter(found.code) != wanted.code)
                    break;
                matched += wanted.length;
                at += found.length;
            }
        }
        if (matched == m_needle.size())
            return {begin, at - begin};
        begin += start.length;
    }
    return {};
}

Wildcard::Wildcard(std::string_view pattern, Case sensitivity) : m_sensitivity(sensitivity)
{
    const std::string form = sensitivity == Case::Ignored ? folded(pattern) : std::string(pattern);
    size_t begin = 0;
    for (size_t star = form.find('*'); star != none; star = form.find('*', begin)) {
        m_parts.push_back(form.substr(begin, star - begin));
        begin = star + 1;
    }
    m_parts.push_back(form.substr(begin));
}

bool Wildcard::fits(std::string_view text) const
{
    const std::string form = m_sensitivity == Case::Ignored ? folded(text) : std::string();
    std::string_view rest = m_sensitivity == Case::Ignored ? form : text;
    if (m_parts.size() == 1)
        return rest == m_parts.front();
    if (!rest.starts_with(m_parts.front()))
        return false;
    rest.remove_prefix(m_parts.front().size());
    if (!rest.ends_with(m_parts.back()))
        return false;
    rest.remove_suffix(m_parts.back().size());
    for (size_t i = 1; i + 1 < m_parts.size(); ++i) {
        const size_t at = rest.find(m_parts[i]);
        if (at == none)
            return false;
        rest.remove_prefix(at + m_parts[i].size());
    }
    return true;
}

const std::string &Wildcard::longestPart() const
{
    return *std::max_element(m_parts.begin(), m_parts.end(),
        [](const std::string &a, const std::string &b) { return a.size() < b.size(); });
}

} // namespace filter
