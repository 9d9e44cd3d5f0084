// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/content.h"

#include "core/content_encoding.h"
#include "core/json_text.h"
#include "core/request_parts.h"

#include <algorithm>

namespace providers {

namespace {

/// A few KB on the wire may stand for a GB; what is larger is stored all the same, and shown.
constexpr qsizetype mostDecodedBytes = 8 * 1024 * 1024;

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

char small(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return small(x) == small(y); });
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

/// The value of a parameter of a header value: boundary in `multipart/form-data; boundary="x"`.
std::string_view headerParameter(std::string_view value, std::string_view name)
{
    for (size_t at = value.find(';'); at != std::string_view::npos; at = value.find(';', at + 1)) {
        const std::string_view rest = trimmed(value.substr(at + 1));
        const size_t equals = rest.find('=');
        if (equals == std::string_view::npos || !equalIgnoringCase(trimmed(rest.substr(0, equals)), name))
            continue;
        std::string_view found = rest.substr(equals + 1);
        if (found.starts_with('"'))
            return found.substr(1, found.find('"', 1) - 1);
        return trimmed(found.substr(0, found.find(';')));
    }
    return {};
}

/// The value of the first header of that name in header lines; empty when there is none.
std::string_view findHeader(std::string_view lines, std::string_view name)
{
    while (!lines.empty()) {
        const size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.size() > name.size() && line[name.size()] == ':' && equalIgnoringCase(line.substr(0, name.size()), name))
            return trimmed(line.substr(name.size() + 1));
    }
    return {};
}

bool looksLikeJson(std::string_view text)
{
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

bool namesJson(std::string_view contentType)
{
    return contentType == "application/json" || contentType == "text/json" || contentType.ends_with("+json");
}

} // namespace

std::string toUtf8(std::string_view text)
{
    if (std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; }))
        return std::string(text);
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toStdString();
}

std::vector<Parameter> parseUrlEncoded(std::string_view text, size_t most)
{
    std::vector<Parameter> all;
    for (std::string_view name, value; all.size() < most && core::takeUrlItem(text, name, value);)
        all.push_back({toUtf8(core::urlDecoded(name)), toUtf8(core::urlDecoded(value))});
    return all;
}

std::vector<Parameter> parseMultipart(std::string_view body, std::string_view boundary, size_t most)
{
    std::vector<Parameter> all;
    if (boundary.empty() || boundary.size() > 200)
        return all;
    const std::string mark = "--" + std::string(boundary);
    size_t at = body.find(mark);
    while (at != std::string_view::npos && all.size() < most) {
        const size_t begin = at + mark.size();
        at = body.find("\n" + mark, begin);
        if (at == std::string_view::npos)
            break;
        const std::string_view part = body.substr(begin, at - begin);
        ++at;
        // The head of a part ends with an empty line; some senders end lines with \n alone.
        size_t headEnd = part.find("\r\n\r\n"), gap = 4;
        if (headEnd == std::string_view::npos) {
            headEnd = part.find("\n\n");
            gap = 2;
        }
        if (headEnd == std::string_view::npos)
            continue;
        const std::string_view disposition = findHeader(part.substr(0, headEnd), "content-disposition");
        const std::string_view name = headerParameter(disposition, "name");
        std::string_view value = part.substr(headEnd + gap);
        if (value.ends_with('\r'))
            value.remove_suffix(1);
        const bool isFile = !headerParameter(disposition, "filename").empty();
        if (!name.empty())
            all.push_back({toUtf8(name), isFile ? std::string() : toUtf8(value)});
    }
    return all;
}

Content::Content(const core::Request &request, core::Json &json) : m_request(request), m_json(json)
{
    m_path = core::pathOf(view(request.target));
    for (const char c : core::mediaType(header("content-type")))
        m_contentType += small(c);
    if (!request.body.isEmpty())
        readBody();
}

void Content::readBody()
{
    std::string_view text = view(m_request.body);
    core::DecodedBody decoded;
    if (!header("content-encoding").empty()) {
        decoded = core::decodeBody(m_request.body, core::parseHeaders(m_request.head), mostDecodedBytes);
        text = view(decoded.bytes);
        // Bytes in an encoding that we do not undo say nothing about what they hold. Bytes that
        // are not in the encoding they claim may well be what they look like.
        if (!decoded.error.text.isEmpty() && decoded.error.code != core::ErrorCode::Corrupt) {
            m_shape = Shape::Encoded;
            return;
        }
    }
    QByteArray narrowed;
    text = core::jsonText(text, narrowed);
    const bool isForm = m_contentType == "application/x-www-form-urlencoded"
        || m_contentType == "multipart/form-data";
    if (looksLikeJson(text) || namesJson(m_contentType))
        readJson(text);
    if (m_shape != Shape::Json && isForm)
        readForm(text);
    if (m_shape == Shape::Empty)
        m_shape = Shape::Other;
}

void Content::readJson(std::string_view text)
{
    const auto read = m_json.read(text, mostValues);
    if (read) {
        m_shape = Shape::Json;
        return;
    }
    // What is only too much for us is not wrong.
    const bool isTooMuch = read.error().code == core::ErrorCode::Unsupported;
    m_shape = isTooMuch ? Shape::HugeJson : Shape::BadJson;
    if (!isTooMuch && !m_request.truncated)
        m_flags |= core::InvalidJson;
}

void Content::readForm(std::string_view text)
{
    m_form = m_contentType == "multipart/form-data"
        ? parseMultipart(text, headerParameter(header("content-type"), "boundary"))
        : parseUrlEncoded(text.substr(0, size_t(mostDecodedBytes)));
    if (m_shape == Shape::Empty && !m_form.empty())
        m_shape = Shape::Form;
}

std::string_view Content::method() const
{
    return view(m_request.method);
}

std::string_view Content::pathSegment(qsizetype index) const
{
    std::string_view rest = m_path;
    const auto skipSlashes = [&](bool atEnd) {
        while (!rest.empty() && (atEnd ? rest.back() : rest.front()) == '/')
            atEnd ? rest.remove_suffix(1) : rest.remove_prefix(1);
    };
    const bool fromEnd = index < 0;
    for (qsizetype left = fromEnd ? -index : index + 1;; ) {
        skipSlashes(fromEnd);
        const size_t slash = fromEnd ? rest.rfind('/') : rest.find('/');
        const std::string_view segment = slash == std::string_view::npos ? rest
            : fromEnd ? rest.substr(slash + 1) : rest.substr(0, slash);
        if (--left == 0 || segment.empty())
            return segment;
        fromEnd ? rest.remove_suffix(segment.size()) : rest.remove_prefix(segment.size());
    }
}

std::string_view Content::header(std::string_view name) const
{
    return findHeader(view(m_request.head), name);
}

const std::vector<Parameter> &Content::query() const
{
    if (!std::exchange(m_queryRead, true))
        m_query = parseUrlEncoded(core::queryOf(view(m_request.target)));
    return m_query;
}

} // namespace providers
