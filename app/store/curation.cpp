// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of OpenStore by which people change what they see: marks, notes, clearing, removing.

#include "store/open_store.h"
#include "store/text.h"

#include <algorithm>

namespace store {

using Ids = QList<core::DeliveryId>;

core::Result<Ids> OpenStore::annotate(Statement &statement, const Ids &ids)
{
    std::vector<core::DeliveryId> kept, notKept;
    Ids changed;
    const core::Result<void> done = inTransaction([&]() -> core::Result<void> {
        for (const core::DeliveryId id : ids) {
            const core::Result<bool> there = exists(id);
            if (!there)
                return there.error();
            if (!*there)
                continue;
            const core::Result<bool> row = statement.bind(1, id).step();
            if (!row)
                return row.error();
            (statement.integer(0) != 0 ? kept : notKept).push_back(id);
            statement.reset();
            changed.append(id);
        }
        return {};
    });
    if (!done)
        return done.error();
    changeIds(m_holdings.visibility.kept, std::move(kept), std::move(notKept));
    return changed;
}

core::Result<Ids> OpenStore::setMarked(const Ids &ids, bool marked)
{
    m_mark.bind(2, marked ? 1 : 0);
    return annotate(m_mark, ids);
}

core::Result<Ids> OpenStore::setColour(const Ids &ids, int colour)
{
    m_colour.bind(2, colour);
    return annotate(m_colour, ids);
}

core::Result<Ids> OpenStore::setNote(core::DeliveryId id, const QByteArray &note)
{
    std::string buffer;
    m_note.bindText(2, storableText({note.constData(), size_t(note.size())}, buffer));
    return annotate(m_note, {id});
}

core::Result<Ids> OpenStore::setOpened(const Ids &ids)
{
    m_open.bind(2, 1);
    return annotate(m_open, ids);
}

core::Result<qint64> OpenStore::clear()
{
    const Holdings before = m_holdings;
    Holdings after = m_holdings;
    const qint64 id = before.clearings.empty() ? 1 : before.clearings.back().id + 1;
    after.clearings.push_back({id, before.counters.lastId, before.present(), nowUs()});
    after.clearingsChanged();
    const qint64 hidden = before.visible() - after.visible();
    if (hidden == 0)
        return 0;
    const Holdings::Clearing &clearing = after.clearings.back();
    const core::Result<void> done = inTransaction([&] {
        return m_addClearing.bind(1, clearing.id).bind(2, clearing.upTo).bind(3, clearing.present).bind(4, clearing.atUs).run();
    });
    if (!done)
        return done.error();
    m_holdings = std::move(after);
    return hidden;
}

core::Result<bool> OpenStore::undoClear()
{
    if (m_holdings.clearings.empty() || m_holdings.clearings.back().atUs <= nowUs() - undoUs)
        return false;
    const qint64 id = m_holdings.clearings.back().id;
    const core::Result<void> done = inTransaction([&] { return m_dropClearing.bind(1, id).run(); });
    if (!done)
        return done.error();
    m_holdings.clearings.pop_back();
    m_holdings.clearingsChanged();
    return true;
}

core::Result<void> OpenStore::forgetClearings(core::DeliveryId upTo)
{
    const auto isOver = [&](const Holdings::Clearing &clearing) { return clearing.upTo <= upTo; };
    core::Result<void> done = inTransaction([&]() -> core::Result<void> {
        for (const Holdings::Clearing &clearing : m_holdings.clearings) {
            if (!isOver(clearing))
                continue;
            if (core::Result<void> dropped = m_dropClearing.bind(1, clearing.id).run(); !dropped)
                return dropped;
        }
        return {};
    });
    if (done) {
        std::erase_if(m_holdings.clearings, isOver);
        m_holdings.clearingsChanged();
    }
    return done;
}

core::Result<Ids> OpenStore::remove(const Ids &ids)
{
    const core::Result<qint64> batch = m_database->integer("SELECT ifnull(max(batch), 0) + 1 FROM removed");
    if (!batch)
        return batch.error();
    const qint64 now = nowUs();
    Ids hidden;
    const core::Result<void> done = inTransaction([&]() -> core::Result<void> {
        for (const core::DeliveryId id : ids) {
            const core::Result<bool> there = exists(id);
            if (!there)
                return there.error();
            if (!*there || !m_holdings.visibility.isVisible(id))
                continue;
            if (core::Result<void> added = m_remove.bind(1, id).bind(2, *batch).bind(3, now).run(); !added)
                return added;
            hidden.append(id);
        }
        return {};
    });
    if (!done)
        return done.error();
    changeIds(m_holdings.visibility.removed, {hidden.begin(), hidden.end()}, {});
    return hidden;
}

core::Result<bool> OpenStore::undoRemove()
{
    core::Result<Statement> restore = m_database->prepare(
        "DELETE FROM removed WHERE batch = (SELECT max(batch) FROM removed WHERE at_us > ?) RETURNING id");
    if (!restore)
        return restore.error();
    restore->bind(1, nowUs() - undoUs);
    std::vector<core::DeliveryId> restored;
    const core::Result<void> done = inTransaction([&]() -> core::Result<void> {
        for (;;) {
            const core::Result<bool> row = restore->step();
            if (!row)
                return row.error();
            if (!*row)
                return {};
            restored.push_back(restore->integer(0));
        }
    });
    if (!done)
        return done.error();
    const bool any = !restored.empty();
    changeIds(m_holdings.visibility.removed, {}, std::move(restored));
    return any;
}

} // namespace store
