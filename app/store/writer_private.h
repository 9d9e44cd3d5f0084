// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/open_store.h"
#include "store/store_lock.h"
#include "store/sweeper.h"
#include "store/writer.h"

#include <memory>
#include <span>
#include <utility>
#include <vector>

class QTimer;

namespace store {

/// The writer's inner life: what is queued, what is open, and the timers.
struct Writer::Private {
    Private(StoreLock taken, QString storePath, QString programName)
        : lock(std::move(taken)), path(std::move(storePath)), program(std::move(programName)) { }

    core::Result<void> openFile();
    core::Result<void> openStore(QString &message);
    core::Result<void> beginFresh(QString &message);
    core::Result<void> reopen();
    core::Result<void> ensureOpen();
    void commitQueued();
    void commitGroup(std::span<const Pending> group);
    void commitHalves(std::span<const Pending> group);
    void fail(std::span<const Pending> group, const core::Error &error);
    core::Result<QList<Stored>> tryAppend(std::span<const Pending> group);
    template <typename Change>
    auto change(Change change) -> decltype(change(std::declval<OpenStore &>()));
    void report(const core::Result<void> &done);
    template <typename T>
    bool reportOutcome(const core::Result<T> &done);
    void tellAnnotated(const core::Result<QList<core::DeliveryId>> &changed);
    void settle();
    void sweep();
    void sweepLater();
    Health health() const;
    void healthMayDiffer();

    StoreLock lock;
    QString path, program, setAsideMessage;
    Writer *q = nullptr;
    std::unique_ptr<OpenStore> store; ///< null while none can be opened
    bool isDamaged = false; ///< what stands at the path must not be opened again
    Sweeper sweeper;
    std::vector<Pending> queue;
    QList<Stored> justStored; ///< of the group that is being committed
    bool isScheduled = false;
    int failuresInARow = 0; ///< of single deliveries of the group, since one could be stored
    core::Error lastFailure;
    qint64 received = 0, committed = 0;
    QString problem;
    QTimer *settleTimer = nullptr, *healthTimer = nullptr, *probeTimer = nullptr, *sweepTimer = nullptr;
};

/// Does \p change to the store. When that shows the store to be damaged or gone, it is replaced
/// and the change made to the fresh one, once.
template <typename Change>
auto Writer::Private::change(Change change) -> decltype(change(std::declval<OpenStore &>()))
{
    if (const core::Result<void> open = ensureOpen(); !open)
        return open.error();
    auto done = change(*store);
    if (done || (done.error().code != core::ErrorCode::Corrupt && done.error().code != core::ErrorCode::NotFound))
        return done;
    isDamaged = done.error().code == core::ErrorCode::Corrupt && !store->database().hasMoved();
    if (done.error().code == core::ErrorCode::Corrupt)
        store->database().keepAsIs();
    else
        store->database().emptyWal();
    if (const core::Result<void> open = reopen(); !open)
        return open.error();
    return change(*store);
}

template <typename T>
bool Writer::Private::reportOutcome(const core::Result<T> &done)
{
    report(done ? core::Result<void>() : core::Result<void>(done.error()));
    return done.has_value();
}

} // namespace store
