// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writer.h"
#include "store/open_store.h"
#include "store/set_aside.h"
#include "store/store_lock.h"
#include "store/sweeper.h"

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
    bool isScheduled = false;
    int failuresInARow = 0; ///< of single deliveries of the group, since one could be stored
    core::Error lastFailure;
    qint64 received = 0, committed = 0;
    QString problem;
    QTimer *settleTimer = nullptr, *healthTimer = nullptr, *probeTimer = nullptr, *sweepTimer = nullptr;
};

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
    const std::vector<Pending> group = std::exchange(queue, {});
    if (group.empty())
        return;
    failuresInARow = 0;
    commitGroup(group);
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
    if (store && !store->isSettled())
        (void)change([](OpenStore &open) { return open.settle(); });
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

template <typename T>
bool Writer::Private::reportOutcome(const core::Result<T> &done)
{
    report(done ? core::Result<void>() : core::Result<void>(done.error()));
    return done.has_value();
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

// ---- what people attach and take away

void Writer::setMarked(const QList<core::DeliveryId> &ids, bool marked)
{
    d->tellAnnotated(d->change([&](OpenStore &store) { return store.setMarked(ids, marked); }));
}

void Writer::setColour(const QList<core::DeliveryId> &ids, int colour)
{
    d->tellAnnotated(d->change([&](OpenStore &store) { return store.setColour(ids, colour); }));
}

void Writer::setNote(core::DeliveryId id, const QByteArray &note)
{
    d->tellAnnotated(d->change([&](OpenStore &store) { return store.setNote(id, note); }));
}

void Writer::setOpened(const QList<core::DeliveryId> &ids)
{
    d->tellAnnotated(d->change([&](OpenStore &store) { return store.setOpened(ids); }));
}

void Writer::Private::tellAnnotated(const core::Result<QList<core::DeliveryId>> &changed)
{
    if (reportOutcome(changed) && !changed->isEmpty())
        Q_EMIT q->annotated(*changed);
}

void Writer::clear()
{
    const core::Result<qint64> hidden = d->change([](OpenStore &store) { return store.clear(); });
    if (!d->reportOutcome(hidden))
        return;
    Q_EMIT cleared(*hidden, d->store->holdings().visible());
    d->sweepLater();
}

void Writer::undoClear()
{
    const core::Result<bool> any = d->change([](OpenStore &store) { return store.undoClear(); });
    if (d->reportOutcome(any) && *any)
        Q_EMIT restored();
}

void Writer::remove(const QList<core::DeliveryId> &ids)
{
    const auto hidden = d->change([&](OpenStore &store) { return store.remove(ids); });
    if (d->reportOutcome(hidden) && !hidden->isEmpty())
        Q_EMIT removed(*hidden);
    d->sweepLater();
}

void Writer::undoRemove()
{
    const core::Result<bool> any = d->change([](OpenStore &store) { return store.undoRemove(); });
    if (d->reportOutcome(any) && *any)
        Q_EMIT restored();
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
