// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/chunk_decoder.h"

#include "http/bytes.h"

#include <QString>

#include <limits>

using namespace Qt::StringLiterals;

namespace http {

static constexpr qsizetype maxSizeLine = 4096;

static int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return (c | 0x20) - 'a' + 10;
}

ChunkDecoder::ChunkDecoder(qsizetype contentLimit, qsizetype trailerLimit)
    : m_contentLimit(contentLimit), m_trailerLimit(trailerLimit)
{
}

qsizetype ChunkDecoder::feed(QByteArrayView bytes, QByteArray &content)
{
    qsizetype at = 0;
    while (at < bytes.size() && m_state != State::Done) {
        if (m_state == State::Data) {
            const qsizetype count = qMin<qint64>(m_size, bytes.size() - at);
            content.append(bytes.sliced(at, count));
            at += count;
            m_size -= count;
            if (m_size == 0)
                m_state = State::DataCr;
            continue;
        }
        step(bytes[at]);
        if (m_fault)
            return at;
        ++at;
    }
    return at;
}

void ChunkDecoder::step(char c)
{
    if (++m_overhead > m_contentLimit + m_trailerLimit) {
        return fail(413, "The chunks of the body are so small that their framing alone is larger "
                         "than a body may be; make the sender use larger chunks."_ba);
    }
    switch (m_state) {
    case State::SizeStart:
    case State::Size:
    case State::Blank:
    case State::Extension:
        return readSize(c);
    case State::SizeEnd:
        return c == '\n' ? endSize() : expect(c, '\n', State::Data);
    case State::DataCr:
        return expect(c, '\r', State::DataLf);
    case State::DataLf:
        m_size = 0;
        m_line = 0;
        return expect(c, '\n', State::SizeStart);
    case State::TrailerStart:
    case State::TrailerName:
    case State::TrailerValue:
        return readTrailer(c);
    case State::TrailerLf:
        return expect(c, '\n', State::TrailerStart);
    case State::LastLf:
        return expect(c, '\n', State::Done);
    case State::Data:
    case State::Done:
        break;
    }
}

void ChunkDecoder::readSize(char c)
{
    const bool inDigits = m_state == State::SizeStart || m_state == State::Size;
    if (++m_line > maxSizeLine) {
        return fail(400, "The line with the size of a chunk is too long; check how the sender "
                         "writes chunks."_ba);
    }
    if (inDigits && is(c, HexByte)) {
        if (m_size > (std::numeric_limits<qint64>::max() >> 4)) {
            return fail(400, "The size of a chunk is too large a number; check how the sender "
                             "writes chunks."_ba);
        }
        m_size = m_size * 16 + hexValue(c);
        m_state = State::Size;
    } else if (m_state == State::SizeStart) {
        fail(400, "A chunk of the body does not begin with its size in hexadecimal digits; check "
                  "how the sender writes chunks."_ba);
    } else if (c == '\r' && m_state != State::Blank) {
        m_state = State::SizeEnd;
    } else if (c == ';') {
        m_state = State::Extension;
    } else if (m_state == State::Extension && is(c, TextByte)) {
        return;
    } else if (c == ' ' || c == '\t') {
        m_state = State::Blank;
    } else {
        fail(400, "The size of a chunk holds something that is not a hexadecimal digit; check how "
                  "the sender writes chunks."_ba);
    }
}

void ChunkDecoder::endSize()
{
    if (m_size > m_contentLimit - m_content) {
        return fail(413, "The body is larger than the limit of "
            + QByteArray::number(m_contentLimit)
            + " bytes; raise the limit in the settings if such bodies are expected.");
    }
    m_content += m_size;
    m_line = 0;
    m_state = m_size == 0 ? State::TrailerStart : State::Data;
}

void ChunkDecoder::readTrailer(char c)
{
    if (++m_line > m_trailerLimit) {
        return fail(431, "The trailer lines after the body are larger than a request head may be; "
                         "raise the limit in the settings if such trailers are expected."_ba);
    }
    if (m_state == State::TrailerStart && c == '\r')
        m_state = State::LastLf;
    else if (m_state == State::TrailerValue && c == '\r')
        m_state = State::TrailerLf;
    else if (m_state == State::TrailerName && c == ':')
        m_state = State::TrailerValue;
    else if (m_state == State::TrailerValue ? is(c, TextByte) : is(c, TokenByte))
        m_state = m_state == State::TrailerStart ? State::TrailerName : m_state;
    else
        fail(400, "A line after the last chunk is not a header line; check how the sender ends "
                  "its body."_ba);
}

void ChunkDecoder::expect(char c, char wanted, State next)
{
    if (c == wanted)
        m_state = next;
    else
        fail(400, "A chunk of the body does not end where its size says, or its line end is not "
                  "CR LF; check how the sender writes chunks."_ba);
}

void ChunkDecoder::fail(int status, const QByteArray &text)
{
    m_fault = {status, text};
}

} // namespace http
