// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine.h"

#include "capture/intake.h"
#include "capture/port_owner.h"

#include <QTimer>

#include <atomic>

using namespace std::chrono_literals;

// So long may requests that are arriving, and peers that read their last answer, hold up the end.
static constexpr auto drainTime = 1s;

struct Engine::Private {
    EngineOptions options;
    QString storePath;
    std::shared_ptr<const providers::Catalogue> catalogue;
    ListenerState listener;
    store::Health health;
    bool isOpen = false;

    QThread captureThread;
    QThread writerThread;
    // Anchors live in the threads: calls are posted to them, also before the parts exist.
    QObject captureAnchor;
    QObject writerAnchor;
    std::unique_ptr<http::Server> server; // capture thread
    std::unique_ptr<capture::Intake> intake; // capture thread
    std::unique_ptr<store::Writer> writer; // writer thread

    QTimer storedTimer;
    std::atomic<core::DeliveryId> newest = 0;
    std::atomic<bool> storedPosted = false;
    std::atomic<int> untold = 0;
};

/// Runs \p call in the thread of \p anchor, later.
template <typename Call>
static void post(QObject &anchor, Call call)
{
    QMetaObject::invokeMethod(&anchor, std::move(call), Qt::QueuedConnection);
}

Engine::Engine(const EngineOptions &options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    qRegisterMetaType<store::Health>();
    d->options = options;
    d->storePath = options.storePath.isEmpty() ? store::defaultStorePath() : options.storePath;
    d->catalogue = providers::Catalogue::load(options.userProviders);
    d->captureThread.setObjectName(QStringLiteral("capture"));
    d->writerThread.setObjectName(QStringLiteral("writer"));
    d->captureAnchor.moveToThread(&d->captureThread);
    d->writerAnchor.moveToThread(&d->writerThread);
    d->captureThread.start();
    d->writerThread.start();
    d->storedTimer.setSingleShot(true);
    d->storedTimer.setInterval(50ms);
    connect(&d->storedTimer, &QTimer::timeout, this, [this] {
        d->storedPosted = false;
        Q_EMIT stored(d->newest);
    });
}

Engine::~Engine()
{
    stop();
}

void Engine::stop()
{
    post(d->captureAnchor, [this] {
        if (d->server)
            d->server->stopListening();
        drain(std::chrono::steady_clock::now() + drainTime);
    });
    d->captureThread.wait();
    d->writerThread.wait();
}

// Along the flow: what was taken in goes to the writer; once that is on disk its answers leave;
// a request that is still arriving gets a moment to complete. Then both threads end.
void Engine::drain(std::chrono::steady_clock::time_point until)
{
    if (d->intake)
        d->intake->handOver();
    post(d->writerAnchor, [this, until] {
        if (d->writer)
            d->writer->flush();
        post(d->captureAnchor, [this, until] {
            const bool isBusy = d->server && d->server->connections() > 0;
            if (isBusy && std::chrono::steady_clock::now() < until)
                QTimer::singleShot(10ms, &d->captureAnchor, [this, until] { drain(until); });
            else
                endThreads();
        });
    });
}

void Engine::endThreads()
{
    d->intake.reset(); // nothing more goes to the writer
    d->server.reset();
    post(d->writerAnchor, [this] {
        d->writer.reset();
        d->writerThread.quit();
    });
    d->captureThread.quit();
}

void Engine::start()
{
    post(d->writerAnchor, [this] {
        auto opened = store::Writer::open(d->storePath, d->options.program);
        if (!opened) {
            post(*this, [this, error = opened.error()] { Q_EMIT failed(error); });
            return;
        }
        d->writer = *std::move(opened);
        connectWriter();
        d->writer->setRetention(d->options.retention);
        const QString message = d->writer->setAsideMessage();
        post(*this, [this, message, health = d->writer->health()] {
            d->isOpen = true;
            d->health = health;
            Q_EMIT this->opened(d->storePath);
            Q_EMIT healthChanged(health);
            if (!message.isEmpty())
                Q_EMIT notice(message);
            listen(d->options.address, d->options.port);
        });
    });
}

void Engine::connectWriter()
{
    store::Writer *writer = d->writer.get();
    connect(writer, &store::Writer::stored, &d->captureAnchor, [this](const QList<store::Stored> &group) {
        if (!d->intake)
            return;
        for (const store::Stored &stored : group)
            d->intake->release(stored.ticket);
    });
    connect(writer, &store::Writer::failed, &d->captureAnchor, [this](const QList<quint64> &tickets) {
        if (!d->intake)
            return;
        for (const quint64 ticket : tickets)
            d->intake->refuse(ticket);
    });
    // Straight from the writer thread: one posted call a tick, however many groups commit.
    connect(writer, &store::Writer::stored, writer, [this](const QList<store::Stored> &group) {
        d->newest = group.constLast().id;
        if (!d->storedPosted.exchange(true))
            post(*this, [this] { d->storedTimer.start(); });
    }, Qt::DirectConnection);
    if (d->options.tellDeliveries) {
        connect(writer, &store::Writer::committed, writer, [this](const std::shared_ptr<const store::Committed> &group) {
            if (d->untold >= 64)
                return;
            ++d->untold;
            post(*this, [this, group] {
                --d->untold;
                Q_EMIT told(group);
            });
        }, Qt::DirectConnection);
    }
    connect(writer, &store::Writer::healthChanged, this, [this](const store::Health &health) {
        d->health = health;
        Q_EMIT healthChanged(health);
    });
    connect(writer, &store::Writer::annotated, this, &Engine::annotated);
    connect(writer, &store::Writer::settled, this, &Engine::settled);
    connect(writer, &store::Writer::cleared, this, &Engine::cleared);
    connect(writer, &store::Writer::removed, this, &Engine::removed);
    connect(writer, &store::Writer::restored, this, &Engine::restored);
    connect(writer, &store::Writer::deleted, this, &Engine::deleted);
    connect(writer, &store::Writer::replaced, this, [this](const QString &message) {
        Q_EMIT opened(d->storePath);
        Q_EMIT notice(message);
    });
}

void Engine::startCapture(const http::Limits &limits)
{
    d->server = std::make_unique<http::Server>();
    d->intake = std::make_unique<capture::Intake>(*d->server, d->catalogue);
    d->server->setLimits(limits);
    connect(d->intake.get(), &capture::Intake::groupReady, d->intake.get(),
        [this](std::vector<capture::Taken> &group) {
            post(d->writerAnchor, [this, taken = std::move(group)]() mutable {
                if (!d->writer)
                    return; // it ends: these senders get no answer and try again
                std::vector<store::Pending> pending;
                pending.reserve(taken.size());
                for (capture::Taken &one : taken)
                    pending.push_back({one.ticket, std::move(one.delivery)});
                d->writer->append(std::move(pending));
            });
        }, Qt::DirectConnection);
}

static QString urlOf(const QHostAddress &address, quint16 port)
{
    const QString host = address.protocol() == QAbstractSocket::IPv6Protocol
        ? QStringLiteral("[%1]").arg(address.toString()) : address.toString();
    return QStringLiteral("http://%1:%2").arg(host).arg(port);
}

void Engine::listen(const QHostAddress &address, quint16 port)
{
    d->options.address = address;
    d->options.port = port;
    if (!d->isOpen)
        return; // without a store nothing may be answered
    post(d->captureAnchor, [this, address, port, limits = d->options.limits] {
        if (!d->server)
            startCapture(limits);
        ListenerState state;
        state.address = address;
        state.port = port;
        const auto bound = d->server->listen(address, port);
        if (!bound) {
            state.error = bound.error().text;
            state.portBusy = bound.error().code == core::ErrorCode::Busy;
            if (state.portBusy)
                state.portHolder = capture::portOwner(port);
        }
        // After a failure the former port goes on.
        state.listening = d->server->isListening();
        if (state.listening)
            state.url = urlOf(d->server->address(), d->server->port());
        post(*this, [this, state] { setListener(state); });
    });
}

void Engine::stopListening()
{
    post(d->captureAnchor, [this] {
        if (d->server)
            d->server->stopListening();
        post(*this, [this] { setListener({}); });
    });
}

void Engine::setListener(const ListenerState &state)
{
    d->listener = state;
    Q_EMIT listenerChanged(state);
}

void Engine::setLimits(const http::Limits &limits)
{
    d->options.limits = limits;
    post(d->captureAnchor, [this, limits] {
        if (d->server)
            d->server->setLimits(limits);
    });
}

const std::shared_ptr<const providers::Catalogue> &Engine::catalogue() const
{
    return d->catalogue;
}

QString Engine::storePath() const
{
    return d->storePath;
}

const ListenerState &Engine::listener() const
{
    return d->listener;
}

const store::Health &Engine::health() const
{
    return d->health;
}

bool Engine::hasMoreToTell() const
{
    return d->untold > 0;
}

template <typename Call>
void Engine::change(Call call)
{
    post(d->writerAnchor, [this, call = std::move(call)] {
        if (d->writer)
            call(*d->writer);
    });
}

void Engine::setMarked(const QList<core::DeliveryId> &ids, bool marked)
{
    change([ids, marked](store::Writer &writer) { writer.setMarked(ids, marked); });
}

void Engine::setColour(const QList<core::DeliveryId> &ids, int colour)
{
    change([ids, colour](store::Writer &writer) { writer.setColour(ids, colour); });
}

void Engine::setNote(core::DeliveryId id, const QByteArray &note)
{
    change([id, note](store::Writer &writer) { writer.setNote(id, note); });
}

void Engine::setOpened(const QList<core::DeliveryId> &ids)
{
    change([ids](store::Writer &writer) { writer.setOpened(ids); });
}

void Engine::clear()
{
    change([](store::Writer &writer) { writer.clear(); });
}

void Engine::undoClear()
{
    change([](store::Writer &writer) { writer.undoClear(); });
}

void Engine::remove(const QList<core::DeliveryId> &ids)
{
    change([ids](store::Writer &writer) { writer.remove(ids); });
}

void Engine::undoRemove()
{
    change([](store::Writer &writer) { writer.undoRemove(); });
}

void Engine::setRetention(const store::Retention &retention)
{
    change([retention](store::Writer &writer) { writer.setRetention(retention); });
}

void Engine::previewRetention(const store::Retention &retention)
{
    change([this, retention](store::Writer &writer) {
        post(*this, [this, retention, count = writer.previewRetention(retention)] {
            Q_EMIT retentionPreviewed(retention, count);
        });
    });
}
