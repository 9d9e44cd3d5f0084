// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "capture/port_owner.h"

#include <QFile>
#include <QTcpServer>

#include <gtest/gtest.h>

TEST(PortOwner, NamesTheProgramThatListens)
{
    QTcpServer server;
    ASSERT_TRUE(server.listen(QHostAddress::LocalHost));
    if (!QFile::exists(QStringLiteral("/proc/net/tcp")))
        GTEST_SKIP() << "this system does not tell";
    const QString owner = capture::portOwner(server.serverPort());
    EXPECT_TRUE(owner.startsWith(QStringLiteral("test_capture"))) << owner.toStdString();
    EXPECT_TRUE(owner.contains(QStringLiteral("process ")));
    server.close();
    EXPECT_EQ(capture::portOwner(server.serverPort()), QString());
}
