// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/wire.h"

#include <QHostAddress>

#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace http {

static bool isTemporary(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

Wire::Wire(qintptr descriptor)
    : m_descriptor(int(descriptor)),
      m_reads(descriptor, QSocketNotifier::Read),
      m_writes(descriptor, QSocketNotifier::Write)
{
    m_writes.setEnabled(false);
    fcntl(m_descriptor, F_SETFL, fcntl(m_descriptor, F_GETFL) | O_NONBLOCK);
    const int on = 1;
    setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Wire::~Wire()
{
    // The event loop must not ask the system about a number that may soon be another file.
    m_reads.setEnabled(false);
    m_writes.setEnabled(false);
    ::close(m_descriptor);
}

qsizetype Wire::read(char *buffer, qsizetype size)
{
    if (m_status != Status::Open)
        return 0;
    const ssize_t count = ::recv(m_descriptor, buffer, size_t(size), 0);
    if (count > 0)
        return count;
    if (count == 0)
        m_status = Status::Ended;
    else if (!isTemporary(errno))
        m_status = Status::Broken;
    if (m_status != Status::Open)
        setReading(false);
    return 0;
}

void Wire::setReading(bool on)
{
    const bool wanted = on && m_status == Status::Open;
    if (m_reads.isEnabled() != wanted)
        m_reads.setEnabled(wanted);
}

void Wire::send(QByteArrayView bytes)
{
    if (m_waiting.isEmpty())
        bytes = bytes.sliced(trySend(bytes));
    if (m_status == Status::Broken || bytes.isEmpty())
        return;
    m_waiting.append(bytes);
    m_writes.setEnabled(true);
}

void Wire::sendWaiting()
{
    m_waiting.remove(0, trySend(m_waiting));
    if (m_status == Status::Broken)
        m_waiting.clear();
    if (m_waiting.isEmpty())
        m_writes.setEnabled(false);
}

qsizetype Wire::trySend(QByteArrayView bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size() && m_status != Status::Broken) {
        const QByteArrayView rest = bytes.sliced(sent);
        const ssize_t count = ::send(m_descriptor, rest.data(), size_t(rest.size()), MSG_NOSIGNAL);
        if (count >= 0)
            sent += count;
        else if (isTemporary(errno))
            break;
        else
            m_status = Status::Broken;
    }
    if (m_status == Status::Broken)
        setReading(false);
    return sent;
}

void Wire::endSending()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

QByteArray Wire::peer() const
{
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    if (getpeername(m_descriptor, reinterpret_cast<sockaddr *>(&storage), &length) != 0)
        return {};
    const bool six = storage.ss_family == AF_INET6;
    QHostAddress address(reinterpret_cast<const sockaddr *>(&storage));
    const quint16 port = six ? ntohs(reinterpret_cast<const sockaddr_in6 *>(&storage)->sin6_port)
                             : ntohs(reinterpret_cast<const sockaddr_in *>(&storage)->sin_port);
    // A listener on all addresses sees IPv4 peers as ::ffff:127.0.0.1.
    bool mapped = false;
    if (const quint32 four = address.toIPv4Address(&mapped); six && mapped)
        address = QHostAddress(four);
    const QByteArray text = address.toString().toLatin1();
    return (text.contains(':') ? '[' + text + ']' : text) + ':' + QByteArray::number(port);
}

} // namespace http
