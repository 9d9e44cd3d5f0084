// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/start_options.h"

#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;

core::Result<shell::StartOptions> parse(QStringList arguments)
{
    arguments.prepend(u"hookglass"_s);
    return shell::parseArguments(arguments);
}

TEST(StartOptions, TheCommandLineGoesBeforeTheSettings)
{
    QTemporaryDir directory;
    settings::Settings settings(directory.filePath(u"s.ini"_s));
    settings.setListening({QHostAddress(u"0.0.0.0"_s), 9000});
    settings.setStorePath(u"/kept/elsewhere.sqlite"_s);

    const auto none = parse({});
    ASSERT_TRUE(none);
    EngineOptions engine = shell::engineOptions(*none, settings);
    EXPECT_EQ(engine.port, 9000);
    EXPECT_EQ(engine.address, QHostAddress(u"0.0.0.0"_s));
    EXPECT_EQ(engine.storePath, u"/kept/elsewhere.sqlite"_s);

    const auto given = parse({u"--port"_s, u"0"_s, u"--bind"_s, u"::1"_s, u"--store"_s, u"here.sqlite"_s});
    ASSERT_TRUE(given);
    engine = shell::engineOptions(*given, settings);
    EXPECT_EQ(engine.port, 0);
    EXPECT_EQ(engine.address, QHostAddress(QHostAddress::LocalHostIPv6));
    EXPECT_EQ(engine.storePath, QDir::current().absoluteFilePath(u"here.sqlite"_s));
    EXPECT_EQ(settings.listening().port, 9000);
}

TEST(StartOptions, RefusesNonsenseWithASentence)
{
    EXPECT_TRUE(parse({u"--port"_s, u"http"_s}).error().text.contains(u"--port http is not a port"_s));
    EXPECT_TRUE(parse({u"--port"_s, u"70000"_s}).error().text.contains(u"65535"_s));
    EXPECT_TRUE(parse({u"--bind"_s, u"nowhere"_s}).error().text.contains(u"not an IP address"_s));
    EXPECT_TRUE(parse({u"listen"_s}).error().text.contains(u"“listen” is not an option"_s));
    EXPECT_FALSE(parse({u"--colour"_s}).has_value());
}

TEST(StartOptions, HelpAndVersionAreAnswersNotStarts)
{
    EXPECT_TRUE(parse({u"--help"_s})->answer.contains(u"--store <file>"_s));
    EXPECT_TRUE(parse({u"--version"_s})->answer.startsWith(u"hookglass "_s));
    EXPECT_TRUE(parse({})->answer.isEmpty());
}

TEST(StartOptions, TheFirstLineIsTheOneThatScriptsWaitFor)
{
    ListenerState state;
    state.url = u"http://127.0.0.1:8080"_s;
    const QString lines = shell::startLines(state, u"/x/y.sqlite"_s);
    EXPECT_EQ(lines.section(u'\n', 0, 0), u"listening http://127.0.0.1:8080 store=/x/y.sqlite"_s);
    EXPECT_TRUE(lines.section(u'\n', 1, 1).contains(u"curl "_s));
    EXPECT_TRUE(lines.section(u'\n', 1, 1).endsWith(u"http://127.0.0.1:8080/hooks/test"_s));
}

} // namespace
