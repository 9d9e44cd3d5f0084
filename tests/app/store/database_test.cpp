// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store_fixture.h"
#include "store/schema.h"

#include <QFile>
#include <QtEndian>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using store::Database;

class DatabaseTest : public StoreTest
{
protected:
    /// Changes the file as it lies on disk.
    void damage(const std::function<void(QFile &)> &how)
    {
        writer.reset();
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadWrite));
        how(file);
    }

    /// After damage: opens, says what happened, and goes on with a fresh store.
    void expectSetAside()
    {
        open();
        EXPECT_TRUE(writer->setAsideMessage().contains(u"damaged"_s)) << writer->setAsideMessage().toStdString();
        EXPECT_EQ(filesLike(u"captures.sqlite.damaged-*[0-9]"_s).size(), 1);
        EXPECT_EQ(writer->health().stored, 0);
        append(1, 3);
        EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 3);
    }

    /// Overwrites the page on which the newest rows of \p table lie.
    void damageNewest(const QString &table)
    {
        const qint64 size = number(u"PRAGMA page_size"_s);
        qint64 page = number(u"SELECT rootpage FROM sqlite_schema WHERE name = '%1'"_s.arg(table));
        damage([&](QFile &file) {
            file.seek((page - 1) * size);
            while (file.peek(1) == "\x05") { // an inner page names its rightmost child
                page = qFromBigEndian<quint32>(file.read(12).constData() + 8);
                file.seek((page - 1) * size);
            }
            ASSERT_EQ(file.peek(1), QByteArray("\x0d"));
            file.write(QByteArray(size, '\x5a'));
        });
    }

    core::Error errorOf(Database::Mode mode) const
    {
        const auto opened = Database::open(path, mode);
        return opened ? core::Error {core::ErrorCode::Cancelled, u"it opened"_s} : opened.error();
    }
};

TEST_F(DatabaseTest, SetsWhatDurabilityNeeds)
{
    auto database = Database::open(path, Database::Mode::ReadWrite);
    ASSERT_TRUE(database);
    EXPECT_EQ((*database)->integer("PRAGMA synchronous").value(), 2);
    EXPECT_EQ((*database)->integer("SELECT journal_mode = 'wal' FROM pragma_journal_mode").value(), 1);
    EXPECT_EQ((*database)->integer("PRAGMA auto_vacuum").value(), 2);
    EXPECT_EQ((*database)->integer("PRAGMA user_version").value(), store::newestSchema());
    EXPECT_GE(store::newestSchema(), 1);
}

TEST_F(DatabaseTest, ReadsWhileAnotherWrites)
{
    open();
    append(1, 5);
    auto reader = Database::open(path, Database::Mode::ReadOnly);
    ASSERT_TRUE(reader);
    append(6, 5);
    EXPECT_EQ((*reader)->integer("SELECT count(*) FROM delivery").value(), 10);
    EXPECT_FALSE((*reader)->execute("DELETE FROM delivery"));
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 10);
}

TEST_F(DatabaseTest, HasNothingToReadWhereNothingIs)
{
    const core::Error error = errorOf(Database::Mode::ReadOnly);
    EXPECT_EQ(error.code, core::ErrorCode::NotFound);
    EXPECT_TRUE(error.text.contains(path));
    EXPECT_FALSE(QFile::exists(path));
}

TEST_F(DatabaseTest, RefusesAStoreOfANewerVersionAndLeavesIt)
{
    open();
    append(1, 2);
    execute("PRAGMA user_version = 999");
    writer.reset();
    for (const Database::Mode mode : {Database::Mode::ReadOnly, Database::Mode::ReadWrite}) {
        const core::Error error = errorOf(mode);
        EXPECT_EQ(error.code, core::ErrorCode::Unsupported);
        EXPECT_TRUE(error.text.contains(u"newer version"_s)) << error.text.toStdString();
    }
    const auto refused = store::Writer::open(path, u"test"_s);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, core::ErrorCode::Unsupported);
    EXPECT_TRUE(filesLike(u"*.damaged-*"_s).isEmpty());
}

TEST_F(DatabaseTest, RefusesAFileOfAnotherProgramAndLeavesIt)
{
    sqlite3 *foreign = nullptr;
    ASSERT_EQ(sqlite3_open(path.toUtf8().constData(), &foreign), SQLITE_OK);
    sqlite3_exec(foreign, "CREATE TABLE bookmarks (url); INSERT INTO bookmarks VALUES ('x')", nullptr, nullptr, nullptr);
    sqlite3_close(foreign);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const auto refused = store::Writer::open(path, u"test"_s);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, core::ErrorCode::Invalid);
    EXPECT_EQ(errorOf(Database::Mode::ReadOnly).code, core::ErrorCode::Invalid);
    file.seek(0);
    EXPECT_EQ(file.readAll(), before);
}

TEST_F(DatabaseTest, AnEmptyFileIsANewStore)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.close();
    EXPECT_EQ(errorOf(Database::Mode::ReadOnly).code, core::ErrorCode::Unsupported);
    open();
    EXPECT_EQ(writer->setAsideMessage(), QString());
    append(1, 1);
    EXPECT_EQ(writer->health().stored, 1);
}

TEST_F(DatabaseTest, SetsAsideAFileWithGarbageAtItsStart)
{
    open();
    append(1, 2000);
    damage([](QFile &file) { file.write(QByteArray(200, '\x5a')); });
    EXPECT_EQ(errorOf(Database::Mode::ReadOnly).code, core::ErrorCode::Corrupt);
    expectSetAside();
}

TEST_F(DatabaseTest, SetsAsideWhatIsNoDatabaseAtAll)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("this is a letter to my aunt\n").repeated(500));
    file.close();
    expectSetAside();
}

TEST_F(DatabaseTest, SetsAsideATruncatedFile)
{
    open();
    append(1, 2000);
    damage([](QFile &file) { ASSERT_TRUE(file.resize(file.size() / 2)); });
    expectSetAside();
}

TEST_F(DatabaseTest, SetsAsideAFileCutWithinItsFirstPage)
{
    open();
    append(1, 10);
    damage([](QFile &file) { ASSERT_TRUE(file.resize(50)); });
    expectSetAside();
}

TEST_F(DatabaseTest, AFileThatIsNoStoreIsRefusedAndLeft)
{
    path = folder.filePath(u"export.ndjson"_s);
    const QByteArray lines = QByteArray("{\"method\":\"POST\",\"target\":\"/\"}\n").repeated(500);
    damage([&](QFile &file) { file.write(lines); });
    const auto refused = store::Writer::open(path, u"test"_s);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, core::ErrorCode::Invalid);
    EXPECT_TRUE(refused.error().text.contains(u"export.ndjson is not a store"_s)) << refused.error().text.toStdString();
    EXPECT_EQ(filesLike(u"*"_s), QStringList {u"export.ndjson"_s});
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), lines);
}

TEST_F(DatabaseTest, AStoreOfAnyNameIsKnownByItsHead)
{
    path = folder.filePath(u"mine"_s);
    QFile empty(path);
    ASSERT_TRUE(empty.open(QIODevice::WriteOnly));
    open();
    append(1, 10);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 10);
    damage([](QFile &file) {
        file.seek(100); // the head of the schema's first page
        file.write(QByteArray(2000, '\x5a'));
    });
    open();
    EXPECT_TRUE(writer->setAsideMessage().contains(u"damaged"_s));
    EXPECT_EQ(filesLike(u"mine.damaged-*[0-9]"_s).size(), 1);
}

TEST_F(DatabaseTest, DamageInTheMiddleIsFoundWhenItIsTouched)
{
    open();
    append(1, 2000);
    const qint64 from = 20 * number(u"PRAGMA page_size"_s); // before it: the schema and the counters
    damage([&](QFile &file) {
        file.seek(from);
        file.write(QByteArray(int(file.size() - from), '\x5a'));
    });
    auto opened = store::Writer::open(path, u"test"_s);
    ASSERT_TRUE(opened) << opened.error().text.toStdString();
    writer = *std::move(opened);
    QSignalSpy replaced(writer.get(), &store::Writer::replaced);
    QSignalSpy failed(writer.get(), &store::Writer::failed);
    append(1, 50);
    EXPECT_TRUE(replaced.size() == 1 || !writer->setAsideMessage().isEmpty());
    EXPECT_EQ(failed.size(), 0);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 50);
    EXPECT_EQ(filesLike(u"captures.sqlite.damaged-*[0-9]"_s).size(), 1);
}

TEST_F(DatabaseTest, DamageWhileOpenLosesNothingThatArrives)
{
    open();
    append(1, 3000);
    auto other = Database::open(path, Database::Mode::ReadWrite);
    ASSERT_TRUE(other);
    ASSERT_TRUE((*other)->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadWrite));
        const qint64 from = 20 * (*other)->integer("PRAGMA page_size").value(); // before it: the schema and the counters
        file.seek(from);
        file.write(QByteArray(int(file.size() - from), '\x5a'));
    }
    // A change by another connection makes the writer drop the pages it holds in memory.
    ASSERT_TRUE((*other)->execute("UPDATE state SET last_id = last_id"));
    other->reset();
    QSignalSpy replaced(writer.get(), &store::Writer::replaced);
    QSignalSpy stored(writer.get(), &store::Writer::stored);
    append(1, 5);
    ASSERT_EQ(replaced.size(), 1);
    EXPECT_TRUE(replaced.at(0).at(0).toString().contains(u"damaged-"_s));
    EXPECT_EQ(stored.size(), 1);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 5);
    EXPECT_EQ(writer->health().stored, 5);
    EXPECT_EQ(writer->health().problem, QString());
}

TEST_F(DatabaseTest, DamageThatOpeningDoesNotNoticeIsSetAsideToo)
{
    open();
    append(1, 2000);
    damageNewest(u"content"_s);
    open();
    EXPECT_EQ(writer->setAsideMessage(), QString());
    EXPECT_EQ(writer->health().stored, 2000);
    QSignalSpy replaced(writer.get(), &store::Writer::replaced);
    QSignalSpy failed(writer.get(), &store::Writer::failed);
    append(1, 5);
    append(6, 5);
    ASSERT_EQ(replaced.size(), 1);
    const QString message = replaced.at(0).at(0).toString();
    EXPECT_TRUE(message.contains(u"damaged-"_s) && !message.contains(u"deleted"_s)) << message.toStdString();
    EXPECT_EQ(failed.size(), 0);
    EXPECT_EQ(writer->health().problem, QString());
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 10);
    const QStringList aside = filesLike(u"captures.sqlite.damaged-*[0-9]"_s);
    ASSERT_EQ(aside.size(), 1);
    path = folder.filePath(aside.first());
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 2000);
}

TEST_F(DatabaseTest, AStatementReportsWhatIsWrongAndWorksAgain)
{
    open();
    auto database = Database::open(path, Database::Mode::ReadWrite);
    auto insert = (*database)->prepare("INSERT INTO session VALUES (?, 0, 'x')");
    ASSERT_TRUE(insert);
    EXPECT_TRUE(insert->bind(1, 77).run());
    const auto twice = insert->bind(1, 77).run();
    ASSERT_FALSE(twice);
    EXPECT_TRUE(twice.error().text.contains(path));
    EXPECT_TRUE(insert->bind(1, 78).run());
    const auto nonsense = (*database)->prepare("SELEKT");
    ASSERT_FALSE(nonsense);
    EXPECT_TRUE(nonsense.error().text.endsWith(u'.'));
}
