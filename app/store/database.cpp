// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"
#include "store/lock_holder.h"
#include "store/schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

#include <sqlite3.h>

#include <cstring>
#include <utility>

namespace store {

using namespace Qt::StringLiterals;

// How long a statement waits for a lock of another process. Senders wait as long, so it is
// shorter than the patience of any webhook sender.
static constexpr int busyTimeoutMs = 1500;

// 16 MiB: much longer and the pause of a checkpoint is felt, much shorter and pages that change
// often are written many times.
static constexpr int checkpointPages = 2048;

static core::ErrorCode errorCode(int code)
{
    if (code == SQLITE_READONLY_DBMOVED)
        return core::ErrorCode::NotFound;
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return core::ErrorCode::Corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return core::ErrorCode::Busy;
    case SQLITE_INTERRUPT:
        return core::ErrorCode::Cancelled;
    default:
        return core::ErrorCode::Io;
    }
}

static QString diskFull(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const QString left = QLocale::c().formattedDataSize(QStorageInfo(folder).bytesAvailable());
    return u"there is no room left for it in %1 (%2 free). Free some space there; nothing has to be restarted"_s.arg(folder, left);
}

static QString lockedBy(const QString &path)
{
    const QString holder = lockHolder(path);
    if (holder.isEmpty())
        return u"another program holds its lock. Close that program or wait for it"_s;
    return u"%1 holds its lock. Close that program or wait for it"_s.arg(holder);
}

/// Why, and what to do; without the full stop.
static QString reason(sqlite3 *handle, const QString &path)
{
    switch (sqlite3_errcode(handle) & 0xff) {
    case SQLITE_FULL:
        return diskFull(path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return lockedBy(path);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return u"the file is damaged"_s;
    case SQLITE_READONLY:
        return u"it may not be written to. Allow writing to the file and to its folder %1"_s.arg(QFileInfo(path).absolutePath());
    case SQLITE_CANTOPEN:
        return u"it cannot be opened. Look whether the folder %1 exists and lets you read and write"_s.arg(QFileInfo(path).absolutePath());
    case SQLITE_IOERR:
        return u"the disk reported an error (%1). Look whether the disk is healthy and the folder %2 still exists"_s
            .arg(QString::fromUtf8(sqlite3_errmsg(handle)), QFileInfo(path).absolutePath());
    default:
        return u"SQLite says \"%1\""_s.arg(QString::fromUtf8(sqlite3_errmsg(handle)));
    }
}

// ---- Statement

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database), m_statement(std::exchange(other.m_statement, nullptr))
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_statement, other.m_statement);
    return *this;
}

Statement &Statement::bind(int index, qint64 value)
{
    sqlite3_bind_int64(m_statement, index, value);
    return *this;
}

Statement &Statement::bindNull(int index)
{
    sqlite3_bind_null(m_statement, index);
    return *this;
}

Statement &Statement::bindText(int index, std::string_view value)
{
    // A null pointer would bind NULL instead of the empty text.
    sqlite3_bind_text64(m_statement, index, value.data() ? value.data() : "", value.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(int index, std::string_view value)
{
    sqlite3_bind_blob64(m_statement, index, value.data() ? value.data() : "", value.size(), SQLITE_STATIC);
    return *this;
}

core::Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_statement);
        return false;
    }
    const QString doing = (sqlite3_stmt_readonly(m_statement) ? u"read the store %1"_s : u"write to the store %1"_s).arg(m_database->path());
    const core::Error error = m_database->lastError(doing);
    sqlite3_reset(m_statement);
    return error;
}

core::Result<void> Statement::run()
{
    for (;;) {
        const core::Result<bool> row = step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const unsigned char *begin = sqlite3_column_text(m_statement, column);
    if (!begin)
        return {};
    return {reinterpret_cast<const char *>(begin), size_t(sqlite3_column_bytes(m_statement, column))};
}

std::string_view Statement::blob(int column) const
{
    const void *begin = sqlite3_column_blob(m_statement, column);
    if (!begin)
        return {};
    return {static_cast<const char *>(begin), size_t(sqlite3_column_bytes(m_statement, column))};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

// ---- Database

Database::Database(sqlite3 *handle, const QString &path) : m_handle(handle), m_path(path) { }

Database::~Database()
{
    // _v2 waits for statements that outlive us.
    sqlite3_close_v2(m_handle);
}

core::Result<void> makeStoreFolder(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (QFileInfo::exists(folder))
        return {};
    if (!QDir().mkpath(folder)) {
        return core::Error {core::ErrorCode::Io,
            u"Could not make the folder %1 for the store. Choose a store in a folder that you may write to."_s.arg(folder)};
    }
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

/// SQLite gives -wal and -shm the permissions of the file itself, so it is made here, not there.
static core::Result<void> createPrivately(const QString &path)
{
    if (core::Result<void> made = makeStoreFolder(path); !made)
        return made;
    QFile file(path);
    if (file.exists() || file.open(QIODevice::NewOnly | QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
        return {};
    return core::Error {core::ErrorCode::Io,
        u"Could not make the store %1: %2. Choose a store in a folder that you may write to."_s.arg(path, file.errorString())};
}

core::Result<std::unique_ptr<Database>> Database::open(const QString &path, Mode mode)
{
    if (mode == Mode::ReadWrite) {
        if (const core::Result<void> made = createPrivately(path); !made)
            return made.error();
    } else if (!QFileInfo::exists(path)) {
        return core::Error {core::ErrorCode::NotFound, u"There is no store at %1. Nothing was captured there yet, or it is elsewhere."_s.arg(path)};
    }
    const int flags = (mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX;
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(QFile::encodeName(path).constData(), &handle, flags, nullptr);
    std::unique_ptr<Database> database(new Database(handle, path));
    if (code != SQLITE_OK)
        return database->lastError(u"open the store %1"_s.arg(path));
    sqlite3_extended_result_codes(handle, 1);
    database->keepAsIs(); // until it has proven sound
    sqlite3_busy_timeout(handle, busyTimeoutMs);
    const core::Result<void> ready = mode == Mode::ReadWrite ? database->prepareToWrite() : checkSchema(*database);
    if (!ready)
        return ready.error();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    return database;
}

core::Result<void> Database::prepareToWrite()
{
    // Refuses foreign and newer files before anything in them is changed. Switching to WAL must
    // come first, because it cannot be done inside the transaction of a step.
    if (const core::Result<qint64> tables = integer("SELECT count(*) FROM sqlite_schema"); !tables)
        return tables.error();
    else if (*tables > 0) {
        if (core::Result<void> known = upgradeSchema(*this); !known)
            return known;
    }
    // Pages of 8 KiB cost the writer nothing more than those of 4, and a look at a million bodies
    // a sixth less. A store that exists keeps its own.
    core::Result<void> set = execute("PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                     "PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -8192");
    // Takes the place of SQLite's own hook, which would checkpoint within the commit.
    sqlite3_wal_hook(m_handle, [](void *self, sqlite3 *, const char *, int pages) {
        static_cast<Database *>(self)->rememberWal(pages);
        return SQLITE_OK;
    }, this);
    return set ? upgradeSchema(*this) : set;
}

QString Database::path() const
{
    return m_path;
}

core::Result<Statement> Database::prepare(std::string_view sql)
{
    Statement statement;
    statement.m_database = this;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement.m_statement, nullptr);
    if (code != SQLITE_OK)
        return lastError(u"use the store %1"_s.arg(m_path));
    return statement;
}

core::Result<void> Database::execute(const char *sql)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError(u"write to the store %1"_s.arg(m_path));
    return {};
}

core::Result<qint64> Database::integer(const char *sql)
{
    core::Result<Statement> statement = prepare(sql);
    if (!statement)
        return statement.error();
    const core::Result<bool> row = statement->step();
    if (!row)
        return row.error();
    return *row ? statement->integer(0) : 0;
}

qint64 Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

core::Error Database::lastError(const QString &doing) const
{
    return {errorCode(sqlite3_extended_errcode(m_handle)), u"Could not %1: %2."_s.arg(doing, reason(m_handle, m_path))};
}

bool Database::hasMoved() const
{
    int moved = 0;
    sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

static quint32 bigEndian(const unsigned char *bytes, int count)
{
    quint32 value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | bytes[i];
    return value;
}

bool Database::isIntact() const
{
    // Through SQLite's own handle: closing another one would drop its locks (POSIX fcntl()).
    sqlite3_file *file = nullptr;
    if (sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file || !file->pMethods)
        return true;
    unsigned char head[32] = {};
    sqlite3_int64 size = 0;
    const bool isRead = file->pMethods->xRead(file, head, sizeof head, 0) == SQLITE_OK
        && file->pMethods->xFileSize(file, &size) == SQLITE_OK;
    if (!isRead || std::memcmp(head, "SQLite format 3", 16) != 0)
        return false;
    // The file format, section 1.3: page size at 16 (1 stands for 65536), number of pages at 28.
    const quint32 stored = bigEndian(head + 16, 2);
    const qint64 pageSize = stored == 1 ? 65536 : stored;
    if (size < pageSize * bigEndian(head + 28, 4))
        return false;
    // Section 4.1: a head of 32 bytes, then 24 bytes before every page.
    const QFileInfo wal(m_path + u"-wal"_s);
    return m_walPages == 0 || wal.size() >= 32 + m_walPages * (pageSize + 24);
}

void Database::rememberWal(int pages)
{
    if (pages < m_walPages || m_checkpointAt == 0) // it was copied in full and begins anew
        m_checkpointAt = checkpointPages;
    m_walPages = pages;
}

void Database::checkpointIfDue()
{
    if (m_walPages < m_checkpointAt || m_checkpointAt == 0)
        return;
    // A reader in the midst of a long scan holds it up: not to be asked again at every commit.
    m_checkpointAt = m_walPages + checkpointPages;
    sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

void Database::emptyWal()
{
    sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

void Database::keepAsIs()
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

} // namespace store
