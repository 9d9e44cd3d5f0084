// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/fault.h"

#include <QByteArray>

namespace http {

/// How the end of a request's body is found (RFC 9112 §6.3).
enum class Framing : quint8 { None, Length, Chunked };

/// What a request head says, as far as a server must act on it.
struct RequestHead {
    QByteArray method, target, version; ///< as written
    Framing framing = Framing::None;
    qint64 contentLength = 0;
    bool keepAlive = false;
    bool oldVersion = false; ///< HTTP/1.0
    bool expectsContinue = false;
    Fault fault; ///< the end of this request cannot be found safely: nothing after it is read
    Fault lateFault; ///< refused as well, but its body can be read to the end first
};

/// Reads a request line without its line end into \p head; the fault is returned, not stored.
Fault readRequestLine(QByteArrayView line, RequestHead &head);

/// Reads the header lines of \p bytes, a whole head whose request line is already in \p head.
/// Strict where servers disagree about the end of a request (RFC 9112 §5, §6, §11.2).
void readHeaderLines(QByteArrayView bytes, RequestHead &head);

} // namespace http
