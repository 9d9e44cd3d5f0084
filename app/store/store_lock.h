// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace store {

/// The right to write to a store: `<store>.lock` beside it, given back when this goes. One that
/// a dead process left is taken over, also after its number went to another process.
class StoreLock
{
public:
    /// Makes the folder when it is missing. Fails with Busy and a sentence that names the holder.
    static core::Result<StoreLock> take(const QString &path);

    /// Takes it again when the lock file was deleted together with the store.
    core::Result<void> renew();

private:
    explicit StoreLock(const QString &path) : m_path(path) { }
    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace store
