// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json.h"
#include "filter/record.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filter {

/// A record while one matcher looks at it: remembers what was worked out once, such as the
/// parsed body, so that ten conditions on it cost one parse. One thread.
class Subject
{
public:
    void begin(Record &record);
    Record &record() const { return *m_record; }

    /// What the event fields are read from: one event of the record, or an empty one when it
    /// has none.
    const core::Event &event() const { return *m_event; }
    void setEvent(const core::Event &event) { m_event = &event; }

    /// Inside path:( … ): the element that is looked at.
    const core::Json::Value &element() const { return m_element; }
    void setElement(const core::Json::Value &element) { m_element = element; }

    std::string_view body(); ///< in UTF-8 also when it came as UTF-16 or UTF-32 JSON
    /// The body as JSON; invalid when it is none.
    core::Json::Value json();
    /// The body with its JSON escapes resolved, and again as long as there are any, as JSON in
    /// strings is escaped several times. Empty when there are none.
    const std::vector<std::string> &unescapedBodies();
    /// Whether escapes could spell ASCII letters and digits (\u0041), or any character.
    bool mayHideAscii();
    bool mayHideAny();

    const QList<core::Header> &headers();
    std::string_view head();

private:
    Record *m_record = nullptr;
    const core::Event *m_event = nullptr;
    core::Json::Value m_element;
    std::optional<std::string_view> m_body;
    QByteArray m_narrowed; ///< what m_body is in when it came as UTF-16 or UTF-32
    core::Json m_json;
    bool m_isJsonRead = false;
    std::vector<std::string> m_unescaped;
    bool m_isUnescaped = false;
    std::optional<bool> m_hidesAscii, m_hidesAny;
    QList<core::Header> m_headers;
    bool m_areHeadersRead = false;
};

/// \p text with every JSON escape in it resolved, whether or not it stands in a string.
std::string unescaped(std::string_view text);

} // namespace filter
