// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/field_values.h"

#include "core/request_parts.h"

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

void visitQueryItems(std::string_view target,
    const std::function<bool(std::string_view name, std::string_view value)> &visit)
{
    std::string_view rest = core::queryOf(target);
    for (std::string_view name, value; core::takeUrlItem(rest, name, value);) {
        if (!visit(core::urlDecoded(name), core::urlDecoded(value)))
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
        return visitOne(core::addressOf(record.peer()), visit);
    case Field::Method:
        return visitOne(record.method(), visit);
    case Field::Path:
        return visitOne(core::pathOf(record.target()), visit);
    case Field::Query: {
        const JsonStep &which = field.path.steps.front();
        return visitQueryItems(record.target(), [&](std::string_view name, std::string_view value) {
            return (which.kind == JsonStep::Kind::Key && name != which.key) || visit(value);
        });
    }
    case Field::Header:
        return visitHeaders(field.path.steps.front(), subject, visit);
    case Field::Ctype:
        return visitOne(core::mediaType(view(core::firstHeader(subject.headers(), "content-type"))), visit);
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
