// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/delivery_lookup.h"

#include "store/event_ids.h"
#include "store/row.h"
#include "store/visibility.h"

namespace store {

using namespace Qt::StringLiterals;

static QByteArray bytes(std::string_view view)
{
    return { view.data(), qsizetype(view.size()) };
}

/// The columns of m_meta, in the order in which it selects them.
enum Column {
    ReceivedUs, AnsweredUs, Session, Origin, Flags, Status, Size, Method, Target, Version, Peer, Problem, AnswerId,
    IsRemoved, IsMarked, Colour, Note, IsOpened
};

core::Result<DeliveryLookup> DeliveryLookup::prepare(Database &database)
{
    std::string events = "SELECT ";
    events.append(eventColumns).append(" FROM event WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3");
    DeliveryLookup lookup;
    const std::pair<Statement *, const char *> statements[] = {
        { &lookup.m_cleared, "SELECT upto FROM clearing ORDER BY id DESC LIMIT 1" },
        { &lookup.m_meta, "SELECT received_us, answered_us, session, origin, flags, status, size, method, target,"
                          " version, peer, problem, answer,"
                          " EXISTS (SELECT 1 FROM removed WHERE removed.id = delivery.id), marked, colour, note, opened"
                          " FROM delivery LEFT JOIN annotation USING (id) WHERE delivery.id = ?1" },
        { &lookup.m_events, events.c_str() },
        { &lookup.m_newestEvent, "SELECT max(id) FROM event WHERE id BETWEEN ?1 AND ?2" },
        { &lookup.m_content, "SELECT head, framed, body FROM content WHERE id = ?1" },
        { &lookup.m_answer, "SELECT status, headers, body FROM answer WHERE id = ?1" },
    };
    for (const auto &[statement, sql] : statements) {
        auto prepared = database.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = *std::move(prepared);
    }
    return lookup;
}

// ---- Finding

core::Result<void> DeliveryLookup::begin()
{
    const auto row = m_cleared.step();
    if (!row)
        return row.error();
    m_clearedUpTo = *row ? m_cleared.integer(0) : 0;
    m_cleared.reset();
    return {};
}

/// Makes the visible delivery \p id the row of m_meta; begin() comes before, m_meta.reset()
/// after. False when it is gone.
core::Result<bool> DeliveryLookup::find(core::DeliveryId id)
{
    m_meta.reset();
    const auto row = m_meta.bind(1, id).step();
    if (!row || !*row)
        return row;
    const core::Annotation annotation = annotationFound();
    Visibility visibility;
    visibility.clearedUpTo = m_clearedUpTo;
    if (annotation.marked || !annotation.note.isEmpty())
        visibility.kept = { id };
    if (m_meta.integer(IsRemoved) != 0)
        visibility.removed = { id };
    return visibility.isVisible(id);
}

core::Result<void> DeliveryLookup::mustFind(core::DeliveryId id)
{
    if (const auto begun = begin(); !begun)
        return begun;
    const auto found = find(id);
    if (!found)
        return found.error();
    if (*found)
        return {};
    m_meta.reset();
    return core::Error { core::ErrorCode::NotFound,
        u"There is no delivery %1 in the store. It was removed, or never there."_s.arg(id) };
}

// ---- What was found

core::Annotation DeliveryLookup::annotationFound() const
{
    return { m_meta.integer(IsMarked) != 0, int(m_meta.integer(Colour)), bytes(m_meta.text(Note)),
        m_meta.integer(IsOpened) != 0 };
}

core::Result<core::Summary> DeliveryLookup::summaryFound(core::DeliveryId id, qint64 mostEvents)
{
    core::Summary summary;
    summary.id = id;
    summary.receivedUs = m_meta.integer(ReceivedUs);
    summary.answeredUs = m_meta.integer(AnsweredUs);
    summary.origin = core::Origin(m_meta.integer(Origin));
    summary.flags = quint32(m_meta.integer(Flags));
    summary.status = int(m_meta.integer(Status));
    summary.sizeBytes = m_meta.integer(Size);
    summary.method = bytes(m_meta.blob(Method));
    summary.target = bytes(m_meta.blob(Target));
    summary.version = bytes(m_meta.blob(Version));
    summary.peer = bytes(m_meta.text(Peer));
    summary.problem = bytes(m_meta.text(Problem));
    summary.annotation = annotationFound();
    auto events = readEvents(id, mostEvents);
    if (!events)
        return events.error();
    summary.events = *std::move(events);
    summary.eventCount = qint64(summary.events.size());
    if (summary.eventCount < mostEvents)
        return summary;
    const auto count = countEvents(id);
    if (!count)
        return count.error();
    summary.eventCount = *count;
    return summary;
}

core::Delivery DeliveryLookup::deliveryFound(core::DeliveryId id) const
{
    core::Delivery delivery;
    delivery.id = id;
    delivery.answeredUs = m_meta.integer(AnsweredUs);
    delivery.session = m_meta.integer(Session);
    delivery.origin = core::Origin(m_meta.integer(Origin));
    delivery.flags = quint32(m_meta.integer(Flags));
    delivery.answer.status = int(m_meta.integer(Status));
    core::Request &request = delivery.request;
    request.receivedUs = m_meta.integer(ReceivedUs);
    request.truncated = delivery.flags & core::Truncated;
    request.method = bytes(m_meta.blob(Method));
    request.target = bytes(m_meta.blob(Target));
    request.version = bytes(m_meta.blob(Version));
    request.peer = bytes(m_meta.text(Peer));
    request.problem = bytes(m_meta.text(Problem));
    return delivery;
}

core::Result<std::vector<core::Event>> DeliveryLookup::readEvents(core::DeliveryId id, qint64 limit)
{
    std::vector<core::Event> events;
    m_events.reset();
    m_events.bind(1, firstEvent(id)).bind(2, lastEvent(id)).bind(3, limit);
    for (;;) {
        const auto row = m_events.step();
        if (!row)
            return row.error();
        if (!*row)
            return events;
        readEvent(m_events, events.emplace_back());
    }
}

/// They are numbered without gaps, so the last tells how many there are.
core::Result<qint64> DeliveryLookup::countEvents(core::DeliveryId id)
{
    m_newestEvent.reset();
    const auto row = m_newestEvent.bind(1, firstEvent(id)).bind(2, lastEvent(id)).step();
    if (!row)
        return row.error();
    const qint64 count = m_newestEvent.isNull(0) ? 0 : m_newestEvent.integer(0) - firstEvent(id) + 1;
    m_newestEvent.reset();
    return count;
}

core::Result<void> DeliveryLookup::readBytes(core::Request &request, core::DeliveryId id)
{
    m_content.reset();
    const auto row = m_content.bind(1, id).step();
    if (!row)
        return row.error();
    if (*row) {
        request.head = bytes(m_content.blob(0));
        request.framedBody = bytes(m_content.blob(1));
        request.body = bytes(m_content.blob(2));
    }
    m_content.reset();
    return {};
}

core::Result<void> DeliveryLookup::readAnswer(core::Answer &answer, qint64 answerId)
{
    m_answer.reset();
    const auto row = m_answer.bind(1, answerId).step();
    if (!row)
        return row.error();
    if (*row) {
        answer.status = int(m_answer.integer(0));
        answer.headers = core::parseHeaders(bytes(m_answer.blob(1)));
        answer.body = bytes(m_answer.blob(2));
    }
    m_answer.reset();
    return {};
}

// ---- Calls

core::Result<std::vector<core::Summary>> DeliveryLookup::summaries(std::span<const core::DeliveryId> ids,
    qint64 mostEvents)
{
    if (const auto begun = begin(); !begun)
        return begun.error();
    std::vector<core::Summary> list;
    list.reserve(ids.size());
    for (const core::DeliveryId id : ids) {
        const auto found = find(id);
        if (!found)
            return found.error();
        if (!*found)
            continue;
        auto summary = summaryFound(id, mostEvents);
        if (!summary)
            return summary.error();
        list.push_back(*std::move(summary));
    }
    m_meta.reset();
    return list;
}

core::Result<core::Delivery> DeliveryLookup::delivery(core::DeliveryId id)
{
    if (const auto found = mustFind(id); !found)
        return found.error();
    core::Delivery delivery = deliveryFound(id);
    const qint64 answerId = m_meta.integer(AnswerId);
    m_meta.reset();
    auto events = readEvents(id, -1);
    if (!events)
        return events.error();
    delivery.events = *std::move(events);
    auto read = readBytes(delivery.request, id);
    if (read)
        read = readAnswer(delivery.answer, answerId);
    if (!read)
        return read.error();
    return delivery;
}

core::Result<core::Annotation> DeliveryLookup::annotation(core::DeliveryId id)
{
    if (const auto found = mustFind(id); !found)
        return found.error();
    const core::Annotation annotation = annotationFound();
    m_meta.reset();
    return annotation;
}

} // namespace store
