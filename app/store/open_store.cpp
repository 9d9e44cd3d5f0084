// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/open_store.h"

#include <algorithm>
#include <chrono>

namespace store {

using namespace Qt::StringLiterals;

qint64 OpenStore::nowUs()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

core::Result<std::unique_ptr<OpenStore>> OpenStore::open(const QString &path, const QString &program)
{
    core::Result<std::unique_ptr<Database>> database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return database.error();
    std::unique_ptr<OpenStore> store(new OpenStore);
    store->m_database = std::move(*database);
    core::Result<void> ready = store->prepare();
    if (ready)
        ready = store->beginSession(program);
    if (!ready) {
        if (ready.error().code == core::ErrorCode::Corrupt)
            store->m_database->keepAsIs();
        return ready.error();
    }
    return store;
}

core::Result<void> OpenStore::prepare()
{
    core::Result<Holdings> holdings = Holdings::load(*m_database);
    if (!holdings)
        return holdings.error();
    m_holdings = std::move(*holdings);
    core::Result<DeliveryRows> rows = DeliveryRows::open(*m_database);
    if (!rows)
        return rows.error();
    m_rows = std::move(*rows);
    core::Result<SegmentIndex> index = SegmentIndex::open(*m_database, m_holdings.counters.indexedSegment);
    if (!index)
        return index.error();
    m_index = std::move(*index);
    const std::pair<Statement *, const char *> wanted[] = {
        {&m_begin, "BEGIN IMMEDIATE"},
        {&m_commit, "COMMIT"},
        {&m_rollback, "ROLLBACK"},
        {&m_state, "UPDATE state SET last_id = ?, indexed_segment = ?, present_below = ?"},
        {&m_exists, "SELECT 1 FROM delivery WHERE id = ?"},
        {&m_mark, "INSERT INTO annotation (id, marked) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET marked = ?2"
                  " RETURNING marked <> 0 OR note <> ''"},
        {&m_colour, "INSERT INTO annotation (id, colour) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET colour = ?2"
                    " RETURNING marked <> 0 OR note <> ''"},
        {&m_note, "INSERT INTO annotation (id, note) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET note = ?2"
                  " RETURNING marked <> 0 OR note <> ''"},
        {&m_open, "INSERT INTO annotation (id, opened) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET opened = ?2"
                  " RETURNING marked <> 0 OR note <> ''"},
        {&m_addClearing, "INSERT INTO clearing VALUES (?,?,?,?)"},
        {&m_dropClearing, "DELETE FROM clearing WHERE id = ?"},
        {&m_countClearing, "UPDATE clearing SET present = ?2 WHERE id = ?1"},
        {&m_dropSegment, "DELETE FROM posting WHERE id BETWEEN ?1 * 64 AND ?1 * 64 + 63"},
        {&m_remove, "INSERT OR IGNORE INTO removed VALUES (?,?,?)"},
    };
    for (const auto &[statement, sql] : wanted) {
        core::Result<Statement> prepared = m_database->prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return {};
}

core::Result<void> OpenStore::beginSession(const QString &program)
{
    core::Result<Statement> insert = m_database->prepare("INSERT INTO session (started_us, program) VALUES (?,?) RETURNING id");
    if (!insert)
        return insert.error();
    const std::string name = program.toStdString();
    return inTransaction([&]() -> core::Result<void> {
        const core::Result<bool> row = insert->bind(1, nowUs()).bindText(2, name).step();
        if (!row)
            return row.error();
        m_session = insert->integer(0);
        insert->reset();
        return {};
    });
}

core::Result<void> OpenStore::stillIntact() const
{
    if (m_database->isIntact())
        return {};
    return core::Error {core::ErrorCode::Corrupt,
        u"The store %1 was overwritten or cut short by another program while it was in use."_s.arg(m_database->path())};
}

core::Result<void> OpenStore::inTransaction(const std::function<core::Result<void>()> &change)
{
    // Before as well: a -wal that was cut short has its length again once more is written.
    if (core::Result<void> intact = stillIntact(); !intact)
        return intact;
    if (core::Result<void> begun = m_begin.run(); !begun)
        return begun;
    core::Result<void> done = change();
    if (done)
        done = m_commit.run();
    if (!done) {
        // SQLite has rolled back by itself after some failures; then this fails, and is done.
        (void)m_rollback.run();
        m_index.rolledBack();
        m_rows.forgetAnswers();
        return done;
    }
    if (m_database->hasMoved()) {
        return core::Error {core::ErrorCode::NotFound,
            u"The store %1 was deleted, moved or replaced while it was in use."_s.arg(m_database->path())};
    }
    return stillIntact();
}

// ---- deliveries

core::Result<QList<Stored>> OpenStore::append(std::span<const Pending> group)
{
    const Holdings::Counters before = m_holdings.counters;
    const qint64 now = nowUs();
    const core::Result<void> done = inTransaction([&] { return insertAll(group, now); });
    if (!done) {
        m_holdings.counters = before;
        return done.error();
    }
    m_index.committed(m_holdings.counters.lastId);
    m_unsettled = {before.lastId + 1, m_holdings.counters.lastId, now, nowUs()};
    QList<Stored> stored;
    stored.reserve(qsizetype(group.size()));
    for (const Pending &pending : group)
        stored.append({pending.ticket, before.lastId + 1 + stored.size()});
    return stored;
}

core::Result<void> OpenStore::insertAll(std::span<const Pending> group, qint64 nowUs)
{
    if (core::Result<void> done = correctTimes(); !done)
        return done;
    core::DeliveryId &id = m_holdings.counters.lastId;
    core::Delivery buffer;
    for (const Pending &pending : group) {
        const core::Delivery &delivery = storableDelivery(pending.delivery, buffer);
        ++id;
        const qint64 answered = delivery.answeredUs != 0 ? delivery.answeredUs : nowUs;
        const qint64 session = delivery.session != 0 ? delivery.session : m_session;
        if (core::Result<void> done = m_rows.insert(id, delivery, answered, session); !done)
            return done;
        m_index.add(id, delivery);
        ++m_holdings.counters.presentOpen;
        if (m_index.isFull(id)) {
            if (core::Result<void> done = fillSegments(id); !done)
                return done;
        }
    }
    return {};
}

core::Result<void> OpenStore::fillSegments(core::DeliveryId lastId)
{
    const qint64 segment = SegmentIndex::firstOpen(lastId);
    if (segment == m_holdings.counters.indexedSegment)
        return {};
    if (core::Result<void> done = m_index.writeFull(lastId); !done)
        return done;
    Holdings::Counters &counters = m_holdings.counters;
    counters.indexedSegment = segment;
    counters.presentBelow += counters.presentOpen;
    counters.presentOpen = 0;
    return writeState();
}

core::Result<void> OpenStore::writeState()
{
    const Holdings::Counters &counters = m_holdings.counters;
    return m_state.bind(1, counters.lastId).bind(2, counters.indexedSegment).bind(3, counters.presentBelow).run();
}

core::Result<void> OpenStore::correctTimes()
{
    if (m_unsettled.last == 0)
        return {};
    return m_rows.correctAnswered(m_unsettled.first, m_unsettled.last, m_unsettled.storedUs, m_unsettled.trueUs);
}

core::Result<void> OpenStore::settle()
{
    core::Result<void> done = inTransaction([&] { return correctTimes(); });
    if (done)
        m_unsettled = {};
    return done;
}

core::Result<void> OpenStore::probe()
{
    return inTransaction([&] { return writeState(); });
}

core::Result<qint64> OpenStore::erase(std::span<const core::DeliveryId> ids)
{
    const Holdings before = m_holdings;
    qint64 count = 0;
    const core::Result<void> done = inTransaction([&]() -> core::Result<void> {
        for (const core::DeliveryId id : ids) {
            const core::Result<bool> there = exists(id);
            if (!there)
                return there.error();
            if (!*there)
                continue;
            if (core::Result<void> erased = m_rows.erase(id); !erased)
                return erased;
            m_holdings.forget(id);
            ++count;
        }
        for (const Holdings::Clearing &clearing : m_holdings.clearings) {
            if (core::Result<void> counted = m_countClearing.bind(1, clearing.id).bind(2, clearing.present).run(); !counted)
                return counted;
        }
        return writeState();
    });
    if (!done) {
        m_holdings = before;
        return done.error();
    }
    return count;
}

core::Result<void> OpenStore::dropSegment(qint64 segment)
{
    return inTransaction([&] { return m_dropSegment.bind(1, segment).run(); });
}

core::Result<void> OpenStore::shrink(int pages)
{
    const QByteArray pragma = "PRAGMA incremental_vacuum(" + QByteArray::number(pages) + ")";
    return m_database->execute(pragma.constData());
}

core::Result<bool> OpenStore::exists(core::DeliveryId id)
{
    core::Result<bool> row = m_exists.bind(1, id).step();
    m_exists.reset();
    return row;
}

} // namespace store
