// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/schema.h"

#include "providers/spelling.h"

#include <algorithm>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace providers {

using core::Json;

namespace {

constexpr size_t mostFaults = 20;

QString qt(const std::string &text)
{
    return QString::fromStdString(text);
}

std::string_view typeName(Json::Value value)
{
    switch (value.type()) {
    case Json::Type::Object: return "object";
    case Json::Type::Array: return "array";
    case Json::Type::String: return "string";
    case Json::Type::Number: return "number";
    case Json::Type::True:
    case Json::Type::False: return "boolean";
    case Json::Type::Null: break;
    }
    return "null";
}

QString inWords(std::string_view type)
{
    if (type == "object")
        return u"an object"_s;
    if (type == "array")
        return u"a list"_s;
    if (type == "string")
        return u"a text"_s;
    if (type == "boolean")
        return u"true or false"_s;
    return type == "integer" ? u"a whole number"_s : type == "number" ? u"a number"_s : u"null"_s;
}

bool isInteger(Json::Value value)
{
    return value.isNumber() && value.raw().find_first_of(".eE") == std::string_view::npos;
}

double number(Json::Value value)
{
    return QByteArrayView(value.raw().data(), qsizetype(value.raw().size())).toDouble();
}

/// One pass over a document.
class Checker
{
public:
    explicit Checker(Json::Value root) : m_root(root) { }

    void check(Json::Value rule, Json::Value value, const QString &path)
    {
        rule = resolved(rule);
        if (m_faults.size() >= mostFaults || rule.type() == Json::Type::True)
            return;
        if (const auto alternatives = rule["anyOf"]; alternatives.isValid())
            return checkAnyOf(alternatives, value, path);
        if (!fitsType(rule, value))
            return add(path, u"This must be %1, not %2."_s.arg(typesInWords(rule), inWords(typeName(value))));
        checkEnum(rule, value, path);
        if (value.isString())
            checkText(rule, qt(value.text()), path);
        else if (value.isNumber())
            checkNumber(rule, value, path);
        else if (value.isArray())
            checkArray(rule, value, path);
        else if (value.isObject())
            checkObject(rule, value, path);
    }

    std::vector<Fault> take() { return std::move(m_faults); }

private:
    void add(const QString &path, const QString &reason) { m_faults.push_back({path, reason}); }

    Json::Value resolved(Json::Value rule) const
    {
        while (rule["$ref"].isValid())
            rule = m_root["$defs"][std::string_view(rule["$ref"].text()).substr(strlen("#/$defs/"))];
        return rule;
    }

    bool fitsType(Json::Value rule, Json::Value value) const
    {
        const auto wanted = rule["type"];
        const auto fits = [&](Json::Value type) {
            return type.text() == typeName(value) || (type.text() == "integer" && isInteger(value));
        };
        if (!wanted.isArray())
            return !wanted.isValid() || fits(wanted);
        return std::any_of(Cursor{wanted.begin()}, Cursor{wanted.end()}, fits);
    }

    QString typesInWords(Json::Value rule) const
    {
        const auto wanted = rule["type"];
        if (!wanted.isArray())
            return inWords(wanted.text());
        QStringList words;
        for (const auto type : wanted)
            words += inWords(type.text());
        return words.join(u" or "_s);
    }

    void checkAnyOf(Json::Value alternatives, Json::Value value, const QString &path)
    {
        QStringList words;
        for (const auto alternative : alternatives) {
            const auto rule = resolved(alternative);
            if (fitsType(rule, value))
                return check(rule, value, path);
            words += typesInWords(rule);
        }
        add(path, u"This must be %1, not %2."_s.arg(words.join(u" or "_s), inWords(typeName(value))));
    }

    void checkEnum(Json::Value rule, Json::Value value, const QString &path)
    {
        if (const auto only = rule["const"]; only.isValid() && only.raw() != value.raw())
            add(path, u"This must be %1."_s.arg(qt(only.text())));
        const auto choices = rule["enum"];
        if (!choices.isValid())
            return;
        std::vector<std::string> texts;
        QStringList words;
        for (const auto choice : choices) {
            if (choice.raw() == value.raw())
                return;
            texts.push_back(choice.text());
            words += qt(choice.text());
        }
        add(path, u"\"%1\" is not known here; it may be %2.%3"_s.arg(qt(value.text()), words.join(u", "_s),
            suggestion(value.text(), texts)));
    }

    void checkText(Json::Value rule, const QString &text, const QString &path)
    {
        if (const auto least = rule["minLength"]; least.isValid() && text.size() < number(least))
            add(path, u"This text must not be empty."_s);
        if (const auto most = rule["maxLength"]; most.isValid() && text.size() > number(most))
            add(path, u"This text is longer than %1 characters."_s.arg(qt(most.text())));
        if (const auto pattern = rule["pattern"]; pattern.isValid() && !matches(pattern, text)) {
            const auto why = rule["description"];
            add(path, u"\"%1\" does not have the form that is needed here%2"_s.arg(text,
                why.isValid() ? u": "_s + qt(why.text()) : u"."_s));
        }
    }

    bool matches(Json::Value pattern, const QString &text)
    {
        const QString key = qt(pattern.text());
        auto found = m_patterns.find(key);
        if (found == m_patterns.end())
            found = m_patterns.insert(key, QRegularExpression(key));
        return found->match(text).hasMatch();
    }

    void checkNumber(Json::Value rule, Json::Value value, const QString &path)
    {
        if (const auto least = rule["minimum"]; least.isValid() && number(value) < number(least))
            add(path, u"This must be %1 or more."_s.arg(qt(least.text())));
        if (const auto most = rule["maximum"]; most.isValid() && number(value) > number(most))
            add(path, u"This must be %1 or less."_s.arg(qt(most.text())));
    }

    void checkArray(Json::Value rule, Json::Value value, const QString &path)
    {
        if (const auto least = rule["minItems"]; least.isValid() && double(value.size()) < number(least))
            add(path, u"This list must not be empty."_s);
        const auto items = rule["items"];
        qsizetype i = 0;
        for (const auto element : value) {
            if (items.isValid())
                check(items, element, path + u"[%1]"_s.arg(i++));
        }
    }

    void checkObject(Json::Value rule, Json::Value value, const QString &path)
    {
        for (const auto key : rule["required"]) {
            if (!value[key.text()].isValid())
                add(path, u"The key \"%1\" is missing here."_s.arg(qt(key.text())));
        }
        std::unordered_set<std::string> seen;
        for (const auto member : value) {
            const std::string key = member.key();
            const QString inside = path.isEmpty() ? qt(key) : path + u'.' + qt(key);
            if (!seen.insert(key).second)
                add(inside, u"The key \"%1\" stands here twice."_s.arg(qt(key)));
            checkMember(rule, member, key, inside);
        }
    }

    void checkMember(Json::Value rule, Json::Value member, const std::string &key, const QString &inside)
    {
        if (const auto names = rule["propertyNames"]; names.isValid())
            checkText(names, qt(key), inside);
        if (const auto property = rule["properties"][key]; property.isValid())
            return check(property, member, inside);
        const auto additional = rule["additionalProperties"];
        if (additional.isObject())
            return check(additional, member, inside);
        if (additional.type() != Json::Type::False || !additional.isValid())
            return;
        std::vector<std::string> known;
        for (const auto property : rule["properties"])
            known.push_back(property.key());
        add(inside, u"There is no key \"%1\" here.%2"_s.arg(qt(key), suggestion(key, known)));
    }

    /// Lets std::any_of walk a Json::Iterator, which knows just what a for loop needs.
    struct Cursor {
        using iterator_category = std::input_iterator_tag;
        using value_type = Json::Value;
        using difference_type = std::ptrdiff_t;
        using pointer = const Json::Value *;
        using reference = Json::Value;
        Json::Iterator at;
        Json::Value operator*() const { return *at; }
        Cursor &operator++() { ++at; return *this; }
        bool operator==(const Cursor &other) const { return !(at != other.at); }
        bool operator!=(const Cursor &other) const { return at != other.at; }
    };

    Json::Value m_root;
    std::vector<Fault> m_faults;
    QHash<QString, QRegularExpression> m_patterns;
};

/// The first rule in \p rule that Checker does not know, or an empty text.
std::string unknownRule(Json::Value rule)
{
    static const std::unordered_set<std::string> known{"type", "enum", "const", "pattern", "minLength",
        "maxLength", "minimum", "maximum", "minItems", "items", "properties", "required",
        "additionalProperties", "propertyNames", "anyOf", "$ref", "$defs", "$schema", "$id", "title",
        "description", "examples"};
    for (const auto member : rule) {
        const std::string key = member.key();
        if (!known.contains(key))
            return key;
        const bool isMap = key == "properties" || key == "$defs" || key == "anyOf";
        const bool isRule = key == "items" || key == "additionalProperties" || key == "propertyNames";
        if (isRule && member.isObject()) {
            if (auto inner = unknownRule(member); !inner.empty())
                return inner;
        }
        for (const auto inside : isMap ? member : Json::Value()) {
            if (auto inner = unknownRule(inside); !inner.empty())
                return inner;
        }
    }
    return {};
}

} // namespace

core::Result<Schema> Schema::read(std::string_view text)
{
    Schema schema;
    if (const auto read = schema.m_json.read(text); !read)
        return read.error();
    if (const std::string rule = unknownRule(schema.m_json.root()); !rule.empty()) {
        return core::Error{core::ErrorCode::Unsupported,
            u"The schema uses the rule \"%1\", which is not checked."_s.arg(qt(rule))};
    }
    return schema;
}

std::vector<Fault> Schema::check(const Json &document) const
{
    Checker checker(m_json.root());
    checker.check(m_json.root(), document.root(), {});
    return checker.take();
}

} // namespace providers
