// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/request_parser.h"

#include "http/bytes.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace http {

static Fault controlByteFault(QByteArrayView head, qsizetype at)
{
    constexpr char tlsHandshake = 0x16;
    if (at == 0 && head[0] == tlsHandshake) {
        return {400, "These bytes look like the start of TLS (HTTPS), but this port speaks plain "
                     "HTTP; change https:// into http:// in the sender's address."_ba};
    }
    if (head[at] == '\r') {
        return {400, "The request head holds a carriage return (0x0D) without a line feed; the "
                     "sender must end its lines in CR LF."_ba};
    }
    return {400, "The request head holds the control byte 0x"
            + QByteArray::number(static_cast<unsigned char>(head[at]), 16).rightJustified(2, '0')
            + ", which is not allowed there; check what the sender writes."};
}

RequestParser::RequestParser(qsizetype headLimit, qsizetype bodyLimit)
    : m_headLimit(headLimit), m_bodyLimit(bodyLimit)
{
}

qsizetype RequestParser::feed(QByteArrayView bytes)
{
    qsizetype used = 0;
    if (m_phase == Phase::Idle)
        used += skipEmptyLines(bytes);
    if (m_phase == Phase::Head)
        used += feedHead(bytes.sliced(used));
    if (m_phase == Phase::Body)
        used += feedBody(bytes.sliced(used));
    return used;
}

qsizetype RequestParser::skipEmptyLines(QByteArrayView bytes)
{
    qsizetype at = 0;
    for (; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (c == '\n') {
            m_skippedCr = false;
        } else if (c == '\r' && !m_skippedCr) {
            m_skippedCr = true;
        } else {
            if (std::exchange(m_skippedCr, false))
                m_bytes = "\r"_ba;
            m_phase = Phase::Head;
            break;
        }
    }
    return at;
}

qsizetype RequestParser::feedHead(QByteArrayView bytes)
{
    constexpr qsizetype usualHead = 1024;
    qsizetype used = 0;
    if (m_bytes.isEmpty())
        m_bytes.reserve(qMin(bytes.size(), usualHead));
    while (used < bytes.size() && m_phase == Phase::Head) {
        const qsizetype lineEnd = bytes.indexOf('\n', used);
        const qsizetype end = lineEnd < 0 ? bytes.size() : lineEnd + 1;
        const bool fits = addToHead(bytes.sliced(used, end - used));
        used = end;
        m_fault = checkHeadBytes();
        if (!m_fault && !fits) {
            m_fault = {431, "The request head is larger than the limit of "
                    + QByteArray::number(m_headLimit)
                    + " bytes; raise the limit in the settings if such heads are expected."};
        }
        if (!m_fault && lineEnd >= 0)
            endLine();
        if (m_fault) {
            refuseWith(m_fault, bytes.sliced(used));
            return bytes.size();
        }
    }
    return used;
}

/// Appends as much as the limit allows; false when that is not all.
bool RequestParser::addToHead(QByteArrayView piece)
{
    const qsizetype room = m_headLimit - m_bytes.size();
    m_bytes.append(piece.first(qMin(room, piece.size())));
    return piece.size() <= room;
}

Fault RequestParser::checkHeadBytes()
{
    for (; m_checked < m_bytes.size(); ++m_checked) {
        const char c = m_bytes[m_checked];
        if (is(c, TextByte) || c == '\n')
            continue;
        if (c == '\r' && m_checked + 1 == m_bytes.size())
            return {}; // the next byte decides
        if (c != '\r' || m_bytes[m_checked + 1] != '\n')
            return controlByteFault(m_bytes, m_checked);
    }
    return {};
}

void RequestParser::endLine()
{
    QByteArrayView line = QByteArrayView(m_bytes).sliced(m_lineStart);
    line.chop(line.endsWith("\r\n") ? 2 : 1);
    const bool first = m_lineStart == 0;
    m_lineStart = m_bytes.size();
    if (first)
        m_fault = readRequestLine(line, m_head);
    else if (line.isEmpty())
        endHead();
}

void RequestParser::endHead()
{
    m_headDone = true;
    readHeaderLines(m_bytes, m_head);
    m_fault = m_head.fault;
    if (!m_fault && m_head.contentLength > m_bodyLimit) {
        m_fault = {413, "The body of " + QByteArray::number(m_head.contentLength)
                + " bytes is larger than the limit of " + QByteArray::number(m_bodyLimit)
                + " bytes; raise the limit in the settings if such bodies are expected."};
    }
    // Who waits for "100 Continue" before sending a body learns now that it is not wanted.
    if (!m_fault && m_head.expectsContinue)
        m_fault = m_head.lateFault;
    if (m_fault)
        return;
    if (m_head.framing != Framing::Chunked && m_head.contentLength == 0)
        return finish();
    m_phase = Phase::Body;
    m_continueDue = m_head.expectsContinue;
    if (m_head.framing == Framing::Chunked)
        m_chunks.emplace(m_bodyLimit, m_headLimit);
}

qsizetype RequestParser::feedBody(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return 0;
    m_continueDue = false;
    if (m_chunks)
        return feedChunks(bytes);
    const qint64 missing = m_head.contentLength - m_body.size();
    const QByteArrayView part = bytes.first(qMin<qint64>(bytes.size(), missing));
    feedLength(part);
    return part.size();
}

void RequestParser::feedLength(QByteArrayView bytes)
{
    // Doubling up to the announced length holds no memory for bytes that never come.
    const qsizetype needed = m_body.size() + bytes.size();
    if (needed > m_body.capacity())
        m_body.reserve(qMin<qint64>(m_head.contentLength, qMax(needed, m_body.size() * 2)));
    m_body.append(bytes);
    if (m_body.size() == m_head.contentLength)
        finish();
}

qsizetype RequestParser::feedChunks(QByteArrayView bytes)
{
    const qsizetype used = m_chunks->feed(bytes, m_body);
    m_framedBody.append(bytes.first(used));
    if (m_chunks->fault()) {
        refuseWith(m_chunks->fault(), bytes.sliced(used));
        return bytes.size();
    }
    if (m_chunks->isDone())
        finish();
    return used;
}

/// What already arrived after the fault shows what went wrong, so it is kept within limits.
void RequestParser::refuseWith(const Fault &fault, QByteArrayView rest)
{
    QByteArray &kept = m_chunks ? m_framedBody : m_headDone ? m_body : m_bytes;
    const qsizetype limit = m_headDone ? m_bodyLimit : m_headLimit;
    kept.append(rest.first(qBound<qsizetype>(0, limit - kept.size(), rest.size())));
    refuse(fault);
}

void RequestParser::refuse(const Fault &fault)
{
    m_fault = fault;
    m_truncated = !m_headDone || m_head.framing != Framing::None;
    m_phase = Phase::Done;
}

void RequestParser::finish()
{
    m_fault = m_head.lateFault;
    m_phase = Phase::Done;
}

bool RequestParser::takeContinue()
{
    return std::exchange(m_continueDue, false);
}

ParsedRequest RequestParser::take()
{
    ParsedRequest parsed;
    parsed.refusal = m_fault.status;
    parsed.keepAlive = m_head.keepAlive && !m_fault;
    parsed.oldVersion = m_head.oldVersion;
    parsed.headOnly = m_head.method == "HEAD";
    parsed.request.method = std::move(m_head.method);
    parsed.request.target = std::move(m_head.target);
    parsed.request.version = std::move(m_head.version);
    parsed.request.head = std::move(m_bytes);
    parsed.request.body = std::move(m_body);
    parsed.request.framedBody = std::move(m_framedBody);
    parsed.request.problem = std::move(m_fault.text);
    parsed.request.truncated = m_truncated;
    m_phase = Phase::Idle;
    m_skippedCr = m_headDone = m_continueDue = m_truncated = false;
    m_checked = m_lineStart = 0;
    m_head = {};
    m_bytes = {};
    m_body = {};
    m_framedBody = {};
    m_chunks.reset();
    m_fault = {};
    return parsed;
}

} // namespace http
