// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/json_document.h"

#include "detail/newest.h"
#include "detail/tr.h"

#include <algorithm>
#include <map>

namespace detail {

using core::Json;

namespace {

/// JSON in a string in JSON … is followed so deep.
constexpr int maxInside = 8;

core::Result<std::shared_ptr<const JsonDocument>> read(std::string_view text,
    const std::atomic<bool> &cancelled, int depth);

/// Whether it is worth trying to parse the content of this string literal.
bool looksLikeJson(std::string_view literal)
{
    std::string_view inner = literal.substr(1, literal.size() - 2);
    while (!inner.empty() && inner.front() == ' ')
        inner.remove_prefix(1);
    while (!inner.empty() && inner.back() == ' ')
        inner.remove_suffix(1);
    return inner.size() > 2
        && ((inner.front() == '{' && inner.back() == '}')
            || (inner.front() == '[' && inner.back() == ']'));
}

class Survey
{
public:
    Survey(JsonDocument &document, const std::atomic<bool> &cancelled, int depth)
        : m_document(document), m_cancelled(cancelled), m_depth(depth) { }

    void look(Json::Value value)
    {
        if (m_cancelled)
            return;
        if (value.isString())
            lookInside(value);
        if (value.isObject())
            findDuplicates(value);
        qsizetype position = 0;
        const bool paged = value.size() > JsonDocument::pageSize;
        for (auto child = value.begin(); child != value.end(); ++child) {
            if (paged && position++ % JsonDocument::pageSize == 0)
                m_document.pages[value.offset()].push_back(child);
            look(*child);
        }
    }

private:
    void lookInside(Json::Value value)
    {
        if (m_depth >= maxInside || !looksLikeJson(value.raw()))
            return;
        auto inside = read(value.text(), m_cancelled, m_depth + 1);
        if (inside && inside.value()->json.root().size() > 0)
            m_document.inside.emplace(value.offset(), *std::move(inside));
    }

    void findDuplicates(Json::Value object)
    {
        if (object.size() < 2)
            return;
        m_members.clear();
        for (const Json::Value member : object)
            m_members.emplace_back(member.rawKey(), member.offset());
        const bool escaped = std::any_of(m_members.begin(), m_members.end(),
            [](const auto &member) { return member.first.find('\\') != std::string_view::npos; });
        if (escaped)
            return findEscapedDuplicates(object);
        std::sort(m_members.begin(), m_members.end());
        for (size_t i = 1; i < m_members.size(); ++i) {
            if (m_members[i].first == m_members[i - 1].first)
                m_document.duplicates.insert({m_members[i].second, m_members[i - 1].second});
        }
    }

    /// "a" and "\u0061" are the same key.
    void findEscapedDuplicates(Json::Value object)
    {
        std::map<std::string, qsizetype> first;
        for (const Json::Value member : object) {
            const auto [place, isNew] = first.emplace(member.key(), member.offset());
            if (!isNew)
                m_document.duplicates.insert({place->second, member.offset()});
        }
    }

    JsonDocument &m_document;
    const std::atomic<bool> &m_cancelled;
    int m_depth;
    std::vector<std::pair<std::string_view, qsizetype>> m_members; // its memory is used again
};

core::Result<std::shared_ptr<const JsonDocument>> read(std::string_view text,
    const std::atomic<bool> &cancelled, int depth)
{
    // Only the outermost is large; what is inside goes with it.
    const auto document = depth == 0 ? makeLarge<JsonDocument>() : std::make_shared<JsonDocument>();
    if (const auto done = document->json.read(text); !done)
        return done.error();
    Survey(*document, cancelled, depth).look(document->json.root());
    if (cancelled)
        return core::Error{core::ErrorCode::Cancelled, Tr::tr("Reading the body was cancelled.")};
    return std::shared_ptr<const JsonDocument>(document);
}

} // namespace

core::Result<std::shared_ptr<const JsonDocument>> readJson(std::string_view text,
    const std::atomic<bool> &cancelled)
{
    return read(text, cancelled, 0);
}

QString beginningOfString(std::string_view literal, size_t bytes)
{
    if (literal.size() <= bytes)
        return QString::fromStdString(core::unescapeJson(literal));
    std::string_view part = literal.substr(0, bytes);
    // Twelve bytes are the longest escape: two units of \uXXXX.
    const size_t escape = part.rfind('\\');
    if (escape != std::string_view::npos && part.size() - escape < 12) {
        const size_t first = part.rfind('\\', escape ? escape - 1 : 0);
        part = part.substr(0, first != std::string_view::npos && escape - first == 6 ? first : escape);
        while (part.ends_with('\\'))
            part.remove_suffix(1);
    }
    QString text = QString::fromStdString(core::unescapeJson(std::string(part) + '"'));
    while (text.endsWith(QChar::ReplacementCharacter))
        text.chop(1);
    return text;
}

} // namespace detail
