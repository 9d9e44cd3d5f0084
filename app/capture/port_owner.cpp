// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "capture/port_owner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace capture {

/// The inode of the socket that listens on \p port, from a table of proc(5).
static QByteArray listeningInode(const QString &table, quint16 port)
{
    QFile file(table);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray suffix = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        // Columns: slot, local address, remote address, state (0A: listening) … inode.
        if (columns.size() > 9 && columns.at(1).endsWith(suffix) && columns.at(3) == "0A")
            return columns.at(9);
    }
    return {};
}

QString portOwner(quint16 port)
{
    QByteArray inode = listeningInode(QStringLiteral("/proc/net/tcp"), port);
    if (inode.isEmpty())
        inode = listeningInode(QStringLiteral("/proc/net/tcp6"), port);
    if (inode.isEmpty())
        return {};
    const QString wanted = QStringLiteral("socket:[%1]").arg(QString::fromLatin1(inode));
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool isProcess = false;
        pid.toUInt(&isProcess);
        if (!isProcess)
            continue;
        const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(pid));
        for (const QString &descriptor : descriptors.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
            // The link's target is no file, so readLink() is asked by its raw text.
            const QString target = QFileInfo(descriptors.filePath(descriptor)).symLinkTarget();
            if (!target.endsWith(wanted))
                continue;
            QFile name(QStringLiteral("/proc/%1/comm").arg(pid));
            const QString program = name.open(QIODevice::ReadOnly)
                ? QString::fromUtf8(name.readAll().trimmed()) : QStringLiteral("a program");
            return QStringLiteral("%1 (process %2)").arg(program, pid);
        }
    }
    return {};
}

} // namespace capture
