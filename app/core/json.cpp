// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"

#include <simdjson.h>

#include <algorithm>

namespace core {

namespace ondemand = simdjson::ondemand;

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isJsonBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// number = [ "-" ] int [ frac ] [ exp ], RFC 8259 §6. simdjson looks only at those it is asked for.
bool isNumber(std::string_view token)
{
    size_t i = 0;
    const auto digits = [&] {
        const size_t first = i;
        while (i < token.size() && isDigit(token[i]))
            ++i;
        return i > first;
    };
    if (i < token.size() && token[i] == '-')
        ++i;
    const size_t first = i;
    if (!digits() || (token[first] == '0' && i - first > 1))
        return false;
    if (i < token.size() && token[i] == '.') {
        ++i;
        if (!digits())
            return false;
    }
    if (i < token.size() && (token[i] == 'e' || token[i] == 'E')) {
        ++i;
        if (i < token.size() && (token[i] == '+' || token[i] == '-'))
            ++i;
        if (!digits())
            return false;
    }
    return i == token.size();
}

bool hasValidEscapes(std::string_view literal)
{
    for (size_t i = literal.find('\\'); i != std::string_view::npos; i = literal.find('\\', i)) {
        if (i + 1 >= literal.size())
            return false;
        const char c = literal[i + 1];
        if (c == 'u') {
            if (i + 6 > literal.size() || !std::all_of(&literal[i + 2], &literal[i + 2] + 4, isHexDigit))
                return false;
            i += 6;
        } else if (std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos) {
            i += 2;
        } else {
            return false;
        }
    }
    return true;
}

/// Length of the string literal that begins at \p text, both quotes included.
size_t literalLength(const char *text)
{
    const char *p = text + 1;
    while (*p != '"')
        p += *p == '\\' ? 2 : 1;
    return size_t(p - text) + 1;
}

void appendUtf8(std::string &out, quint32 c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xc0 | (c >> 6));
        out += char(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out += char(0xe0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3f));
        out += char(0x80 | (c & 0x3f));
    } else {
        out += char(0xf0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3f));
        out += char(0x80 | ((c >> 6) & 0x3f));
        out += char(0x80 | (c & 0x3f));
    }
}

quint32 hexValue(const char *digits)
{
    quint32 value = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = digits[i];
        value = value * 16 + quint32(isDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

} // namespace

/// Walks simdjson's document once and writes the nodes.
class Reader
{
public:
    Reader(Json &json, quint32 mostValues) : m_json(json), m_base(json.m_text.data()), m_mostValues(mostValues) { }

    bool readDocument(ondemand::document &document)
    {
        ondemand::json_type type;
        if (!check(document.type().get(type)))
            return false;
        m_json.m_nodes.push_back({});
        bool ok = false;
        if (type == ondemand::json_type::array) {
            ondemand::array array;
            ok = check(document.get_array().get(array)) && readArray(array, 0, 1);
        } else if (type == ondemand::json_type::object) {
            ondemand::object object;
            ok = check(document.get_object().get(object)) && readObject(object, 0, 1);
        } else {
            std::string_view token;
            ok = check(document.raw_json_token().get(token)) && readScalar(0, token);
            // simdjson tells at_end() only of containers and of scalars it has parsed.
            if (ok && m_json.m_nodes[0].end != trimmedSize())
                return fail("there is more text after the value", m_json.m_nodes[0].end);
            return ok;
        }
        if (ok && m_json.m_nodes[0].end != trimmedSize())
            return fail("there is more text after the value", m_json.m_nodes[0].end);
        return ok;
    }

    const char *reason = nullptr;
    qint64 place = -1;
    bool tooDeep = false;
    bool tooMany = false;

private:
    quint32 trimmedSize() const
    {
        size_t size = m_json.m_text.size();
        while (size > 0 && isJsonBlank(m_base[size - 1]))
            --size;
        return quint32(size);
    }

    bool fail(const char *why, qint64 where = -1)
    {
        if (!reason) {
            reason = why;
            place = where;
        }
        return false;
    }

    bool check(simdjson::error_code code)
    {
        // Told where the text ends, as that is where something is missing.
        if (code == simdjson::INCOMPLETE_ARRAY_OR_OBJECT)
            return fail("it ends in the middle of an object or array", trimmedSize());
        return code == simdjson::SUCCESS || fail(simdjson::error_message(code));
    }

    bool readValue(ondemand::value value, quint32 index, int depth)
    {
        ondemand::json_type type;
        if (!check(value.type().get(type)))
            return false;
        if (type == ondemand::json_type::array) {
            ondemand::array array;
            return check(value.get_array().get(array)) && readArray(array, index, depth + 1);
        }
        if (type == ondemand::json_type::object) {
            ondemand::object object;
            return check(value.get_object().get(object)) && readObject(object, index, depth + 1);
        }
        return readScalar(index, value.raw_json_token());
    }

    bool readScalar(quint32 index, std::string_view token)
    {
        while (!token.empty() && isJsonBlank(token.back()))
            token.remove_suffix(1);
        Json::Node &node = m_json.m_nodes[index];
        node.begin = quint32(token.data() - m_base);
        node.end = node.begin + quint32(token.size());
        if (token.empty())
            return fail("a value is missing", node.begin);
        switch (token.front()) {
        case '"':
            node.type = Json::Type::String;
            return (token.size() >= 2 && token.back() == '"' && hasValidEscapes(token))
                || fail("a string holds an escape that JSON does not know", node.begin);
        case 't':
            node.type = Json::Type::True;
            return token == "true" || fail("a value is neither true, false nor null", node.begin);
        case 'f':
            node.type = Json::Type::False;
            return token == "false" || fail("a value is neither true, false nor null", node.begin);
        case 'n':
            node.type = Json::Type::Null;
            return token == "null" || fail("a value is neither true, false nor null", node.begin);
        default:
            node.type = Json::Type::Number;
            return isNumber(token) || fail("a number is not written as JSON writes numbers", node.begin);
        }
    }

    /// 0, which is the root's own index, when there is no room left.
    quint32 addChild(quint32 parent, quint32 previous)
    {
        const quint32 index = quint32(m_json.m_nodes.size());
        tooMany = index >= m_mostValues;
        if (tooMany) {
            fail("it holds too many values");
            return 0;
        }
        m_json.m_nodes.push_back({});
        if (previous)
            m_json.m_nodes[previous].next = index;
        ++m_json.m_nodes[parent].count;
        return index;
    }

    bool begin(quint32 index, Json::Type type, const char *opening, int depth)
    {
        m_json.m_nodes[index].type = type;
        m_json.m_nodes[index].begin = quint32(opening - m_base);
        tooDeep = depth > Json::maxDepth;
        return !tooDeep || fail("it is nested deeper than 1,000 levels", opening - m_base);
    }

    /// Sets the end behind the closing bracket, which follows the last child and blanks.
    bool end(quint32 index, quint32 last, char closing)
    {
        quint32 at = last ? m_json.m_nodes[last].end : m_json.m_nodes[index].begin + 1;
        while (at < m_json.m_text.size() && isJsonBlank(m_base[at]))
            ++at;
        m_json.m_nodes[index].end = at + 1;
        return (at < m_json.m_text.size() && m_base[at] == closing)
            || fail("a bracket is not closed", at);
    }

    bool readArray(ondemand::array &array, quint32 index, int depth)
    {
        const char *opening = previousBracket(index, '[');
        if (!begin(index, Json::Type::Array, opening, depth))
            return false;
        quint32 last = 0;
        for (auto element : array) {
            ondemand::value value;
            if (!check(std::move(element).get(value)))
                return false;
            const quint32 child = addChild(index, last);
            if (!child)
                return false;
            m_json.m_nodes[child].begin = skipTo(last ? m_json.m_nodes[last].end : m_json.m_nodes[index].begin, last ? ',' : '[');
            if (!readValue(value, child, depth))
                return false;
            last = child;
        }
        return end(index, last, ']');
    }

    bool readObject(ondemand::object &object, quint32 index, int depth)
    {
        const char *opening = previousBracket(index, '{');
        if (!begin(index, Json::Type::Object, opening, depth))
            return false;
        quint32 last = 0;
        for (auto member : object) {
            ondemand::field field;
            if (!check(std::move(member).get(field)))
                return false;
            const quint32 child = addChild(index, last);
            if (!child)
                return false;
            const char *key = field.key().raw() - 1;
            Json::Node &node = m_json.m_nodes[child];
            node.keyBegin = quint32(key - m_base);
            node.keyEnd = node.keyBegin + quint32(literalLength(key));
            if (!hasValidEscapes({key, node.keyEnd - node.keyBegin}))
                return fail("a key holds an escape that JSON does not know", node.keyBegin);
            node.begin = skipTo(node.keyEnd, ':');
            if (!readValue(field.value(), child, depth))
                return false;
            last = child;
        }
        return end(index, last, '}');
    }

    /// The first byte of the value behind \p mark, which blanks may surround.
    quint32 skipTo(quint32 at, char mark) const
    {
        while (at < m_json.m_text.size() && isJsonBlank(m_base[at]))
            ++at;
        if (at < m_json.m_text.size() && m_base[at] == mark)
            ++at;
        while (at < m_json.m_text.size() && isJsonBlank(m_base[at]))
            ++at;
        return at;
    }

    /// Where the container at \p index opens; its begin was set from what stands before it.
    const char *previousBracket(quint32 index, char bracket) const
    {
        quint32 at = m_json.m_nodes[index].begin;
        while (at + 1 < m_json.m_text.size() && m_base[at] != bracket && isJsonBlank(m_base[at]))
            ++at;
        return m_base + at;
    }

    Json &m_json;
    const char *m_base;
    quint32 m_mostValues;
};

/// Gives back the memory of simdjson's parser after a large text; it never does so by itself.
class ParserMemory
{
public:
    explicit ParserMemory(ondemand::parser &parser) : m_parser(parser) { }
    ~ParserMemory()
    {
        if (m_parser.capacity() > 4 * 1024 * 1024)
            m_parser = ondemand::parser();
    }

private:
    ondemand::parser &m_parser;
};


static Error errorAt(std::string_view text, const char *reason, qint64 place)
{
    if (place < 0 || place > qint64(text.size())) {
        return {ErrorCode::Invalid,
            QStringLiteral("This is not valid JSON: %1").arg(QString::fromUtf8(reason))};
    }
    const std::string_view before = text.substr(0, size_t(place));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto lineStart = before.rfind('\n');
    const auto column = before.size() - (lineStart == std::string_view::npos ? 0 : lineStart + 1) + 1;
    QString why = QString::fromUtf8(reason);
    if (why.endsWith(QLatin1Char('.'))) // simdjson's sentences do
        why.chop(1);
    return {ErrorCode::Invalid, QStringLiteral("This is not valid JSON at line %1, column %2: %3.")
            .arg(line).arg(column).arg(why)};
}

Result<void> Json::read(std::string_view text, quint32 mostValues)
{
    m_nodes.clear();
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    if (text.size() >= 0x7fffffff)
        return Error{ErrorCode::Invalid, QStringLiteral("This JSON text is larger than 2 GB.")};
    m_text.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    m_text.assign(text);
    // The bytes past the end are read, never interpreted; they only have to exist.
    thread_local ondemand::parser parser;
    const ParserMemory memory(parser);
    ondemand::document document;
    Reader reader(*this, mostValues);
    simdjson::error_code code = simdjson::SUCCESS;
    if (size_t(maxDepth) + 8 > parser.max_depth() || parser.capacity() < m_text.size())
        code = parser.allocate(std::max<size_t>(m_text.size(), 4096), size_t(maxDepth) + 8);
    if (code == simdjson::SUCCESS)
        code = parser.iterate(m_text.data(), m_text.size(), m_text.capacity()).get(document);
    if (code != simdjson::SUCCESS) {
        m_nodes.clear();
        return errorAt(m_text, simdjson::error_message(code), code == simdjson::EMPTY ? 0 : -1);
    }
    if (reader.readDocument(document))
        return {};
    if (reader.tooMany) {
        m_nodes = {};
        return Error{ErrorCode::Unsupported, QStringLiteral("This JSON holds more than %L1 values, "
            "so it is shown as text only.").arg(mostValues)};
    }
    qint64 place = reader.place;
    if (place < 0) {
        const char *location = nullptr;
        if (document.current_location().get(location) == simdjson::SUCCESS)
            place = location - m_text.data();
    }
    m_nodes.clear();
    if (reader.tooDeep) {
        return Error{ErrorCode::Unsupported, QStringLiteral("This JSON is nested deeper than %L1 levels, "
            "so it is shown as text only.").arg(maxDepth)};
    }
    return errorAt(m_text, reader.reason, place);
}

Result<Json> Json::parse(std::string_view text)
{
    Json json;
    if (const auto read = json.read(text); !read)
        return read.error();
    return json;
}

Json::Value Json::root() const
{
    return m_nodes.empty() ? Value() : Value(this, 0);
}

Json::Type Json::Value::type() const
{
    return isValid() ? node().type : Type::Null;
}

std::string_view Json::Value::raw() const
{
    if (!isValid())
        return {};
    return std::string_view(m_json->m_text).substr(node().begin, node().end - node().begin);
}

qsizetype Json::Value::offset() const
{
    return isValid() ? node().begin : 0;
}

std::string Json::Value::text() const
{
    return isString() ? unescapeJson(raw()) : std::string(raw());
}

std::string_view Json::Value::rawKey() const
{
    if (!isValid())
        return {};
    return std::string_view(m_json->m_text).substr(node().keyBegin, node().keyEnd - node().keyBegin);
}

std::string Json::Value::key() const
{
    const std::string_view literal = rawKey();
    return literal.empty() ? std::string() : unescapeJson(literal);
}

bool Json::Value::keyIs(std::string_view name) const
{
    const std::string_view literal = rawKey();
    if (literal.size() < 2)
        return false;
    const std::string_view inner = literal.substr(1, literal.size() - 2);
    if (inner == name)
        return true;
    // An escape is always longer than what it stands for.
    return inner.size() > name.size() && inner.find('\\') != std::string_view::npos && unescapeJson(literal) == name;
}

qsizetype Json::Value::size() const
{
    return isValid() ? qsizetype(node().count) : 0;
}

Json::Iterator Json::Value::begin() const
{
    const quint32 count = isValid() ? node().count : 0;
    return Iterator(count ? Value(m_json, m_index + 1) : Value(), count);
}

Json::Iterator Json::Value::end() const
{
    return Iterator(Value(), 0);
}

Json::Iterator &Json::Iterator::operator++()
{
    --m_left;
    m_value.m_index = m_value.node().next;
    return *this;
}

Json::Value Json::Value::operator[](std::string_view key) const
{
    Value found;
    if (isObject()) {
        for (const Value member : *this) {
            if (member.keyIs(key))
                found = member;
        }
    }
    return found;
}

Json::Value Json::Value::at(qsizetype index) const
{
    if (!isArray())
        return {};
    if (index < 0)
        index += size();
    if (index < 0)
        return {};
    for (const Value element : *this) {
        if (index-- == 0)
            return element;
    }
    return {};
}

std::string unescapeJson(std::string_view literal)
{
    const std::string_view inner = literal.substr(1, literal.size() - 2);
    if (inner.find('\\') == std::string_view::npos)
        return std::string(inner);
    std::string out;
    out.reserve(inner.size());
    for (size_t i = 0; i < inner.size(); ++i) {
        if (inner[i] != '\\') {
            out += inner[i];
            continue;
        }
        switch (const char c = inner[++i]) {
        case 'b': out += '\b'; break;
        case 'f': out += '\f'; break;
        case 'n': out += '\n'; break;
        case 'r': out += '\r'; break;
        case 't': out += '\t'; break;
        case 'u': {
            quint32 unit = hexValue(&inner[i + 1]);
            i += 4;
            if (unit >= 0xd800 && unit < 0xdc00 && i + 6 < inner.size() && inner[i + 1] == '\\'
                && inner[i + 2] == 'u') {
                const quint32 low = hexValue(&inner[i + 3]);
                if (low >= 0xdc00 && low < 0xe000) {
                    unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                    i += 6;
                }
            }
            appendUtf8(out, unit >= 0xd800 && unit < 0xe000 ? 0xfffd : unit);
            break;
        }
        default: out += c;
        }
    }
    return out;
}

} // namespace core
