// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/connection.h"

#include "http/sender_left.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace http {

using Phase = RequestParser::Phase;

// After a last answer: long enough for the answer to be read, too short to be a burden.
static constexpr std::chrono::milliseconds leavingTime = 2s;
static constexpr qsizetype leavingBytes = 64 * 1024 * 1024;
static constexpr std::chrono::milliseconds surplusTime = 1s;

Connection::Connection(ConnectionOwner &owner, qintptr descriptor, const Limits &limits,
    bool surplus)
    : m_owner(owner),
      m_limits(limits),
      m_wire(descriptor),
      m_parser(limits.headBytes, limits.bodyBytes),
      m_peer(m_wire.peer()),
      m_surplus(surplus)
{
    connect(m_wire.readNotifier(), &QSocketNotifier::activated, this, &Connection::canRead);
    connect(m_wire.writeNotifier(), &QSocketNotifier::activated, this, &Connection::canSend);
    setDeadline(surplus ? surplusTime : limits.idleTime);
}

void Connection::canRead()
{
    // Who sends on while we are busy has to wait; the event loop stops asking until then.
    if (m_state != State::Receiving && m_state != State::Leaving)
        return m_wire.setReading(false);
    const qsizetype count = m_wire.read(m_owner.readBuffer.data(), m_owner.readBuffer.size());
    if (m_state == State::Leaving)
        return dropInput(count);
    if (count > 0)
        take(QByteArrayView(m_owner.readBuffer).first(count));
    else if (m_wire.status() != Wire::Status::Open)
        inputEnded();
}

void Connection::take(QByteArrayView bytes)
{
    feed(bytes);
    if (!bytes.isEmpty() && m_state != State::Leaving && m_state != State::Over)
        m_kept.append(bytes);
}

/// Feeds what an earlier read brought beyond the request that has been answered since.
void Connection::takeKept()
{
    QByteArrayView rest = QByteArrayView(m_kept).sliced(m_keptUsed);
    feed(rest);
    m_keptUsed = m_kept.size() - rest.size();
    if (rest.isEmpty()) {
        m_kept.clear();
        m_keptUsed = 0;
    }
}

/// Feeds the parser until a request waits for its answer; \p bytes is then what is left.
void Connection::feed(QByteArrayView &bytes)
{
    m_feeding = true;
    while (!bytes.isEmpty() && m_state == State::Receiving) {
        const Phase before = m_parser.phase();
        bytes = bytes.sliced(m_parser.feed(bytes));
        const Phase phase = m_parser.phase();
        countHeld(m_parser.heldBytes());
        if (phase == Phase::Done)
            deliver();
        else if (phase != Phase::Idle && m_owner.heldBytes > m_limits.heldBytes)
            refuse({503, "Too much is arriving at the same time, so this request was not read to "
                         "its end; the sender may try again."_ba});
        else if (phase == Phase::Body && m_surplus)
            refuse({503, {}});
        else if (phase == Phase::Body)
            setDeadline(m_limits.bodyTime);
        else if (phase == Phase::Head && before == Phase::Idle && !m_surplus)
            setDeadline(m_limits.headTime);
        if (m_parser.takeContinue())
            m_wire.send("HTTP/1.1 100 Continue\r\n\r\n");
    }
    m_feeding = false;
    if (m_state == State::Receiving && m_wire.status() == Wire::Status::Broken)
        inputEnded();
}

void Connection::refuse(const Fault &fault)
{
    m_parser.refuse(fault);
    deliver();
}

void Connection::deliver()
{
    ParsedRequest parsed = m_parser.take();
    if (m_surplus && (parsed.refusal == 0 || parsed.request.problem.isEmpty())) {
        parsed.refusal = 503;
        parsed.request.problem = "Too many senders are connected: the limit is "
            + QByteArray::number(m_limits.connections)
            + " connections; raise it in the settings, or make the sender reuse its connections.";
    }
    m_state = State::Waiting;
    m_owner.requestArrived(*this, std::move(parsed));
}

void Connection::answered(QByteArrayView bytes, bool last)
{
    countHeld(0);
    m_last = last;
    m_state = State::Sending;
    m_wire.send(bytes);
    if (m_wire.waitingBytes() > 0)
        return setDeadline(m_limits.bodyTime);
    goOn();
}

void Connection::canSend()
{
    m_wire.sendWaiting();
    if (m_wire.waitingBytes() > 0)
        return setDeadline(m_limits.bodyTime);
    if (m_state == State::Sending)
        goOn();
    else if (m_wire.status() == Wire::Status::Broken && m_state == State::Receiving)
        inputEnded();
}

/// The answer is out: next request, or goodbye.
void Connection::goOn()
{
    if (m_wire.status() == Wire::Status::Broken)
        return over();
    if (m_last)
        return leave();
    m_state = State::Receiving;
    setDeadline(m_limits.idleTime);
    if (m_feeding)
        return;
    if (!m_kept.isEmpty())
        takeKept();
    if (m_state != State::Receiving)
        return;
    if (m_wire.status() != Wire::Status::Open)
        return inputEnded();
    m_wire.setReading(true);
}

void Connection::inputEnded()
{
    if (m_parser.phase() == Phase::Idle)
        return over();
    refuse({400, QByteArray(senderLeft) + "; look at the sender's log and its time limit."_ba});
}

void Connection::leave()
{
    m_state = State::Leaving;
    if (m_wire.status() != Wire::Status::Open)
        return over();
    m_wire.endSending();
    m_wire.setReading(true);
    setDeadline(leavingTime);
}

void Connection::dropInput(qsizetype bytes)
{
    m_dropped += bytes;
    if (m_dropped > leavingBytes || m_wire.status() != Wire::Status::Open)
        over();
}

void Connection::over()
{
    if (m_state == State::Over)
        return;
    m_state = State::Over;
    countHeld(0);
    m_wire.setReading(false);
    m_owner.connectionEnded(*this);
}

void Connection::finish()
{
    m_finishing = true;
    if (m_state != State::Receiving || m_feeding)
        return;
    // A request that is already here is not turned away.
    canRead();
    if (m_state == State::Receiving && m_parser.phase() == Phase::Idle)
        over();
}

void Connection::checkTime(ConnectionOwner::Clock::time_point now)
{
    if (now < m_deadline || m_state == State::Waiting || m_state == State::Over)
        return;
    if (m_state != State::Receiving)
        return over();
    const Phase phase = m_parser.phase();
    if (m_surplus)
        return refuse({503, {}});
    if (phase == Phase::Head) {
        refuse({408, "The head of the request was not complete after "
                + QByteArray::number(m_limits.headTime.count())
                + " ms; look for a slow network or a sender that stopped half-way."});
    } else if (phase == Phase::Body) {
        refuse({408, "The sender paused for more than "
                + QByteArray::number(m_limits.bodyTime.count())
                + " ms in the middle of its body; look for a slow network or a sender that stopped "
                  "half-way."});
    } else {
        over();
    }
}

void Connection::setDeadline(std::chrono::milliseconds fromNow)
{
    m_deadline = ConnectionOwner::Clock::now() + fromNow;
}

void Connection::countHeld(qsizetype bytes)
{
    m_owner.heldBytes += bytes - m_held;
    m_held = bytes;
}

} // namespace http
