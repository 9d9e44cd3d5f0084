// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A JSON text as it was written: key order, duplicate keys and the spelling of numbers are
/// facts to a debugger, so they all stay. Checked in full by simdjson and by the grammar of
/// RFC 8259; held as a flat list of nodes that point into the text.
///
/// QJsonDocument would sort keys, drop duplicates and round numbers past 2^53.
/// A Json may be read into again, which reuses its memory. Any one thread at a time.
class Json
{
public:
    enum class Type : quint8 { Object, Array, String, Number, True, False, Null };

    class Value;
    class Iterator;

    /// Deeper nesting is refused: it serves no sender and would cost stack everywhere.
    static constexpr int maxDepth = 1000;
    /// More values are refused: each costs 28 bytes, yet "0," is but two on the wire.
    static constexpr quint32 maxValues = 4'000'000;

    /// Reads \p text, which is copied. A byte order mark is skipped. Fails with the place
    /// (line and column) and the reason; ErrorCode::Unsupported when it is only too deep or
    /// holds more than \p mostValues objects, lists and scalars.
    Result<void> read(std::string_view text, quint32 mostValues = maxValues);
    static Result<Json> parse(std::string_view text);

    /// Invalid until something was read.
    Value root() const;
    std::string_view text() const { return m_text; }
    quint32 valueCount() const { return quint32(m_nodes.size()); }

private:
    friend class Reader;
    struct Node {
        quint32 begin = 0; ///< first byte in m_text
        quint32 end = 0; ///< one past the last byte
        quint32 keyBegin = 0; ///< of the key's quote, when the parent is an object
        quint32 keyEnd = 0;
        quint32 next = 0; ///< index of the next sibling, 0 for none
        quint32 count = 0; ///< number of children
        Type type = Type::Null;
    };

    std::string m_text; ///< with the padding simdjson asks for reserved behind it
    std::vector<Node> m_nodes; ///< depth first: a node's first child follows it
};

/// A place in a Json; a pointer and an index, valid as long as the Json is and is not read
/// into again. Everything may be asked of an invalid value; it is empty.
class Json::Value
{
public:
    Value() = default;

    bool isValid() const { return m_json != nullptr; }
    Type type() const;
    bool isObject() const { return isValid() && type() == Type::Object; }
    bool isArray() const { return isValid() && type() == Type::Array; }
    bool isString() const { return isValid() && type() == Type::String; }
    bool isNumber() const { return isValid() && type() == Type::Number; }
    bool isBool() const { return isValid() && (type() == Type::True || type() == Type::False); }
    bool isNull() const { return isValid() && type() == Type::Null; }

    /// The bytes as written, quotes and inner blanks included.
    std::string_view raw() const;
    /// Where raw() begins in the text, in bytes.
    qsizetype offset() const;
    /// A string without quotes and escapes; anything else as written; empty when invalid.
    std::string text() const;
    /// The key of this member of an object, without quotes and escapes.
    std::string key() const;
    std::string_view rawKey() const; ///< with quotes
    /// Whether key() is \p name, without allocating in the usual case.
    bool keyIs(std::string_view name) const;

    qsizetype size() const; ///< number of members or elements
    Iterator begin() const;
    Iterator end() const;

    /// The member of that key; the last one when there are several, as JavaScript does.
    Value operator[](std::string_view key) const;
    /// The element at \p index; negative counts from the end.
    Value at(qsizetype index) const;

private:
    friend class Json;
    friend class Iterator;
    Value(const Json *json, quint32 index) : m_json(json), m_index(index) { }
    const Node &node() const { return m_json->m_nodes[m_index]; }

    const Json *m_json = nullptr;
    quint32 m_index = 0;
};

class Json::Iterator
{
public:
    Value operator*() const { return m_value; }
    Iterator &operator++();
    bool operator!=(const Iterator &other) const { return m_left != other.m_left; }

private:
    friend class Value;
    Iterator(Value value, quint32 left) : m_value(value), m_left(left) { }
    Value m_value;
    quint32 m_left = 0;
};

/// A JSON string literal (with quotes) as text: escapes resolved, lone surrogates replaced
/// by U+FFFD. \p literal must be valid.
std::string unescapeJson(std::string_view literal);

} // namespace core
