// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/traffic.h"

#include "store/posting.h"
#include "store/visibility.h"

namespace store {

core::Result<Reader::Traffic> countTraffic(Database &database, qint64 endMs, qint64 sliceMs, int slices)
{
    // What is captured is stored in the order of arrival, so older rows are older still, unless
    // the clock was set back: hence the hour, and a whole segment of them. Imports are stored
    // later than they happened, never earlier, so they tell nothing about the rows below.
    constexpr qint64 hourUs = 3600 * qint64(1000000);
    Reader::Traffic traffic;
    traffic.ok.resize(size_t(std::max(slices, 0)));
    traffic.notOk.resize(traffic.ok.size());
    const qint64 sliceUs = std::max<qint64>(sliceMs, 1) * 1000;
    const qint64 endUs = endMs * 1000, beginUs = endUs - sliceUs * qint64(traffic.ok.size());
    const auto visibility = Visibility::load(database);
    if (!visibility)
        return visibility.error();
    auto rows = database.prepare("SELECT id, received_us, status, origin FROM delivery ORDER BY id DESC");
    if (!rows)
        return rows.error();
    for (qint64 older = 0; older < segmentSize;) {
        const auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        const qint64 receivedUs = rows->integer(1);
        const bool captured = core::Origin(rows->integer(3)) == core::Origin::Captured;
        older = receivedUs < beginUs - hourUs ? older + captured : captured ? 0 : older;
        if (receivedUs < beginUs || receivedUs >= endUs || !visibility->isVisible(rows->integer(0)))
            continue;
        const bool ok = rows->integer(2) / 100 == 2;
        ++(ok ? traffic.ok : traffic.notOk)[size_t((receivedUs - beginUs) / sliceUs)];
    }
    return traffic;
}

} // namespace store
