// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>

namespace shell {

/// The first port after \p taken that can be listened on now, among the next 50; 0 when none.
quint16 freePortAfter(const QHostAddress &address, quint16 taken);

} // namespace shell
