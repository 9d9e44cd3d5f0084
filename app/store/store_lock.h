// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <utility>

namespace store {

/// The right to write to a store: `<store>.lock` beside it, given back when this goes. One that
/// a dead process left is taken over, also after its number went to another process. Lives in
/// the thread of the writer.
class StoreLock
{
public:
    /// Makes the folder when it is missing. Fails with Busy and a sentence that names the holder.
    static core::Result<StoreLock> take(const QString &path);
    StoreLock(StoreLock &&) = default;
    StoreLock &operator=(StoreLock &&) = delete;
    ~StoreLock();

    /// Takes it again when the lock file was deleted, as together with the store. Fails as take()
    /// does when another has taken it since.
    core::Result<void> renew();

private:
    explicit StoreLock(const QString &path) : m_path(path) { }
    core::Result<void> lock();
    bool isOurs() const;
    void letGo();

    QString m_path;
    std::unique_ptr<QLockFile> m_lock; ///< null when it was lost
    std::pair<quint64, quint64> m_file; ///< which file it is: device and inode
};

} // namespace store
