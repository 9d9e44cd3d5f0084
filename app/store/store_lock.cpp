// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/store_lock.h"
#include "store/database.h"

#include <QFileInfo>

namespace store {

using namespace Qt::StringLiterals;

static core::Error heldBy(const QLockFile &lock, const QString &path)
{
    qint64 pid = 0;
    QString host, program;
    if (!lock.getLockInfo(&pid, &host, &program)) {
        return {core::ErrorCode::Busy,
            u"The store %1 is already in use by another program. Close that program, or choose another store."_s.arg(path)};
    }
    return {core::ErrorCode::Busy,
        u"The store %1 is already in use by %2 (process %3 on %4). Close that program, or choose another store."_s
            .arg(path, program).arg(pid).arg(host)};
}

core::Result<StoreLock> StoreLock::take(const QString &path)
{
    if (core::Result<void> made = makeStoreFolder(path); !made)
        return made.error();
    StoreLock taken(path);
    taken.m_lock = std::make_unique<QLockFile>(path + u".lock"_s);
    QLockFile &lock = *taken.m_lock;
    lock.setStaleLockTime(0);
    // A lock file counts as long as a process holds it open. QLockFile alone would believe in
    // one that was written under another host name, as containers leave them.
    if (lock.tryLock(0) || (lock.error() == QLockFile::LockFailedError && lock.removeStaleLockFile() && lock.tryLock(0)))
        return taken;
    if (lock.error() == QLockFile::LockFailedError)
        return heldBy(lock, path);
    return core::Error {core::ErrorCode::Io,
        u"Could not make the lock %1 of the store. Choose a store in a folder that you may write to."_s.arg(lock.fileName())};
}

core::Result<void> StoreLock::renew()
{
    if (QFileInfo::exists(m_lock->fileName()))
        return {};
    m_lock->unlock();
    core::Result<StoreLock> taken = take(m_path);
    if (!taken)
        return taken.error();
    *this = *std::move(taken);
    return {};
}

} // namespace store
