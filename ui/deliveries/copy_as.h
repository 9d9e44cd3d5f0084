// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

#include <QString>

namespace deliveries {

/// A command for a POSIX shell that sends \p request again with curl: same method, target,
/// headers (order, case, duplicates) and body bytes. \p base is where to ("http://127.0.0.1:8080");
/// when empty it is taken from the request's Host. What curl would add by itself is switched
/// off; what a clipboard cannot carry (binary bodies, odd header bytes) is spelled out. Only a
/// request whose head could not be read is not reproduced in full. Any thread.
QString curlCommand(const core::Request &request, const QString &base = {});

/// \p bytes as one word of a POSIX shell; no NUL can be among them.
QByteArray shellQuoted(const QByteArray &bytes);

} // namespace deliveries
