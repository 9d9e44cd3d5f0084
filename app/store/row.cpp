// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/row.h"
#include "store/event_ids.h"

#include "core/content_encoding.h"

#include <utility>

namespace store {

core::Result<Annotations> loadAnnotations(Database &database)
{
    auto statement = database.prepare("SELECT id, marked, colour, note, opened FROM annotation");
    if (!statement)
        return statement.error();
    Annotations annotations;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return annotations;
        const std::string_view note = statement->text(3);
        annotations.emplace(statement->integer(0),
            core::Annotation { statement->integer(1) != 0, int(statement->integer(2)),
                QByteArray(note.data(), qsizetype(note.size())), statement->integer(4) != 0 });
    }
}

void readEvent(const Statement &row, core::Event &event)
{
    event.provider = row.text(1);
    event.type = row.text(2);
    event.kind = row.text(3);
    event.direction = core::Direction(row.integer(4));
    event.atMs = row.integer(5);
    event.summary = row.text(6);
    event.from = row.text(7);
    event.to = row.text(8);
    event.contact = row.text(9);
    event.conversation = row.text(10);
    event.message = row.text(11);
    event.text = row.text(12);
    event.media = row.text(13);
}

Cursor::Cursor(Statement statement, int shift) : m_statement(std::move(statement)), m_shift(shift)
{
}

core::Result<bool> Cursor::moveTo(core::DeliveryId id)
{
    // From here on a search through the tree is quicker than going from row to row.
    constexpr qint64 nearby = 48;
    const qint64 target = id << m_shift;
    const bool onward = m_active && target >= m_target;
    m_target = target;
    if (!onward || (m_onRow && (target >> m_shift) - (m_id >> m_shift) > nearby)) {
        if (auto sought = seek(target); !sought)
            return sought;
    }
    for (qint64 steps = 0; m_onRow && m_id < target; ++steps) {
        if (auto moved = steps < nearby ? step() : seek(target); !moved)
            return moved;
    }
    return m_onRow && (m_id >> m_shift) == id;
}

core::Result<bool> Cursor::next()
{
    const core::DeliveryId delivery = m_id >> m_shift;
    auto moved = step();
    if (moved)
        m_target = std::max(m_target, m_onRow ? m_id : m_target + 1);
    return moved ? core::Result<bool>(m_onRow && (m_id >> m_shift) == delivery) : moved;
}

void Cursor::release()
{
    if (m_statement)
        m_statement.reset();
    m_active = false;
    m_onRow = false;
}

core::Result<bool> Cursor::seek(qint64 target)
{
    m_statement.reset();
    m_statement.bind(1, target);
    m_active = true;
    return step();
}

core::Result<bool> Cursor::step()
{
    auto row = m_statement.step();
    m_onRow = row && *row;
    if (m_onRow)
        m_id = m_statement.integer(0);
    return row;
}

static core::Result<Cursor> openCursor(Database &database, const char *columns, const char *table, int shift = 0)
{
    auto statement = database.prepare(std::string("SELECT ") + columns + " FROM " + table
        + " WHERE id >= ?1 ORDER BY id");
    if (!statement)
        return statement.error();
    return Cursor(*std::move(statement), shift);
}

core::Result<std::unique_ptr<Row>> Row::make(Database &database, unsigned parts, const Annotations *annotations)
{
    std::unique_ptr<Row> row(new Row);
    row->m_annotations = annotations;
    const bool content = parts & (filter::HeadPart | filter::BodyPart);
    row->m_contentDrives = content && !(parts & filter::MetaPart);
    const auto open = [&](Cursor &cursor, const char *columns, const char *table, int shift = 0) {
        auto opened = openCursor(database, columns, table, shift);
        if (opened)
            cursor = *std::move(opened);
        return opened ? core::Result<void>() : core::Result<void>(opened.error());
    };
    core::Result<void> opened;
    if (!row->m_contentDrives)
        opened = open(row->m_meta, !(parts & filter::MetaPart) ? "id"
            : "id, received_us, answered_us, session, origin, flags, status, size, method, target, peer, problem",
            "delivery");
    // A body needs its head too: that is where its encoding is told.
    if (opened && content)
        opened = open(row->m_content, parts & filter::BodyPart ? "id, head, body" : "id, head", "content");
    if (opened && (parts & filter::EventPart))
        opened = open(row->m_event, eventColumns, "event", eventShift);
    if (!opened)
        return opened.error();
    return row;
}

core::Result<bool> Row::load(core::DeliveryId id)
{
    m_id = id;
    m_eventsLoaded = false;
    m_head.clear();
    return m_contentDrives ? m_content.moveTo(id) : m_meta.moveTo(id);
}

void Row::release()
{
    for (Cursor *cursor : { &m_meta, &m_content, &m_event })
        cursor->release();
}

template <typename T>
bool Row::noteError(const core::Result<T> &result)
{
    if (!result && !m_error)
        m_error = result.error();
    return !result;
}

const std::vector<core::Event> &Row::events()
{
    if (!m_eventsLoaded) {
        m_eventsLoaded = true;
        if (noteError(loadEvents()))
            m_events.clear();
    }
    return m_events;
}

core::Result<void> Row::loadEvents()
{
    size_t count = 0;
    auto more = m_event ? m_event.moveTo(m_id) : core::Result<bool>(false);
    for (; more && *more; more = m_event.next()) {
        // Elements are kept and overwritten: their strings have grown to size already.
        if (count == m_events.size())
            m_events.emplace_back();
        readEvent(m_event.row(), m_events[count++]);
    }
    m_events.resize(count);
    return more ? core::Result<void>() : core::Result<void>(more.error());
}

const core::Annotation &Row::annotation()
{
    if (!m_annotations)
        return m_noAnnotation;
    const auto found = m_annotations->find(m_id);
    return found == m_annotations->end() ? m_noAnnotation : found->second;
}

bool Row::hasContent()
{
    if (m_contentDrives)
        return true;
    if (!m_content)
        return false;
    const auto found = m_content.moveTo(m_id);
    return !noteError(found) && *found;
}

const QByteArray &Row::head()
{
    if (hasContent()) {
        const std::string_view bytes = m_content.row().blob(1);
        m_head = QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size()));
    } else {
        m_head.clear();
    }
    return m_head;
}

/// Whether one of the header lines is Content-Encoding.
static bool tellsEncoding(std::string_view head)
{
    constexpr std::string_view name = "content-encoding";
    for (size_t end = head.find('\n'); end != std::string_view::npos; end = head.find('\n', end + 1)) {
        const std::string_view line = head.substr(end + 1, name.size());
        // Two letters tell it from what else there is, so that nearly all lines need no comparison.
        if (line.size() == name.size() && (line[0] | 32) == 'c' && (line[8] | 32) == 'e'
            && qstrnicmp(line.data(), name.data(), name.size()) == 0)
            return true;
    }
    return false;
}

std::string_view Row::body()
{
    if (!hasContent())
        return {};
    const std::string_view bytes = m_content.row().blob(2);
    if (bytes.empty() || !tellsEncoding(m_content.row().blob(1)))
        return bytes;
    m_decoded = core::decodeBody(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())),
        core::parseHeaders(head())).bytes;
    return { m_decoded.constData(), size_t(m_decoded.size()) };
}

} // namespace store
