// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "http/server.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <vector>

#include <cerrno>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace http::testing {

/// One answer as a client sees it. Header names are in lower case: Qt 6.8 sends them so.
struct ClientAnswer {
    int status = 0;
    QByteArray statusLine;
    QList<core::Header> headers;
    QByteArray body;

    QByteArray header(QByteArrayView name) const { return core::firstHeader(headers, name); }
    bool has(QByteArrayView name) const
    {
        return std::any_of(headers.begin(), headers.end(),
            [name](const core::Header &h) { return h.name == name; });
    }
};

/// Takes the first complete answer off \p bytes; false when there is none yet.
inline bool takeAnswer(QByteArray &bytes, ClientAnswer &answer, bool headOnly = false)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    answer = {};
    const QByteArray head = bytes.first(end + 2);
    answer.statusLine = head.first(head.indexOf("\r\n"));
    answer.status = answer.statusLine.mid(9, 3).toInt();
    for (const core::Header &header : core::parseHeaders(head.mid(head.indexOf('\n') + 1)))
        answer.headers.append({header.name.toLower(), header.value});
    const bool bodyless
        = headOnly || answer.status < 200 || answer.status == 204 || answer.status == 304;
    const qsizetype length = bodyless ? 0 : answer.header("content-length").toLongLong();
    if (bytes.size() < end + 4 + length)
        return false;
    answer.body = bytes.mid(end + 4, length);
    bytes.remove(0, end + 4 + length);
    return true;
}

/// A sender without manners: a bare TCP socket to the server, never blocking.
class RawClient
{
public:
    explicit RawClient(quint16 port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
        m_connected
            = ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
        fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
    }
    ~RawClient() { close(); }
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    bool isConnected() const { return m_connected; }

    /// Sends as much as the system takes at once; returns how much that was.
    qsizetype sendSome(QByteArrayView data)
    {
        return qMax<qsizetype>(
            0, ::send(m_descriptor, data.data(), size_t(data.size()), MSG_NOSIGNAL));
    }
    /// Sends all, letting the server read in between; false when the connection broke.
    bool send(const QByteArray &data)
    {
        QByteArrayView rest = data;
        QElapsedTimer timer;
        timer.start();
        while (!rest.isEmpty() && timer.elapsed() < 10'000) {
            rest = rest.sliced(sendSome(rest));
            QCoreApplication::processEvents();
        }
        return rest.isEmpty();
    }
    void endSending() { ::shutdown(m_descriptor, SHUT_WR); }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
    }
    /// Leaves with a reset instead of a goodbye.
    void vanish()
    {
        const linger now{1, 0};
        setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        close();
    }

    /// Reads what is there.
    void pull()
    {
        char buffer[65536];
        for (;;) {
            const ssize_t count = ::recv(m_descriptor, buffer, sizeof buffer, 0);
            if (count > 0) {
                bytes.append(buffer, count);
                continue;
            }
            ended = ended || count == 0;
            reset = reset || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
            return;
        }
    }

    /// The next final answer; status 0 when none came within \p limitMs.
    ClientAnswer answer(bool headOnly = false, int limitMs = 5000)
    {
        ClientAnswer result;
        const bool came = QTest::qWaitFor([&] {
            pull();
            return takeAnswer(bytes, result, headOnly);
        }, limitMs);
        return came ? result : ClientAnswer();
    }
    /// Whether the server said goodbye properly.
    bool waitForEnd(int limitMs = 5000)
    {
        return QTest::qWaitFor([&] { pull(); return ended || reset; }, limitMs) && !reset;
    }

    QByteArray bytes; ///< received and not taken by answer()
    bool ended = false;
    bool reset = false;

private:
    int m_descriptor = -1;
    bool m_connected = false;
};

/// A server on a free port that answers at once, unless a test takes over.
class ServerTest : public ::testing::Test
{
protected:
    struct Arrival {
        Ticket ticket = 0;
        core::Request request;
        int refusal = 0;
    };

    void SetUp() override { start({}); }

    /// Begins anew with \p limits.
    void start(const Limits &limits)
    {
        server = std::make_unique<Server>();
        server->setLimits(limits);
        QObject::connect(server.get(), &Server::received, server.get(),
            [this](Ticket ticket, const core::Request &request, int refusal) {
                arrivals.push_back({ticket, request, refusal});
                if (answering)
                    server->answer(ticket, answerTo(arrivals.back()));
            });
        const auto port = server->listen(QHostAddress::LocalHost, 0);
        ASSERT_TRUE(port) << port.error().text.toStdString();
    }

    static core::Answer answerTo(const Arrival &arrival)
    {
        core::Answer answer;
        answer.status = arrival.refusal ? arrival.refusal : 200;
        answer.headers = {{"Content-Type", "text/plain"}};
        answer.body = arrival.refusal ? arrival.request.problem : "echo " + arrival.request.target;
        return answer;
    }

    void answerArrival(size_t index)
    {
        server->answer(arrivals[index].ticket, answerTo(arrivals[index]));
    }

    bool waitForArrivals(size_t count, int limitMs = 5000)
    {
        return QTest::qWaitFor([&] { return arrivals.size() >= count; }, limitMs);
    }

    /// Lets the server do what it would do now; used before claiming that it does nothing.
    static void settle() { QTest::qWait(30); }

    /// Sends \p bytes on a connection of their own and returns what the server made of them.
    Arrival arrivalOf(const QByteArray &bytes)
    {
        arrivals.clear();
        RawClient client(server->port());
        client.send(bytes);
        if (!waitForArrivals(1))
            return {};
        lastAnswer = client.answer(arrivals[0].request.method == "HEAD");
        return arrivals[0];
    }

    std::unique_ptr<Server> server;
    std::vector<Arrival> arrivals;
    ClientAnswer lastAnswer;
    bool answering = true;
};

} // namespace http::testing
