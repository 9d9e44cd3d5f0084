// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/archive.h"
#include "store/text.h"

#include <QDateTime>

namespace store {

using namespace Qt::StringLiterals;

static std::string isoTime(qint64 milliseconds)
{
    // Qt 6.4 writes "+00:00" instead of "Z" for a time made with QTimeZone::utc().
    return QDateTime::fromMSecsSinceEpoch(milliseconds).toUTC().toString(Qt::ISODateWithMs).toStdString();
}

static const char *directionName(core::Direction direction)
{
    return direction == core::Direction::In ? "in" : direction == core::Direction::Out ? "out" : "";
}

void writeEvents(core::JsonWriter &json, const std::vector<core::Event> &events)
{
    json.beginArray();
    for (const core::Event &event : events) {
        json.beginObject();
        json.key("type").string(event.type).key("kind").string(event.kind);
        json.key("summary").string(event.summary).key("from").string(event.from).key("to").string(event.to);
        json.key("msg").string(event.message).key("provider").string(event.provider);
        json.key("contact").string(event.contact).key("conversation").string(event.conversation);
        json.key("text").string(event.text).key("media").string(event.media);
        json.key("at");
        if (event.atMs != 0)
            json.string(isoTime(event.atMs));
        else
            json.null();
        json.key("direction").string(std::string_view(directionName(event.direction)));
        json.endObject();
    }
    json.endArray();
}

static core::Summary summaryOf(const core::Delivery &delivery)
{
    core::Summary summary;
    summary.id = delivery.id;
    summary.receivedUs = delivery.request.receivedUs;
    summary.answeredUs = delivery.answeredUs;
    summary.method = delivery.request.method;
    summary.target = delivery.request.target;
    summary.version = delivery.request.version;
    summary.peer = delivery.request.peer;
    summary.problem = delivery.request.problem;
    summary.status = delivery.answer.status;
    summary.sizeBytes = delivery.request.body.size();
    summary.flags = delivery.flags;
    summary.origin = delivery.origin;
    summary.events = delivery.events;
    summary.eventCount = qint64(delivery.events.size());
    return summary;
}

static void writeSummary(core::JsonWriter &json, const core::Summary &summary)
{
    json.key("id").integer(summary.id);
    // Division rounds towards zero; times before 1970 do not occur.
    json.key("received_at").string(isoTime(summary.receivedUs / 1000));
    json.key("received_us").integer(summary.receivedUs);
    json.key("method").string(summary.method).key("target").string(summary.target);
    json.key("version").string(summary.version).key("peer").string(summary.peer);
    json.key("status").integer(summary.status);
    json.key("ack_ms").number(double(summary.answeredUs - summary.receivedUs) / 1000, 3);
    json.key("size").integer(summary.sizeBytes);
    json.key("provider").string(summary.events.empty() ? std::string() : summary.events.front().provider);
    json.key("event_count").integer(summary.eventCount).key("events");
    writeEvents(json, summary.events);
    json.key("problem");
    if (summary.problem.isEmpty())
        json.null();
    else
        json.string(summary.problem);
    json.key("truncated").boolean(summary.flags & core::Truncated);
    json.key("origin").string(std::string_view(summary.origin == core::Origin::Imported ? "imported" : "captured"));
}

std::string toJsonLine(const core::Summary &summary)
{
    core::JsonWriter json;
    json.beginObject();
    writeSummary(json, summary);
    json.endObject();
    return json.take() + '\n';
}

std::string toJsonLine(const core::Delivery &delivery)
{
    core::JsonWriter json;
    json.beginObject();
    writeSummary(json, summaryOf(delivery));
    json.endObject();
    return json.take() + '\n';
}

// ---- export

static void writeHeaders(core::JsonWriter &json, const QList<core::Header> &headers)
{
    json.key("headers").beginArray();
    for (const core::Header &header : headers)
        json.beginArray().string(header.name).string(header.value).endArray();
    json.endArray();
}

static void writeExactly(core::JsonWriter &json, std::string_view key, const QByteArray &bytes)
{
    std::string buffer;
    const std::string_view text(bytes.constData(), size_t(bytes.size()));
    if (storableText(text, buffer).data() != text.data())
        json.key(key).base64(bytes);
}

std::string toArchiveLine(const core::Delivery &delivery, const core::Annotation &annotation)
{
    const core::Request &request = delivery.request;
    core::JsonWriter json;
    json.beginObject();
    writeSummary(json, summaryOf(delivery));
    writeExactly(json, "method_base64", request.method);
    writeExactly(json, "target_base64", request.target);
    writeHeaders(json, core::parseHeaders(request.head));
    json.key("head_base64").base64(request.head).key("body_base64").base64(request.body);
    if (!request.framedBody.isEmpty())
        json.key("framed_body_base64").base64(request.framedBody);
    json.key("answer").beginObject().key("status").integer(delivery.answer.status);
    writeHeaders(json, delivery.answer.headers);
    json.key("body_base64").base64(delivery.answer.body).endObject();
    json.key("annotation").beginObject().key("marked").boolean(annotation.marked);
    json.key("colour").string(archiveColours[size_t(qBound(0, annotation.colour, int(archiveColours.size()) - 1))]);
    json.key("note").string(annotation.note).endObject();
    json.endObject();
    return json.take() + '\n';
}

} // namespace store
