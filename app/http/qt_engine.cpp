// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/qt_engine.h"

#include "http/answer.h"

#include <QPointer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace http {

// All that QHttpServer has to know about a request: that there is one.
static constexpr QByteArrayView canonicalRequest = "POST / HTTP/1.1\r\nHost: x\r\n\r\n";

/// A connected socket without a network.
class QtEngine::MemorySocket final : public QTcpSocket
{
public:
    MemorySocket()
    {
        setOpenMode(QIODevice::ReadWrite);
        setSocketState(QAbstractSocket::ConnectedState);
    }

    void receive(QByteArrayView request)
    {
        m_input = request;
        Q_EMIT readyRead();
    }

    QByteArray &written() { return m_written; }

    qint64 bytesAvailable() const override { return m_input.size() + QIODevice::bytesAvailable(); }
    qint64 bytesToWrite() const override { return 0; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const qsizetype count = qMin<qint64>(size, m_input.size());
        std::copy_n(m_input.data(), count, data);
        m_input = m_input.sliced(count);
        return count;
    }

    qint64 writeData(const char *data, qint64 size) override
    {
        m_written.append(data, size);
        return size;
    }

private:
    QByteArrayView m_input;
    QByteArray m_written;
};

struct QtEngine::Slot {
    Exchange exchange = 0;
    QPointer<MemorySocket> socket; // QHttpServer may delete it
    std::optional<QHttpServerResponder> responder;
};

Listener::Listener(std::function<void(qintptr)> accepted) : m_accepted(std::move(accepted)) { }

void Listener::incomingConnection(qintptr descriptor)
{
    m_accepted(descriptor);
}

QtEngine::QtEngine(std::function<void(qintptr)> accepted)
    : m_listener(new Listener(std::move(accepted)))
{
    m_listener->setParent(&m_server);
    const auto handler = [this](const QHttpServerRequest &, QHttpServerResponder &&responder) {
        if (m_opening)
            m_opening->responder.emplace(std::move(responder));
    };
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    m_server.setMissingHandler(&m_server,
        [handler](const QHttpServerRequest &request, QHttpServerResponder &responder) {
            handler(request, std::move(responder));
        });
#else
    m_server.setMissingHandler(handler);
#endif
}

QtEngine::~QtEngine()
{
    // A responder uses its socket and must go first.
    for (const auto &slot : m_slots)
        slot->responder.reset();
}

void QtEngine::bind()
{
    if (m_bound)
        return;
    m_server.bind(m_listener);
    m_bound = true;
}

void QtEngine::prepare(int count)
{
    while (int(m_slots.size()) < count) {
        connectSocket(addSlot());
        m_free.push_back(m_slots.back()->exchange);
    }
}

QtEngine::Slot &QtEngine::addSlot()
{
    m_slots.push_back(std::make_unique<Slot>());
    m_slots.back()->exchange = int(m_slots.size()) - 1;
    return *m_slots.back();
}

QtEngine::Slot &QtEngine::freeSlot()
{
    if (m_free.empty())
        return addSlot();
    const Exchange exchange = m_free.back();
    m_free.pop_back();
    return *m_slots[size_t(exchange)];
}

void QtEngine::connectSocket(Slot &slot)
{
    if (slot.socket && slot.socket->state() == QAbstractSocket::ConnectedState)
        return;
    slot.socket = new MemorySocket;
    slot.socket->setParent(m_listener);
    m_listener->addPendingConnection(slot.socket);
}

QtEngine::Exchange QtEngine::open()
{
    Slot &slot = freeSlot();
    connectSocket(slot);
    m_opening = &slot;
    slot.socket->receive(canonicalRequest);
    m_opening = nullptr;
    return slot.exchange;
}

static void writeAnswer(QHttpServerResponder &responder, const core::Answer &answer, bool headOnly)
{
    const auto status = QHttpServerResponder::StatusCode(answer.status);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    Q_UNUSED(headOnly);
    QHttpHeaders headers;
    for (const core::Header &field : answer.headers)
        headers.append(field.name, field.value);
    responder.write(answer.body, headers, status);
#else
    responder.writeStatusLine(status);
    for (const core::Header &field : answer.headers)
        responder.writeHeader(field.name, field.value);
    if (mayHaveBody(answer.status))
        responder.writeHeader("Content-Length"_ba, QByteArray::number(answer.body.size()));
    responder.writeBody(answer.body.constData(), headOnly ? 0 : answer.body.size());
#endif
}

/// Corrects what QHttpServer wrote where HTTP asks for something else.
static void mend(QByteArray &bytes, const core::Answer &answer, bool headOnly)
{
    constexpr qsizetype reasonAt = 12; // after "HTTP/1.1 299", also when no reason follows
    if (bytes.size() > reasonAt && bytes[reasonAt] == '\r')
        bytes.insert(reasonAt, ' ');
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // From 6.8 on it adds the length itself, and always; so the body was needed to be counted.
    if (headOnly)
        bytes.chop(answer.body.size());
    constexpr QByteArrayView noLength = "content-length: 0\r\n";
    if (!mayHaveBody(answer.status))
        bytes.remove(bytes.lastIndexOf(noLength), noLength.size());
#else
    Q_UNUSED(answer);
    Q_UNUSED(headOnly);
#endif
}

QByteArrayView QtEngine::answer(Exchange exchange, const core::Answer &answer, bool headOnly)
{
    Slot &slot = *m_slots[size_t(exchange)];
    m_free.push_back(exchange);
    if (!slot.responder || !slot.socket)
        return {};
    QByteArray &bytes = slot.socket->written();
    bytes.resize(0);
    writeAnswer(*slot.responder, answer, headOnly);
    slot.responder.reset();
    mend(bytes, answer, headOnly);
    return bytes;
}

} // namespace http
