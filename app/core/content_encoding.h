// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"

namespace core {

/// How a body is to be shown: decoded from Content-Encoding. The stored bytes stay as they are.
struct DecodedBody {
    QByteArray bytes;
    QByteArray encoding; ///< what was undone ("gzip"); empty when nothing
    Error error; ///< text is empty unless decoding failed or the result passed the limit
};

/// Undoes gzip and deflate (RFC 9110 §8.4.1), in the order given by Content-Encoding, at most
/// four of them. Stops at \p limitBytes, so that a small body cannot fill the memory. Any thread.
DecodedBody decodeBody(const QByteArray &body, const QList<Header> &headers,
    qsizetype limitBytes = 256 * 1024 * 1024);

} // namespace core
