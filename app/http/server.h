// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"

#include <QHostAddress>
#include <QObject>

#include <chrono>
#include <memory>

namespace http {

/// What a sender may ask of us before we refuse; all of it is a setting.
struct Limits {
    qsizetype headBytes = 64 * 1024; ///< more: 431
    qsizetype bodyBytes = 32 * 1024 * 1024; ///< more: 413
    int connections = 512; ///< more: 503
    int waiting = 4096; ///< requests not answered yet, of all connections; more: 503
    qsizetype heldBytes = 512 * 1024 * 1024; ///< of all requests not answered yet; more: 503
    std::chrono::milliseconds headTime{10'000}; ///< from first byte to end of head; more: 408
    std::chrono::milliseconds bodyTime{30'000}; ///< between two body bytes; more: 408
    std::chrono::milliseconds idleTime{60'000}; ///< between two requests; then closed in silence
};

/// Names one request that waits for its answer. Never used twice by one Server.
using Ticket = quint64;

/// Receives HTTP requests and sends the answers: the only door of Hookglass to QHttpServer.
///
/// Lives in the capture thread and must be used from it. Every request that reached us is
/// handed out exactly once through received(), byte for byte; also malformed and refused
/// ones, which carry Request::problem and the status that they will be answered with. Answers
/// leave in the order in which the requests came on their connection, whatever the order of
/// the calls of answer(); a peer that left in the meantime is skipped.
///
/// Of the connections beyond Limits::connections sixteen at a time are still read and handed
/// out as refused. The rest gets 503 unseen, so that a flood of connections writes no more to
/// the disk than the requests of that many senders would.
class Server final : public QObject
{
    Q_OBJECT

public:
    explicit Server(QObject *parent = nullptr);
    ~Server() override;

    /// Applies to connections accepted from now on.
    void setLimits(const Limits &limits);

    /// Starts to listen; port 0 takes a free one. Fails with ErrorCode::Busy when the port is
    /// taken, Io otherwise. May be called again: the former port is given up only when the new
    /// one can be had.
    core::Result<quint16> listen(const QHostAddress &address, quint16 port);

    /// Accepts no more connections and ends those without a request. What waits for an answer
    /// still gets it; what is arriving is still handed out, some of it during this call.
    void stopListening();
    bool isListening() const;
    QHostAddress address() const;
    quint16 port() const; ///< 0 when not listening

    /// Sends the answer of that request. Exactly one call a ticket. Content-Length, Date and,
    /// where due, Connection are added; headers that cannot be sent are left out. Does nothing
    /// when the peer has left. May be called from within received().
    void answer(Ticket ticket, const core::Answer &answer);

    int waiting() const; ///< requests handed out and not answered
    int connections() const;

Q_SIGNALS:
    /// A request is complete, or was refused. \p refusal is 0, or the status that this refused
    /// request must be answered with (its connection closes after that). Emitted in the capture
    /// thread; connect directly, and do not delete the server there.
    void received(http::Ticket ticket, const core::Request &request, int refusal);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace http
