// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

namespace store {

class Database;

/// The version this program writes: the number of the newest step in ":/sql/".
int newestSchema();

/// Brings a store to newestSchema() by applying the steps it lacks, each in a transaction of
/// its own. Fails with Unsupported when a newer version made it, Invalid when it is an SQLite
/// file of another program; nothing is changed then.
core::Result<void> upgradeSchema(Database &database);

/// Whether this program can read the store as it is; never writes.
core::Result<void> checkSchema(Database &database);

} // namespace store
