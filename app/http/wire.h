// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSocketNotifier>

namespace http {

/// One accepted TCP connection, without blocking: the POSIX calls are here and nowhere else.
/// Unlike QTcpSocket it tells "the peer sends no more" from "the connection is gone", so that a
/// peer which closed its sending half still gets its answer, and it costs one system call to
/// read and one to write. Lives in the thread that made it. Once TLS is there, a sibling over
/// QSslSocket with these functions takes its place.
class Wire
{
public:
    enum class Status : quint8 {
        Open,
        Ended, ///< the peer sends no more; it may still read
        Broken, ///< nothing can be read or sent any more
    };

    /// Takes over the socket \p descriptor. Reading is on.
    explicit Wire(qintptr descriptor);
    ~Wire();
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;

    /// To connect to: bytes can be read, waiting bytes can be sent.
    QSocketNotifier *readNotifier() { return &m_reads; }
    QSocketNotifier *writeNotifier() { return &m_writes; }

    /// Reads what is there, at most \p size bytes; 0 when nothing is, then see status().
    qsizetype read(char *buffer, qsizetype size);
    void setReading(bool on);

    /// Sends now what the system takes and the rest through the write notifier.
    void send(QByteArrayView bytes);
    void sendWaiting();
    qsizetype waitingBytes() const { return m_waiting.size(); }

    /// Tells the peer that nothing more will be sent; it can still be read from.
    void endSending();

    Status status() const { return m_status; }
    QByteArray peer() const; ///< "127.0.0.1:53312", "[::1]:53312"

private:
    qsizetype trySend(QByteArrayView bytes);

    const int m_descriptor;
    Status m_status = Status::Open;
    QSocketNotifier m_reads;
    QSocketNotifier m_writes;
    QByteArray m_waiting;
};

} // namespace http
