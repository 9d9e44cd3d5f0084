// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/field.h"

#include <algorithm>
#include <array>

namespace filter {

using enum FieldType;

static constexpr FieldInfo table[] = {
    {Field::Provider, Exact, EventPart, "provider", "provider", "Who sent it, by the name in the catalogue.", "provider:whapi"},
    {Field::Event, Tree, EventPart, "event", "event", "What happened, by our own names, the same for all providers.", "event:status.failed"},
    {Field::Raw, Tree, EventPart, "raw", "event name", "The provider's own name of the event.", "raw:messages.post"},
    {Field::Dir, Choice, EventPart, "dir", "direction", "Which way the message went.", "dir:in", "in out"},
    {Field::From, Phone, EventPart, "from", "sender", "Who it comes from; phone numbers in any spelling.", "from:+972-50-123-4567"},
    {Field::To, Phone, EventPart, "to", "recipient", "Who it goes to.", "to:+31612345678"},
    {Field::Contact, Phone, EventPart, "contact", "contact", "The person on the other side, whichever the direction.", "contact:+31612345678"},
    {Field::Conv, Phone, EventPart, "conv", "conversation", "The conversation it belongs to.", "conv:@conv"},
    {Field::Msg, Exact, EventPart, "msg", "message id", "The message that it is about.", "msg:@msg"},
    {Field::Text, Contains, EventPart, "text", "text", "What was said.", "text:invoice"},
    {Field::Summary, Contains, EventPart, "summary", "summary", "The line in the table.", "summary:\"read by\""},
    {Field::Media, Exact, EventPart, "media", "media", "The kind of media it carries.", "media:image"},
    {Field::Ip, Exact, MetaPart, "ip", "address", "The sender's network address.", "ip:34.165.99.212"},
    {Field::Method, Exact, MetaPart, "method", "method", "The HTTP method.", "method:PATCH,PUT"},
    {Field::Path, Contains, MetaPart, "path", "path", "The path of the request, without the query.", "path:/hooks/whapi/*"},
    {Field::Query, QueryItem, MetaPart, "query.", "query item", "A value in the query of the request's address.", "query.token=\"abc 123\""},
    {Field::Header, HeaderItem, HeadPart, "header.", "header", "A header of the request.", "header.content-type:json"},
    {Field::Ctype, Exact, HeadPart, "ctype", "content type", "The media type of the body.", "ctype:application/json"},
    {Field::Body, Json, BodyPart, "body", "body", "The text of the body.", "body:invoice"},
    {Field::Body, Json, BodyPart, "body.", "body", "A value in a JSON body, by its path.", "body.messages[].type:image"},
    {Field::Size, Size, MetaPart, "size", "size", "How large the body is; kb, mb.", "size>100kb"},
    {Field::At, Time, MetaPart, "at", "time", "When it was received.", "at:today"},
    {Field::Age, Duration, MetaPart, "age", "age", "How long ago it was received; s, m, h, d.", "age<2h"},
    {Field::Lag, Duration, EventPart, "lag", "lag", "Received minus the provider's own time.", "lag>30s"},
    {Field::Ack, Duration, MetaPart, "ack", "answer time", "How long we took to answer; ms, s.", "ack>4s"},
    {Field::Code, Code, MetaPart, "code", "answer", "The HTTP status that we answered.", "code:4xx"},
    {Field::Origin, Choice, MetaPart, "origin", "origin", "Where it came from.", "origin:imported", "captured imported", "replayed"},
    {Field::Note, Contains, AnnotationPart, "note", "note", "What you wrote beside it.", "note:ask"},
    {Field::Mark, Choice, AnnotationPart, "mark", "colour", "The colour you gave it.", "mark:red", "red yellow green blue purple grey 1 2 3 4 5 6 any"},
    {Field::Session, Number, MetaPart, "session", "session", "Which run of the listener took it in.", "session:3"},
    {Field::Problem, Contains, MetaPart, "problem", "problem", "Why it was refused.", "problem:length"},
    {Field::Is, Flags, MetaPart, "is", "state", "A state of the delivery.", "is:unread", "batched truncated invalid-json error unread marked", "duplicate late outoforder retry edited pinned"},
    {Field::Has, Presence, MetaPart, "has", "presence", "Whether a field or path is there.", "has:body.referral", "", "signature referral forward"},
    {Field::Later, Exact, MetaPart, "endpoint", "endpoint", "The named address that received it.", "endpoint:shop"},
    {Field::Later, Exact, MetaPart, "account", "account", "The provider account it belongs to.", "account:shop"},
    {Field::Later, Exact, MetaPart, "verdict", "verdict", "Whether it is genuine.", "verdict:failed"},
    {Field::Later, Number, MetaPart, "attempt", "attempt", "Which try of the provider it is.", "attempt>1"},
    {Field::Later, Code, MetaPart, "fwd.code", "forward answer", "What your handler answered.", "fwd.code:5xx"},
    {Field::Later, Duration, MetaPart, "fwd.ms", "forward time", "How long your handler took.", "fwd.ms>4s"},
    {Field::Later, Contains, MetaPart, "fwd.error", "forward error", "Why your handler could not be reached.", "fwd.error:timeout"},
    {Field::Later, Exact, MetaPart, "fwd.verdict", "forward verdict", "How a replay compares with the first answer.", "fwd.verdict:regressed"},
    {Field::Later, Exact, MetaPart, "tag", "tag", "A label you gave it.", "tag:demo"},
};

std::span<const FieldInfo> fieldTable()
{
    return table;
}

const FieldInfo &fieldInfo(Field field)
{
    const Field wanted = field == Field::Element ? Field::Body : field;
    return *std::find_if(std::begin(table), std::end(table),
        [&](const FieldInfo &info) { return info.field == wanted; });
}

/// The name without the point that marks a field which takes a path.
static QString plainName(const FieldInfo &info)
{
    const QString name = QString::fromLatin1(info.name);
    return name.endsWith(u'.') ? name.chopped(1) : name;
}

const FieldInfo *findField(QStringView name)
{
    for (const FieldInfo &info : table) {
        if (name == QLatin1String(info.name) || (info.field != Field::Body && name == plainName(info)))
            return &info;
    }
    return nullptr;
}

bool takesPath(Field field)
{
    return field == Field::Body || field == Field::Header || field == Field::Query;
}

/// Edit distance where two neighbours that changed places are one mistake.
static int distance(QStringView a, QStringView b)
{
    std::vector<std::vector<int>> d(size_t(a.size()) + 1, std::vector<int>(size_t(b.size()) + 1));
    for (size_t i = 0; i < d.size(); ++i) {
        for (size_t j = 0; j < d[i].size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = int(i + j);
                continue;
            }
            const QChar left = a[qsizetype(i) - 1], right = b[qsizetype(j) - 1];
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (left != right)});
            if (i > 1 && j > 1 && left == b[qsizetype(j) - 2] && a[qsizetype(i) - 2] == right)
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d.back().back();
}

QString nearestWord(QStringView word, const QStringList &words)
{
    QString nearest;
    int best = 3;
    if (word.size() > 24)
        return nearest;
    const QString lower = word.toString().toLower();
    for (const QString &candidate : words) {
        // Short names are near to everything; for them only a change of places or case counts.
        const bool sameLetters = std::is_permutation(lower.begin(), lower.end(), candidate.begin(), candidate.end());
        const int allowed = candidate.size() < 4 ? (sameLetters ? 1 : 0) : candidate.size() < 7 ? 1 : 2;
        if (std::abs(lower.size() - candidate.size()) > allowed)
            continue;
        if (const int found = distance(lower, candidate); found <= allowed && found < best) {
            best = found;
            nearest = candidate;
        }
    }
    return nearest;
}

/// Words that people bring along from elsewhere.
static QString otherNameOf(QStringView name)
{
    static constexpr std::array<std::pair<const char *, const char *>, 6> others = {{
        {"status", "code"}, {"kind", "event"}, {"sender", "from"}, {"recipient", "to"},
        {"headers", "header."}, {"http", ""},
    }};
    for (const auto &[other, field] : others) {
        if (name == QLatin1String(other))
            return QString::fromLatin1(field);
    }
    return {};
}

QString nearestField(QStringView name)
{
    if (const QString other = otherNameOf(name); !other.isEmpty())
        return other;
    QStringList names;
    for (const FieldInfo &info : table) {
        if (plainName(info) != names.value(names.size() - 1))
            names.append(plainName(info));
    }
    const QString nearest = nearestWord(name, names);
    const FieldInfo *info = nearest.isEmpty() ? nullptr : findField(nearest);
    return info ? QString::fromLatin1(info->name) : QString();
}

static QStringList split(const char *words)
{
    return QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
}

QStringList choices(const FieldInfo &info)
{
    return split(info.choices);
}

QStringList laterChoices(const FieldInfo &info)
{
    return split(info.laterChoices);
}

QString printField(const FieldRef &ref)
{
    if (ref.field == Field::Later)
        return ref.laterName;
    const QString path = printJsonPath(ref.path);
    if (ref.field == Field::Element)
        return path;
    const QString name = plainName(fieldInfo(ref.field));
    if (path.isEmpty())
        return name;
    return name + (path.startsWith(u'[') ? path : QString(u'.' + path));
}

FieldType typeOf(const FieldRef &ref)
{
    if (ref.field != Field::Later)
        return fieldInfo(ref.field).type;
    const FieldInfo *info = findField(ref.laterName);
    return info ? info->type : Exact;
}

const std::vector<FieldHelp> &fieldHelp()
{
    static const std::vector<FieldHelp> help = [] {
        std::vector<FieldHelp> lines;
        for (const FieldInfo &info : table) {
            lines.push_back({QString::fromLatin1(info.name), QString::fromLatin1(info.description),
                QString::fromLatin1(info.example), info.field != Field::Later});
        }
        return lines;
    }();
    return help;
}

} // namespace filter
