// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class SettingsTest : public testing::Test
{
protected:
    QTemporaryDir directory;
    QString file = directory.filePath(u"settings.ini"_s);
};

TEST_F(SettingsTest, BeginsOnLoopbackWithNothingDeleted)
{
    const settings::Settings fresh(file);
    EXPECT_TRUE(fresh.listening().address.isLoopback());
    EXPECT_EQ(fresh.listening().port, 8080);
    EXPECT_EQ(fresh.retention(), store::Retention());
    EXPECT_EQ(fresh.storePath(), QString());
    EXPECT_EQ(fresh.appearance().theme, theme::Preference::System);
    EXPECT_EQ(fresh.limits().bodyBytes, 32 * 1024 * 1024);
}

TEST_F(SettingsTest, KeepsEverythingForTheNextRun)
{
    {
        settings::Settings first(file);
        first.setListening({QHostAddress(u"0.0.0.0"_s), 9001});
        first.setLimits({.headBytes = 8192, .bodyBytes = 5'000'000, .connections = 7, .waiting = 70,
            .headTime = 2s, .bodyTime = 3s, .idleTime = 4s});
        first.setRetention({.maxAgeSeconds = 86400, .maxCount = 1000, .maxBytes = 5'000'000'000});
        first.setAppearance({theme::Preference::Dark, settings::RowHeight::Compact,
            settings::RowOrder::NewestFirst, settings::TimeFormat::Epoch});
        first.setStorePath(u"/tmp/elsewhere.sqlite"_s);
        first.setWindowState(u"geometry"_s, "abc");
    }
    const settings::Settings second(file);
    EXPECT_EQ(second.listening(), (settings::Listening {QHostAddress(u"0.0.0.0"_s), 9001}));
    EXPECT_EQ(second.limits().headBytes, 8192);
    EXPECT_EQ(second.limits().bodyBytes, 5'000'000);
    EXPECT_EQ(second.limits().connections, 7);
    EXPECT_EQ(second.limits().waiting, 70);
    EXPECT_EQ(second.limits().headTime, 2s);
    EXPECT_EQ(second.limits().bodyTime, 3s);
    EXPECT_EQ(second.limits().idleTime, 4s);
    EXPECT_EQ(second.retention(), (store::Retention {86400, 1000, 5'000'000'000}));
    EXPECT_EQ(second.appearance().theme, theme::Preference::Dark);
    EXPECT_EQ(second.appearance().rowHeight, settings::RowHeight::Compact);
    EXPECT_EQ(second.appearance().order, settings::RowOrder::NewestFirst);
    EXPECT_EQ(second.appearance().timeFormat, settings::TimeFormat::Epoch);
    EXPECT_EQ(second.storePath(), u"/tmp/elsewhere.sqlite"_s);
    EXPECT_EQ(second.windowState(u"geometry"_s), "abc");
}

TEST_F(SettingsTest, TakesNonsenseInTheFileAsNotSet)
{
    {
        QSettings broken(file, QSettings::IniFormat);
        broken.setValue(u"listen/address"_s, u"not an address"_s);
        broken.setValue(u"listen/port"_s, 70000);
        broken.setValue(u"limits/bodyBytes"_s, -5);
        broken.setValue(u"limits/connections"_s, u"many"_s);
        broken.setValue(u"retention/count"_s, -1);
        broken.setValue(u"appearance/theme"_s, 17);
    }
    const settings::Settings read(file);
    EXPECT_EQ(read.listening(), settings::Listening());
    EXPECT_EQ(read.limits().bodyBytes, http::Limits().bodyBytes);
    EXPECT_EQ(read.limits().connections, http::Limits().connections);
    EXPECT_EQ(read.retention().maxCount, 0);
    EXPECT_EQ(read.appearance().theme, theme::Preference::System);
}

TEST_F(SettingsTest, TellsOnlyOfChanges)
{
    settings::Settings settings(file);
    QSignalSpy listening(&settings, &settings::Settings::listeningChanged);
    QSignalSpy appearance(&settings, &settings::Settings::appearanceChanged);
    settings.setListening({});
    settings.setListening({QHostAddress::LocalHost, 9000});
    settings.setListening({QHostAddress::LocalHost, 9000});
    settings.setAppearance(settings.appearance());
    EXPECT_EQ(listening.size(), 1);
    EXPECT_EQ(appearance.size(), 0);
}

} // namespace
