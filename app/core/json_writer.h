// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <string>
#include <string_view>
#include <utility>

namespace core {

/// Appends \p text as a JSON string literal, quotes included. What is not valid UTF-8 becomes
/// U+FFFD; control characters, direction marks, quotes and backslashes are escaped, nothing else is.
void appendJsonString(std::string &out, std::string_view text);

/// Writes one JSON text on one line, in the order of the calls; commas come by themselves.
///
/// QJsonDocument would sort the keys and knows no 64-bit integers. A plain object; whoever calls
/// sees to it that what is opened is closed and that a member of an object has a key.
class JsonWriter
{
public:
    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(std::string_view name);

    JsonWriter &string(std::string_view text);
    JsonWriter &string(const QByteArray &text);
    JsonWriter &string(const char *text) { return string(std::string_view(text)); }
    JsonWriter &integer(qint64 value);
    JsonWriter &number(double value, int decimals);
    JsonWriter &boolean(bool value);
    JsonWriter &null();
    JsonWriter &base64(const QByteArray &bytes);

    const std::string &text() const { return m_text; }
    std::string take() { return std::move(m_text); } ///< the writer is done then

private:
    void separate();
    std::string m_text;
    bool m_first = true; ///< nothing stands before in this object or array
};

} // namespace core
