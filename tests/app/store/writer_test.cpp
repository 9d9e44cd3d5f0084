// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store_fixture.h"

#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

class WriterTest : public StoreTest
{
};

static QList<store::Stored> allStored(const QSignalSpy &spy)
{
    QList<store::Stored> all;
    for (const QList<QVariant> &call : spy)
        all += call.at(0).value<QList<store::Stored>>();
    return all;
}

TEST_F(WriterTest, ReportsAGroupOnlyOnceItIsOnDisk)
{
    open();
    QSignalSpy stored(writer.get(), &store::Writer::stored);
    QList<qint64> seen;
    QObject::connect(writer.get(), &store::Writer::stored, writer.get(),
        [&](const QList<store::Stored> &) { seen.append(number(u"SELECT count(*) FROM delivery"_s)); });
    writer->append(messages(1, 10));
    EXPECT_EQ(stored.size(), 0);
    ASSERT_TRUE(stored.wait(5000));
    EXPECT_EQ(seen, QList<qint64>({10}));
}

TEST_F(WriterTest, CommitsEverythingQueuedAsOneGroupInOrder)
{
    open();
    QSignalSpy stored(writer.get(), &store::Writer::stored);
    for (int i = 1; i <= 20; ++i)
        writer->append(messages(i, 1));
    ASSERT_TRUE(stored.wait(5000));
    EXPECT_EQ(stored.size(), 1);
    const QList<store::Stored> group = allStored(stored);
    ASSERT_EQ(group.size(), 20);
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(group.at(i).ticket, quint64(i + 1));
        EXPECT_EQ(group.at(i).id, i + 1);
        EXPECT_EQ(number(u"SELECT substr(target, 8) FROM delivery WHERE id = %1"_s.arg(i + 1)), i + 1);
    }
}

TEST_F(WriterTest, KeepsWhatArrivesDuringACommitForTheNextGroup)
{
    open();
    QSignalSpy stored(writer.get(), &store::Writer::stored);
    bool once = true;
    QObject::connect(writer.get(), &store::Writer::stored, writer.get(), [&] {
        if (std::exchange(once, false))
            writer->append(messages(100, 3));
    });
    writer->append(messages(1, 2));
    ASSERT_TRUE(QTest::qWaitFor([&] { return stored.size() == 2; }, 5000));
    EXPECT_EQ(stored.at(1).at(0).value<QList<store::Stored>>().size(), 3);
}

TEST_F(WriterTest, KeepsEveryByteAndReplacesOnlyInvalidText)
{
    open();
    core::Delivery odd = message(1);
    odd.request.method = QByteArray("PO\0ST", 5);
    odd.request.target = "/\xff\xfe?\xc3\x28";
    odd.request.head = QByteArray("X: \0\xff\r\n", 7);
    odd.request.body = QByteArray("\0\x01\xff body", 8);
    odd.request.framedBody = "8\r\n...";
    odd.request.peer = "peer\xff";
    odd.request.problem = "bad \xc3\x28 bytes";
    odd.events[0].text = std::string("nul \0 and \xff", 11);
    odd.events[0].from = "\xff";
    writer->append({{1, odd}});
    writer->flush();
    auto database = store::Database::open(path, store::Database::Mode::ReadOnly);
    ASSERT_TRUE(database);
    auto row = (*database)->prepare("SELECT method, target, head, body, framed, peer, problem, text, sender FROM delivery"
                                    " JOIN content USING (id) JOIN event ON event.id = delivery.id * 1048576");
    ASSERT_TRUE(row && *row->step());
    const auto bytes = [](const QByteArray &value) { return std::string_view(value.constData(), size_t(value.size())); };
    EXPECT_EQ(row->blob(0), bytes(odd.request.method));
    EXPECT_EQ(row->blob(1), bytes(odd.request.target));
    EXPECT_EQ(row->blob(2), bytes(odd.request.head));
    EXPECT_EQ(row->blob(3), bytes(odd.request.body));
    EXPECT_EQ(row->blob(4), bytes(odd.request.framedBody));
    EXPECT_EQ(row->text(5), "peer\xef\xbf\xbd");
    EXPECT_EQ(row->text(6), "bad \xef\xbf\xbd( bytes");
    EXPECT_EQ(row->text(7), std::string_view("nul \0 and \xef\xbf\xbd", 13));
    EXPECT_EQ(row->text(8), "\xef\xbf\xbd");
}

TEST_F(WriterTest, OneThatCannotBeStoredDoesNotTakeItsNeighbours)
{
    open();
    execute("CREATE TRIGGER refuse BEFORE INSERT ON event WHEN new.message = 'wamid.5' BEGIN SELECT RAISE(ABORT, 'no fives'); END");
    QSignalSpy stored(writer.get(), &store::Writer::stored);
    QSignalSpy failed(writer.get(), &store::Writer::failed);
    append(1, 9);
    ASSERT_EQ(failed.size(), 1);
    EXPECT_EQ(failed.at(0).at(0).value<QList<quint64>>(), QList<quint64>({5}));
    EXPECT_TRUE(failed.at(0).at(1).value<core::Error>().text.contains(u"no fives"));
    QList<quint64> tickets;
    for (const store::Stored &one : allStored(stored))
        tickets.append(one.ticket);
    EXPECT_EQ(tickets, QList<quint64>({1, 2, 3, 4, 6, 7, 8, 9}));
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 8);
    EXPECT_EQ(number(u"SELECT count(*) FROM content"_s), 8);
    EXPECT_EQ(number(u"SELECT count(*) FROM event"_s), 8);
}

TEST_F(WriterTest, GivesAnswersOfTheSameKindOneRow)
{
    open();
    append(1, 100);
    EXPECT_EQ(number(u"SELECT count(*) FROM answer"_s), 2);
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery d JOIN answer a ON a.id = d.answer WHERE a.status = d.status"_s), 100);
}

TEST_F(WriterTest, CorrectsTheTimeOfTheAnswerAfterTheCommit)
{
    open();
    QSignalSpy stored(writer.get(), &store::Writer::stored);
    writer->append(messages(1, 3));
    ASSERT_TRUE(stored.wait(5000));
    const qint64 early = number(u"SELECT min(answered_us) FROM delivery"_s);
    // Nothing else arrives: a transaction of its own does it.
    ASSERT_TRUE(QTest::qWaitFor([&] { return number(u"SELECT min(answered_us) FROM delivery"_s) > early; }, 5000));
    EXPECT_EQ(number(u"SELECT count(DISTINCT answered_us) FROM delivery"_s), 1);
}

TEST_F(WriterTest, KeepsTheAnsweringTimeOfAnImport)
{
    open();
    core::Delivery imported = message(1);
    imported.origin = core::Origin::Imported;
    imported.answeredUs = 1234567;
    writer->append({{1, imported}, {2, message(2)}});
    writer->flush();
    EXPECT_EQ(number(u"SELECT answered_us FROM delivery WHERE id = 1"_s), 1234567);
    EXPECT_GT(number(u"SELECT answered_us FROM delivery WHERE id = 2"_s), 1600000000000000);
}

TEST_F(WriterTest, NeverUsesAnIdTwice)
{
    open();
    append(1, 10);
    store::Retention retention;
    retention.maxCount = 1;
    QSignalSpy deleted(writer.get(), &store::Writer::deleted);
    writer->setRetention(retention);
    ASSERT_TRUE(deleted.wait(5000));
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 1);
    execute("DELETE FROM delivery; DELETE FROM content; DELETE FROM event");
    open();
    append(11, 1);
    EXPECT_EQ(number(u"SELECT min(id) FROM delivery"_s), 11);
}

TEST_F(WriterTest, CommitsWhatIsQueuedWhenItCloses)
{
    open();
    writer->append(messages(1, 5));
    writer.reset();
    EXPECT_FALSE(QFileInfo::exists(path + u"-wal"_s));
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 5);
}

TEST_F(WriterTest, CountsWithoutScanning)
{
    open();
    append(1, 3000);
    EXPECT_EQ(writer->health().stored, 3000);
    EXPECT_EQ(writer->health().received, 3000);
    EXPECT_EQ(writer->health().committed, 3000);
    EXPECT_GT(writer->health().sizeBytes, 3000 * 100);
    open();
    EXPECT_EQ(writer->health().stored, 3000);
    EXPECT_EQ(writer->health().received, 0);
}

TEST_F(WriterTest, TellsItsHealthOnceForManyGroups)
{
    open();
    QSignalSpy healthChanged(writer.get(), &store::Writer::healthChanged);
    for (int i = 0; i < 20; ++i)
        append(i, 1);
    ASSERT_TRUE(healthChanged.wait(5000));
    EXPECT_LE(healthChanged.size(), 3);
    EXPECT_EQ(healthChanged.last().at(0).value<store::Health>().stored, 20);
}

TEST_F(WriterTest, KeepsCapturesForTheirOwnerAlone)
{
    path = folder.filePath(u"new/deep/captures.sqlite"_s);
    open();
    append(1, 1);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const QString &name : {path, QString(path + u"-wal"_s), QString(path + u"-shm"_s), folder.filePath(u"new/deep"_s)}) {
        ASSERT_TRUE(QFileInfo::exists(name)) << name.toStdString();
        EXPECT_FALSE(QFileInfo(name).permissions() & others) << name.toStdString();
    }
}

TEST_F(WriterTest, RefusesASecondWriterByName)
{
    open();
    auto second = store::Writer::open(path, u"second"_s);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, core::ErrorCode::Busy);
    EXPECT_TRUE(second.error().text.contains(QString::number(QCoreApplication::applicationPid())));
    EXPECT_TRUE(second.error().text.contains(QSysInfo::machineHostName()));
    EXPECT_TRUE(second.error().text.contains(u"Close that program"));
    writer.reset();
    EXPECT_TRUE(store::Writer::open(path, u"second"_s));
}

TEST_F(WriterTest, TakesOverTheLockOfADeadProcess)
{
    QFile lock(path + u".lock"_s);
    ASSERT_TRUE(lock.open(QIODevice::WriteOnly));
    // As a container leaves it that was killed: process 1 lives here too, under another name.
    lock.write("1\nhookglass\nanother-host\n\n\n");
    lock.close();
    open();
    append(1, 1);
    EXPECT_EQ(writer->health().stored, 1);
}
