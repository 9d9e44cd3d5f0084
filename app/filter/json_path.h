// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json.h"
#include "filter/query.h"

#include <deque>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace filter {

/// One step from a JSON value to others.
struct JsonStep {
    enum class Kind : quint8 {
        Key, ///< .name or ."any name": the members of that name
        Index, ///< [3], [-1]: one element, counted from the end when negative
        Elements, ///< []: all elements of an array
        Members, ///< .*: all members of an object, all elements of an array
        AnyDepth, ///< .**: the value itself and everything inside it
    };
    Kind kind = Kind::Key;
    std::string key;
    qint64 index = 0;

    bool operator==(const JsonStep &) const = default;
};

/// A way from the root of a JSON text to values in it: `messages[].text.body`.
struct JsonPath {
    std::vector<JsonStep> steps;

    bool isEmpty() const { return steps.empty(); }
    bool operator==(const JsonPath &) const = default;
};

/// Longer paths are refused; no sender nests that deep on purpose.
constexpr size_t maxPathSteps = 64;

/// Reads a path as it stands behind "body." in the language: `messages[0].type`, `**.id`,
/// `"odd key"[]`. Fails with the place in \p text.
std::variant<JsonPath, SyntaxError> parseJsonPath(const QString &text);

/// The canonical form; parseJsonPath() of it is the same path. Keys are quoted where needed.
QString printJsonPath(const JsonPath &path);

/// Follows paths through JSON values. A string on the way that is itself a JSON object or
/// array is read and followed into, as some providers send JSON inside a string.
///
/// Keeps its memory from one call to the next; one thread. What find() returns lives until
/// the next call on the same reader, and no longer than the Json it was asked of.
class JsonPathReader
{
public:
    struct Found {
        core::Json::Value value;
        core::Json::Value outer; ///< value, or the string of the asked Json that holds it
        quint32 text = 0; ///< which text it is in: 0 the asked one, others inside strings
        quint32 depth = 0; ///< how many strings were entered
    };

    /// The values at \p path below \p root, each once, in the order in which they are written
    /// as far as they stand in one text.
    const std::vector<Found> &find(const core::Json::Value &root, const JsonPath &path);

private:
    Found entered(const Found &found);
    void follow(const JsonStep &step, const Found &found);
    void followKey(const std::string &key, const Found &found);
    void followAll(const Found &found);
    void descend(const Found &found);
    void add(const Found &parent, const core::Json::Value &value);
    void removeDuplicates();

    std::vector<Found> m_current, m_next;
    std::deque<core::Json> m_inner; ///< texts found in strings; reused, never moved
    quint32 m_innerUsed = 0;
    std::unordered_map<quint64, Found> m_entered; ///< by text and offset
};

} // namespace filter
