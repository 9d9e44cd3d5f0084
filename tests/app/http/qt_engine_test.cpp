// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/qt_engine.h"

#include <QHostAddress>

#include <gtest/gtest.h>

#include <set>

using http::QtEngine;

namespace {

/// The engine as the server has it: bound to a listening socket nobody connects to.
class QtEngineTest : public testing::Test
{
protected:
    QtEngineTest() : engine([](qintptr) { FAIL() << "nobody connects here"; })
    {
        EXPECT_TRUE(engine.listener().listen(QHostAddress::LocalHost, 0));
        engine.bind();
        engine.bind();
    }

    QByteArray answer(int status, const QByteArray &body, bool headOnly = false)
    {
        core::Answer content;
        content.status = status;
        content.body = body;
        content.headers = {{"x-name", "value"}};
        return engine.answer(engine.open(), content, headOnly)
            .toByteArray()
            .replace("Content-Length", "content-length");
    }

    QtEngine engine;
};

} // namespace

TEST_F(QtEngineTest, WritesAnswers)
{
    EXPECT_EQ(
        answer(200, "body"), "HTTP/1.1 200 OK\r\nx-name: value\r\ncontent-length: 4\r\n\r\nbody");
    EXPECT_EQ(
        answer(404, ""), "HTTP/1.1 404 Not Found\r\nx-name: value\r\ncontent-length: 0\r\n\r\n");
}

TEST_F(QtEngineTest, CountsTheBodyThatAnAnswerToHeadLeavesOut)
{
    EXPECT_EQ(
        answer(200, "body", true), "HTTP/1.1 200 OK\r\nx-name: value\r\ncontent-length: 4\r\n\r\n");
}

TEST_F(QtEngineTest, GivesNoLengthWhereThereIsNoBody)
{
    EXPECT_EQ(answer(204, ""), "HTTP/1.1 204 No Content\r\nx-name: value\r\n\r\n");
    EXPECT_EQ(answer(304, ""), "HTTP/1.1 304 Not Modified\r\nx-name: value\r\n\r\n");
}

TEST_F(QtEngineTest, WritesStatusesThatItHasNoWordsFor)
{
    EXPECT_TRUE(answer(299, "").startsWith("HTTP/1.1 299 \r\n"));
    EXPECT_TRUE(answer(599, "").startsWith("HTTP/1.1 599 "));
}

TEST_F(QtEngineTest, HasManyExchangesOpenAndReusesThem)
{
    std::set<QtEngine::Exchange> seen;
    for (int round = 0; round < 3; ++round) {
        std::vector<QtEngine::Exchange> open;
        for (int i = 0; i < 50; ++i)
            open.push_back(engine.open());
        EXPECT_EQ(std::set<int>(open.begin(), open.end()).size(), 50u)
            << "an exchange was given twice";
        seen.insert(open.begin(), open.end());
        for (const QtEngine::Exchange exchange : open) {
            core::Answer content;
            content.body = QByteArray::number(exchange);
            const QByteArray end = "\r\n\r\n" + content.body;
            EXPECT_TRUE(engine.answer(exchange, content, false).endsWith(end));
        }
    }
    EXPECT_EQ(seen.size(), 50u);
}

TEST_F(QtEngineTest, MayGoWithExchangesOpen)
{
    engine.open();
    engine.open();
}
