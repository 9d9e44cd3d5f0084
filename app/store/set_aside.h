// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>

namespace store {

/// Renames the store at \p path, which nobody here has open, to `<store>.damaged-YYYYMMDD-HHMMSS`
/// with its -wal and -shm, so that a fresh one can take its name and nothing is lost that an
/// expert could still recover. Returns the new name; fails when the folder forbids it.
core::Result<QString> setAside(const QString &path);

/// Whether the unreadable file at \p path may be a store, and not something of the user's that was
/// named by mistake: it begins as SQLite's files do, or is called .sqlite, .sqlite3 or .db (a
/// damaged head tells nothing), or has a -wal beside it. An empty file is a store that is new.
bool mayBeStore(const QString &path);

/// Puts a -wal and -shm that have no store beside them out of the way in the same manner, or
/// deletes them when they hold nothing: SQLite would take them for those of a new store.
core::Result<void> setOrphansAside(const QString &path);

} // namespace store
