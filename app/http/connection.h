// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/request_parser.h"
#include "http/server.h"
#include "http/wire.h"

#include <QObject>

#include <chrono>

namespace http {

class Connection;

/// What the connections of one server share.
class ConnectionOwner
{
public:
    using Clock = std::chrono::steady_clock;

    /// \p connection holds a request and reads no further one until answered() is called.
    virtual void requestArrived(Connection &connection, ParsedRequest &&parsed) = 0;
    /// \p connection is over. It is to be deleted later, not during this call.
    virtual void connectionEnded(Connection &connection) = 0;

    QByteArray readBuffer{64 * 1024, Qt::Uninitialized}; ///< used between two events only
    qsizetype heldBytes = 0; ///< of all requests that arrive or wait for their answer

protected:
    ~ConnectionOwner() = default;
};

/// One sender's connection, from the first byte to a proper goodbye. Reads requests one at a
/// time: what follows an unanswered one stays in the system's buffers (at most one read of it
/// is kept here), which slows down a peer that sends too fast and keeps the answers in order.
/// Says "100 Continue", watches the limits, and after a last answer reads on for a moment, so
/// that the peer sees the answer instead of a reset. Lives in the thread of its server.
class Connection final : public QObject
{
    Q_OBJECT

public:
    /// Takes over \p descriptor. A \p surplus connection is one too many: whatever it sends is
    /// refused with 503.
    Connection(ConnectionOwner &owner, qintptr descriptor, const Limits &limits, bool surplus);

    bool isSurplus() const { return m_surplus; }
    QByteArray peer() const { return m_peer; }

    /// Sends the answer of the request that requestArrived() told of; \p last ends the
    /// connection after it.
    void answered(QByteArrayView bytes, bool last);

    /// No request after the one that is arriving or waiting; now, when there is none.
    void finish();
    bool isFinishing() const { return m_finishing; }

    /// Acts on limits of time. To be called now and then.
    void checkTime(ConnectionOwner::Clock::time_point now);

private:
    enum class State : quint8 {
        Receiving,
        Waiting, ///< for answered()
        Sending, ///< the system has not taken the whole answer yet
        Leaving, ///< the last answer is out; what still comes is dropped
        Over,
    };

    void canRead();
    void canSend();
    void take(QByteArrayView bytes);
    void takeKept();
    void feed(QByteArrayView &bytes);
    void refuse(const Fault &fault);
    void deliver();
    void inputEnded();
    void goOn();
    void leave();
    void over();
    void dropInput(qsizetype bytes);
    void setDeadline(std::chrono::milliseconds fromNow);
    void countHeld(qsizetype bytes);

    ConnectionOwner &m_owner;
    const Limits m_limits;
    Wire m_wire;
    RequestParser m_parser;
    const QByteArray m_peer;
    QByteArray m_kept; ///< bytes after the request at hand
    qsizetype m_keptUsed = 0;
    ConnectionOwner::Clock::time_point m_deadline;
    qsizetype m_held = 0;
    qsizetype m_dropped = 0;
    State m_state = State::Receiving;
    const bool m_surplus;
    bool m_finishing = false;
    bool m_last = false; ///< the answer being sent is the last one
    bool m_feeding = false;
};

} // namespace http
