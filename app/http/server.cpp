// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/server.h"

#include "http/answer.h"
#include "http/connection.h"
#include "http/qt_engine.h"

#include <QHash>
#include <QSet>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace http {

static constexpr int surplusConnections = 16;
static constexpr int backlog = 512;

static qint64 nowUs()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now().time_since_epoch()).count();
}

class Server::Private final : public ConnectionOwner
{
public:
    explicit Private(Server *server);
    ~Private();

    void accept(qintptr descriptor);
    void requestArrived(Connection &connection, ParsedRequest &&parsed) override;
    void connectionEnded(Connection &connection) override;
    void answer(Ticket ticket, const core::Answer &answer);
    void finishAll();
    void setTick();
    void tick();

    /// What is remembered of a request until it is answered.
    struct Waiting {
        Connection *connection = nullptr; ///< lives until it is answered
        QtEngine::Exchange exchange = 0;
        bool keepAlive = false;
        bool oldVersion = false;
        bool headOnly = false;
    };

    Server *q;
    Limits limits;
    QtEngine engine;
    QTimer ticker;
    QSet<Connection *> connections;
    int surplus = 0;
    QHash<Ticket, Waiting> waiting;
    Ticket lastTicket = 0;
};

Server::Private::Private(Server *server)
    : q(server), engine([this](qintptr descriptor) { accept(descriptor); })
{
    engine.listener().setListenBacklogSize(backlog);
    // Qt stops to accept when the process has run out of descriptors; the tick starts it again.
    connect(&ticker, &QTimer::timeout, q, [this] { tick(); });
    connect(&engine.listener(), &QTcpServer::acceptError, q, [this] { ticker.start(); });
    setTick();
}

Server::Private::~Private()
{
    qDeleteAll(connections);
}

void Server::Private::setTick()
{
    const auto shortest = std::min({limits.headTime, limits.bodyTime, limits.idleTime});
    ticker.setInterval(std::clamp<std::chrono::milliseconds>(shortest / 4, 10ms, 500ms));
}

void Server::Private::tick()
{
    const auto now = Clock::now();
    const auto all = connections;
    for (Connection *connection : all)
        connection->checkTime(now);
    if (engine.listener().isListening())
        engine.listener().resumeAccepting();
    if (connections.isEmpty())
        ticker.stop();
}

void Server::Private::accept(qintptr descriptor)
{
    const bool isSurplus = connections.size() - surplus >= limits.connections;
    if (isSurplus && surplus >= surplusConnections) {
        Wire wire(descriptor);
        // Unread bytes would turn our goodbye into a reset.
        wire.read(readBuffer.data(), readBuffer.size());
        wire.send("HTTP/1.1 503 Service Unavailable\r\n"
                  "Content-Length: 0\r\nConnection: close\r\n\r\n");
        return;
    }
    surplus += isSurplus;
    auto *connection = new Connection(*this, descriptor, limits, isSurplus);
    connection->setParent(q);
    connections.insert(connection);
    if (!ticker.isActive())
        ticker.start();
}

void Server::Private::requestArrived(Connection &connection, ParsedRequest &&parsed)
{
    parsed.request.peer = connection.peer();
    parsed.request.receivedUs = nowUs();
    if (parsed.refusal == 0 && waiting.size() >= limits.waiting) {
        parsed.refusal = 503;
        parsed.request.problem = "Too many requests wait for their answer: the limit is "
            + QByteArray::number(limits.waiting) + "; the sender may try again.";
    }
    const Ticket ticket = ++lastTicket;
    waiting.insert(ticket, {&connection, engine.open(), parsed.keepAlive && parsed.refusal == 0,
                               parsed.oldVersion, parsed.headOnly});
    Q_EMIT q->received(ticket, parsed.request, parsed.refusal);
}

void Server::Private::answer(Ticket ticket, const core::Answer &answer)
{
    const auto found = waiting.constFind(ticket);
    if (found == waiting.constEnd())
        return;
    const Waiting request = *found;
    waiting.erase(found);
    const bool last = !request.keepAlive || request.connection->isFinishing();
    const auto afterwards = last ? Afterwards::Close
        : request.oldVersion     ? Afterwards::KeepAlive
                                 : Afterwards::Nothing;
    const QByteArrayView bytes
        = engine.answer(request.exchange, sendable(answer, afterwards), request.headOnly);
    request.connection->answered(bytes, last || bytes.isEmpty());
}

void Server::Private::connectionEnded(Connection &connection)
{
    connections.remove(&connection);
    surplus -= connection.isSurplus();
    connection.deleteLater();
}

void Server::Private::finishAll()
{
    const auto all = connections;
    for (Connection *connection : all)
        connection->finish();
}

Server::Server(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) { }

Server::~Server() = default;

void Server::setLimits(const Limits &limits)
{
    d->limits = limits;
    d->setTick();
}

static core::Error refusal(const QTcpServer &server, const QHostAddress &address, quint16 port)
{
    const QString where = u"Cannot listen on port "_s + QString::number(port) + u" of "_s
        + address.toString() + u": "_s;
    if (server.serverError() == QAbstractSocket::AddressInUseError) {
        return {core::ErrorCode::Busy,
            where + u"another program is using it. Choose another port, or stop that program."_s};
    }
    return {core::ErrorCode::Io, where + server.errorString() + u". Choose another address or port."_s};
}

core::Result<quint16> Server::listen(const QHostAddress &address, quint16 port)
{
    Listener &listener = d->engine.listener();
    // Tried first, so that a port that cannot be had does not cost the one that works.
    if (isListening() && port != 0 && port != this->port()) {
        QTcpServer probe;
        if (!probe.listen(address, port))
            return refusal(probe, address, port);
    }
    stopListening();
    if (!listener.listen(address, port))
        return refusal(listener, address, port);
    d->engine.bind();
    return listener.serverPort();
}

void Server::stopListening()
{
    if (!isListening())
        return;
    d->engine.prepare(connections());
    d->engine.listener().close();
    d->finishAll();
}

bool Server::isListening() const
{
    return d->engine.listener().isListening();
}

QHostAddress Server::address() const
{
    return d->engine.listener().serverAddress();
}

quint16 Server::port() const
{
    return d->engine.listener().serverPort();
}

void Server::answer(Ticket ticket, const core::Answer &answer)
{
    d->answer(ticket, answer);
}

int Server::waiting() const
{
    return int(d->waiting.size());
}

int Server::connections() const
{
    return int(d->connections.size());
}

} // namespace http
