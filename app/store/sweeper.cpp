// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sweeper.h"
#include "store/open_store.h"
#include "store/posting.h"

#include <algorithm>

namespace store {

static constexpr qint64 stepCount = 200;
static constexpr qint64 stepBytes = 4 * 1024 * 1024;
static constexpr qint64 stepLooks = 2000;
// After a walk over all deliveries the next waits a second for each step the walk took, up to
// this: a million recent imports are not to be looked at again and again.
static constexpr qint64 longestRestMs = 60000;
// Unused room that stays in the file for the next captures, and how many pages go back at once.
static constexpr qint64 spareBytes = 8 * 1024 * 1024;
static constexpr int shrinkPages = 256;
// Head, event and their share of the tables: what a delivery takes beside its body.
static constexpr qint64 rowOverheadBytes = 1000;

void Sweeper::setRetention(const Retention &retention)
{
    m_retention = retention;
    m_walks = {};
}

void Sweeper::storeReplaced()
{
    m_walks = {};
    m_segment = 0;
    m_kept.clear();
    m_keptBytes = 0;
}

bool Sweeper::hasWork(OpenStore &store) const
{
    const Holdings &holdings = store.holdings();
    return m_retention != Retention() || !holdings.clearings.empty() || !holdings.visibility.removed.empty();
}

// ---- what the rules want

core::Result<std::optional<Sweeper::Wish>> Sweeper::cleared(OpenStore &store)
{
    std::optional<Wish> wish;
    for (const Holdings::Clearing &clearing : store.holdings().clearings) {
        if (clearing.atUs <= OpenStore::nowUs() - OpenStore::undoUs)
            wish = Wish {0, clearing.upTo, 0, stepCount, stepBytes, true};
    }
    return wish;
}

core::Result<std::optional<Sweeper::Wish>> Sweeper::tooOld(OpenStore &store)
{
    const Holdings &holdings = store.holdings();
    if (m_retention.maxAgeSeconds <= 0)
        return std::optional<Wish>();
    const qint64 beforeUs = OpenStore::nowUs() - m_retention.maxAgeSeconds * 1000000;
    return std::optional(Wish {holdings.visibility.clearedUpTo, holdings.counters.lastId, beforeUs, stepCount, stepBytes});
}

/// Visible deliveries that a limit may take. Kept ones count for no limit: they would fill it,
/// and each new capture would go instead of them.
static qint64 deletable(const Holdings &holdings)
{
    const Visibility &visibility = holdings.visibility;
    const auto isVisible = [&](core::DeliveryId id) { return visibility.isVisible(id); };
    return holdings.visible() - std::count_if(visibility.kept.begin(), visibility.kept.end(), isVisible);
}

core::Result<std::optional<Sweeper::Wish>> Sweeper::tooMany(OpenStore &store)
{
    const Holdings &holdings = store.holdings();
    const qint64 excess = m_retention.maxCount <= 0 ? 0 : deletable(holdings) - m_retention.maxCount;
    if (excess <= 0)
        return std::optional<Wish>();
    return std::optional(Wish {holdings.visibility.clearedUpTo, holdings.counters.lastId, 0, std::min(excess, stepCount), stepBytes});
}

static core::Result<qint64> usedBytes(OpenStore &store)
{
    Database &database = store.database();
    const core::Result<qint64> pages = database.integer("PRAGMA page_count");
    const core::Result<qint64> unused = database.integer("PRAGMA freelist_count");
    const core::Result<qint64> size = database.integer("PRAGMA page_size");
    if (!pages || !unused || !size)
        return (!pages ? pages : !unused ? unused : size).error();
    return (*pages - *unused) * *size;
}

/// What these take, about; without those that do not exist.
static core::Result<qint64> bytesOf(OpenStore &store, const std::vector<core::DeliveryId> &ids)
{
    core::Result<Statement> select = store.database().prepare("SELECT size FROM delivery WHERE id = ?");
    if (!select)
        return select.error();
    qint64 bytes = 0;
    for (const core::DeliveryId id : ids) {
        const core::Result<bool> row = select->bind(1, id).step();
        if (!row)
            return row.error();
        bytes += *row ? select->integer(0) + rowOverheadBytes : 0;
        select->reset();
    }
    return bytes;
}

/// How many bytes \p maxBytes wants freed. None when what is kept exceeds the limit alone: it
/// could not be met, and the try would take every new capture.
core::Result<qint64> Sweeper::excessBytes(OpenStore &store, qint64 maxBytes)
{
    const core::Result<qint64> used = usedBytes(store);
    if (!used || *used <= maxBytes)
        return used ? 0 : used;
    const std::vector<core::DeliveryId> &kept = store.holdings().visibility.kept;
    if (m_kept != kept) { // people mark seldom, limits are looked at every second
        const core::Result<qint64> bytes = bytesOf(store, kept);
        if (!bytes)
            return bytes;
        m_kept = kept;
        m_keptBytes = *bytes;
    }
    return m_keptBytes > maxBytes ? 0 : *used - maxBytes;
}

core::Result<std::optional<Sweeper::Wish>> Sweeper::tooBig(OpenStore &store)
{
    if (m_retention.maxBytes <= 0)
        return std::optional<Wish>();
    const core::Result<qint64> excess = excessBytes(store, m_retention.maxBytes);
    if (!excess)
        return excess.error();
    if (*excess == 0)
        return std::optional<Wish>();
    // Here what is cleared goes first, although it could still be brought back.
    return std::optional(Wish {0, store.holdings().counters.lastId, 0, stepCount, std::min(stepBytes, *excess)});
}

// ---- doing it

core::Result<std::vector<core::DeliveryId>> Sweeper::choose(OpenStore &store, const Wish &wish, Walk &walk)
{
    core::Result<Statement> select = store.database().prepare(
        "SELECT id, received_us, origin, size FROM delivery WHERE id > ? AND id <= ? ORDER BY id");
    if (!select)
        return select.error();
    const Visibility &visibility = store.holdings().visibility;
    std::vector<core::DeliveryId> ids;
    qint64 bytes = 0;
    select->bind(1, std::max(wish.above, walk.passed)).bind(2, wish.upTo);
    walk.isAtEnd = false;
    for (qint64 looked = 0; looked < stepLooks && qint64(ids.size()) < wish.count && bytes < wish.bytes; ++looked) {
        const core::Result<bool> row = select->step();
        if (!row)
            return row.error();
        walk.isAtEnd = !*row;
        if (walk.isAtEnd)
            break;
        const core::DeliveryId id = select->integer(0);
        if (wish.beforeUs != 0 && select->integer(1) >= wish.beforeUs) {
            // Captures come in order of time, so the rest is younger; imports do not.
            walk.isAtEnd = select->integer(2) == qint64(core::Origin::Captured);
            if (walk.isAtEnd)
                break;
        } else if (!visibility.isKept(id) && !visibility.isRemoved(id)) {
            ids.push_back(id);
            bytes += select->integer(3) + rowOverheadBytes;
        }
        walk.passed = id;
        ++walk.looked;
    }
    return ids;
}

core::Result<Sweeper::Step> Sweeper::erase(OpenStore &store, const std::vector<core::DeliveryId> &ids)
{
    if (ids.empty())
        return Step();
    const Visibility &visibility = store.holdings().visibility;
    const qint64 visible = std::count_if(ids.begin(), ids.end(), [&](core::DeliveryId id) { return visibility.isVisible(id); });
    const core::Result<qint64> erased = store.erase(ids);
    if (!erased)
        return erased.error();
    m_segment = 0;
    return Step {ids.back(), visible, true};
}

core::Result<Sweeper::Step> Sweeper::sweepRule(OpenStore &store, Rule rule, Walk &walk)
{
    const core::Result<std::optional<Wish>> wish = (this->*rule)(store);
    if (!wish)
        return wish.error();
    if (!*wish)
        walk = {};
    if (!*wish || !walk.rest.hasExpired())
        return Step();
    const core::Result<std::vector<core::DeliveryId>> ids = choose(store, **wish, walk);
    if (!ids)
        return ids.error();
    core::Result<Step> step = erase(store, *ids);
    if (step)
        step->more = step->more || !walk.isAtEnd;
    else
        walk = {}; // what it chose is still there
    if (!walk.isAtEnd)
        return step;
    // The walk began at the oldest, so nothing is left that would come back into sight.
    if ((*wish)->hasClearing) {
        if (const core::Result<void> forgotten = store.forgetClearings((*wish)->upTo); !forgotten)
            return forgotten.error();
    }
    const qint64 restMs = std::min(walk.looked / stepLooks * 1000, longestRestMs);
    walk = {};
    walk.rest = QDeadlineTimer(restMs);
    return step;
}

core::Result<Sweeper::Step> Sweeper::sweepRemoved(OpenStore &store)
{
    if (store.holdings().visibility.removed.empty())
        return Step();
    core::Result<Statement> select = store.database().prepare("SELECT id FROM removed WHERE at_us <= ? ORDER BY id LIMIT ?");
    if (!select)
        return select.error();
    select->bind(1, OpenStore::nowUs() - OpenStore::undoUs).bind(2, stepCount);
    std::vector<core::DeliveryId> ids;
    for (;;) {
        const core::Result<bool> row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return erase(store, ids);
        ids.push_back(select->integer(0));
    }
}

core::Result<Sweeper::Step> Sweeper::sweepIndex(OpenStore &store)
{
    // Segments of which nothing is left; many may lie before them that still hold a kept one.
    core::Result<Statement> next = store.database().prepare(
        "SELECT p.id / 64, EXISTS (SELECT 1 FROM delivery WHERE id BETWEEN p.id / 64 * 1024 AND p.id / 64 * 1024 + 1023)"
        " FROM posting p WHERE p.id >= ? * 64 ORDER BY p.id LIMIT 1");
    if (!next)
        return next.error();
    for (int looked = 0; looked < stepCount; ++looked) {
        const core::Result<bool> row = next->bind(1, m_segment).step();
        if (!row)
            return row.error();
        if (!*row)
            return Step();
        const qint64 segment = next->integer(0);
        const bool isEmpty = next->integer(1) == 0;
        next->reset();
        m_segment = segment + 1;
        if (!isEmpty)
            continue;
        if (const core::Result<void> dropped = store.dropSegment(segment); !dropped)
            return dropped.error();
        break;
    }
    return Step {0, 0, true};
}

core::Result<Sweeper::Step> Sweeper::shrink(OpenStore &store)
{
    const core::Result<qint64> size = store.database().integer("PRAGMA page_size");
    const core::Result<qint64> before = store.database().integer("PRAGMA freelist_count");
    if (!size || !before)
        return (size ? before : size).error();
    if (*before * *size <= spareBytes)
        return Step();
    if (const core::Result<void> done = store.shrink(shrinkPages); !done)
        return done.error();
    const core::Result<qint64> after = store.database().integer("PRAGMA freelist_count");
    if (!after)
        return after.error();
    return Step {0, 0, *after < *before};
}

core::Result<Sweeper::Step> Sweeper::step(OpenStore &store)
{
    static constexpr std::array<Rule, 4> rules {&Sweeper::cleared, &Sweeper::tooOld, &Sweeper::tooMany, &Sweeper::tooBig};
    for (size_t i = 0; i < rules.size(); ++i) {
        core::Result<Step> step = sweepRule(store, rules[i], m_walks[i]);
        if (!step || step->more)
            return step;
    }
    for (const auto sweep : {&Sweeper::sweepRemoved, &Sweeper::sweepIndex, &Sweeper::shrink}) {
        core::Result<Step> step = (this->*sweep)(store);
        if (!step || step->more)
            return step;
    }
    return Step();
}

// ---- preview

/// Visible deliveries from \p above on that a limit of age takes.
static core::Result<qint64> countOlder(OpenStore &store, qint64 maxAgeSeconds)
{
    Database &database = store.database();
    const Visibility &visibility = store.holdings().visibility;
    const qint64 beforeUs = OpenStore::nowUs() - maxAgeSeconds * 1000000;
    core::Result<Statement> end = database.prepare(
        "SELECT ifnull((SELECT id FROM delivery WHERE id > ?1 AND received_us >= ?2 AND origin = 0 ORDER BY id LIMIT 1),"
        " (SELECT max(id) + 1 FROM delivery))");
    core::Result<Statement> count = database.prepare(
        "SELECT count(*) FROM delivery WHERE id > ?1 AND id < ?3 AND received_us < ?2");
    if (!end || !count)
        return (end ? count : end).error();
    if (const core::Result<bool> row = end->bind(1, visibility.clearedUpTo).bind(2, beforeUs).step(); !row)
        return row.error();
    const core::DeliveryId upTo = end->integer(0);
    if (const core::Result<bool> row = count->bind(1, visibility.clearedUpTo).bind(2, beforeUs).bind(3, upTo).step(); !row)
        return row.error();
    qint64 older = count->integer(0);
    std::vector<core::DeliveryId> spared;
    std::set_union(visibility.kept.begin(), visibility.kept.end(), visibility.removed.begin(), visibility.removed.end(),
        std::back_inserter(spared));
    for (const core::DeliveryId id : spared) {
        count->reset();
        if (id <= visibility.clearedUpTo || id >= upTo)
            continue;
        if (const core::Result<bool> row = count->bind(1, id - 1).bind(3, id + 1).step(); !row)
            return row.error();
        older -= count->integer(0);
    }
    return older;
}

/// How many visible deliveries stand in front of the point up to which \p bytes would be freed.
static core::Result<qint64> countFreeing(OpenStore &store, qint64 bytes)
{
    core::Result<Statement> select = store.database().prepare("SELECT id, size FROM delivery ORDER BY id");
    if (!select)
        return select.error();
    const Visibility &visibility = store.holdings().visibility;
    qint64 count = 0;
    while (bytes > 0) {
        const core::Result<bool> row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        const core::DeliveryId id = select->integer(0);
        if (visibility.isKept(id) || visibility.isRemoved(id))
            continue;
        bytes -= select->integer(1) + rowOverheadBytes;
        count += visibility.isVisible(id) ? 1 : 0;
    }
    return count;
}

core::Result<qint64> Sweeper::preview(OpenStore &store, const Retention &retention)
{
    qint64 count = 0;
    if (retention.maxAgeSeconds > 0) {
        const core::Result<qint64> older = countOlder(store, retention.maxAgeSeconds);
        if (!older)
            return older;
        count = *older;
    }
    if (retention.maxCount > 0)
        count = std::max(count, deletable(store.holdings()) - retention.maxCount);
    if (retention.maxBytes > 0) {
        const core::Result<qint64> excess = excessBytes(store, retention.maxBytes);
        const core::Result<qint64> freeing = excess ? countFreeing(store, *excess) : excess;
        if (!freeing)
            return freeing;
        count = std::max(count, *freeing);
    }
    return count;
}

} // namespace store
