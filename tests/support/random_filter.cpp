// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/random_filter.h"

#include <QDateTime>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace filter;

namespace {

const QString words[] = {u"image"_s, u"Image"_s, u"video"_s, u"שלום"_s, u"hello World"_s, u"a\"b"_s, u"c\\d"_s, u"x/y"_s, u"Ünï"_s,
    u"ünÏ"_s, u"true"_s, u"null"_s, u"12"_s, u"1"_s, u"line\nbreak"_s, u"(round)"_s, u"a,b"_s, u"😀 smile"_s, u"-minus"_s, u"9223372036854775808"_s,
    u"https://x.de/?a=1"_s, u"OR"_s, u"*"_s, u"#tag"_s, u"e"_s};
const char *const keys[] = {"type", "id", "messages", "text", "from_me", "odd key", "שם", "last_messages"};
const char *const numbers[] = {"0", "-0", "1", "1.0", "1e0", "12", "1.2e1", "120e-1", "9223372036854775807", "9223372036854775808",
    "18446744073709551617", "0.5", "5E-1", "-3", "3600", "123456789012345678901234567890"};
const char *const kinds[] = {"message.in.text", "message.in.image", "message.out", "status", "status.read", "status.failed", "Status.Read", "handshake"};
const char *const providers[] = {"whapi", "99digital", "WhatsAble", "meta", ""};
const char *const phones[] = {"972501234567@s.whatsapp.net", "+972-50-123-4567", "972501234567", "31612345678", "IL.4410228877335511", "120363-1@g.us", ""};
const char *const codes[] = {"200", "204", "404", "500", "4xx", "2xx"};

} // namespace

int RandomFilter::below(int limit)
{
    return int(m_random() % unsigned(limit));
}

core::Event RandomFilter::event()
{
    core::Event event;
    event.provider = pick(providers);
    event.kind = pick(kinds);
    event.type = pick(kinds);
    event.from = pick(phones);
    event.to = pick(phones);
    event.contact = pick(phones);
    event.conversation = pick(phones);
    event.message = chance(70) ? "wamid." + std::to_string(below(4)) : "";
    event.text = chance(60) ? pick(words).toStdString() : "";
    event.summary = chance(80) ? QString(pick(words) + u" → "_s + pick(words)).toStdString() : "";
    event.media = chance(30) ? "image" : "";
    event.atMs = chance(70) ? nowMs - below(5000) : 0;
    event.direction = core::Direction(below(3));
    return event;
}

/// Any character may be written as an escape, and some must be.
QByteArray RandomFilter::jsonString(const QString &text)
{
    QByteArray out = "\"";
    const bool escapesAll = chance(15), escapesOthers = chance(40);
    for (const QChar c : text) {
        const bool mustBe = c == u'"' || c == u'\\' || c.unicode() < 0x20;
        if (escapesAll || (escapesOthers && c.unicode() > 0x7e) || c.unicode() < 0x20 || (c.isSurrogate()))
            out += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        else if (mustBe || (c == u'/' && escapesOthers))
            out += QByteArray("\\") + char(c.unicode());
        else
            out += QString(c).toUtf8();
    }
    return out + '"';
}

QByteArray RandomFilter::jsonValue(int depth)
{
    const int kind = below(depth > 0 ? 10 : 6);
    if (kind < 3)
        return jsonString(pick(words));
    if (kind == 3)
        return pick(numbers);
    if (kind < 6)
        return kind == 4 ? (chance(50) ? "true" : "false") : chance(50) ? "null" : "\"\"";
    QByteArray inside;
    const bool isObject = kind >= 8;
    for (int i = below(4); i > 0; --i) {
        if (isObject)
            inside += jsonString(QString::fromUtf8(pick(keys))) + (chance(30) ? " : " : ":");
        inside += jsonValue(depth - 1) + (i > 1 ? "," : "");
    }
    const QByteArray value = isObject ? '{' + inside + '}' : '[' + inside + ']';
    return chance(20) ? jsonString(QString::fromUtf8(value)) : value;
}

QByteArray RandomFilter::body()
{
    const int kind = below(20);
    if (kind == 0)
        return {};
    if (kind == 1)
        return "type=image&text=" + pick(words).toUtf8();
    if (kind == 2)
        return jsonValue(2) + "}";
    if (kind == 3)
        return "\xff\xfe image \x80";
    QByteArray members = "{";
    for (const char *key : {"type", "messages", "last_messages", "id"}) {
        if (chance(80))
            members += (members.size() > 1 ? "," : "") + jsonString(QString::fromUtf8(key)) + ":" + jsonValue(3);
    }
    return members + "}";
}

core::Delivery RandomFilter::delivery()
{
    static const char *const targets[] = {"/hooks/whapi/messages", "/hooks?token=abc%20123&a=1", "/?type=image&type=x+y", "/Hooks/a..b", "*"};
    static const char *const types[] = {"application/json", "Application/JSON; charset=utf-8", "text/plain", ""};
    core::Delivery d;
    d.id = below(1000) + 1;
    d.request.method = chance(50) ? "POST" : chance(50) ? "PUT" : "patch";
    d.request.target = pick(targets);
    d.request.head = d.request.method + " / HTTP/1.1\r\nHost: x\r\n";
    if (const QByteArray type = pick(types); !type.isEmpty())
        d.request.head += "Content-Type: " + type + "\r\n";
    for (int i = below(3); i > 0; --i)
        d.request.head += QByteArray(chance(50) ? "X-Odd" : "x-odd") + ": " + (chance(50) ? QByteArray(pick(numbers)) : pick(words).simplified().toUtf8()) + "\r\n";
    d.request.head += "\r\n";
    d.request.body = body();
    d.request.peer = chance(50) ? "127.0.0.1:5000" : "[::1]:80";
    d.request.receivedUs = nowMs * 1000 - below(8'000'000);
    d.answeredUs = chance(80) ? d.request.receivedUs + below(6'000) : 0;
    d.answer.status = chance(60) ? 200 : chance(50) ? 404 : chance(50) ? 500 : 0;
    if (chance(20))
        d.request.problem = "The length is wrong.";
    for (int i = chance(50) ? 1 : below(4); i > 0; --i)
        d.events.push_back(event());
    d.origin = core::Origin(below(2));
    d.flags = quint32(below(8));
    d.session = below(4);
    return d;
}

core::Annotation RandomFilter::annotation()
{
    return {chance(50), chance(50) ? below(7) : 0, chance(40) ? pick(words).toUtf8() : QByteArray(), chance(50)};
}

JsonPath RandomFilter::path()
{
    JsonPath path;
    if (chance(60)) {
        path.steps.push_back({JsonStep::Kind::Key, pick(keys), 0});
        if (chance(50))
            path.steps.push_back({JsonStep::Kind::Elements, {}, 0});
    }
    for (int i = path.steps.empty() ? 1 + below(3) : below(3); i > 0; --i) {
        const auto kind = JsonStep::Kind(below(5));
        const bool isDouble = kind == JsonStep::Kind::AnyDepth && !path.steps.empty() && path.steps.back().kind == kind;
        if (isDouble)
            continue;
        path.steps.push_back({kind, kind == JsonStep::Kind::Key ? pick(keys) : "", kind == JsonStep::Kind::Index ? below(4) - 2 : 0});
    }
    return path;
}

FieldRef RandomFilter::field(bool inElement)
{
    if (inElement)
        return {Field::Element, path(), {}};
    const auto field = chance(35) ? Field::Body : Field(below(int(Field::Problem) + 1));
    FieldRef ref{field, {}, {}};
    if (field == Field::Body && chance(85))
        ref.path = path();
    if (field == Field::Header || field == Field::Query) {
        const char *const names[] = {"x-odd", "Content-Type", "type", "token", "a"};
        const bool isAny = chance(20);
        ref.path.steps.push_back({isAny ? JsonStep::Kind::Members : JsonStep::Kind::Key, isAny ? "" : pick(names), 0});
    }
    return ref;
}

QString RandomFilter::typedText(FieldType type)
{
    switch (type) {
    case FieldType::Code:
        return QString::fromUtf8(pick(codes));
    case FieldType::Size:
        return chance(30) ? u"1kb"_s : QString::number(below(300)) + (chance(30) ? u"b"_s : QString());
    case FieldType::Duration:
        return QString::number(below(8)) + (chance(50) ? u"s"_s : u"ms"_s);
    case FieldType::Time:
        return QDateTime::fromMSecsSinceEpoch(nowMs - below(8000), QTimeZone::utc()).toString(Qt::ISODateWithMs);
    default:
        return QString::number(below(4));
    }
}

QString RandomFilter::word(Field field)
{
    switch (field) {
    case Field::Provider: return QString::fromUtf8(providers[below(4)]);
    case Field::Event:
    case Field::Raw: return QString::fromUtf8(pick(kinds)).section(u'.', 0, below(3));
    case Field::From:
    case Field::To:
    case Field::Contact:
    case Field::Conv: return QString::fromUtf8(phones[below(6)]);
    case Field::Msg: return u"WAMID."_s + QString::number(below(4));
    case Field::Ip: return chance(50) ? u"127.0.0.1"_s : u"::1"_s;
    case Field::Method: return chance(50) ? u"POST"_s : u"patch"_s;
    case Field::Path: return chance(50) ? u"/hooks"_s : u"a..b"_s;
    case Field::Ctype: return u"application/json"_s;
    case Field::Query: return chance(50) ? u"abc 123"_s : u"1"_s;
    default: return chance(30) ? QString::fromUtf8(pick(numbers)) : pick(words);
    }
}

Value RandomFilter::value(const FieldRef &field, Operator op)
{
    const FieldType type = field.field == Field::Element ? FieldType::Json : fieldInfo(field.field).type;
    const bool isTyped = type >= FieldType::Number && type <= FieldType::Time;
    const bool isDynamic = type == FieldType::HeaderItem || type == FieldType::QueryItem || (type == FieldType::Json && !field.path.isEmpty());
    const bool isOrder = op != Operator::Is && op != Operator::Equal && op != Operator::NotEqual;
    if (field.field == Field::Dir)
        return {Value::Kind::Literal, chance(50) ? u"in"_s : u"out"_s, {}, {}, {}};
    if (field.field == Field::Origin)
        return {Value::Kind::Literal, chance(50) ? u"captured"_s : u"imported"_s, {}, {}, {}};
    if (field.field == Field::Mark)
        return {Value::Kind::Literal, chance(30) ? u"any"_s : chance(50) ? u"red"_s : QString::number(below(6) + 1), {}, {}, {}};
    if (op == Operator::Is && (isTyped || isDynamic) && chance(25)) {
        QString low = isTyped ? typedText(type) : QString::number(below(20) - 5), high = isTyped ? typedText(type) : QString::number(20 + below(9000));
        if (isTyped)
            (chance(50) ? low : high).clear(); // the other order would be refused
        return {Value::Kind::Range, low, high, {}, {}};
    }
    if (isTyped)
        return {Value::Kind::Literal, typedText(type), {}, {}, {}};
    if (isOrder)
        return {Value::Kind::Literal, QString::fromUtf8(pick(numbers)), {}, {}, {}};
    if (op == Operator::Is && chance(15)) {
        static const QString patterns[] = {u"*"_s, u"i*"_s, u"*e"_s, u"*o*w*"_s, u"97250*"_s, u"+972*"_s, u"status.*"_s, u"/hooks/*"_s, u"1*"_s};
        return {Value::Kind::Pattern, pick(patterns), {}, {}, {}};
    }
    return {Value::Kind::Literal, word(field.field), {}, {}, {}};
}

Expression RandomFilter::condition(bool inElement)
{
    Condition condition;
    condition.field = field(inElement);
    const FieldType type = inElement ? FieldType::Json : fieldInfo(condition.field.field).type;
    const bool hasOrder = (type >= FieldType::Number && type <= FieldType::Time) || type == FieldType::HeaderItem
        || type == FieldType::QueryItem || (type == FieldType::Json && !condition.field.path.isEmpty());
    condition.op = chance(60) ? Operator::Is : Operator(below(hasOrder ? 7 : 3));
    const bool isList = condition.op <= Operator::NotEqual && chance(25);
    for (int i = 0; i < (isList ? 3 : 1); ++i)
        condition.values.push_back(value(condition.field, condition.op));
    return {condition, {}};
}

Expression RandomFilter::leaf(bool inElement)
{
    static const QString states[] = {u"batched"_s, u"truncated"_s, u"invalid-json"_s, u"error"_s, u"unread"_s, u"marked"_s};
    static const QString patterns[] = {u"im.ge"_s, u"^he"_s, u"\\bworld\\b"_s, u"[0-9]{2,}"_s, u"a|b"_s, u"x\\/y"_s, u"ש.ום"_s, u"hello ?W?"_s};
    const int kind = below(20);
    if (kind == 0 || kind == 1)
        return {FreeText{pick(words)}, {}};
    if (kind == 2) {
        const bool hasField = chance(50);
        FieldRef ref = hasField ? field(inElement) : FieldRef();
        const FieldType type = inElement ? FieldType::Json : fieldInfo(ref.field).type;
        if (type >= FieldType::Number && type <= FieldType::Time)
            ref = {Field::Text, {}, {}};
        return {Regex{ref.field == Field::Mark ? FieldRef{Field::Text, {}, {}} : ref, hasField, pick(patterns), chance(50)}, {}};
    }
    if (!inElement && kind == 3)
        return {Condition{{Field::Is, {}, {}}, Operator::Is, {{Value::Kind::Literal, pick(states), {}, {}, {}}}, {}}, {}};
    if (!inElement && kind == 4)
        return {Condition{{Field::Has, {}, {}}, Operator::Is, {{Value::Kind::Presence, {}, {}, field(false), {}}}, {}}, {}};
    if (kind == 5) {
        FieldRef ref{inElement ? Field::Element : Field::Body, path(), {}};
        for (JsonStep &step : ref.path.steps) {
            if (inElement && step.kind == JsonStep::Kind::AnyDepth)
                step.kind = JsonStep::Kind::Members; // ** within ** is refused
        }
        return {SameElement{ref, {expression(1, true)}}, {}};
    }
    return condition(inElement);
}

Expression RandomFilter::expression(int depth, bool inElement)
{
    const int kind = depth > 0 ? below(10) : 9;
    if (kind < 2)
        return {Not{{expression(depth - 1, inElement)}}, {}};
    if (kind > 5)
        return leaf(inElement);
    std::vector<Expression> operands;
    while (operands.size() < 2 || chance(30)) {
        Expression operand = expression(depth - 1, inElement);
        const bool isSame = kind < 4 ? std::holds_alternative<And>(operand.node) : std::holds_alternative<Or>(operand.node);
        if (!isSame)
            operands.push_back(std::move(operand));
    }
    if (kind < 4)
        return {And{std::move(operands)}, {}};
    return {Or{std::move(operands)}, {}};
}

Expression RandomFilter::query(int depth)
{
    return expression(depth, false);
}
