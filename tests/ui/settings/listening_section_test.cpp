// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/listening_section.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;

ListenerState listening(const QString &url, const QString &error = {})
{
    ListenerState state;
    state.listening = !url.isEmpty();
    state.url = url;
    state.error = error;
    return state;
}

class ListeningSectionTest : public testing::Test
{
protected:
    void SetUp() override { section.showState(listening(u"http://127.0.0.1:8080"_s)); }

    void typeAddress(const QString &text)
    {
        QLineEdit *edit = section.findChild<QComboBox *>(u"address"_s)->lineEdit();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }

    void typePort(int port) { section.findChild<QSpinBox *>(u"port"_s)->setValue(port); }
    QString note() const { return section.findChild<QLabel *>(u"note"_s)->text(); }
    QPushButton *button() const { return section.findChild<QPushButton *>(u"listenHere"_s); }

    QTemporaryDir directory;
    settings::Settings settings {directory.filePath(u"s.conf"_s)};
    settings::ListeningSection section {settings};
    QSignalSpy requested {&section, &settings::ListeningSection::listenRequested};
};

TEST_F(ListeningSectionTest, ThereIsNothingToApplyUntilSomethingChanges)
{
    EXPECT_FALSE(button()->isEnabled());
    EXPECT_EQ(note(), u"Listening on http://127.0.0.1:8080 now."_s);
}

TEST_F(ListeningSectionTest, MovesTheListenerAndRemembersIt)
{
    typePort(9090);
    ASSERT_TRUE(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    ASSERT_EQ(requested.size(), 1);
    EXPECT_EQ(requested[0][1].value<quint16>(), 9090);
    EXPECT_EQ(settings.listening().port, 9090);
}

TEST_F(ListeningSectionTest, WarnsBeforeOthersCanReachIt)
{
    typeAddress(u"0.0.0.0"_s);
    EXPECT_TRUE(note().contains(u"Everyone who can reach this computer"_s)) << note().toStdString();
    EXPECT_TRUE(button()->isEnabled());
    typeAddress(u"127.0.0.2"_s);
    EXPECT_FALSE(note().contains(u"Everyone"_s));
}

TEST_F(ListeningSectionTest, RefusesWhatIsNoAddressWithASentence)
{
    typeAddress(u"my laptop"_s);
    EXPECT_EQ(note(), u"“my laptop” is not an IP address. Write one like 127.0.0.1 or ::1."_s);
    EXPECT_FALSE(button()->isEnabled());
}

TEST_F(ListeningSectionTest, ShowsWhyNothingListensAndLetsOneTryAgain)
{
    section.showState(listening({}, u"Port 8080 is taken."_s));
    EXPECT_EQ(note(), u"Port 8080 is taken."_s);
    EXPECT_TRUE(button()->isEnabled());
}

TEST_F(ListeningSectionTest, ShowsWhereItReallyListensWhenTheCommandLineSaidSo)
{
    settings::ListeningSection fresh(settings);
    fresh.showState(listening(u"http://127.0.0.1:9123"_s));
    EXPECT_EQ(fresh.findChild<QSpinBox *>(u"port"_s)->value(), 9123);
    EXPECT_EQ(settings.listening().port, 8080);
}

} // namespace
