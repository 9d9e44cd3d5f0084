// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/store_lock.h"
#include "store/database.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <vector>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

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

/// Device and inode; both 0 where files have none or there is no such file.
static std::pair<quint64, quint64> identity(const QString &name)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(name).constData(), &status) == 0)
        return {quint64(status.st_dev), quint64(status.st_ino)};
#endif
    return {};
}

core::Result<StoreLock> StoreLock::take(const QString &path)
{
    StoreLock taken(path);
    if (const core::Result<void> locked = taken.lock(); !locked)
        return locked.error();
    return taken;
}

StoreLock::~StoreLock()
{
    letGo();
}

core::Result<void> StoreLock::lock()
{
    if (core::Result<void> made = makeStoreFolder(m_path); !made)
        return made;
    auto lock = std::make_unique<QLockFile>(m_path + u".lock"_s);
    lock->setStaleLockTime(0);
    // A lock file counts as long as a process holds it open. QLockFile alone would believe in
    // one that was written under another host name, as containers leave them.
    if (lock->tryLock(0) || (lock->error() == QLockFile::LockFailedError && lock->removeStaleLockFile() && lock->tryLock(0))) {
        m_file = identity(lock->fileName());
        m_lock = std::move(lock);
        return {};
    }
    if (lock->error() == QLockFile::LockFailedError)
        return heldBy(*lock, m_path);
    return core::Error {core::ErrorCode::Io,
        u"Could not make the lock %1 of the store. Choose a store in a folder that you may write to."_s.arg(lock->fileName())};
}

bool StoreLock::isOurs() const
{
    qint64 pid = 0;
    QString host, program;
    // The name of the host is of no use here: it may change while the lock is held.
    return m_lock && identity(m_lock->fileName()) == m_file && m_lock->getLockInfo(&pid, &host, &program)
        && pid == QCoreApplication::applicationPid();
}

void StoreLock::letGo()
{
    if (!m_lock)
        return;
    // QLockFile unlocks by deleting whatever has the name now. When that is the lock of another,
    // ours must never be unlocked: it stays open, and unused, until the process ends.
    static auto &lost = *new std::vector<std::unique_ptr<QLockFile>>;
    if (isOurs() || !QFileInfo::exists(m_lock->fileName()))
        m_lock.reset();
    else
        lost.push_back(std::move(m_lock));
}

core::Result<void> StoreLock::renew()
{
    if (isOurs())
        return {};
    letGo();
    return lock();
}

} // namespace store
