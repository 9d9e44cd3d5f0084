// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace http {

/// Why a request is refused: the status that answers it and a full sentence for people.
struct Fault {
    int status = 0; ///< 0: nothing is wrong
    QByteArray text;

    explicit operator bool() const { return status != 0; }
};

} // namespace http
