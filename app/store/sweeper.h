// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "store/writer.h"

#include <QDeadlineTimer>

#include <array>
#include <optional>
#include <vector>

namespace store {

class OpenStore;

/// Deletes what may go: what was cleared or removed too long ago to be brought back, and what
/// the user's limits no longer hold; then gives unused pages of the file back, but for a few
/// that the next captures reuse. Works in steps of a few milliseconds, so that captures pass
/// between them. Marked and noted deliveries stay, and limits do not count them. Lives in the
/// writer's thread; the store is named with each call, because it may be replaced.
class Sweeper
{
public:
    struct Step {
        core::DeliveryId upTo = 0; ///< highest id deleted
        qint64 count = 0; ///< visible deliveries deleted
        bool more = false; ///< there is more to do at once
    };

    void setRetention(const Retention &retention);
    /// Another file stands where the store was: what was decided about the old one is void.
    void storeReplaced();
    bool hasWork(OpenStore &store) const; ///< now or later
    core::Result<Step> step(OpenStore &store);

    /// How many visible deliveries \p retention would delete now. Those by maxBytes are an
    /// estimate: what a deletion frees shows only when it is done.
    core::Result<qint64> preview(OpenStore &store, const Retention &retention);

private:
    /// What one rule wants gone: the oldest that are neither kept nor removed by hand…
    struct Wish {
        core::DeliveryId above = 0, upTo = 0;
        qint64 beforeUs = 0; ///< received before; 0: whenever
        qint64 count = 0; ///< not more than these
        qint64 bytes = 0; ///< nor much more than these
        bool hasClearing = false; ///< it is what an old clearing hid
    };
    /// How far a rule has come with its walk over the deliveries, which begins at the oldest.
    struct Walk {
        core::DeliveryId passed = 0; ///< those up to this were decided
        qint64 looked = 0; ///< at so many since it began
        bool isAtEnd = false;
        QDeadlineTimer rest {0}; ///< after the last one
    };
    using Rule = core::Result<std::optional<Wish>> (Sweeper::*)(OpenStore &store);
    core::Result<std::optional<Wish>> cleared(OpenStore &store);
    core::Result<std::optional<Wish>> tooOld(OpenStore &store);
    core::Result<std::optional<Wish>> tooMany(OpenStore &store);
    core::Result<std::optional<Wish>> tooBig(OpenStore &store);

    core::Result<qint64> excessBytes(OpenStore &store, qint64 maxBytes);
    core::Result<std::vector<core::DeliveryId>> choose(OpenStore &store, const Wish &wish, Walk &walk);
    core::Result<Step> erase(OpenStore &store, const std::vector<core::DeliveryId> &ids);
    core::Result<Step> sweepRule(OpenStore &store, Rule rule, Walk &walk);
    core::Result<Step> sweepRemoved(OpenStore &store);
    core::Result<Step> sweepIndex(OpenStore &store);
    core::Result<Step> shrink(OpenStore &store);

    Retention m_retention;
    std::array<Walk, 4> m_walks; ///< one for each rule
    std::vector<core::DeliveryId> m_kept; ///< those that m_keptBytes is about
    qint64 m_keptBytes = 0; ///< about
    qint64 m_segment = 0; ///< index segments below this were decided
};

} // namespace store
