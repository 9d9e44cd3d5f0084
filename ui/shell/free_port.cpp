// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/free_port.h"

#include <QTcpServer>

namespace shell {

quint16 freePortAfter(const QHostAddress &address, quint16 taken)
{
    constexpr int tries = 50;
    for (int port = taken + 1; port <= qMin(65535, taken + tries); ++port) {
        if (QTcpServer().listen(address, quint16(port)))
            return quint16(port);
    }
    return 0;
}

} // namespace shell
