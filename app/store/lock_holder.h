// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace store {

/// The program that holds a lock in the SQLite file \p path, "sqlite3 (process 4711)"; empty
/// when that cannot be told on this system. Opens no file of the store: closing one would drop
/// the locks that this process holds in it.
QString lockHolder(const QString &path);

} // namespace store
