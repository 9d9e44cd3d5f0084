// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

namespace http {

/// False for the statuses whose answers end with their head (RFC 9110 §6.4.1).
bool mayHaveBody(int status);

/// What the connection has to say in the answer's Connection header.
enum class Afterwards : quint8 { Nothing, Close, KeepAlive };

/// \p answer as it can be sent: a status that is no final HTTP status becomes 500; headers that
/// would break the message (a line break in a value, a blank in a name) and those that are ours
/// to write (Content-Length, Transfer-Encoding, Connection, Date) are left out; Date and
/// Connection are added.
core::Answer sendable(const core::Answer &answer, Afterwards afterwards);

} // namespace http
