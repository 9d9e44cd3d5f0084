// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/field_values.h"

#include <algorithm>

namespace filter {

static void visitOne(std::string_view value, const TextVisitor &visit)
{
    if (!value.empty())
        visit(value);
}

static std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

/// Path and query of a request target; a proxy's form (http://host/path) loses its host.
static std::string_view withoutHost(std::string_view target)
{
    const size_t scheme = target.find("://");
    if (target.starts_with('/') || scheme == std::string_view::npos || scheme > target.find_first_of("/?"))
        return target;
    const size_t path = target.find_first_of("/?", scheme + 3);
    return path == std::string_view::npos ? std::string_view("/") : target.substr(path);
}

static std::string_view pathOf(std::string_view target)
{
    const std::string_view path = withoutHost(target);
    return path.substr(0, path.find_first_of("?#"));
}

static std::string_view addressOf(std::string_view peer)
{
    if (peer.starts_with('['))
        return peer.substr(1, std::min(peer.find(']'), peer.size()) - 1);
    const size_t colon = peer.rfind(':');
    // More than one colon without brackets is an address without a port.
    return colon != std::string_view::npos && peer.find(':') == colon ? peer.substr(0, colon) : peer;
}

static std::string_view mediaType(std::string_view contentType)
{
    std::string_view type = contentType.substr(0, contentType.find(';'));
    while (type.ends_with(' ') || type.ends_with('\t'))
        type.remove_suffix(1);
    return type;
}

static std::string decoded(std::string_view text)
{
    std::string out;
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1; };
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out += char(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

void visitQueryItems(std::string_view target,
    const std::function<bool(std::string_view name, std::string_view value)> &visit)
{
    target = withoutHost(target);
    target = target.substr(0, target.find('#'));
    const size_t mark = target.find('?');
    if (mark == std::string_view::npos)
        return;
    std::string_view rest = target.substr(mark + 1);
    while (!rest.empty()) {
        const std::string_view item = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(item.size() + 1, rest.size()));
        const size_t equals = item.find('=');
        const std::string_view value = equals == std::string_view::npos ? std::string_view() : item.substr(equals + 1);
        if (!item.empty() && !visit(decoded(item.substr(0, equals)), decoded(value)))
            return;
    }
}

static void visitHeaders(const JsonStep &which, Subject &subject, const TextVisitor &visit)
{
    const QByteArrayView name(which.key.data(), qsizetype(which.key.size()));
    for (const core::Header &header : subject.headers()) {
        const bool isMeant = which.kind == JsonStep::Kind::Members || header.name.compare(name, Qt::CaseInsensitive) == 0;
        if (isMeant && !visit(view(header.value)))
            return;
    }
}

static void visitEventText(Field field, const core::Event &event, const TextVisitor &visit)
{
    switch (field) {
    case Field::Provider:
        return visitOne(event.provider, visit);
    case Field::Event:
        return visitOne(event.kind, visit);
    case Field::Raw:
        return visitOne(event.type, visit);
    case Field::Dir:
        return visitOne(event.direction == core::Direction::In ? "in" : event.direction == core::Direction::Out ? "out" : "", visit);
    case Field::From:
        return visitOne(event.from, visit);
    case Field::To:
        return visitOne(event.to, visit);
    case Field::Contact:
        return visitOne(event.contact, visit);
    case Field::Conv:
        return visitOne(event.conversation, visit);
    case Field::Msg:
        return visitOne(event.message, visit);
    case Field::Text:
        return visitOne(event.text, visit);
    case Field::Summary:
        return visitOne(event.summary, visit);
    case Field::Media:
        return visitOne(event.media, visit);
    default:
        break;
    }
}

void visitTexts(const FieldRef &field, Subject &subject, const TextVisitor &visit)
{
    Record &record = subject.record();
    switch (field.field) {
    case Field::Ip:
        return visitOne(addressOf(record.peer()), visit);
    case Field::Method:
        return visitOne(record.method(), visit);
    case Field::Path:
        return visitOne(pathOf(record.target()), visit);
    case Field::Query: {
        const JsonStep &which = field.path.steps.front();
        return visitQueryItems(record.target(), [&](std::string_view name, std::string_view value) {
            return (which.kind == JsonStep::Kind::Key && name != which.key) || visit(value);
        });
    }
    case Field::Header:
        return visitHeaders(field.path.steps.front(), subject, visit);
    case Field::Ctype:
        return visitOne(mediaType(view(core::firstHeader(subject.headers(), "content-type"))), visit);
    case Field::Body:
        return visitOne(subject.body(), visit);
    case Field::Origin:
        return visitOne(record.origin() == core::Origin::Imported ? "imported" : "captured", visit);
    case Field::Note:
        return visitOne(view(record.annotation().note), visit);
    case Field::Problem:
        return visitOne(record.problem(), visit);
    default:
        visitEventText(field.field, subject.event(), visit);
    }
}

std::optional<qint64> numberOf(Field field, Subject &subject)
{
    Record &record = subject.record();
    const auto unlessZero = [](qint64 value) { return value ? std::optional(value) : std::nullopt; };
    switch (field) {
    case Field::Size:
        return record.sizeBytes();
    case Field::At:
    case Field::Age:
        return record.receivedUs();
    case Field::Lag:
        return subject.event().atMs ? std::optional(record.receivedUs() - subject.event().atMs * 1000) : std::nullopt;
    case Field::Ack:
        return record.answeredUs() ? std::optional(record.answeredUs() - record.receivedUs()) : std::nullopt;
    case Field::Code:
        return unlessZero(record.status());
    case Field::Session:
        return record.session();
    case Field::Mark:
        return unlessZero(record.annotation().colour);
    default:
        return std::nullopt;
    }
}

bool anyEventText(const core::Event &event, const std::function<bool(std::string_view)> &fits)
{
    return fits(event.summary) || fits(event.text) || fits(event.message) || fits(event.conversation)
        || fits(event.from) || fits(event.to) || fits(event.contact);
}

} // namespace filter
