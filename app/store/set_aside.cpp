// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/set_aside.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace store {

using namespace Qt::StringLiterals;

static const QString companions[] = {QString(), u"-wal"_s, u"-shm"_s};

static bool isFree(const QString &name)
{
    return !QFileInfo::exists(name) && !QFileInfo::exists(name + u"-wal"_s);
}

static QString freeName(const QString &path)
{
    const QString name = path + u".damaged-"_s + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s);
    QString numbered = name;
    for (int n = 2; !isFree(numbered); ++n)
        numbered = name + u"-%1"_s.arg(n);
    return numbered;
}

bool mayBeStore(const QString &path)
{
    static const QStringList suffixes {u"sqlite"_s, u"sqlite3"_s, u"db"_s};
    const QFileInfo info(path);
    if (info.size() == 0 || suffixes.contains(info.suffix().toLower()) || QFileInfo::exists(path + u"-wal"_s))
        return true;
    static constexpr QByteArrayView magic("SQLite format 3\0", 16);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(magic.size()) == magic;
}

core::Result<QString> setAside(const QString &path)
{
    const QString name = freeName(path);
    for (const QString &companion : companions) {
        QFile file(path + companion);
        if (!file.exists() || file.rename(name + companion))
            continue;
        return core::Error {core::ErrorCode::Io,
            u"Could not rename the damaged store %1: %2. Move it away yourself, or choose another store."_s
                .arg(file.fileName(), file.errorString())};
    }
    return name;
}

core::Result<void> setOrphansAside(const QString &path)
{
    const QString wal = path + u"-wal"_s, shm = path + u"-shm"_s;
    if (QFileInfo::exists(path) || (!QFileInfo::exists(wal) && !QFileInfo::exists(shm)))
        return {};
    if (QFileInfo(wal).size() == 0) {
        QFile::remove(wal);
        QFile::remove(shm);
        return {};
    }
    const core::Result<QString> name = setAside(path);
    return name ? core::Result<void>() : name.error();
}

} // namespace store
