// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/set_aside.h"
#include "store/writer_private.h"

#include <QDateTime>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>

namespace store {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// After so long without traffic the answering times of the last group are corrected by a
// transaction of their own.
static constexpr auto settleAfter = 200ms;
static constexpr auto tellHealthAfter = 100ms;
// While commits fail: how often it is tried whether they would succeed.
static constexpr auto probeEvery = 1s;
// When so many deliveries of a group fail one after the other, as on a full disk, so would the
// rest: their senders are told at once.
static constexpr int hopelessAfter = 2;
// When nothing is to be deleted now, and between two steps of deleting while captures come in.
static constexpr auto sweepEvery = 1s;
static constexpr auto sweepPause = 10ms;

// ---- opening, and opening anew

core::Result<void> Writer::Private::openFile()
{
    core::Result<std::unique_ptr<OpenStore>> opened = OpenStore::open(path, program);
    if (!opened)
        return opened.error();
    store = std::move(*opened);
    sweeper.storeReplaced();
    return {};
}

/// Opens the store; when it is damaged, sets it aside and begins a fresh one.
core::Result<void> Writer::Private::openStore(QString &message)
{
    if (core::Result<void> cleaned = setOrphansAside(path); !cleaned)
        return cleaned;
    core::Result<void> opened = openFile();
    if (opened || opened.error().code != core::ErrorCode::Corrupt)
        return opened;
    if (mayBeStore(path))
        return beginFresh(message);
    return core::Error {core::ErrorCode::Invalid, u"The file %1 is not a store of Hookglass. Choose another file."_s.arg(path)};
}

core::Result<void> Writer::Private::beginFresh(QString &message)
{
    const core::Result<QString> aside = setAside(path);
    if (!aside)
        return aside.error();
    isDamaged = false;
    message = u"The store %1 was damaged. It is kept as %2; a fresh one has been begun."_s.arg(path, *aside);
    return openFile();
}

core::Result<void> Writer::Private::reopen()
{
    QString message = u"The store %1 was deleted or replaced while it was in use. What stands there now goes on."_s.arg(path);
    store.reset();
    if (core::Result<void> renewed = lock.renew(); !renewed)
        return renewed;
    // Opening does not read every page, so it may not notice what a change has.
    core::Result<void> opened = isDamaged ? beginFresh(message) : openStore(message);
    if (opened)
        Q_EMIT q->replaced(message);
    return opened;
}

core::Result<void> Writer::Private::ensureOpen()
{
    return store ? core::Result<void>() : reopen();
}

core::Result<std::unique_ptr<Writer>> Writer::open(const QString &path, const QString &program)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    core::Result<StoreLock> lock = StoreLock::take(absolute);
    if (!lock)
        return lock.error();
    auto parts = std::make_unique<Private>(*std::move(lock), absolute, program);
    if (const core::Result<void> opened = parts->openStore(parts->setAsideMessage); !opened)
        return opened.error();
    return std::unique_ptr<Writer>(new Writer(std::move(parts)));
}

Writer::Writer(std::unique_ptr<Private> parts) : d(std::move(parts))
{
    d->q = this;
    const auto timer = [this](std::chrono::milliseconds interval, bool singleShot, auto call) {
        auto *made = new QTimer(this);
        made->setInterval(interval);
        made->setSingleShot(singleShot);
        connect(made, &QTimer::timeout, this, call);
        return made;
    };
    d->settleTimer = timer(settleAfter, true, [this] { d->settle(); });
    d->healthTimer = timer(tellHealthAfter, true, [this] { Q_EMIT healthChanged(d->health()); });
    d->probeTimer = timer(probeEvery, false, [this] { d->report(d->change([](OpenStore &store) { return store.probe(); })); });
    d->sweepTimer = timer(sweepEvery, true, [this] { d->sweep(); });
    d->sweepLater();
}

Writer::~Writer()
{
    flush();
}

QString Writer::path() const
{
    return d->path;
}

QString Writer::setAsideMessage() const
{
    return d->setAsideMessage;
}

// ---- deliveries

void Writer::append(std::vector<Pending> group)
{
    d->received += qint64(group.size());
    if (d->queue.empty())
        d->queue = std::move(group);
    else
        std::move(group.begin(), group.end(), std::back_inserter(d->queue));
    if (d->isScheduled || d->queue.empty())
        return;
    d->isScheduled = true;
    QMetaObject::invokeMethod(this, [this] { d->commitQueued(); }, Qt::QueuedConnection);
}

void Writer::flush()
{
    d->commitQueued();
    d->settle();
}

void Writer::Private::commitQueued()
{
    isScheduled = false;
    if (queue.empty())
        return;
    const auto group = std::make_shared<Committed>();
    group->deliveries.swap(queue);
    failuresInARow = 0;
    justStored.clear();
    commitGroup(group->deliveries);
    group->stored.swap(justStored);
    group->answeredUs = QDateTime::currentMSecsSinceEpoch() * 1000;
    if (!group->stored.isEmpty())
        Q_EMIT q->committed(group);
    if (store) {
        store->database().checkpointIfDue();
        settleTimer->start();
    }
}

core::Result<QList<Stored>> Writer::Private::tryAppend(std::span<const Pending> group)
{
    core::Result<QList<Stored>> stored = change([&](OpenStore &open) { return open.append(group); });
    if (stored) {
        committed += stored->size();
        justStored += *stored;
        report({});
        Q_EMIT q->stored(*stored);
    }
    return stored;
}

void Writer::Private::commitGroup(std::span<const Pending> group)
{
    if (failuresInARow >= hopelessAfter)
        return fail(group, lastFailure);
    const core::Result<QList<Stored>> stored = tryAppend(group);
    if (stored) {
        failuresInARow = 0;
        return;
    }
    // A lock or a store that cannot be opened stands in the way of each alike.
    const bool concernsAll = !store || stored.error().code == core::ErrorCode::Busy;
    if (group.size() > 1 && !concernsAll)
        return commitHalves(group);
    failuresInARow = concernsAll ? hopelessAfter : failuresInARow + 1;
    fail(group, stored.error());
}

void Writer::Private::fail(std::span<const Pending> group, const core::Error &error)
{
    lastFailure = error;
    report(error);
    QList<quint64> tickets;
    for (const Pending &pending : group)
        tickets.append(pending.ticket);
    Q_EMIT q->failed(tickets, error);
}

/// One that cannot be stored must not take its neighbours with it. Halving finds it in a few
/// commits, where one commit each could take seconds.
void Writer::Private::commitHalves(std::span<const Pending> group)
{
    const size_t half = group.size() / 2;
    commitGroup(group.first(half));
    commitGroup(group.subspan(half));
}

void Writer::Private::settle()
{
    if (!store || store->isSettled())
        return;
    const auto [first, last] = store->unsettled();
    if (change([](OpenStore &open) { return open.settle(); }))
        Q_EMIT q->settled(first, last);
}

void Writer::Private::report(const core::Result<void> &done)
{
    const QString now = done ? QString() : done.error().text;
    if (now != problem) {
        problem = now;
        if (done)
            probeTimer->stop();
        else
            probeTimer->start();
    }
    healthMayDiffer();
}

// ---- health

void Writer::Private::healthMayDiffer()
{
    if (!healthTimer->isActive())
        healthTimer->start();
}

Health Writer::Private::health() const
{
    Health health;
    health.received = received;
    health.committed = committed;
    health.sizeBytes = QFileInfo(path).size() + QFileInfo(path + u"-wal"_s).size();
    health.problem = problem;
    if (store) {
        health.stored = store->holdings().visible();
        health.clearedUpTo = store->holdings().visibility.clearedUpTo;
    }
    return health;
}

Health Writer::health() const
{
    return d->health();
}

// ---- deleting

void Writer::setRetention(const Retention &retention)
{
    d->sweeper.setRetention(retention);
    d->sweepTimer->start(0ms);
}

qint64 Writer::previewRetention(const Retention &retention) const
{
    const core::Result<qint64> count = d->store ? d->sweeper.preview(*d->store, retention) : 0;
    return count ? *count : 0;
}

void Writer::Private::sweepLater()
{
    if (store && sweeper.hasWork(*store) && !sweepTimer->isActive())
        sweepTimer->start(sweepEvery);
}

void Writer::Private::sweep()
{
    const core::Result<Sweeper::Step> step = change([this](OpenStore &open) { return sweeper.step(open); });
    if (!reportOutcome(step))
        return sweepLater();
    if (step->count > 0)
        Q_EMIT q->deleted(step->upTo, step->count);
    store->database().checkpointIfDue();
    if (step->more)
        sweepTimer->start(settleTimer->isActive() ? sweepPause : 0ms);
    else
        sweepLater();
}

QString defaultStorePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/hookglass/captures.sqlite"_s;
}

} // namespace store
