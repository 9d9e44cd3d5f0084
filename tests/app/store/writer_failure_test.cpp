// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store_fixture.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>

#include <sqlite3.h>

#ifdef Q_OS_LINUX
#include <sys/mount.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

/// What goes wrong around a writer: it must say so, lose nothing it promised, and go on by
/// itself once the cause is gone.
class WriterFailureTest : public StoreTest
{
protected:
    void TearDown() override
    {
        writer.reset();
#ifdef Q_OS_LINUX
        if (!m_mounted.isEmpty())
            ::umount2(m_mounted.toUtf8().constData(), MNT_DETACH);
#endif
    }

    /// A disk of two megabytes for the store; false when this user may not mount one.
    bool useSmallDisk()
    {
#ifdef Q_OS_LINUX
        m_mounted = folder.filePath(u"disk"_s);
        QDir().mkpath(m_mounted);
        if (::mount("tmpfs", m_mounted.toUtf8().constData(), "tmpfs", 0, "size=2m") == 0) {
            path = m_mounted + u"/captures.sqlite"_s;
            return true;
        }
        m_mounted.clear();
#endif
        return false;
    }

    static std::vector<store::Pending> big(quint64 ticket, qsizetype bytes)
    {
        std::vector<store::Pending> group;
        group.push_back({ticket, message(int(ticket))});
        group.back().delivery.request.body = QByteArray(bytes, 'x');
        return group;
    }

    static QList<quint64> tickets(const QSignalSpy &failed)
    {
        QList<quint64> all;
        for (const QList<QVariant> &call : failed)
            all += call.at(0).value<QList<quint64>>();
        return all;
    }

    QString m_mounted;
};

TEST_F(WriterFailureTest, AFullDiskIsSaidAndOver)
{
    if (!useSmallDisk())
        GTEST_SKIP() << "may not mount a small disk";
    QFile filler(m_mounted + u"/filler"_s);
    ASSERT_TRUE(filler.open(QIODevice::WriteOnly));
    open();
    append(1, 5);
    filler.write(QByteArray(4 * 1024 * 1024, 'f')); // as much as there is
    filler.flush();

    QSignalSpy stored(writer.get(), &store::Writer::stored);
    QSignalSpy failed(writer.get(), &store::Writer::failed);
    std::vector<store::Pending> group = big(6, 200000);
    group.push_back(std::move(big(7, 200000)[0]));
    writer->append(std::move(group));
    writer->flush();
    EXPECT_EQ(tickets(failed), QList<quint64>({6, 7}));
    EXPECT_EQ(stored.size(), 0);
    const core::Error error = failed.at(0).at(1).value<core::Error>();
    EXPECT_EQ(error.code, core::ErrorCode::Io);
    EXPECT_TRUE(error.text.contains(m_mounted) && error.text.contains(u"free"_s)) << error.text.toStdString();
    EXPECT_EQ(writer->health().problem, error.text);
    EXPECT_EQ(writer->health().stored, 5);

    filler.close();
    ASSERT_TRUE(filler.remove());
    // Without any traffic it notices by itself.
    ASSERT_TRUE(QTest::qWaitFor([&] { return writer->health().problem.isEmpty(); }, 10000));
    writer->append(big(6, 200000));
    writer->flush();
    EXPECT_EQ(stored.size(), 1);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 6);
    EXPECT_EQ(number(u"SELECT max(id) FROM delivery"_s), 6);
}

TEST_F(WriterFailureTest, AFullDiskIsNotTriedForEachOfAGroup)
{
    if (!useSmallDisk())
        GTEST_SKIP() << "may not mount a small disk";
    open();
    QSignalSpy failed(writer.get(), &store::Writer::failed);
    std::vector<store::Pending> group;
    QList<quint64> all;
    for (quint64 ticket = 1; ticket <= 64; ++ticket) {
        group.push_back(std::move(big(ticket, 3 * 1024 * 1024)[0]));
        all.append(ticket);
    }
    writer->append(std::move(group));
    writer->flush();
    EXPECT_EQ(tickets(failed), all);
    EXPECT_LE(failed.size(), 8); // two that were tried, then halves of 2, 4, 8, 16 and 32
    append(65, 1);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 1);
}

TEST_F(WriterFailureTest, OneTooBigForTheDiskDoesNotTakeTheOthers)
{
    if (!useSmallDisk())
        GTEST_SKIP() << "may not mount a small disk";
    open();
    QSignalSpy failed(writer.get(), &store::Writer::failed);
    std::vector<store::Pending> group = messages(1, 3);
    group.push_back(std::move(big(4, 3 * 1024 * 1024)[0]));
    group.push_back({5, message(5)});
    writer->append(std::move(group));
    writer->flush();
    EXPECT_EQ(tickets(failed), QList<quint64>({4}));
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery WHERE target <> '/hooks/4'"_s), 4);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 4);
}

TEST_F(WriterFailureTest, ALockOfAnotherProgramIsWaitedForThenSaid)
{
    open();
    append(1, 1);
    QProcess other; // one that is not us, as its locks must be seen
    other.start(u"sqlite3"_s, {path});
    if (!other.waitForStarted(5000))
        GTEST_SKIP() << "has no sqlite3";
    other.write("BEGIN IMMEDIATE;\n.print locked\n");
    ASSERT_TRUE(QTest::qWaitFor([&] { return other.readAll().contains("locked"); }, 5000));

    QSignalSpy failed(writer.get(), &store::Writer::failed);
    append(2, 3);
    EXPECT_EQ(tickets(failed), QList<quint64>({2, 3, 4}));
    ASSERT_EQ(failed.size(), 1); // waited once, not once for each
    const core::Error error = failed.at(0).at(1).value<core::Error>();
    EXPECT_EQ(error.code, core::ErrorCode::Busy);
    EXPECT_TRUE(error.text.contains(QString::number(other.processId()))) << error.text.toStdString();
    EXPECT_TRUE(error.text.contains(u"sqlite3"_s));

    other.write("COMMIT;\n.quit\n");
    ASSERT_TRUE(other.waitForFinished(5000));
    append(5, 2);
    EXPECT_EQ(failed.size(), 1);
    EXPECT_EQ(writer->health().problem, QString());
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 3);
}

TEST_F(WriterFailureTest, AFailureThatRollsBackByItselfFailsOnlyItsCause)
{
    open();
    append(1, 1);
    // The trigger stands for any failure that SQLite answers by rolling back the transaction.
    execute("CREATE TRIGGER full BEFORE INSERT ON content WHEN length(new.body) > 1000 BEGIN SELECT RAISE(ROLLBACK, 'too long'); END");
    QSignalSpy failed(writer.get(), &store::Writer::failed);
    std::vector<store::Pending> group = big(2, 2000);
    group.push_back({3, message(3)});
    writer->append(std::move(group));
    writer->flush();
    EXPECT_EQ(tickets(failed), QList<quint64>({2}));
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 2);
    append(4, 1);
    EXPECT_EQ(number(u"SELECT count(*) FROM answer"_s), 1);
}

TEST_F(WriterFailureTest, ADeletedStoreIsNoticedAndNothingIsLostAfterwards)
{
    open();
    append(1, 10);
    QFile::remove(path);
    QSignalSpy replaced(writer.get(), &store::Writer::replaced);
    QSignalSpy stored(writer.get(), &store::Writer::stored);
    QSignalSpy failed(writer.get(), &store::Writer::failed);
    append(11, 4);
    ASSERT_EQ(replaced.size(), 1);
    EXPECT_TRUE(replaced.at(0).at(0).toString().contains(u"deleted"_s));
    EXPECT_EQ(stored.size(), 1);
    EXPECT_EQ(failed.size(), 0);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery WHERE id <= 4"_s), 4);
    EXPECT_EQ(writer->health().stored, 4);
}

TEST_F(WriterFailureTest, ADeletedFolderIsMadeAgain)
{
    path = folder.filePath(u"deep/er/captures.sqlite"_s);
    open();
    append(1, 3);
    ASSERT_TRUE(QDir(folder.filePath(u"deep"_s)).removeRecursively());
    append(4, 2);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 2);
    const auto second = store::Writer::open(path, u"second"_s);
    ASSERT_FALSE(second); // the lock was taken again
    EXPECT_EQ(second.error().code, core::ErrorCode::Busy);
}

TEST_F(WriterFailureTest, AStoreThatAnotherTookMeanwhileIsLeftToIt)
{
    path = folder.filePath(u"deep/captures.sqlite"_s);
    open();
    append(1, 3);
    ASSERT_TRUE(QDir(folder.filePath(u"deep"_s)).removeRecursively());
    auto second = store::Writer::open(path, u"second"_s);
    ASSERT_TRUE(second) << second.error().text.toStdString();
    (*second)->append(messages(10, 2));
    (*second)->flush();

    QSignalSpy failed(writer.get(), &store::Writer::failed);
    QSignalSpy replaced(writer.get(), &store::Writer::replaced);
    append(4, 2);
    append(6, 1);
    EXPECT_EQ(tickets(failed), QList<quint64>({4, 5, 6}));
    EXPECT_EQ(failed.at(0).at(1).value<core::Error>().code, core::ErrorCode::Busy);
    EXPECT_EQ(replaced.size(), 0);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 2);
    EXPECT_EQ(number(u"SELECT count(*) FROM session"_s), 1);
    writer.reset(); // must not take away the lock of the second
    EXPECT_FALSE(store::Writer::open(path, u"third"_s));
    (*second)->append(messages(12, 1));
    (*second)->flush();
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 3);
}

TEST_F(WriterFailureTest, AStoreThatAnotherGaveBackIsTakenAgain)
{
    path = folder.filePath(u"deep/captures.sqlite"_s);
    open();
    append(1, 3);
    ASSERT_TRUE(QDir(folder.filePath(u"deep"_s)).removeRecursively());
    auto second = store::Writer::open(path, u"second"_s);
    ASSERT_TRUE(second) << second.error().text.toStdString();
    append(4, 1);
    EXPECT_FALSE(writer->health().problem.isEmpty());
    second->reset();
    append(5, 1);
    EXPECT_EQ(writer->health().problem, QString());
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery WHERE id = 1"_s), 1);
    EXPECT_FALSE(store::Writer::open(path, u"third"_s));
}

TEST_F(WriterFailureTest, AStoreMovedAwayKeepsWhatItHad)
{
    open();
    append(1, 10);
    const QString moved = folder.filePath(u"moved.sqlite"_s);
    ASSERT_TRUE(QFile::rename(path, moved));
    append(11, 1);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 1);
    writer.reset();
    path = moved;
    // The last group had gone there before the move was noticed.
    EXPECT_GE(number(u"SELECT count(*) FROM delivery"_s), 10);
}

TEST_F(WriterFailureTest, AFolderThatMayNotBeMadeIsSaid)
{
    QFile obstacle(folder.filePath(u"file"_s));
    ASSERT_TRUE(obstacle.open(QIODevice::WriteOnly));
    const auto refused = store::Writer::open(folder.filePath(u"file/captures.sqlite"_s), u"test"_s);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, core::ErrorCode::Io);
    EXPECT_TRUE(refused.error().text.contains(u"Choose a store"_s)) << refused.error().text.toStdString();
}

#ifdef Q_OS_LINUX
TEST_F(WriterFailureTest, ADiskThatBecomesReadOnlyIsSaidAndOver)
{
    if (!useSmallDisk())
        GTEST_SKIP() << "may not mount a small disk";
    open();
    append(1, 2);
    writer.reset();
    ASSERT_EQ(::mount("tmpfs", m_mounted.toUtf8().constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=2m"), 0);
    const auto refused = store::Writer::open(path, u"test"_s);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, core::ErrorCode::Io);
    ASSERT_EQ(::mount("tmpfs", m_mounted.toUtf8().constData(), "tmpfs", MS_REMOUNT, "size=2m"), 0);
    open();
    append(3, 1);
    EXPECT_EQ(writer->health().stored, 3);
}

TEST_F(WriterFailureTest, ADiskThatGoesAwayIsSaidAndOver)
{
    if (!useSmallDisk())
        GTEST_SKIP() << "may not mount a small disk";
    open();
    append(1, 2);
    // The folder is there no more, and nothing can be made in its place.
    ASSERT_EQ(::umount2(m_mounted.toUtf8().constData(), MNT_DETACH), 0);
    ASSERT_TRUE(QDir().rmdir(m_mounted));
    QFile obstacle(m_mounted);
    ASSERT_TRUE(obstacle.open(QIODevice::WriteOnly));
    QSignalSpy failed(writer.get(), &store::Writer::failed);
    append(3, 2);
    EXPECT_EQ(tickets(failed), QList<quint64>({3, 4}));
    EXPECT_FALSE(writer->health().problem.isEmpty());
    writer->setMarked({1}, true);
    writer->clear();
    ASSERT_TRUE(obstacle.remove());
    append(5, 2);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 2);
    EXPECT_EQ(writer->health().problem, QString());
    m_mounted.clear();
}
#endif
