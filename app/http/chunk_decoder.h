// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/fault.h"

#include <QByteArray>

namespace http {

/// Frees a body from chunked framing while it arrives (RFC 9112 §7.1). Strict: anything that
/// two servers could read differently is a fault. Holds no bytes itself; any thread.
class ChunkDecoder
{
public:
    /// \p contentLimit: bytes of content; \p trailerLimit: bytes of all trailer lines. What the
    /// framing itself may take is limited too, by the two together.
    ChunkDecoder(qsizetype contentLimit, qsizetype trailerLimit);

    /// Appends the content in \p bytes to \p content. Returns how many bytes belong to this
    /// body; fewer than given when it is done or at fault (the faulty byte is not counted).
    qsizetype feed(QByteArrayView bytes, QByteArray &content);

    bool isDone() const { return m_state == State::Done; }
    const Fault &fault() const { return m_fault; }

private:
    enum class State : quint8 {
        SizeStart, Size, Blank, Extension, SizeEnd, Data, DataCr, DataLf,
        TrailerStart, TrailerName, TrailerValue, TrailerLf, LastLf, Done,
    };

    void step(char c);
    void readSize(char c);
    void endSize();
    void readTrailer(char c);
    void expect(char c, char wanted, State next);
    void fail(int status, const QByteArray &text);

    const qsizetype m_contentLimit;
    const qsizetype m_trailerLimit;
    State m_state = State::SizeStart;
    qint64 m_size = 0; ///< of the chunk at hand, then what is left of it
    qsizetype m_content = 0;
    qsizetype m_overhead = 0;
    qsizetype m_line = 0; ///< bytes of the size line, or of all trailers
    Fault m_fault;
};

} // namespace http
