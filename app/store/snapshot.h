// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/database.h"

namespace store {

/// While it lives, everything that its connection reads is of one state of the store. Keep it
/// short: the writer's log cannot be reset below it.
class Snapshot
{
public:
    explicit Snapshot(Database &database) : m_database(database), m_begun(database.execute("BEGIN")) { }
    ~Snapshot()
    {
        if (m_begun)
            (void)m_database.execute("COMMIT"); // nothing was written, so nothing can be lost
    }
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

private:
    Database &m_database;
    core::Result<void> m_begun;
};

} // namespace store
