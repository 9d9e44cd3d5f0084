// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>

#include <string>
#include <vector>

namespace core {

/// Identifies a delivery within one store: positive, growing in the order of arrival, never
/// used twice.
using DeliveryId = qint64;

/// One header field as received: case kept, surrounding blanks of the value removed.
struct Header {
    QByteArray name;
    QByteArray value;
    bool operator==(const Header &) const = default;
};

/// Splits the header lines of a request head (the bytes up to the empty line, with or without
/// the request line in front). Order, case and duplicates stay. A line without a colon, and a
/// folded line, is skipped; it remains visible in the raw head.
QList<Header> parseHeaders(const QByteArray &head);

/// The value of the first header of that name, ignoring case; empty when there is none.
QByteArray firstHeader(const QList<Header> &headers, QByteArrayView name);

/// One HTTP request as it reached us. The bytes are the sender's: nothing is normalised.
struct Request {
    QByteArray method; ///< as written, also unknown ones; empty when there was no request line
    QByteArray target; ///< as written: path and query, or an absolute URL, or `*`
    QByteArray version; ///< "HTTP/1.1"
    QByteArray head; ///< every byte before the body: request line, header lines, empty line
    QByteArray body; ///< the content, freed of chunked framing
    QByteArray framedBody; ///< the body as on the wire, only when it came in chunks
    QByteArray peer; ///< "127.0.0.1:53312", "[::1]:53312"
    qint64 receivedUs = 0; ///< when its last byte arrived; microseconds since 1970, UTC
    QByteArray problem; ///< a sentence when it was malformed or refused; empty otherwise
    bool truncated = false; ///< true when limits or a lost peer cut it short
};

/// What we send back.
struct Answer {
    int status = 200;
    QList<Header> headers; ///< without Content-Length, Connection and Date: those are added
    QByteArray body;
};

/// Which way the thing an event reports went, seen from the business.
enum class Direction : quint8 { None, In, Out };

/// One thing that a delivery reports. Texts are UTF-8. What is unknown is empty or 0.
struct Event {
    std::string provider; ///< catalogue name: "whapi"
    std::string type; ///< the provider's own name: "messages.post.text"
    std::string kind; ///< our neutral name: "message.in.text"
    std::string summary; ///< one line for people
    std::string from; ///< who it comes from, as written by the provider
    std::string to;
    std::string contact; ///< the person on the other side, whichever the direction
    std::string conversation;
    std::string message; ///< id of the message that it is about
    std::string text; ///< what was said
    std::string media; ///< "image", "audio" … when it carries any
    qint64 atMs = 0; ///< the provider's own time; milliseconds since 1970, UTC
    Direction direction = Direction::None;

    bool operator==(const Event &) const = default;
};

/// Where a delivery came from.
enum class Origin : quint8 { Captured = 0, Imported = 1 };

/// Things found out about a delivery while it was taken in; a bit each, as stored.
enum DeliveryFlag : quint32 {
    Truncated = 1,
    InvalidJson = 2, ///< claims or looks to be JSON, and is not
    Batched = 4, ///< reports more than one event
};

/// One HTTP request that reached us, with the answer we gave. Never changed after capture.
struct Delivery {
    DeliveryId id = 0; ///< 0 until it is stored
    Request request;
    Answer answer;
    qint64 answeredUs = 0; ///< when the answer could leave; microseconds since 1970, UTC
    std::vector<Event> events;
    Origin origin = Origin::Captured;
    quint32 flags = 0; ///< DeliveryFlag bits
    qint64 session = 0; ///< which run of a listener took it in
};

/// What a user attached to a delivery. Kept beside it; the delivery itself never changes.
struct Annotation {
    bool marked = false;
    int colour = 0; ///< 0 none, 1 red, 2 yellow, 3 green, 4 blue, 5 purple, 6 grey
    QByteArray note; ///< UTF-8
    bool opened = false; ///< its details have been looked at
    bool operator==(const Annotation &) const = default;
};

/// What one row of the table shows: cheap to load, bodies stay on disk.
struct Summary {
    DeliveryId id = 0;
    qint64 receivedUs = 0;
    qint64 answeredUs = 0;
    QByteArray method, target, version, peer, problem;
    int status = 0;
    qint64 sizeBytes = 0; ///< of the body
    quint32 flags = 0;
    Origin origin = Origin::Captured;
    std::vector<Event> events; ///< at most the first 16; eventCount tells how many there are
    qint64 eventCount = 0;
    Annotation annotation;
};

} // namespace core

Q_DECLARE_METATYPE(core::Delivery)
Q_DECLARE_METATYPE(core::Summary)
