// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/wording.h"

#include <QByteArray>

namespace providers {

namespace {

constexpr size_t mostNames = 6;

std::string sizeInWords(qsizetype bytes)
{
    if (bytes < 1000)
        return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    const bool isMega = bytes >= 1'000'000;
    const double amount = double(bytes) / (isMega ? 1'000'000 : 1000);
    return QByteArray::number(amount, 'f', 1).toStdString() + (isMega ? " MB" : " kB");
}

/// Adds "a, b, c" and, when there are more, " and 4 more".
class NameList
{
public:
    void add(const std::string &name)
    {
        if (++m_count <= mostNames)
            m_text += (m_count == 1 ? "" : ", ") + oneLine(name, 40);
    }
    std::string text() const
    {
        return m_count <= mostNames ? m_text : m_text + " and " + std::to_string(m_count - mostNames) + " more";
    }

private:
    std::string m_text;
    size_t m_count = 0;
};

std::string describeJson(core::Json::Value json)
{
    if (json.isArray())
        return "JSON list of " + std::to_string(json.size());
    if (!json.isObject())
        return json.isString() ? "JSON text" : "JSON " + oneLine(json.raw(), 40);
    if (json.size() == 0)
        return "empty JSON object";
    NameList keys;
    for (const auto member : json)
        keys.add(member.key());
    return (json.size() == 1 ? "JSON object with key " : "JSON object with keys ") + keys.text();
}

std::string describeBody(const Content &content)
{
    switch (content.shape()) {
    case Content::Shape::Empty: return "no body";
    case Content::Shape::Json: return describeJson(content.body());
    case Content::Shape::BadJson: return "not valid JSON";
    case Content::Shape::HugeJson: return "JSON too large or deep to look into";
    case Content::Shape::Form: {
        NameList names;
        for (const Parameter &field : content.form())
            names.add(field.name);
        return (content.form().size() == 1 ? "form with field " : "form with fields ") + names.text();
    }
    case Content::Shape::Encoded:
        return "not looked into, encoded as " + oneLine(toUtf8(content.header("content-encoding")), 40);
    case Content::Shape::Other: break;
    }
    return content.contentType().empty() ? "no content type" : oneLine(content.contentType(), 60);
}

} // namespace

std::string_view cutText(std::string_view text, size_t most)
{
    if (text.size() <= most)
        return text;
    // The bytes 10xxxxxx continue a character of UTF-8.
    while (most > 0 && (text[most] & 0xc0) == 0x80)
        --most;
    return text.substr(0, most);
}

std::string oneLine(std::string_view text, size_t most)
{
    const auto isBlank = [](char c) { return quint8(c) <= ' ' || c == 0x7f; };
    std::string line;
    for (size_t i = 0; i < text.size() && line.size() <= most;) {
        const size_t begin = i;
        while (i < text.size() && !isBlank(text[i]))
            ++i;
        line += text.substr(begin, i - begin);
        while (i < text.size() && isBlank(text[i]))
            ++i;
        if (i < text.size() && !line.empty())
            line += ' ';
    }
    if (line.size() <= most)
        return line;
    return std::string(cutText(line, most)) + "…";
}

std::string describeUnknown(const Content &content)
{
    std::string text = content.method().empty() ? "Unreadable request" : oneLine(toUtf8(content.method()), 20);
    const QByteArray &target = content.request().target;
    if (!target.isEmpty())
        text += ' ' + oneLine(toUtf8({target.constData(), size_t(target.size())}), 120);
    text += " · " + describeBody(content);
    if (const qsizetype bytes = content.request().body.size(); bytes > 0)
        text += " · " + sizeInWords(bytes);
    return text;
}

} // namespace providers
