// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json_writer.h"

#include <QString>

#include <simdjson.h>

namespace core {

static void appendEscaped(std::string &out, char c)
{
    static constexpr char digits[] = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += digits[(c >> 4) & 0xf];
        out += digits[c & 0xf];
    }
}

static bool mustEscape(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7f;
}

/// The second set of control characters, and the marks that turn the reading direction: valid
/// in JSON as they are, but they steer a terminal on which a line is looked at. 0: none of them.
static unsigned steeringAt(std::string_view text)
{
    const auto byte = [text](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    if (byte(0) == 0xc2 && byte(1) >= 0x80 && byte(1) < 0xa0)
        return byte(1);
    if (byte(0) != 0xe2 || (byte(1) != 0x80 && byte(1) != 0x81))
        return 0;
    const unsigned code = 0x2000 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
    const bool turns = code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e)
        || (code >= 0x2066 && code <= 0x2069);
    return turns ? code : 0;
}

static void appendUnicodeEscape(std::string &out, unsigned code)
{
    out += "\\u" + QByteArray::number(code, 16).rightJustified(4, '0').toStdString();
}

void appendJsonString(std::string &out, std::string_view text)
{
    std::string replaced;
    if (!text.empty() && !simdjson::validate_utf8(text.data(), text.size())) {
        replaced = QString::fromUtf8(text.data(), qsizetype(text.size())).toStdString();
        text = replaced;
    }
    out += '"';
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (mustEscape(c)) {
            appendEscaped(out, c);
        } else if (const unsigned code = steeringAt(text.substr(i))) {
            appendUnicodeEscape(out, code);
            i += code < 0x800 ? 1 : 2;
        } else {
            out += c;
        }
    }
    out += '"';
}

void JsonWriter::separate()
{
    if (!m_first)
        m_text += ',';
    m_first = false;
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_text += '{';
    m_first = true;
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_text += '}';
    m_first = false;
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_text += '[';
    m_first = true;
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_text += ']';
    m_first = false;
    return *this;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    separate();
    appendJsonString(m_text, name);
    m_text += ':';
    m_first = true; // its value needs no comma
    return *this;
}

JsonWriter &JsonWriter::string(std::string_view text)
{
    separate();
    appendJsonString(m_text, text);
    return *this;
}

JsonWriter &JsonWriter::string(const QByteArray &text)
{
    return string(std::string_view(text.constData(), size_t(text.size())));
}

JsonWriter &JsonWriter::integer(qint64 value)
{
    separate();
    m_text += std::to_string(value);
    return *this;
}

JsonWriter &JsonWriter::number(double value, int decimals)
{
    separate();
    m_text += QByteArray::number(value, 'f', decimals).toStdString();
    return *this;
}

JsonWriter &JsonWriter::boolean(bool value)
{
    separate();
    m_text += value ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_text += "null";
    return *this;
}

JsonWriter &JsonWriter::base64(const QByteArray &bytes)
{
    separate();
    m_text += '"';
    const QByteArray encoded = bytes.toBase64();
    m_text.append(encoded.constData(), size_t(encoded.size()));
    m_text += '"';
    return *this;
}

} // namespace core
