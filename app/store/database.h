// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace store {

class Database;

/// One prepared statement: bind by position from 1, step, read columns from 0. Bindings stay
/// until they are replaced. Belongs to the thread of its Database, which must outlive its use.
/// Ask reset() before binding again, and when done with the rows: a statement that stands in
/// the middle keeps its read transaction open.
class Statement
{
public:
    Statement() = default;
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;

    Statement &bind(int index, qint64 value);
    Statement &bindNull(int index);
    /// The bytes are not copied: they must live until the statement is reset. Text must be
    /// valid UTF-8, see storableText().
    Statement &bindText(int index, std::string_view value);
    Statement &bindBlob(int index, std::string_view value);

    /// A row is there (true), done (false), or an error. Done and errors reset it.
    core::Result<bool> step();
    /// step() until done.
    core::Result<void> run();
    void reset();

    qint64 integer(int column) const;
    std::string_view text(int column) const; ///< valid until the next step
    std::string_view blob(int column) const; ///< valid until the next step
    bool isNull(int column) const;

    explicit operator bool() const { return m_statement != nullptr; }

private:
    friend class Database;
    Database *m_database = nullptr;
    sqlite3_stmt *m_statement = nullptr;
};

/// A connection to one SQLite file: opens, sets the pragmas, applies the schema steps. Used by
/// one thread at a time. All errors become sentences here; ErrorCode::Corrupt stands for a
/// damaged file, Busy for a lock held by another process, Io for the rest (disk full…).
class Database
{
public:
    enum class Mode {
        ReadWrite, ///< creates and upgrades; WAL, synchronous=FULL
        ReadOnly, ///< a store that exists; refuses writes; works while another process writes
    };

    /// A new file and its folder are for their owner alone: captures hold personal data. Fails
    /// with NotFound when there is nothing to read, Unsupported when a newer version made the
    /// store, Invalid when it is the file of another program.
    static core::Result<std::unique_ptr<Database>> open(const QString &path, Mode mode);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    QString path() const;
    core::Result<Statement> prepare(std::string_view sql);
    core::Result<void> execute(const char *sql); ///< one or more statements without results
    core::Result<qint64> integer(const char *sql); ///< the first column of the first row; 0 when none
    qint64 changes() const; ///< rows changed by the last statement
    sqlite3 *handle() const { return m_handle; }
    /// What went wrong last, as a sentence. \p doing completes "Could not …".
    core::Error lastError(const QString &doing) const;

    /// The file was deleted, renamed or replaced by another since it was opened: what is written
    /// from now on is lost.
    bool hasMoved() const;
    /// Head and length of the file and its -wal are what SQLite has written. Others may overwrite
    /// or cut them at any time; commits go on into the -wal then, and nothing of it could be read
    /// after the next start.
    bool isIntact() const;
    /// Copies the -wal file into the store once it has grown enough; costs a few milliseconds.
    /// Done on request and not within a commit, so that nobody waits for it. A failure is left
    /// to the next call: nothing is lost by it.
    void checkpointIfDue();
    /// Copies all of the -wal file into the store and empties it: of a file that was moved, it
    /// stays behind under the old name, where it would be taken for that of another store.
    void emptyWal();
    /// Leaves file and -wal as they are when this is closed: a damaged store is evidence.
    void keepAsIs();

private:
    explicit Database(sqlite3 *handle, const QString &path);
    core::Result<void> prepareToWrite();
    void rememberWal(int pages);
    sqlite3 *m_handle = nullptr;
    QString m_path;
    int m_walPages = 0; ///< length of the -wal file after the last commit
    int m_checkpointAt = 0; ///< and the length at which it is copied
};

/// Makes the folder of the store at \p path when it is missing, for its owner alone: captures
/// hold personal data.
core::Result<void> makeStoreFolder(const QString &path);

} // namespace store
