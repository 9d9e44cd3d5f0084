// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/free_port.h"

#include <QTcpServer>

#include <gtest/gtest.h>

namespace {

TEST(FreePort, SkipsPortsThatAreTaken)
{
    QTcpServer first, second;
    ASSERT_TRUE(first.listen(QHostAddress::LocalHost));
    const quint16 taken = first.serverPort();
    // The next one may be somebody else's; then there is nothing to skip but the answer still holds.
    second.listen(QHostAddress::LocalHost, quint16(taken + 1));
    const quint16 free = shell::freePortAfter(QHostAddress::LocalHost, taken);
    EXPECT_GT(free, taken + 1);
    EXPECT_TRUE(QTcpServer().listen(QHostAddress::LocalHost, free));
}

TEST(FreePort, ThereIsNoneBehindTheLast)
{
    EXPECT_EQ(shell::freePortAfter(QHostAddress::LocalHost, 65535), 0);
}

} // namespace
