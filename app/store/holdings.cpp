// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/holdings.h"
#include "store/database.h"
#include "store/posting.h"

#include <algorithm>

namespace store {

void changeIds(std::vector<core::DeliveryId> &ids, std::vector<core::DeliveryId> added,
    std::vector<core::DeliveryId> dropped)
{
    std::sort(added.begin(), added.end());
    std::sort(dropped.begin(), dropped.end());
    std::vector<core::DeliveryId> merged, left;
    std::set_union(ids.begin(), ids.end(), added.begin(), added.end(), std::back_inserter(merged));
    std::set_difference(merged.begin(), merged.end(), dropped.begin(), dropped.end(), std::back_inserter(left));
    ids = std::move(left);
}

static void drop(std::vector<core::DeliveryId> &ids, core::DeliveryId id)
{
    const auto place = std::lower_bound(ids.begin(), ids.end(), id);
    if (place != ids.end() && *place == id)
        ids.erase(place);
}

qint64 Holdings::visible() const
{
    return visibleOf(present(), clearings.empty() ? 0 : clearings.back().present, visibility);
}

void Holdings::forget(core::DeliveryId id)
{
    (id < counters.indexedSegment * segmentSize ? counters.presentBelow : counters.presentOpen) -= 1;
    for (Clearing &clearing : clearings) {
        if (id <= clearing.upTo)
            --clearing.present;
    }
    drop(visibility.kept, id);
    drop(visibility.removed, id);
}

void Holdings::clearingsChanged()
{
    visibility.clearedUpTo = clearings.empty() ? 0 : clearings.back().upTo;
}

static core::Result<std::vector<Holdings::Clearing>> loadClearings(Database &database)
{
    core::Result<Statement> select = database.prepare("SELECT id, upto, present, at_us FROM clearing ORDER BY id");
    if (!select)
        return select.error();
    std::vector<Holdings::Clearing> clearings;
    for (;;) {
        const core::Result<bool> row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return clearings;
        clearings.push_back({select->integer(0), select->integer(1), select->integer(2), select->integer(3)});
    }
}

core::Result<Holdings> Holdings::load(Database &database)
{
    core::Result<Visibility> visibility = Visibility::load(database);
    if (!visibility)
        return visibility.error();
    core::Result<std::vector<Clearing>> clearings = loadClearings(database);
    if (!clearings)
        return clearings.error();
    core::Result<Statement> select = database.prepare(
        "SELECT max(last_id, (SELECT ifnull(max(id), 0) FROM delivery)), indexed_segment, present_below,"
        " (SELECT count(*) FROM delivery WHERE id >= (SELECT indexed_segment FROM state) * 1024) FROM state");
    if (!select)
        return select.error();
    const core::Result<bool> row = select->step();
    if (!row)
        return row.error();
    if (!*row)
        return core::Error {core::ErrorCode::Corrupt, QStringLiteral("The store %1 has lost its counters.").arg(database.path())};
    return Holdings {{select->integer(0), select->integer(1), select->integer(2), select->integer(3)},
        std::move(*clearings), std::move(*visibility)};
}

} // namespace store
