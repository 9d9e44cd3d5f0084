// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/schema.h"
#include "store/database.h"

#include <QDir>
#include <QFile>

namespace store {

using namespace Qt::StringLiterals;

// "Hook": tells our files from SQLite files of other programs.
static constexpr qint64 applicationId = 0x486f6f6b;

static QStringList stepFiles()
{
    return QDir(u":/sql"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

int newestSchema()
{
    const QStringList files = stepFiles();
    return files.isEmpty() ? 0 : files.last().left(4).toInt();
}

static core::Error foreignFile(const Database &database)
{
    return {core::ErrorCode::Invalid,
        u"%1 is an SQLite file of another program, not a store of Hookglass, and was left as it is. "
        u"Choose another file."_s.arg(database.path())};
}

/// The version of a store of ours; 0 for an empty file.
static core::Result<int> schemaVersion(Database &database)
{
    // Reads the first page, and so finds out whether it is a database at all.
    const core::Result<qint64> tables = database.integer("SELECT count(*) FROM sqlite_schema");
    if (!tables)
        return tables.error();
    const core::Result<qint64> id = database.integer("PRAGMA application_id");
    const core::Result<qint64> version = database.integer("PRAGMA user_version");
    if (!id || !version)
        return (id ? version : id).error();
    if (*id != applicationId && (*tables > 0 || *id != 0 || *version != 0))
        return foreignFile(database);
    if (*version > newestSchema()) {
        return core::Error {core::ErrorCode::Unsupported,
            u"The store %1 was made by a newer version of Hookglass (its format is %2, this version knows up "
            u"to %3). Update Hookglass, or choose another store."_s.arg(database.path())
                .arg(*version).arg(newestSchema())};
    }
    return int(*version);
}

static core::Result<void> applyStep(Database &database, const QString &name)
{
    QFile file(u":/sql/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return core::Error {core::ErrorCode::NotFound, u"The program lacks its part %1. Install it again."_s.arg(file.fileName())};
    const QByteArray step = "BEGIN IMMEDIATE;\n" + file.readAll() + "\nPRAGMA application_id = "
        + QByteArray::number(applicationId) + ";\nPRAGMA user_version = "
        + QByteArray::number(name.left(4).toInt()) + ";\nCOMMIT;";
    core::Result<void> done = database.execute(step.constData());
    if (!done)
        (void)database.execute("ROLLBACK");
    return done;
}

core::Result<void> upgradeSchema(Database &database)
{
    const core::Result<int> version = schemaVersion(database);
    if (!version)
        return version.error();
    for (const QString &name : stepFiles()) {
        if (name.left(4).toInt() <= *version)
            continue;
        if (core::Result<void> done = applyStep(database, name); !done)
            return done;
    }
    return {};
}

core::Result<void> checkSchema(Database &database)
{
    const core::Result<int> version = schemaVersion(database);
    if (!version)
        return version.error();
    if (*version < newestSchema()) {
        return core::Error {core::ErrorCode::Unsupported,
            u"The store %1 is empty or was made by an older version of Hookglass. Open it once with "
            u"\"hookglass-cli listen --store\" or the window to bring it up to date."_s.arg(database.path())};
    }
    return {};
}

} // namespace store
