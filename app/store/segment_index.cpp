// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/segment_index.h"
#include "store/event_ids.h"
#include "store/terms_of.h"

#include <algorithm>

namespace store {

core::Result<SegmentIndex> SegmentIndex::open(Database &database, qint64 indexedSegment)
{
    SegmentIndex index;
    index.m_segment = indexedSegment;
    core::Result<Statement> insert = database.prepare("INSERT OR REPLACE INTO posting VALUES (?,?)");
    if (!insert)
        return insert.error();
    index.m_insert = std::move(*insert);
    if (const core::Result<void> read = index.readBack(database); !read)
        return read.error();
    index.m_committed = index.m_terms.size();
    return index;
}

core::Result<void> SegmentIndex::readBack(Database &database)
{
    core::Result<Statement> deliveries = database.prepare(
        "SELECT id, status, flags, method, problem FROM delivery WHERE id >= ? ORDER BY id");
    if (!deliveries)
        return deliveries.error();
    core::Result<Statement> events = database.prepare(
        "SELECT provider, type, kind, direction, sender, recipient, contact, conversation, message"
        " FROM event WHERE id BETWEEN ? AND ?");
    if (!events)
        return events.error();
    deliveries->bind(1, m_segment * segmentSize);
    for (;;) {
        const core::Result<bool> row = deliveries->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        core::Delivery delivery;
        delivery.id = deliveries->integer(0);
        delivery.answer.status = int(deliveries->integer(1));
        delivery.flags = quint32(deliveries->integer(2));
        delivery.request.method = QByteArray(deliveries->blob(3).data(), qsizetype(deliveries->blob(3).size()));
        if (!deliveries->isNull(4))
            delivery.request.problem = "refused";
        if (core::Result<void> read = readEvents(*events, delivery); !read)
            return read;
        add(delivery.id, delivery);
    }
}

core::Result<void> SegmentIndex::readEvents(Statement &select, core::Delivery &delivery)
{
    select.bind(1, firstEvent(delivery.id)).bind(2, lastEvent(delivery.id));
    for (;;) {
        const core::Result<bool> row = select.step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        core::Event &event = delivery.events.emplace_back();
        event.provider = select.text(0);
        event.type = select.text(1);
        event.kind = select.text(2);
        event.direction = core::Direction(select.integer(3));
        event.from = select.text(4);
        event.to = select.text(5);
        event.contact = select.text(6);
        event.conversation = select.text(7);
        event.message = select.text(8);
    }
}

void SegmentIndex::add(core::DeliveryId id, const core::Delivery &delivery)
{
    m_buffer.clear();
    appendTerms(delivery, m_buffer);
    for (const qint64 term : m_buffer)
        m_terms.push_back({term, id});
}

core::Result<void> SegmentIndex::writeFull(core::DeliveryId lastId)
{
    const qint64 end = firstOpen(lastId) * segmentSize;
    for (auto begin = m_terms.begin(); begin != m_terms.end() && begin->id < end;) {
        const qint64 next = (begin->id / segmentSize + 1) * segmentSize;
        const auto last = std::find_if(begin, m_terms.end(), [&](const TermAt &at) { return at.id >= next; });
        for (const Bucket &bucket : packSegment(std::span(begin, last))) {
            if (core::Result<void> done = m_insert.bind(1, bucket.id).bindBlob(2, bucket.terms).run(); !done)
                return done;
        }
        begin = last;
    }
    return {};
}

void SegmentIndex::committed(core::DeliveryId lastId)
{
    if (isFull(lastId)) {
        m_segment = firstOpen(lastId);
        const auto isWritten = [&](const TermAt &at) { return at.id < m_segment * segmentSize; };
        m_terms.erase(m_terms.begin(), std::find_if_not(m_terms.begin(), m_terms.end(), isWritten));
    }
    m_committed = m_terms.size();
}

void SegmentIndex::rolledBack()
{
    m_terms.resize(m_committed);
}

} // namespace store
