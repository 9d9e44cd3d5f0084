// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "http/chunk_decoder.h"
#include "http/request_head.h"

#include <optional>

namespace http {

/// One request cut out of the stream, with what its answer needs to know.
struct ParsedRequest {
    core::Request request; ///< without peer and receivedUs
    int refusal = 0; ///< 0, or the status that it must be answered with
    bool keepAlive = false;
    bool oldVersion = false; ///< HTTP/1.0: keep-alive must be said
    bool headOnly = false; ///< the answer has no body, as to HEAD
};

/// Cuts a stream of bytes into requests, strictly (RFC 9112 §2 to §7). Knows no sockets and no
/// time; any thread. The same bytes give the same requests however they are split; only how
/// much is kept of a refused one depends on it. Holds one request at a time: bytes after it
/// are left to the caller, who feeds them again after take().
class RequestParser
{
public:
    enum class Phase : quint8 {
        Idle, ///< between two requests; empty lines before one are skipped
        Head,
        Body,
        Done, ///< complete or refused: take() it
    };

    RequestParser(qsizetype headLimit, qsizetype bodyLimit);

    /// Returns how many bytes were used. All of them unless the phase is Done.
    qsizetype feed(QByteArrayView bytes);
    Phase phase() const { return m_phase; }

    /// True once, when the sender waits for "100 Continue" before it sends its body.
    bool takeContinue();

    /// Ends the request from outside (time, limits, a lost peer) with what came of it.
    void refuse(const Fault &fault);

    /// The request, when Done; Idle after that.
    ParsedRequest take();

    qsizetype heldBytes() const { return m_bytes.size() + m_body.size() + m_framedBody.size(); }

private:
    qsizetype skipEmptyLines(QByteArrayView bytes);
    qsizetype feedHead(QByteArrayView bytes);
    bool addToHead(QByteArrayView piece);
    Fault checkHeadBytes();
    void endLine();
    void endHead();
    qsizetype feedBody(QByteArrayView bytes);
    void feedLength(QByteArrayView bytes);
    qsizetype feedChunks(QByteArrayView bytes);
    void refuseWith(const Fault &fault, QByteArrayView rest);
    void finish();

    const qsizetype m_headLimit;
    const qsizetype m_bodyLimit;
    Phase m_phase = Phase::Idle;
    bool m_skippedCr = false;
    bool m_headDone = false;
    bool m_continueDue = false;
    bool m_truncated = false;
    qsizetype m_checked = 0; ///< head bytes looked through for control bytes
    qsizetype m_lineStart = 0;
    RequestHead m_head;
    QByteArray m_bytes; ///< of the head
    QByteArray m_body;
    QByteArray m_framedBody;
    std::optional<ChunkDecoder> m_chunks;
    Fault m_fault;
};

} // namespace http
