// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/database.h"

#include <optional>
#include <vector>

namespace store {

/// When the deliveries of full segments were received, kept once it was asked for. An import
/// brings old times under new ids, so only a look at the rows can tell; full segments stay as
/// they are, or lose rows, which leaves the answer true.
class ArrivalTimes
{
public:
    struct Span {
        qint64 earliestUs = 0, latestUs = -1; ///< latest before earliest: there is none
        qint64 latestCapturedUs = -1; ///< of those that were not imported; -1 when all were
        bool isKnown = false;

        /// Whether one of them may lie in the range; unset sides are open.
        bool mayOverlap(std::optional<qint64> fromUs, std::optional<qint64> toUs) const
        {
            return latestUs >= earliestUs && latestUs >= fromUs.value_or(latestUs) && earliestUs <= toUs.value_or(earliestUs);
        }
    };

    static core::Result<Statement> prepare(Database &database);

    /// Segments below \p segments are full. Not while a scan runs.
    void setFullSegments(qint64 segments);
    /// No value when \p segment may still grow. \p select is prepare()'s, of the calling thread.
    /// Different segments may be asked for by different threads at once, one segment may not.
    core::Result<std::optional<Span>> of(qint64 segment, Statement &select);

private:
    std::vector<Span> m_spans; ///< by segment
};

} // namespace store
