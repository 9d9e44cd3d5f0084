// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/http_peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

HttpPeer::HttpPeer(quint16 port) : m_socket(socket(AF_INET, SOCK_STREAM, 0))
{
    const timeval limit = {10, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        close(m_socket);
        m_socket = -1;
    }
}

HttpPeer::~HttpPeer()
{
    if (m_socket >= 0)
        close(m_socket);
}

bool HttpPeer::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const auto count = ::send(m_socket, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += count;
    }
    return true;
}

void HttpPeer::closeSending()
{
    shutdown(m_socket, SHUT_WR);
}

void HttpPeer::reset()
{
    const linger now = {1, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close(m_socket);
    m_socket = -1;
}

bool HttpPeer::readMore()
{
    char chunk[16 * 1024];
    const auto count = recv(m_socket, chunk, sizeof chunk, 0);
    if (count <= 0)
        return false;
    m_buffer.append(chunk, count);
    return true;
}

static qsizetype contentLength(const QByteArray &head)
{
    const qsizetype at = head.toLower().indexOf("\r\ncontent-length:");
    if (at < 0)
        return 0;
    const qsizetype begin = at + 17;
    return head.mid(begin, head.indexOf("\r\n", begin) - begin).trimmed().toLongLong();
}

QByteArray HttpPeer::readAnswer()
{
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!readMore())
            return {};
    }
    const qsizetype size = end + 4 + contentLength(m_buffer.left(end + 2));
    while (m_buffer.size() < size) {
        if (!readMore())
            return {};
    }
    const QByteArray answer = m_buffer.left(size);
    m_buffer.remove(0, size);
    return answer;
}

QByteArray HttpPeer::readAll()
{
    while (readMore()) { }
    return std::exchange(m_buffer, {});
}

int HttpPeer::post(const QByteArray &target, const QByteArray &body, const QByteArray &headers)
{
    send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    return statusOf(readAnswer());
}

int statusOf(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}
