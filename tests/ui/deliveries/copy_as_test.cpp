// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/copy_as.h"

#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <gtest/gtest.h>

using deliveries::curlCommand;
using deliveries::shellQuoted;

static core::Request request(const QByteArray &head, const QByteArray &body)
{
    core::Request request;
    const QByteArrayList words = head.first(head.indexOf("\r\n")).split(' ');
    request.method = words[0];
    request.target = words[1];
    request.version = words[2];
    request.head = head;
    request.body = body;
    return request;
}

/// Runs \p command in sh with a "curl" that prints its arguments, each between brackets, and
/// its input when it is told to read it.
static QByteArray runWithEcho(const QString &command)
{
    static const QString echo = QStringLiteral(
        "curl() { for a in \"$@\"; do printf '[%s]\\n' \"$a\"; [ \"$a\" = @- ] && cat; done; }\n");
    QProcess shell;
    shell.start(QStringLiteral("sh"), {});
    shell.write((echo + command).toUtf8());
    shell.closeWriteChannel();
    EXPECT_TRUE(shell.waitForFinished());
    EXPECT_EQ(shell.readAllStandardError(), QByteArray());
    return shell.readAllStandardOutput();
}

TEST(CopyAs, QuotesAnyBytesForTheShell)
{
    const QByteArray odd = QByteArray("it's $HOME `x` \\ \"q\" \x01\x1b[0m%s\xff!\n ende").replace('\0', ' ');
    for (const QByteArray &bytes : {QByteArray("plain"), QByteArray(), QByteArray("it's"), QByteArray("a\nb $(x)"), odd,
             QByteArray("שלום 👋"), QByteArray("-\x7f-")}) {
        const QByteArray out = runWithEcho(QString::fromUtf8("curl " + shellQuoted(bytes) + '\n'));
        EXPECT_EQ(out, '[' + bytes + "]\n");
    }
}

TEST(CopyAs, NamesEveryHeaderInOrderAndTurnsOffWhatCurlAdds)
{
    const QByteArray body = "{\"a\":\"it's\"}";
    const core::Request sent = request("PATCH /hooks/whapi?x=1&y=[] HTTP/1.1\r\nHost: h:8080\r\nx-b: 1\r\nX-A: two\r\n"
                                       "x-b: 3\r\nX-Empty:\r\nContent-Length: 12\r\n\r\n", body);
    const QByteArray out = runWithEcho(curlCommand(sent, QStringLiteral("http://127.0.0.1:1/")));
    EXPECT_EQ(out, QByteArray("[--http1.1]\n[-X]\n[PATCH]\n[--request-target]\n[/hooks/whapi?x=1&y=[]]\n"
                              "[http://127.0.0.1:1/]\n[-H]\n[Host: h:8080]\n[-H]\n[x-b: 1]\n[-H]\n[X-A: two]\n"
                              "[-H]\n[x-b: 3]\n[-H]\n[X-Empty;]\n[-H]\n[Content-Length: 12]\n[-H]\n[User-Agent:]\n"
                              "[-H]\n[Accept:]\n[-H]\n[Content-Type:]\n[-H]\n[Expect:]\n[--data-raw]\n[" + body + "]\n"));
}

TEST(CopyAs, SendsBinaryAndLongBodiesThroughAPipe)
{
    QByteArray binary;
    for (int i = 0; i < 70'000; ++i)
        binary += char(i * 7);
    const core::Request sent = request("POST /x HTTP/1.1\r\nHost: h\r\n\r\n", binary);
    const QByteArray out = runWithEcho(curlCommand(sent));
    EXPECT_TRUE(out.endsWith(QByteArray("[--data-binary]\n[@-]\n" + binary))) << out.size();
    const core::Request text = request("POST /x HTTP/1.1\r\nHost: h\r\n\r\n", QByteArray("line\n").repeated(20'000));
    EXPECT_TRUE(runWithEcho(curlCommand(text)).endsWith(text.body));
}

TEST(CopyAs, NeverMakesCurlReadAFile)
{
    const core::Request sent = request("POST /x HTTP/1.1\r\nHost: h\r\n@/etc/passwd: 1\r\n\r\n", "@/etc/passwd");
    const QByteArray out = runWithEcho(curlCommand(sent));
    EXPECT_FALSE(out.contains("[@/etc/passwd: 1]"));
    EXPECT_TRUE(out.endsWith("[--data-raw]\n[@/etc/passwd]\n"));
}

TEST(CopyAs, RealCurlSendsTheSameBytes)
{
    if (QStandardPaths::findExecutable(QStringLiteral("curl")).isEmpty())
        GTEST_SKIP() << "no curl here";
    QTcpServer server;
    ASSERT_TRUE(server.listen(QHostAddress::LocalHost));
    QByteArray body("\x00\x01\xff binary\r\n", 12);
    const QByteArray head = "PUT /a/../b?q=%20 HTTP/1.1\r\nHost: example.org\r\nx-lower: 1\r\nX-Twice: a\r\nX-Twice: b\r\n"
                            "Content-Length: 12\r\n\r\n";
    QProcess shell;
    shell.start(QStringLiteral("sh"), {});
    shell.write(curlCommand(request(head, body), QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort())).toUtf8());
    ASSERT_TRUE(shell.waitForBytesWritten());
    shell.closeWriteChannel();
    ASSERT_TRUE(server.waitForNewConnection(10'000));
    QTcpSocket *peer = server.nextPendingConnection();
    QByteArray received;
    while (received.size() < head.size() + body.size() && peer->waitForReadyRead(5000))
        received += peer->readAll();
    EXPECT_EQ(received, head + body);
    peer->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    peer->flush();
    peer->disconnectFromHost();
    EXPECT_TRUE(shell.waitForFinished(10'000));
}
