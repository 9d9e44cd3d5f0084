// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

/// A peer that speaks HTTP over a plain blocking socket, so that tests decide on every byte.
/// Any thread. Every wait is bounded to ten seconds.
class HttpPeer
{
public:
    HttpPeer() = default;
    explicit HttpPeer(quint16 port);
    ~HttpPeer();
    HttpPeer(const HttpPeer &) = delete;
    HttpPeer &operator=(const HttpPeer &) = delete;

    bool isConnected() const { return m_socket >= 0; }
    bool send(const QByteArray &bytes);
    void closeSending(); ///< half-close: we are done, the answer may come
    void reset(); ///< leaves with a TCP reset

    /// One answer with its body, as bytes; empty when the connection ended before it.
    QByteArray readAnswer();
    /// Everything until the other side closes.
    QByteArray readAll();

    /// POSTs and gives the status of the answer; 0 when there was none.
    int post(const QByteArray &target, const QByteArray &body,
        const QByteArray &headers = "Content-Type: application/json\r\n");

private:
    bool readMore();

    int m_socket = -1;
    QByteArray m_buffer;
};

/// The status in an answer's first line; 0 when it has none.
int statusOf(const QByteArray &answer);
