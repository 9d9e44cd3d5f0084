// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/json_path.h"

#include "filter/scanner.h"
#include "filter/text_search.h"

#include <algorithm>

namespace filter {

using core::Json;

/// JSON in JSON in JSON is seen in the wild; more is an attack.
constexpr quint32 maxTextDepth = 4;

/// A huge body must not hold its memory for the rest of a scan.
constexpr size_t maxKept = 65'536;

std::variant<JsonPath, SyntaxError> parseJsonPath(const QString &text)
{
    Scanner scanner(text);
    JsonPath path;
    if (!scanner.readFirstStep(path.steps) || !scanner.readSteps(path.steps)) {
        return SyntaxError{scanner.position(), 1, QStringLiteral("This is not a JSON path. "
            "Write keys with points between them, and [] for each element: messages[].type."), {}};
    }
    if (!scanner.atEnd()) {
        return SyntaxError{scanner.position(), text.size() - scanner.position(),
            QStringLiteral("The JSON path ends here. Put a key with other characters than letters, "
                "digits, - and _ in quotes."), {}};
    }
    return path;
}

QString printJsonPath(const JsonPath &path)
{
    QString text;
    for (const JsonStep &step : path.steps) {
        const bool bracket = step.kind == JsonStep::Kind::Index || step.kind == JsonStep::Kind::Elements;
        if (!bracket && !text.isEmpty())
            text += u'.';
        switch (step.kind) {
        case JsonStep::Kind::Key:
            text += printKey(decodedText(step.key));
            break;
        case JsonStep::Kind::Index:
            text += u'[' + QString::number(step.index) + u']';
            break;
        case JsonStep::Kind::Elements:
            text += QStringLiteral("[]");
            break;
        case JsonStep::Kind::Members:
            text += u'*';
            break;
        case JsonStep::Kind::AnyDepth:
            text += QStringLiteral("**");
            break;
        }
    }
    return text;
}

const std::vector<JsonPathReader::Found> &JsonPathReader::find(const Json::Value &root, const JsonPath &path)
{
    if (m_current.capacity() + m_next.capacity() > maxKept) {
        m_current = {};
        m_next = {};
    }
    m_innerUsed = 0;
    m_entered.clear();
    m_current.clear();
    if (root.isValid())
        m_current.push_back({root, root, 0, 0});
    int anyDepthSteps = 0;
    for (const JsonStep &step : path.steps) {
        m_next.clear();
        for (size_t i = 0; i < m_current.size(); ++i)
            follow(step, m_current[i]);
        m_current.swap(m_next);
        anyDepthSteps += step.kind == JsonStep::Kind::AnyDepth;
        // Without this, several ** over a deep text would find the same value exponentially often.
        if (anyDepthSteps > 1)
            removeDuplicates();
        if (m_current.empty())
            break;
    }
    return m_current;
}

/// The value itself, or the root of the JSON text that it, a string, holds.
JsonPathReader::Found JsonPathReader::entered(const Found &found)
{
    if (!found.value.isString() || found.depth >= maxTextDepth)
        return found;
    const std::string_view raw = found.value.raw();
    const size_t first = raw.find_first_not_of(" \t\r\n", 1);
    // The bracket may be written as an escape, like anything in a string.
    if (first == std::string_view::npos || (raw[first] != '{' && raw[first] != '[' && raw[first] != '\\'))
        return found;
    const quint64 place = (quint64(found.text) << 40) | quint64(found.value.offset());
    if (const auto known = m_entered.find(place); known != m_entered.end())
        return known->second;
    Found inside = found;
    if (m_innerUsed == m_inner.size())
        m_inner.emplace_back();
    Json &json = m_inner[m_innerUsed];
    if (json.read(found.value.text()) && (json.root().isObject() || json.root().isArray()))
        inside = {json.root(), found.outer, ++m_innerUsed, found.depth + 1};
    m_entered.emplace(place, inside);
    return inside;
}

void JsonPathReader::follow(const JsonStep &step, const Found &found)
{
    if (step.kind == JsonStep::Kind::AnyDepth) {
        m_next.push_back(found);
        descend(found);
        return;
    }
    const Found inside = entered(found);
    switch (step.kind) {
    case JsonStep::Kind::Key:
        followKey(step.key, inside);
        break;
    case JsonStep::Kind::Index:
        add(inside, inside.value.at(step.index));
        break;
    case JsonStep::Kind::Elements:
        if (inside.value.isArray())
            followAll(inside);
        break;
    default:
        followAll(inside);
    }
}

void JsonPathReader::followKey(const std::string &key, const Found &found)
{
    if (!found.value.isObject())
        return;
    for (const Json::Value member : found.value) {
        if (member.keyIs(key))
            add(found, member);
    }
}

void JsonPathReader::followAll(const Found &found)
{
    for (const Json::Value child : found.value)
        add(found, child);
}

/// Adds everything below, but not the root of a text in a string: the string stands for it.
void JsonPathReader::descend(const Found &found)
{
    const Found inside = entered(found);
    for (const Json::Value child : inside.value) {
        add(inside, child);
        descend(Found(m_next.back()));
    }
}

void JsonPathReader::add(const Found &parent, const Json::Value &value)
{
    if (value.isValid())
        m_next.push_back({value, parent.text == 0 ? value : parent.outer, parent.text, parent.depth});
}

void JsonPathReader::removeDuplicates()
{
    const auto place = [](const Found &found) { return std::pair(found.text, found.value.offset()); };
    std::sort(m_current.begin(), m_current.end(),
        [&](const Found &a, const Found &b) { return place(a) < place(b); });
    const auto end = std::unique(m_current.begin(), m_current.end(),
        [&](const Found &a, const Found &b) { return place(a) == place(b); });
    m_current.erase(end, m_current.end());
}

} // namespace filter
