// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/compiler.h"

#include "providers/described.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace providers {

using core::Json;

namespace {

QString qt(const std::string &text)
{
    return QString::fromStdString(text);
}

QString member(const QString &path, Json::Value value)
{
    return path + u'.' + qt(value.key());
}

Wanted wanted(Json::Value value)
{
    switch (value.type()) {
    case Json::Type::True: return {Wanted::Type::True, {}};
    case Json::Type::False: return {Wanted::Type::False, {}};
    case Json::Type::Null: return {Wanted::Type::Null, {}};
    default: return {Wanted::Type::Text, value.text()};
    }
}

std::vector<Wanted> wantedList(Json::Value value)
{
    std::vector<Wanted> list;
    if (!value.isArray())
        return {wanted(value)};
    for (const auto element : value)
        list.push_back(wanted(element));
    return list;
}

Json::Type typeByName(const std::string &name)
{
    static const std::pair<const char *, Json::Type> types[] = {{"object", Json::Type::Object},
        {"array", Json::Type::Array}, {"string", Json::Type::String}, {"number", Json::Type::Number},
        {"boolean", Json::Type::True}};
    for (const auto &[text, type] : types) {
        if (name == text)
            return type;
    }
    return Json::Type::Null;
}

} // namespace

Compiler::Compiler(SlotTable &slotTable, std::vector<Fault> &faults, const QString &name)
    : m_parser(slotTable, name.toStdString()), m_faults(faults)
{
    m_description.name = name.toStdString();
}

Description Compiler::compile(Json::Value root)
{
    m_description.provider = describeProvider(root, m_faults);
    if (const QString name = m_description.provider.name; name != qt(m_description.name))
        fault(u"name"_s, u"The name is \"%1\", but the folder is called \"%2\"; they must be the same."_s
                .arg(name, qt(m_description.name)));
    compileValues(root["values"]);
    compileGates(root["recognise"]);
    Inherited inherited;
    if (!m_description.provider.feeds.empty())
        inherited.feed = m_description.provider.feeds.front().name;
    for (const auto key : root["duplicateKey"])
        inherited.duplicateKey += qt(key.text());
    m_description.nodes = compileNodes(root["events"], u"events"_s, inherited);
    for (const EventType &type : m_description.provider.eventTypes)
        m_description.typeNames.push_back(type.name.toStdString());
    return std::move(m_description);
}

void Compiler::compileValues(Json::Value values)
{
    // A value is used in elements of any depth; what it cannot reach there is empty.
    m_depth = -1;
    for (const auto value : values) {
        m_description.values.push_back(compileValue(value, member(u"values"_s, value)));
        m_parser.addName(value.key());
    }
}

void Compiler::compileGates(Json::Value gates)
{
    m_depth = 0;
    int i = 0;
    for (const auto json : gates) {
        const QString path = u"recognise[%1]"_s.arg(i++);
        const std::string certainty = json["certainty"].text();
        m_description.gates.push_back({compileCondition(json["when"], path + u".when"_s),
            certainty == "sure" ? 3 : certainty == "possible" ? 1 : 2});
        if (m_description.gates.back().when.empty())
            fault(path + u".when"_s, u"This must not be empty: it would claim every request."_s);
    }
}

std::vector<Node> Compiler::compileNodes(Json::Value json, const QString &path, const Inherited &inherited)
{
    std::vector<Node> nodes;
    for (const auto element : json)
        nodes.push_back(compileNode(element, path + u"[%1]"_s.arg(nodes.size()), inherited));
    return nodes;
}

Node Compiler::compileNode(Json::Value json, const QString &path, Inherited inherited)
{
    Node node;
    m_depth = inherited.depth;
    node.when = compileCondition(json["when"], path + u".when"_s);
    compileEach(json["each"], path + u".each"_s, node, inherited);
    m_depth = inherited.depth;
    inherit(json, path, inherited);
    const bool isType = json["name"].isValid();
    if (isType == json["events"].isValid())
        fault(path, u"An entry of \"events\" has either a \"name\" (an event type) or \"events\" (a group), "
                    "and not both."_s);
    else if (isType)
        compileType(json, path, node, inherited);
    else
        node.children = compileNodes(json["events"], path + u".events"_s, inherited);
    return node;
}

void Compiler::compileEach(Json::Value json, const QString &path, Node &node, Inherited &inherited)
{
    if (!json.isValid())
        return;
    if (json.isArray()) {
        for (const auto element : json)
            node.each.push_back(compileEachPath(element, path + u"[%1]"_s.arg(node.each.size())));
    } else {
        node.each.push_back(compileEachPath(json, path));
    }
    int fewest = 100;
    for (const Reference &each : node.each) {
        fewest = std::min(fewest, int(std::count_if(each.steps.begin(), each.steps.end(),
            [](const Step &step) { return step.kind == Step::Kind::Each; })));
    }
    // One at least, so that a faulty path is told of once and not in all that rests on it.
    inherited.depth += std::max(fewest, 1);
}

Reference Compiler::compileEachPath(Json::Value json, const QString &path)
{
    auto read = m_parser.reference(json.text());
    if (!read) {
        fault(path, read.error().text);
        return {};
    }
    checkDepth({{*read}}, path);
    const bool isPath = read->source == Reference::Source::Body || read->source == Reference::Source::Element;
    if (!isPath || !read->modifiers.empty() || read->steps.empty() || read->steps.back().kind != Step::Kind::Each)
        fault(path, u"\"%1\" must be a path that ends in [], such as body.messages[] or .changes[]."_s
                .arg(qt(json.text())));
    return *std::move(read);
}

void Compiler::inherit(Json::Value json, const QString &path, Inherited &inherited)
{
    if (const auto kind = json["kind"]; kind.isValid()) {
        inherited.outcome.kind = textTemplate(kind, path + u".kind"_s);
        inherited.hasKind = true;
    }
    if (const auto summary = json["summary"]; summary.isValid()) {
        inherited.outcome.summary = textTemplate(summary, path + u".summary"_s);
        inherited.hasSummary = true;
    }
    if (const auto feed = json["feed"]; feed.isValid()) {
        inherited.feed = qt(feed.text());
        const auto &feeds = m_description.provider.feeds;
        if (std::none_of(feeds.begin(), feeds.end(), [&](const Feed &f) { return f.name == inherited.feed; }))
            fault(path + u".feed"_s, u"There is no feed \"%1\" in \"feeds\"."_s.arg(inherited.feed));
    }
    if (const auto keys = json["duplicateKey"]; keys.isValid()) {
        inherited.duplicateKey.clear();
        for (const auto key : keys) {
            expression(key, path + u".duplicateKey[%1]"_s.arg(inherited.duplicateKey.size()));
            inherited.duplicateKey += qt(key.text());
        }
    }
    compileFacts(json["facts"], path + u".facts"_s, inherited.outcome);
}

void Compiler::compileType(Json::Value json, const QString &path, Node &node, const Inherited &inherited)
{
    auto &types = m_description.provider.eventTypes;
    EventType type;
    type.name = qt(json["name"].text());
    type.title = json["title"].isValid() ? qt(json["title"].text()) : type.name;
    type.documentation = qt(json["documentation"].text());
    type.undocumented = json["undocumented"].type() == Json::Type::True;
    type.feed = inherited.feed;
    type.duplicateKey = inherited.duplicateKey;
    type.kind = qt(inherited.outcome.kind.fixedPrefix());
    if (type.kind.endsWith(u'.'))
        type.kind.chop(1);
    if (std::any_of(types.begin(), types.end(), [&](const EventType &t) { return t.name == type.name; }))
        fault(path + u".name"_s, u"There are two event types \"%1\"."_s.arg(type.name));
    if (!inherited.hasKind)
        fault(path, u"The event type \"%1\" has no \"kind\", and no group around it has one."_s.arg(type.name));
    if (!inherited.hasSummary && !type.undocumented)
        fault(path, u"The event type \"%1\" has no \"summary\", and no group around it has one."_s.arg(type.name));
    node.type = int(types.size());
    node.never = type.undocumented;
    node.outcome = inherited.outcome;
    types.push_back(std::move(type));
}

void Compiler::compileFacts(Json::Value json, const QString &path, Outcome &outcome)
{
    static const char *const names[FactCount] = {"from", "to", "contact", "conversation", "message", "text",
        "media", "direction"};
    for (size_t i = 0; i < FactCount; ++i) {
        if (const auto fact = json[names[i]]; fact.isValid())
            outcome.facts[i] = compileValue(fact, member(path, fact));
    }
    if (const auto time = json["time"]; time.isValid()) {
        const std::string unit = time["unit"].text();
        outcome.time = compileValue(time["from"], path + u".time.from"_s);
        outcome.timeUnit = unit == "iso" ? TimeUnit::Iso : unit == "ms" ? TimeUnit::Milliseconds : TimeUnit::Seconds;
    }
}

Condition Compiler::compileCondition(Json::Value json, const QString &path)
{
    Condition condition;
    for (const auto demand : json) {
        const QString inside = member(path, demand);
        const Expression what = expression(demand.key(), inside);
        if (demand.isObject())
            compileTest(demand, inside, what, condition);
        else
            condition.push_back({Test::Is::OneOf, false, what, wantedList(demand), {}, {}, {}});
    }
    return condition;
}

void Compiler::compileTest(Json::Value json, const QString &path, const Expression &what, Condition &condition)
{
    if (json.size() == 0)
        fault(path, u"This must say what is wanted, such as {\"exists\": true}."_s);
    for (const auto demand : json) {
        Test test = operatorTest(demand, member(path, demand));
        test.what = what;
        condition.push_back(std::move(test));
    }
}

Test Compiler::operatorTest(Json::Value json, const QString &path)
{
    Test test;
    const std::string name = json.key();
    test.wanted = wantedList(json);
    if (name == "exists") {
        test.is = Test::Is::There;
        test.negated = json.type() == Json::Type::False;
    } else if (name == "not") {
        test.negated = true;
    } else if (name == "sameAs") {
        test.is = Test::Is::SameAs;
        test.other = expression(json, path);
    } else if (name == "type") {
        test.is = Test::Is::OfType;
        test.type = typeByName(json.text());
    } else if (name == "pattern") {
        test.is = Test::Is::Pattern;
        test.pattern.setPattern(qt(json.text()));
        test.pattern.optimize();
        if (!test.pattern.isValid())
            fault(path, u"\"%1\" is no regular expression: %2."_s.arg(qt(json.text()), test.pattern.errorString()));
    } else {
        test.is = name == "startsWith" ? Test::Is::StartsWith
            : name == "endsWith"       ? Test::Is::EndsWith
                                       : Test::Is::Contains;
    }
    return test;
}

Value Compiler::compileValue(Json::Value json, const QString &path)
{
    if (json.isArray())
        return compileCases(json, path);
    Value value;
    if (!json.isObject()) {
        value.from = expression(json, path);
        return value;
    }
    value.isMapped = true;
    value.from = expression(json["from"], path + u".from"_s);
    for (const auto entry : json["map"])
        value.map.emplace_back(entry.key(), entry.text());
    if (const auto otherwise = json["else"]; otherwise.isValid())
        value.otherwise = expression(otherwise, path + u".else"_s);
    return value;
}

Value Compiler::compileCases(Json::Value json, const QString &path)
{
    Value value;
    qsizetype i = 0;
    for (const auto element : json) {
        const QString inside = path + u"[%1]"_s.arg(i++);
        if (element.isObject())
            value.cases.push_back({compileCondition(element["when"], inside + u".when"_s),
                expression(element["use"], inside + u".use"_s)});
        else if (i == json.size())
            value.from = expression(element, inside);
        else
            fault(inside, u"Only the last entry may stand without \"when\": what follows would never be used."_s);
    }
    return value;
}

Expression Compiler::expression(Json::Value json, const QString &path)
{
    return expression(json.text(), path);
}

Expression Compiler::expression(const std::string &text, const QString &path)
{
    auto parsed = m_parser.expression(text);
    if (!parsed) {
        fault(path, parsed.error().text);
        return {};
    }
    checkDepth(*parsed, path);
    return *std::move(parsed);
}

Template Compiler::textTemplate(Json::Value json, const QString &path)
{
    auto parsed = m_parser.textTemplate(json.text());
    if (!parsed) {
        fault(path, parsed.error().text);
        return {};
    }
    for (const auto &part : parsed->parts)
        checkDepth(part.expression, path);
    return *std::move(parsed);
}

void Compiler::checkDepth(const Expression &expression, const QString &path)
{
    for (const Reference &reference : expression.alternatives) {
        if (m_depth >= 0 && reference.source == Reference::Source::Element && reference.up >= m_depth)
            return fault(path, m_depth == 0
                    ? u"A path that begins with \".\" needs an \"each\" around it; from the top, write body.…"_s
                    : u"There are more ^ here than elements around it (%1)."_s.arg(m_depth));
    }
}

} // namespace providers
