// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

#include <QtHttpServer/QHttpServer>
#include <QtHttpServer/QHttpServerResponder>
#include <QtNetwork/QTcpServer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace http {

/// The listening socket that QHttpServer is bound to. It hands accepted connections to us, and
/// to QHttpServer only the sockets in memory that QtEngine makes.
class Listener final : public QTcpServer
{
    Q_OBJECT

public:
    explicit Listener(std::function<void(qintptr)> accepted);
    using QTcpServer::addPendingConnection;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    const std::function<void(qintptr)> m_accepted;
};

/// QHttpServer behind glass. It never sees a real socket: for each request that we have checked
/// it is given one small well-formed request through a socket in memory, calls its missing
/// handler, and writes the answer into that same memory. So its parser, its limits and its
/// life times cannot hurt a capture, on Qt 6.4 as on 6.8. One thread.
class QtEngine
{
public:
    /// Names an exchange between open() and answer().
    using Exchange = int;

    /// \p accepted receives the descriptors of new connections, and owns them.
    explicit QtEngine(std::function<void(qintptr)> accepted);
    ~QtEngine();

    Listener &listener() { return *m_listener; }
    /// To be called once the listener listens, as QHttpServer demands; again does no harm.
    void bind();

    /// Makes sure that \p count exchanges can be open, also when the listener listens no more.
    void prepare(int count);

    /// Has QHttpServer begin an exchange.
    Exchange open();

    /// Has QHttpServer write this answer and returns its bytes, valid until the next call; empty
    /// when it could not. Ends the exchange. Content-Length is added, the rest of the headers
    /// must be fit to be sent (see sendable()). \p headOnly leaves the body out.
    QByteArrayView answer(Exchange exchange, const core::Answer &answer, bool headOnly);

private:
    class MemorySocket;
    struct Slot;

    Slot &addSlot();
    Slot &freeSlot();
    void connectSocket(Slot &slot);

    QHttpServer m_server;
    Listener *m_listener; // owned by m_server once bound
    std::vector<std::unique_ptr<Slot>> m_slots;
    std::vector<Exchange> m_free;
    Slot *m_opening = nullptr;
    bool m_bound = false;
};

} // namespace http
