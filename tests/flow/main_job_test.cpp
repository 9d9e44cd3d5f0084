// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cli_process.h"
#include "support/http_peer.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

/// A listener on a store of its own, and the commands that look into it meanwhile.
class MainJob : public testing::Test
{
protected:
    void SetUp() override
    {
        m_listener = std::make_unique<CliProcess>(QStringList{u"listen"_s, u"--port"_s, u"0"_s, u"--store"_s, m_store});
        m_port = m_listener->readPort();
        ASSERT_NE(m_port, 0);
    }

    int cli(QStringList arguments, QByteArray *output = nullptr, const QByteArray &input = {})
    {
        arguments.insert(1, m_store);
        arguments.insert(1, u"--store"_s);
        return runCli(arguments, output, input);
    }

    QList<QJsonObject> jsonLines(const QStringList &arguments)
    {
        QByteArray output;
        EXPECT_EQ(cli(arguments, &output), 0);
        QList<QJsonObject> objects;
        for (const QByteArray &line : output.split('\n')) {
            if (!line.isEmpty())
                objects.append(QJsonDocument::fromJson(line).object());
        }
        return objects;
    }

    QTemporaryDir m_directory;
    const QString m_store = m_directory.filePath(u"captures.sqlite"_s);
    std::unique_ptr<CliProcess> m_listener;
    quint16 m_port = 0;
};

QByteArray whapiText(const QByteArray &text)
{
    return "{\"messages\":[{\"id\":\"m-1\",\"from_me\":false,\"type\":\"text\","
        "\"chat_id\":\"5511912340099@s.whatsapp.net\",\"timestamp\":1786867211,\"text\":{\"body\":\"" + text
        + "\"},\"from\":\"5511912340099\",\"from_name\":\"Ana\"}],"
        "\"event\":{\"type\":\"messages\",\"event\":\"post\"},\"channel_id\":\"FALCON-7Q2XN\"}";
}

} // namespace

TEST_F(MainJob, ADeliveryIsStoredAnsweredListedAndShown)
{
    HttpPeer peer(m_port);
    const QByteArray body = whapiText("ol\xc3\xa1");
    ASSERT_EQ(peer.post("/hooks/whapi?a=%zz", body), 200);

    const auto rows = jsonLines({u"list"_s, u"--json"_s});
    ASSERT_EQ(rows.size(), 1);
    const QJsonObject row = rows[0];
    EXPECT_EQ(row["method"_L1].toString(), u"POST"_s);
    EXPECT_EQ(row["target"_L1].toString(), u"/hooks/whapi?a=%zz"_s);
    EXPECT_EQ(row["version"_L1].toString(), u"HTTP/1.1"_s);
    EXPECT_EQ(row["status"_L1].toInt(), 200);
    EXPECT_EQ(row["size"_L1].toInt(), body.size());
    EXPECT_EQ(row["provider"_L1].toString(), u"whapi"_s);
    EXPECT_TRUE(row["problem"_L1].isNull());
    EXPECT_TRUE(row["peer"_L1].toString().startsWith(u"127.0.0.1:"_s));
    EXPECT_GT(row["ack_ms"_L1].toDouble(), 0);
    EXPECT_EQ(row["received_at"_L1].toString().size(), u"2026-11-20T12:00:00.000Z"_s.size());
    const QJsonObject event = row["events"_L1].toArray().at(0).toObject();
    EXPECT_EQ(event["type"_L1].toString(), u"messages.post.text"_s);
    EXPECT_EQ(event["kind"_L1].toString(), u"message.in.text"_s);
    EXPECT_EQ(event["msg"_L1].toString(), u"m-1"_s);
    EXPECT_EQ(event["from"_L1].toString(), u"5511912340099"_s);

    const QString id = QString::number(row["id"_L1].toInteger());
    QByteArray shown;
    EXPECT_EQ(cli({u"show"_s, id, u"--body"_s}, &shown), 0);
    EXPECT_EQ(shown, body);
    EXPECT_EQ(cli({u"show"_s, u"latest"_s, u"--raw"_s}, &shown), 0);
    EXPECT_TRUE(shown.startsWith("POST /hooks/whapi?a=%zz HTTP/1.1\r\n"));
    EXPECT_TRUE(shown.endsWith(body));
    EXPECT_EQ(cli({u"show"_s, u"999"_s}), 1);
}

TEST_F(MainJob, FiltersCountWaitAndReportWhatIsWrong)
{
    HttpPeer peer(m_port);
    ASSERT_EQ(peer.post("/a", whapiText("first")), 200);
    ASSERT_EQ(peer.post("/b", "{\"x\":1}"), 200);
    QByteArray output;
    EXPECT_EQ(cli({u"count"_s}, &output), 0);
    EXPECT_EQ(output, "2\n");
    EXPECT_EQ(cli({u"count"_s, u"provider:whapi"_s}, &output), 0);
    EXPECT_EQ(output, "1\n");
    EXPECT_EQ(cli({u"count"_s, u"-provider:whapi"_s}, &output), 0);
    EXPECT_EQ(output, "1\n");
    EXPECT_EQ(cli({u"count"_s, u"-first"_s}, &output), 0);
    EXPECT_EQ(output, "1\n");
    EXPECT_EQ(cli({u"count"_s, QString()}, &output), 0);
    EXPECT_EQ(output, "2\n");
    EXPECT_EQ(cli({u"count"_s, u"body.x:1"_s}, &output), 0);
    EXPECT_EQ(output, "1\n");
    EXPECT_EQ(cli({u"count"_s, u"provder:whapi"_s}), 2);
    EXPECT_EQ(cli({u"wait"_s, u"path:/a"_s, u"--timeout"_s, u"5"_s}), 0);
    EXPECT_EQ(cli({u"wait"_s, u"path:/never"_s, u"--timeout"_s, u"0.2"_s}), 3);
    EXPECT_EQ(cli({u"nonsense"_s}), 2);
}

TEST_F(MainJob, AnExportComesBackEqualAndIsRecognisedAfresh)
{
    HttpPeer peer(m_port);
    const QByteArray odd("\x00\xff{\"a\":\n", 7);
    ASSERT_EQ(peer.post("/odd", odd, "X-Twice: 1\r\nx-twice: 2\r\nX-Latin: \xe9\r\n"), 200);
    ASSERT_EQ(peer.post("/whapi", whapiText("hello")), 200);
    const QString file = m_directory.filePath(u"export.ndjson"_s);
    EXPECT_EQ(cli({u"export"_s, u"--format"_s, u"ndjson"_s, u"--output"_s, file}), 0);

    const QString copy = m_directory.filePath(u"copy.sqlite"_s);
    EXPECT_EQ(runCli({u"import"_s, u"--store"_s, copy, file}), 0);
    QByteArray before, after;
    for (const QString &part : {u"--body"_s, u"--raw"_s}) {
        for (const QString &id : {u"1"_s, u"2"_s}) {
            EXPECT_EQ(cli({u"show"_s, id, part}, &before), 0);
            EXPECT_EQ(runCli({u"show"_s, u"--store"_s, copy, id, part}, &after), 0);
            EXPECT_EQ(before, after);
        }
    }
    EXPECT_EQ(runCli({u"count"_s, u"--store"_s, copy, u"provider:whapi origin:imported"_s}, &after), 0);
    EXPECT_EQ(after, "1\n");
    // Through standard output and input as well.
    EXPECT_EQ(cli({u"export"_s, u"--output"_s, u"-"_s}, &before), 0);
    const QString third = m_directory.filePath(u"third.sqlite"_s);
    EXPECT_EQ(runCli({u"import"_s, u"--store"_s, third, u"-"_s}, nullptr, before), 0);
    EXPECT_EQ(runCli({u"export"_s, u"--store"_s, third, u"path:/odd"_s}, &after), 0);
    EXPECT_TRUE(after.contains(odd.toBase64()));
}

TEST_F(MainJob, ASecondWriterAndABusyPortAreRefusedWithTheirExitCodes)
{
    QByteArray output;
    EXPECT_EQ(cli({u"listen"_s, u"--port"_s, u"0"_s}), 6);
    EXPECT_EQ(cli({u"import"_s, u"-"_s}, nullptr, "{}\n"), 6);
    EXPECT_EQ(runCli({u"listen"_s, u"--store"_s, m_directory.filePath(u"other.sqlite"_s), u"--port"_s,
                  QString::number(m_port)}), 4);
    m_listener->signal(SIGINT);
    EXPECT_EQ(m_listener->wait(), 0);
}

TEST_F(MainJob, ADeliveryCannotSteerTheTerminal)
{
    HttpPeer peer(m_port);
    ASSERT_EQ(peer.post("/\xc2\x9b\x32J", "\x1b]0;pwned\x07"), 200);
    QByteArray output;
    for (const QStringList &command : {QStringList{u"list"_s}, {u"show"_s, u"latest"_s}}) {
        EXPECT_EQ(cli(command, &output), 0);
        EXPECT_FALSE(output.contains('\x1b') || output.contains('\x07') || output.contains("\xc2\x9b")) << output.toPercentEncoding().constData();
    }
}

TEST_F(MainJob, AnExportNeverDestroysItsStoreAndSaysWhenItIsCutShort)
{
    HttpPeer peer(m_port);
    ASSERT_EQ(peer.post("/x", "body"), 200);
    EXPECT_EQ(cli({u"export"_s, u"--output"_s, m_store}), 2);
    EXPECT_EQ(cli({u"export"_s, u"--output"_s, m_store + u"-wal"_s}), 2);
    EXPECT_EQ(cli({u"export"_s, u"--output"_s, u"/dev/full"_s}), 6);
    EXPECT_EQ(cli({u"export"_s, u"--output"_s, u"/dev/null"_s}), 0);
    QByteArray output;
    EXPECT_EQ(cli({u"count"_s}, &output), 0);
    EXPECT_EQ(output, "1\n");
    EXPECT_EQ(system(qPrintable(u"%1/hookglass-cli list --store %2 > /dev/full 2> /dev/null"_s.arg(QStringLiteral(PROGRAM_DIR), m_store))) >> 8, 6);
}

TEST_F(MainJob, AStalledReaderOfItsOutputDoesNotKeepItFromEnding)
{
    HttpPeer peer(m_port);
    for (int i = 0; i < 900; ++i)
        ASSERT_EQ(peer.post("/a-rather-long-path-so-that-the-pipe-is-soon-full-" + QByteArray(60, 'x'), "x"), 200);
    m_listener->signal(SIGTERM);
    EXPECT_EQ(m_listener->wait(), 0);
}

TEST_F(MainJob, AnImportLeavesOutTheLineThatIsWrongAndNoOther)
{
    const QByteArray good = "{\"method\":\"POST\",\"target\":\"/a\",\"body_base64\":\"eA==\"}\n";
    const QByteArray deep = "{\"a\":" + QByteArray(2000, '[') + QByteArray(2000, ']') + "}\n";
    const QString store = m_directory.filePath(u"import.sqlite"_s);
    EXPECT_EQ(runCli({u"import"_s, u"--store"_s, store, u"-"_s}, nullptr, good + deep + "nonsense\n" + good), 1);
    QByteArray output;
    EXPECT_EQ(runCli({u"count"_s, u"--store"_s, store}, &output), 0);
    EXPECT_EQ(output, "2\n");
}

TEST_F(MainJob, EveryStoredDeliveryGetsItsLineAlsoTheLastBeforeTheEnd)
{
    HttpPeer peer(m_port);
    for (int i = 0; i < 40; ++i)
        ASSERT_EQ(peer.post("/line", QByteArray::number(i)), 200);
    m_listener->signal(SIGTERM);
    EXPECT_EQ(m_listener->readAll().count('\n'), 40);
    EXPECT_EQ(m_listener->wait(), 0);
}

TEST_F(MainJob, AMalformedRequestIsAnswered400AndKept)
{
    HttpPeer peer(m_port);
    peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    EXPECT_EQ(statusOf(peer.readAll()), 400);
    const auto rows = jsonLines({u"list"_s, u"--json"_s, u"is:error"_s});
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows[0]["status"_L1].toInt(), 400);
    EXPECT_FALSE(rows[0]["problem"_L1].toString().isEmpty());
    QByteArray head;
    EXPECT_EQ(cli({u"show"_s, u"latest"_s, u"--headers"_s}, &head), 0);
    EXPECT_TRUE(head.contains("Content-Length: 1\r\nContent-Length: 2\r\n"));
}

TEST(Identify, TellsWhatAFileHolds)
{
    QByteArray output;
    EXPECT_EQ(runCli({u"identify"_s, u"--json"_s, u"-"_s}, &output, whapiText("hi")), 0);
    const QJsonObject object = QJsonDocument::fromJson(output).object();
    EXPECT_EQ(object["provider"_L1].toString(), u"whapi"_s);
    EXPECT_EQ(object["events"_L1].toArray().at(0).toObject()["type"_L1].toString(), u"messages.post.text"_s);
    EXPECT_EQ(runCli({u"identify"_s, u"/nonexistent"_s}), 1);
}

TEST(Providers, ListsTheCatalogue)
{
    QByteArray output;
    EXPECT_EQ(runCli({u"providers"_s, u"--json"_s}, &output), 0);
    EXPECT_TRUE(output.contains("\"whapi\""));
    EXPECT_TRUE(output.contains("\"99digital\""));
    EXPECT_EQ(runCli({u"providers"_s, u"nobody"_s}), 1);
}
