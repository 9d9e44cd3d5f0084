// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/visibility.h"
#include "store/database.h"

#include <algorithm>

namespace store {

static bool contains(const std::vector<core::DeliveryId> &ids, core::DeliveryId id)
{
    return std::binary_search(ids.begin(), ids.end(), id);
}

bool Visibility::isKept(core::DeliveryId id) const
{
    return contains(kept, id);
}

bool Visibility::isRemoved(core::DeliveryId id) const
{
    return contains(removed, id);
}

bool Visibility::isVisible(core::DeliveryId id) const
{
    return (id > clearedUpTo || isKept(id)) && !isRemoved(id);
}

static core::Result<std::vector<core::DeliveryId>> readIds(Database &database, std::string_view sql)
{
    core::Result<Statement> select = database.prepare(sql);
    if (!select)
        return select.error();
    std::vector<core::DeliveryId> ids;
    for (;;) {
        const core::Result<bool> row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return ids;
        ids.push_back(select->integer(0));
    }
}

core::Result<Visibility> Visibility::load(Database &database)
{
    const core::Result<qint64> upTo = database.integer("SELECT upto FROM clearing ORDER BY id DESC LIMIT 1");
    if (!upTo)
        return upTo.error();
    auto kept = readIds(database, "SELECT id FROM annotation WHERE marked <> 0 OR note <> '' ORDER BY id");
    if (!kept)
        return kept.error();
    auto removed = readIds(database, "SELECT id FROM removed ORDER BY id");
    if (!removed)
        return removed.error();
    return Visibility {*upTo, std::move(*kept), std::move(*removed)};
}

core::Result<qint64> countPresent(Database &database)
{
    return database.integer("SELECT present_below + (SELECT count(*) FROM delivery"
                            " WHERE id >= (SELECT indexed_segment FROM state) * 1024) FROM state");
}

qint64 visibleOf(qint64 present, qint64 cleared, const Visibility &visibility)
{
    const auto isCleared = [&](core::DeliveryId id) { return id <= visibility.clearedUpTo; };
    const auto kept = std::count_if(visibility.kept.begin(), visibility.kept.end(), isCleared);
    // Removed ones that a clearing hides anyway are subtracted only once.
    const auto removed = std::count_if(visibility.removed.begin(), visibility.removed.end(),
        [&](core::DeliveryId id) { return !isCleared(id) || visibility.isKept(id); });
    return present - cleared + kept - removed;
}

core::Result<qint64> countVisible(Database &database, const Visibility &visibility)
{
    const core::Result<qint64> present = countPresent(database);
    if (!present)
        return present;
    const core::Result<qint64> cleared = database.integer("SELECT present FROM clearing ORDER BY id DESC LIMIT 1");
    if (!cleared)
        return cleared;
    return visibleOf(*present, *cleared, visibility);
}

} // namespace store
