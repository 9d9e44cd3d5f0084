// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/subject.h"

#include "core/json_text.h"

#include <QChar>
#include <QString>

namespace filter {

/// What is larger is not kept for the next record: a scan of small bodies need not hold the
/// memory of the largest one.
constexpr size_t keptBytes = 1024 * 1024;

/// JSON in a string in a string; nobody means more.
constexpr size_t maxUnescapings = 4;

void Subject::begin(Record &record)
{
    m_record = &record;
    m_event = nullptr;
    m_body.reset();
    m_narrowed.clear();
    m_isJsonRead = m_isUnescaped = m_areHeadersRead = false;
    m_hidesAscii.reset();
    m_hidesAny.reset();
    m_unescaped.clear();
    if (m_json.text().size() > keptBytes)
        m_json = core::Json();
}

std::string_view Subject::body()
{
    if (!m_body)
        m_body = core::jsonText(m_record->body(), m_narrowed);
    return *m_body;
}

core::Json::Value Subject::json()
{
    if (!m_isJsonRead) {
        m_isJsonRead = true;
        const std::string_view text = body();
        const size_t first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
        static constexpr std::string_view begins = "{[\"-0123456789tfn";
        // Reading would fail as well, but it would word an error first.
        if (first == std::string_view::npos || begins.find(text[first]) == std::string_view::npos || !m_json.read(text))
            m_json = core::Json();
    }
    return m_json.root();
}

const std::vector<std::string> &Subject::unescapedBodies()
{
    if (!m_isUnescaped) {
        m_isUnescaped = true;
        m_unescaped.clear();
        std::string_view text = body();
        while (m_unescaped.size() < maxUnescapings && text.find('\\') != std::string_view::npos) {
            std::string next = unescaped(text);
            if (next == text)
                break;
            m_unescaped.push_back(std::move(next));
            text = m_unescaped.back();
        }
    }
    return m_unescaped;
}

bool Subject::mayHideAscii()
{
    if (!m_hidesAscii)
        m_hidesAscii = mayHideAny() && body().find("\\u00") != std::string_view::npos;
    return *m_hidesAscii;
}

bool Subject::mayHideAny()
{
    if (!m_hidesAny)
        m_hidesAny = body().find('\\') != std::string_view::npos && body().find("\\u") != std::string_view::npos;
    return *m_hidesAny;
}

std::string_view Subject::head()
{
    const QByteArray &head = m_record->head();
    return {head.constData(), size_t(head.size())};
}

const QList<core::Header> &Subject::headers()
{
    if (!m_areHeadersRead) {
        m_areHeadersRead = true;
        m_headers = core::parseHeaders(m_record->head());
    }
    return m_headers;
}

static std::optional<char16_t> unitAt(std::string_view text, size_t at)
{
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return std::nullopt;
    char16_t unit = 0;
    for (size_t i = at + 2; i < at + 6; ++i) {
        const char c = text[i], lower = char(c | 0x20);
        const bool isDigit = c >= '0' && c <= '9';
        if (!isDigit && (lower < 'a' || lower > 'f'))
            return std::nullopt;
        unit = char16_t(unit * 16 + (isDigit ? c - '0' : lower - 'a' + 10));
    }
    return unit;
}

/// Appends the character that the escape at \p at spells; its length, or 0 when it is none.
static size_t appendEscape(std::string &out, std::string_view text, size_t at)
{
    if (const auto unit = unitAt(text, at)) {
        const auto low = QChar::isHighSurrogate(*unit) ? unitAt(text, at + 6) : std::nullopt;
        const bool isPair = low && QChar::isLowSurrogate(*low);
        const char32_t code = isPair ? QChar::surrogateToUcs4(*unit, *low) : *unit;
        out += QString::fromUcs4(&code, 1).toStdString();
        return isPair ? 12 : 6;
    }
    static constexpr std::string_view names = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    const size_t which = at + 1 < text.size() ? names.find(text[at + 1]) : std::string_view::npos;
    if (which == std::string_view::npos)
        return 0;
    out += meanings[which];
    return 2;
}

std::string unescaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (size_t at = 0; at < text.size();) {
        const size_t escape = std::min(text.find('\\', at), text.size());
        out.append(text.substr(at, escape - at));
        at = escape;
        if (at == text.size())
            break;
        const size_t length = appendEscape(out, text, at);
        if (length == 0)
            out += '\\';
        at += std::max<size_t>(length, 1);
    }
    return out;
}

} // namespace filter
