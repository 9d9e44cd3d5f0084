// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/naive_filter.h"

#include "core/content_encoding.h"
#include "core/json.h"
#include "core/terms.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QUrl>

#include <deque>

using namespace Qt::StringLiterals;
using namespace filter;
using core::Json;

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

/// A decimal number with its point moved to a fixed place, so that texts compare as numbers.
std::optional<QString> comparable(const QString &number)
{
    static const QRegularExpression form(u"^(-?)(0|[1-9]\\d*)(?:\\.(\\d+))?(?:[eE]([+-]?\\d+))?$"_s);
    const auto match = form.match(number);
    if (!match.hasMatch())
        return std::nullopt;
    QString digits = match.captured(2) + match.captured(3);
    const qsizetype point = match.captured(2).size() + match.captured(4).toInt();
    digits = digits.prepend(QString(std::max<qsizetype>(0, 60 - point), u'0')).leftJustified(160, u'0');
    if (point > 60)
        digits = digits.sliced(point - 60);
    const bool isZero = digits.count(u'0') == digits.size();
    if (match.captured(1).isEmpty() || isZero)
        return u"p" + digits;
    for (QChar &digit : digits)
        digit = QChar(u'9' - digit.unicode() + u'0');
    return u"n" + digits;
}

QString unescapedOnce(const QString &raw)
{
    QString out;
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] != u'\\' || i + 1 == raw.size()) {
            out += raw[i];
            continue;
        }
        static const QString names = u"\"\\/bfnrt"_s, meanings = u"\"\\/\b\f\n\r\t"_s;
        bool isHex = false;
        const ushort code = raw.mid(i + 2, 4).toUShort(&isHex, 16);
        const qsizetype which = names.indexOf(raw[i + 1]);
        if (raw[i + 1] == u'u' && isHex && raw.mid(i + 2, 4).size() == 4) {
            out += QChar(code);
            i += 5;
        } else if (which >= 0) {
            out += meanings[which];
            ++i;
        } else {
            out += raw[i];
        }
    }
    return out;
}

class Naive
{
public:
    Naive(const core::Delivery &delivery, const core::Annotation &annotation, qint64 nowMs)
        : d(delivery), a(annotation), now(nowMs), headers(core::parseHeaders(delivery.request.head))
    {
        bytes = core::decodeBody(d.request.body, headers).bytes;
        if (auto read = Json::parse(std::string_view(bytes.constData(), size_t(bytes.size()))))
            json.push_back(*std::move(read));
    }

    bool holds(const Expression &expression, const core::Event &e)
    {
        event = &e;
        return holds(expression);
    }

private:
    bool holds(const Expression &expression)
    {
        return std::visit([this](const auto &node) { return eval(node); }, expression.node);
    }

    bool eval(const Everything &) { return true; }
    bool eval(const SavedFilter &) { return false; }
    bool eval(const Not &n) { return !holds(n.operand[0]); }
    bool eval(const And &n)
    {
        bool all = true;
        for (const Expression &operand : n.operands)
            all = holds(operand) && all;
        return all;
    }
    bool eval(const Or &n)
    {
        bool any = false;
        for (const Expression &operand : n.operands)
            any = holds(operand) || any;
        return any;
    }

    QStringList bodyTexts() const
    {
        QStringList texts{QString::fromUtf8(bytes)};
        for (int i = 0; i < 4 && texts.back().contains(u'\\'); ++i)
            texts.append(unescapedOnce(texts.back()));
        return texts;
    }

    QStringList anywhere() const
    {
        QStringList texts = bodyTexts();
        for (const auto *value : {&event->summary, &event->text, &event->message, &event->conversation, &event->from, &event->to, &event->contact}) {
            if (!value->empty())
                texts.append(text(*value));
        }
        return texts;
    }

    QStringList scalars(const Json::Value &value) const
    {
        QStringList out;
        if (!value.isObject() && !value.isArray())
            return {text(value.text())};
        for (const Json::Value child : value)
            out += scalars(child);
        return out;
    }

    bool eval(const FreeText &n)
    {
        const QStringList texts = inElement ? scalars(element) : anywhere();
        return std::any_of(texts.begin(), texts.end(), [&](const QString &t) { return t.contains(n.text, Qt::CaseInsensitive); });
    }

    bool eval(const Regex &n)
    {
        QStringList texts;
        if (!n.hasField)
            texts = inElement ? scalars(element) : anywhere();
        else if (n.field.field == Field::Body && n.field.path.isEmpty())
            texts = bodyTexts();
        else if (n.field.field == Field::Body || n.field.field == Field::Element) {
            for (const Json::Value &value : at(n.field))
                texts += scalars(value);
        } else {
            texts = texts_(n.field);
        }
        QRegularExpression regex(n.pattern, QRegularExpression::UseUnicodePropertiesOption
            | (n.respectsCase ? QRegularExpression::NoPatternOption : QRegularExpression::CaseInsensitiveOption));
        return std::any_of(texts.begin(), texts.end(), [&](const QString &t) { return t.contains(regex); });
    }

    bool eval(const SameElement &n)
    {
        const bool wasIn = inElement;
        const Json::Value outer = element;
        bool found = false;
        std::vector<Json::Value> elements;
        for (const Json::Value &value : at(n.path)) {
            if (n.path.path.steps.back().kind == JsonStep::Kind::Key && value.isArray())
                for (const Json::Value child : value)
                    elements.push_back(child);
            else
                elements.push_back(value);
        }
        inElement = true;
        for (const Json::Value &value : elements) {
            element = value;
            found = holds(n.condition[0]) || found;
        }
        element = outer;
        inElement = wasIn;
        return found;
    }

    std::vector<Json::Value> at(const FieldRef &field)
    {
        std::vector<Json::Value> out;
        const Json::Value start = field.field == Field::Element ? element : json.empty() ? Json::Value() : json.front().root();
        if (start.isValid())
            follow(start, field.path.steps, 0, out);
        return out;
    }

    Json::Value entered(const Json::Value &value)
    {
        const QString content = value.isString() ? text(value.text()).trimmed() : QString();
        if (!content.startsWith(u'{') && !content.startsWith(u'['))
            return value;
        auto inner = Json::parse(value.text());
        if (!inner)
            return value;
        json.push_back(*std::move(inner));
        return json.back().root();
    }

    void follow(const Json::Value &value, const std::vector<JsonStep> &steps, size_t i, std::vector<Json::Value> &out)
    {
        if (!value.isValid())
            return;
        if (i == steps.size()) {
            out.push_back(value);
            return;
        }
        const JsonStep &step = steps[i];
        const Json::Value inside = entered(value);
        if (step.kind == JsonStep::Kind::AnyDepth) {
            follow(value, steps, i + 1, out);
            for (const Json::Value child : inside)
                follow(child, steps, i, out);
        } else if (step.kind == JsonStep::Kind::Index) {
            follow(inside.at(step.index), steps, i + 1, out);
        } else {
            for (const Json::Value child : inside) {
                const bool fits = step.kind == JsonStep::Kind::Members || (step.kind == JsonStep::Kind::Elements && inside.isArray())
                    || (step.kind == JsonStep::Kind::Key && inside.isObject() && child.key() == step.key);
                if (fits)
                    follow(child, steps, i + 1, out);
            }
        }
    }

    QStringList texts_(const FieldRef &field)
    {
        const QString target = QString::fromUtf8(d.request.target), name = text(field.path.steps.empty() ? std::string() : field.path.steps[0].key);
        const bool any = !field.path.steps.empty() && field.path.steps[0].kind == JsonStep::Kind::Members;
        QStringList out;
        switch (field.field) {
        case Field::Provider: out = {text(event->provider)}; break;
        case Field::Event: out = {text(event->kind)}; break;
        case Field::Raw: out = {text(event->type)}; break;
        case Field::Dir: out = {event->direction == core::Direction::In ? u"in"_s : event->direction == core::Direction::Out ? u"out"_s : QString()}; break;
        case Field::From: out = {text(event->from)}; break;
        case Field::To: out = {text(event->to)}; break;
        case Field::Contact: out = {text(event->contact)}; break;
        case Field::Conv: out = {text(event->conversation)}; break;
        case Field::Msg: out = {text(event->message)}; break;
        case Field::Text: out = {text(event->text)}; break;
        case Field::Summary: out = {text(event->summary)}; break;
        case Field::Media: out = {text(event->media)}; break;
        case Field::Ip: out = {QString::fromUtf8(d.request.peer.left(d.request.peer.lastIndexOf(':'))).remove(u'[').remove(u']')}; break;
        case Field::Method: out = {QString::fromUtf8(d.request.method)}; break;
        case Field::Path: out = {target.section(u'?', 0, 0)}; break;
        case Field::Ctype: out = {QString::fromUtf8(core::firstHeader(headers, "content-type")).section(u';', 0, 0).trimmed()}; break;
        case Field::Origin: return {d.origin == core::Origin::Imported ? u"imported"_s : u"captured"_s};
        case Field::Note: out = {QString::fromUtf8(a.note)}; break;
        case Field::Problem: out = {QString::fromUtf8(d.request.problem)}; break;
        case Field::Header:
            for (const core::Header &header : headers)
                if (any || QString::fromUtf8(header.name).compare(name, Qt::CaseInsensitive) == 0)
                    out.append(QString::fromUtf8(header.value));
            return out;
        case Field::Query:
            for (const QString &item : target.section(u'?', 1).split(u'&', Qt::SkipEmptyParts)) {
                const auto decode = [](QString part) { return QUrl::fromPercentEncoding(part.replace(u'+', u' ').toUtf8()); };
                if (any || decode(item.section(u'=', 0, 0)) == name)
                    out.append(decode(item.section(u'=', 1)));
            }
            return out;
        default: break;
        }
        out.removeAll(QString());
        return out;
    }

    std::optional<qint64> number(Field field) const
    {
        switch (field) {
        case Field::Size: return d.request.body.size();
        case Field::At: return d.request.receivedUs;
        case Field::Age: return now * 1000 - d.request.receivedUs;
        case Field::Lag: return event->atMs ? std::optional(d.request.receivedUs - event->atMs * 1000) : std::nullopt;
        case Field::Ack: return d.answeredUs ? std::optional(d.answeredUs - d.request.receivedUs) : std::nullopt;
        case Field::Code: return d.answer.status ? std::optional<qint64>(d.answer.status) : std::nullopt;
        case Field::Session: return d.session;
        default: return std::nullopt;
        }
    }

    bool isState(const QString &state) const
    {
        if (state == u"unread")
            return !a.opened;
        if (state == u"marked")
            return a.marked;
        if (state == u"error")
            return !d.request.problem.isEmpty() || (d.answer.status >= 400 && d.answer.status < 600);
        return d.flags & (state == u"truncated" ? core::Truncated : state == u"batched" ? core::Batched : core::InvalidJson);
    }

    bool isPresent(const FieldRef &field)
    {
        if (field.field == Field::Body)
            return field.path.isEmpty() ? !bytes.isEmpty() : !at(field).empty();
        if (field.field == Field::Mark)
            return a.colour != 0;
        return number(field.field).has_value() || !texts_(field).isEmpty();
    }

    static bool fitsPattern(const QString &value, const QString &pattern)
    {
        QString regex = QRegularExpression::escape(pattern);
        regex.replace(u"\\*"_s, u".*"_s);
        return QRegularExpression(u"\\A(?:"_s + regex + u")\\z"_s, QRegularExpression::CaseInsensitiveOption
            | QRegularExpression::DotMatchesEverythingOption).match(value).hasMatch();
    }

    static bool isPart(FieldType type)
    {
        return type == FieldType::Contains || type == FieldType::HeaderItem || type == FieldType::Json;
    }

    static bool fitsText(FieldType type, Operator op, const Value &value, const QString &found)
    {
        if (op == Operator::Equal || op == Operator::NotEqual)
            return found == value.text;
        if (value.kind == Value::Kind::Pattern) {
            const QString digits = text(core::phoneDigits(found.toStdString()));
            return fitsPattern(found, value.text)
                || (type == FieldType::Phone && !digits.isEmpty() && value.text.contains(QRegularExpression(u"^[-+ ().*\\d]*\\d[-+ ().*\\d]*$"_s))
                    && fitsPattern(digits, QString(value.text).remove(QRegularExpression(u"[-+ ().]"_s))));
        }
        if (value.kind == Value::Kind::Range || op != Operator::Is)
            return fitsOrder(op, value, found);
        if (isPart(type))
            return found.contains(value.text, Qt::CaseInsensitive);
        if (type == FieldType::Phone) {
            const auto wanted = core::phoneDigits(value.text.toStdString());
            if (!wanted.empty() && wanted == core::phoneDigits(found.toStdString()))
                return true;
        }
        return found.compare(value.text, Qt::CaseInsensitive) == 0
            || (type == FieldType::Tree && !value.text.isEmpty() && found.startsWith(value.text + u'.', Qt::CaseInsensitive));
    }

    static bool fitsOrder(Operator op, const Value &value, const QString &found)
    {
        const auto is = comparable(found), low = comparable(value.text), high = comparable(value.upTo);
        if (!is)
            return false;
        switch (op) {
        case Operator::Greater: return *is > *low;
        case Operator::GreaterEqual: return *is >= *low;
        case Operator::Less: return *is < *low;
        case Operator::LessEqual: return *is <= *low;
        default: return (!low || *is >= *low) && (!high || *is <= *high);
        }
    }

    static bool fitsJson(Operator op, const Value &value, const Json::Value &found)
    {
        if (found.isArray() || found.isObject()) {
            bool any = false;
            for (const Json::Value child : found)
                any = fitsJson(op, value, child) || any;
            return any;
        }
        const QString raw = text(std::string(found.raw()));
        const bool isOrder = value.kind == Value::Kind::Range || (op != Operator::Is && op != Operator::Equal && op != Operator::NotEqual);
        if (isOrder)
            return (found.isString() || found.isNumber()) && fitsOrder(op, value, text(found.text()));
        if (found.isString())
            return fitsText(FieldType::Json, op, value, text(found.text()));
        if (found.isNumber() && value.kind != Value::Kind::Pattern && comparable(value.text))
            return comparable(value.text) == comparable(raw);
        if (found.isNumber())
            return fitsText(FieldType::Json, op, value, raw);
        return fitsText(FieldType::Exact, op, value, raw);
    }

    /// The unit and the worth of one of it in which a typed value was written.
    static std::pair<qint64, qint64> amount(const QString &written)
    {
        static const QRegularExpression form(u"^(-?\\d+)([a-z]*)$"_s);
        const auto match = form.match(written);
        static const QHash<QString, qint64> units{{u""_s, 1}, {u"b"_s, 1}, {u"kb"_s, 1000}, {u"mb"_s, 1000000}, {u"ms"_s, 1000}, {u"s"_s, 1000000}, {u"m"_s, 60000000}, {u"h"_s, 3600000000}};
        const qint64 unit = units.value(match.captured(2));
        return {match.captured(1).toLongLong() * unit, unit};
    }

    /// First and last number that a typed value stands for, and the number to compare with.
    static std::array<qint64, 3> extent(FieldType type, const QString &written)
    {
        if (type == FieldType::Code && written.endsWith(u"xx")) {
            const qint64 first = written[0].digitValue() * 100;
            return {first, first + 99, first + 99};
        }
        if (type == FieldType::Time) {
            const qint64 us = QDateTime::fromString(written, Qt::ISODateWithMs).toMSecsSinceEpoch() * 1000;
            return {us, us + 999, us};
        }
        const auto [value, unit] = amount(written);
        return {value, type == FieldType::Duration ? value + unit - 1 : value, value};
    }

    static bool fitsNumber(FieldType type, Operator op, const Value &value, qint64 found)
    {
        if (value.kind == Value::Kind::Range) {
            return (value.text.isEmpty() || found >= extent(type, value.text)[0])
                && (value.upTo.isEmpty() || found <= extent(type, value.upTo)[2]);
        }
        const auto [first, last, end] = extent(type, value.text);
        switch (op) {
        case Operator::Greater: return found > end;
        case Operator::GreaterEqual: return found >= first;
        case Operator::Less: return found < first;
        case Operator::LessEqual: return found <= end;
        default: return found >= first && found <= last;
        }
    }

    bool fitsColour(const Value &value) const
    {
        static const QStringList names{u"red"_s, u"yellow"_s, u"green"_s, u"blue"_s, u"purple"_s, u"grey"_s};
        return value.text == u"any" || names.indexOf(value.text) + 1 == a.colour || value.text.toInt() == a.colour;
    }

    bool eval(const Condition &c)
    {
        const Field field = c.field.field;
        const FieldType type = typeOf_(c.field);
        std::vector<bool> fits; // one for each value of the field
        const auto any = [&](const auto &one) { return std::any_of(c.values.begin(), c.values.end(), one); };
        if (field == Field::Is)
            return any([&](const Value &v) { return isState(v.text); });
        if (field == Field::Has)
            return any([&](const Value &v) { return isPresent(v.field); });
        if (field == Field::Element || (field == Field::Body && !c.field.path.isEmpty())) {
            for (const Json::Value &found : at(c.field))
                fits.push_back(any([&](const Value &v) { return fitsJson(c.op, v, found); }));
        } else if (field == Field::Body) {
            if (!bytes.isEmpty()) {
                const QStringList texts = c.op == Operator::Is ? bodyTexts() : QStringList{QString::fromUtf8(bytes)};
                fits.push_back(any([&](const Value &v) {
                    return std::any_of(texts.begin(), texts.end(), [&](const QString &t) { return fitsText(type, c.op, v, t); });
                }));
            }
        } else if (field == Field::Mark) {
            if (a.colour)
                fits.push_back(any([&](const Value &v) { return fitsColour(v); }));
        } else if (type >= FieldType::Number && type <= FieldType::Time) {
            if (const auto found = number(field))
                fits.push_back(any([&](const Value &v) { return fitsNumber(type, c.op, v, *found); }));
        } else {
            for (const QString &found : texts_(c.field))
                fits.push_back(any([&](const Value &v) { return fitsText(type, c.op, v, found); }));
        }
        const bool isFound = std::find(fits.begin(), fits.end(), true) != fits.end();
        return c.op == Operator::NotEqual ? !fits.empty() && !isFound : isFound;
    }

    static FieldType typeOf_(const FieldRef &ref)
    {
        return ref.field == Field::Element ? FieldType::Json : fieldInfo(ref.field).type;
    }

    const core::Delivery &d;
    const core::Annotation &a;
    const qint64 now;
    const core::Event *event = nullptr;
    QList<core::Header> headers;
    QByteArray bytes;
    std::deque<Json> json;
    Json::Value element;
    bool inElement = false;
};

} // namespace

bool naivelyMatches(const Expression &expression, const core::Delivery &delivery, const core::Annotation &annotation, qint64 nowMs)
{
    const std::vector<core::Event> none(1);
    bool any = false;
    for (const core::Event &event : delivery.events.empty() ? none : delivery.events)
        any = Naive(delivery, annotation, nowMs).holds(expression, event) || any;
    return any;
}
