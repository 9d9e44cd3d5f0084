// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/lock_holder.h"

#include <QCoreApplication>
#include <QFile>

#ifdef Q_OS_LINUX
#include <sys/stat.h>
#endif

namespace store {

using namespace Qt::StringLiterals;

#ifdef Q_OS_LINUX

static QByteArray inode(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? QByteArray::number(quint64(status.st_ino)) : QByteArray();
}

static QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static QString named(qint64 pid)
{
    const QString program = QString::fromUtf8(contents(u"/proc/%1/comm"_s.arg(pid)).trimmed());
    return u"%1 (process %2)"_s.arg(program.isEmpty() ? u"another program"_s : program).arg(pid);
}

QString lockHolder(const QString &path)
{
    // In WAL mode writers lock a byte of the -shm file. A line of /proc/locks reads
    // "1: POSIX  ADVISORY  WRITE 4711 fd:00:123456 120 120".
    const QList<QByteArray> inodes {inode(path + u"-shm"_s), inode(path)};
    const QList<QByteArray> lines = contents(u"/proc/locks"_s).split('\n');
    for (const QByteArray &wanted : inodes) {
        for (const QByteArray &line : lines) {
            const QList<QByteArray> words = line.simplified().split(' ');
            if (words.size() < 6 || wanted.isEmpty() || words.at(3) != "WRITE")
                continue;
            const qint64 pid = words.at(4).toLongLong();
            if (words.at(5).split(':').last() == wanted && pid != QCoreApplication::applicationPid())
                return named(pid);
        }
    }
    return {};
}

#else

QString lockHolder(const QString &)
{
    return {};
}

#endif

} // namespace store
