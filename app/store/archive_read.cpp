// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The half of archive.h that reads.

#include "core/json.h"
#include "store/archive.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <charconv>

namespace store {

using namespace Qt::StringLiterals;

namespace {

/// Takes fields out of one object; the first that is not as it must be becomes the error.
class Fields
{
public:
    Fields(core::Json::Value object, QString prefix) : m_object(object), m_prefix(std::move(prefix)) { }

    bool has(std::string_view name) const { return m_object[name].isValid() && !m_object[name].isNull(); }

    QByteArray text(std::string_view name)
    {
        if (!has(name))
            return {};
        const core::Json::Value value = m_object[name];
        if (!value.isString())
            fail(name, u"must be a string"_s);
        return QByteArray::fromStdString(value.text());
    }

    QByteArray base64(std::string_view name)
    {
        const auto decoded = QByteArray::fromBase64Encoding(text(name), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            fail(name, u"is not base64"_s);
        return decoded.decoded;
    }

    qint64 integer(std::string_view name, qint64 otherwise, qint64 least, qint64 most)
    {
        if (!has(name))
            return otherwise;
        const std::string_view digits = m_object[name].raw();
        qint64 value = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (read.ec == std::errc() && read.ptr == digits.data() + digits.size() && value >= least && value <= most)
            return value;
        fail(name, u"must be a whole number from %1 to %2"_s.arg(least).arg(most));
        return otherwise;
    }

    double number(std::string_view name, double least, double most)
    {
        if (!has(name))
            return 0;
        bool ok = false;
        const std::string_view digits = m_object[name].raw();
        const double value = QByteArray(digits.data(), qsizetype(digits.size())).toDouble(&ok);
        if (ok && value >= least && value <= most)
            return value;
        fail(name, u"must be a number from %1 to %2"_s.arg(least, 0, 'f', 0).arg(most, 0, 'f', 0));
        return 0;
    }

    bool boolean(std::string_view name)
    {
        if (has(name) && !m_object[name].isBool())
            fail(name, u"must be true or false"_s);
        return m_object[name].type() == core::Json::Type::True && has(name);
    }

    QList<core::Header> headers(std::string_view name)
    {
        QList<core::Header> headers;
        if (has(name) && !m_object[name].isArray())
            fail(name, u"must be a list of [name, value]"_s);
        for (const core::Json::Value pair : m_object[name]) {
            if (!pair.isArray() || pair.size() != 2 || !pair.at(0).isString() || !pair.at(1).isString())
                fail(name, u"must be a list of [name, value]"_s);
            else
                headers.append({QByteArray::fromStdString(pair.at(0).text()), QByteArray::fromStdString(pair.at(1).text())});
        }
        return headers;
    }

    Fields object(std::string_view name)
    {
        if (has(name) && !m_object[name].isObject())
            fail(name, u"must be an object"_s);
        return {m_object[name], m_prefix + QString::fromUtf8(name.data(), qsizetype(name.size())) + u'.'};
    }

    void fail(std::string_view name, const QString &complaint)
    {
        if (m_error.text.isEmpty()) {
            const QString field = m_prefix + QString::fromUtf8(name.data(), qsizetype(name.size()));
            m_error = {core::ErrorCode::Invalid, u"The field \"%1\" %2."_s.arg(field, complaint)};
        }
    }

    void require(std::string_view name)
    {
        if (!has(name))
            fail(name, u"is missing"_s);
    }

    const core::Error &error() const { return m_error; }

private:
    core::Json::Value m_object;
    QString m_prefix;
    core::Error m_error;
};

} // namespace

// The end of the year 9999 in microseconds.
static constexpr qint64 latestUs = 253402300799999999;
// Some thirty years: a clock may have been set right between a delivery and its answer.
static constexpr double longestAckMs = 1e12;

static qint64 receivedUs(Fields &fields)
{
    const qint64 exact = fields.integer("received_us", 0, 0, latestUs);
    if (!fields.has("received_at"))
        return exact != 0 ? exact : QDateTime::currentMSecsSinceEpoch() * 1000;
    QDateTime time = QDateTime::fromString(QString::fromUtf8(fields.text("received_at")), Qt::ISODateWithMs);
    if (!time.isValid()) {
        fields.fail("received_at", u"is not a time like 2026-01-31T12:00:00.000Z"_s);
        return exact;
    }
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc());
    // Who changes the time of a line by hand changes the readable one.
    const qint64 milliseconds = time.toMSecsSinceEpoch();
    return exact / 1000 == milliseconds ? exact : milliseconds * 1000;
}

static QByteArray madeHead(const core::Request &request, const QList<core::Header> &headers)
{
    QByteArray head = request.method + ' ' + request.target + ' ' + request.version + "\r\n";
    for (const core::Header &header : headers)
        head += header.name + ": " + header.value + "\r\n";
    return head + "\r\n";
}

static core::Request readRequest(Fields &fields)
{
    core::Request request;
    fields.require("method");
    fields.require("target");
    request.method = fields.has("method_base64") ? fields.base64("method_base64") : fields.text("method");
    request.target = fields.has("target_base64") ? fields.base64("target_base64") : fields.text("target");
    request.version = fields.has("version") ? fields.text("version") : "HTTP/1.1"_ba;
    const QList<core::Header> headers = fields.headers("headers");
    request.head = fields.has("head_base64") ? fields.base64("head_base64") : madeHead(request, headers);
    request.body = fields.base64("body_base64");
    request.framedBody = fields.base64("framed_body_base64");
    request.peer = fields.text("peer");
    request.problem = fields.text("problem");
    request.truncated = fields.boolean("truncated");
    request.receivedUs = receivedUs(fields);
    return request;
}

static core::Annotation readAnnotation(Fields &fields)
{
    core::Annotation annotation;
    annotation.marked = fields.boolean("marked");
    annotation.note = fields.text("note");
    const std::string colour = fields.has("colour") ? fields.text("colour").toStdString() : std::string(archiveColours[0]);
    const auto known = std::find(archiveColours.begin(), archiveColours.end(), colour);
    if (known == archiveColours.end())
        fields.fail("colour", u"is no colour that Hookglass knows"_s);
    else
        annotation.colour = int(known - archiveColours.begin());
    return annotation;
}

core::Result<Archived> fromArchiveLine(std::string_view line)
{
    const core::Result<core::Json> json = core::Json::parse(line);
    if (!json)
        return json.error();
    if (!json->root().isObject())
        return core::Error {core::ErrorCode::Invalid, u"The line is not a JSON object."_s};
    Fields fields(json->root(), QString());
    Fields answer = fields.object("answer");
    Fields annotation = fields.object("annotation");

    Archived archived;
    core::Delivery &delivery = archived.delivery;
    delivery.request = readRequest(fields);
    delivery.origin = core::Origin::Imported;
    delivery.flags = delivery.request.truncated ? quint32(core::Truncated) : 0;
    delivery.answeredUs = delivery.request.receivedUs + qRound64(fields.number("ack_ms", -longestAckMs, longestAckMs) * 1000);
    delivery.answer.status = int(answer.integer("status", fields.integer("status", 200, 0, 999), 0, 999));
    delivery.answer.headers = answer.headers("headers");
    delivery.answer.body = answer.base64("body_base64");
    archived.annotation = readAnnotation(annotation);
    for (const Fields *part : {&fields, &answer, &annotation}) {
        if (!part->error().text.isEmpty())
            return part->error();
    }
    return archived;
}

} // namespace store
