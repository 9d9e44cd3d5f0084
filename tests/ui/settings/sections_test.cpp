// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/appearance_section.h"
#include "settings/limits_section.h"
#include "settings/store_section.h"

#include "widgets/confirm.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;

class SectionsTest : public testing::Test
{
protected:
    static void click(QWidget &section, const QString &name)
    {
        QTest::mouseClick(section.findChild<QPushButton *>(name), Qt::LeftButton);
    }

    static QString note(const QWidget &section) { return section.findChild<QLabel *>(u"note"_s)->text(); }

    /// One notch down over the middle of \p editor; whether it was used up there.
    static bool turnWheel(QWidget &editor)
    {
        const QPointF centre = editor.rect().center();
        QWheelEvent turn(centre, editor.mapToGlobal(centre), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(&editor, &turn);
        return turn.isAccepted();
    }

    QTemporaryDir directory;
    settings::Settings settings {directory.filePath(u"s.conf"_s)};
};

TEST_F(SectionsTest, LimitsAreKeptWhenApplied)
{
    settings::LimitsSection section(settings);
    QSignalSpy changed(&settings, &settings::Settings::limitsChanged);
    section.findChild<QSpinBox *>(u"bodyBytes"_s)->setValue(5);
    section.findChild<QSpinBox *>(u"headTime"_s)->setValue(3);
    EXPECT_EQ(changed.size(), 0);
    click(section, u"applyLimits"_s);
    EXPECT_EQ(changed.size(), 1);
    EXPECT_EQ(settings.limits().bodyBytes, 5 * 1024 * 1024);
    EXPECT_EQ(settings.limits().headTime, std::chrono::seconds(3));
    EXPECT_EQ(settings.limits().connections, http::Limits().connections);
}

TEST_F(SectionsTest, DefaultsOfLimitsComeBack)
{
    settings.setLimits({.connections = 3});
    settings::LimitsSection section(settings);
    EXPECT_EQ(section.findChild<QSpinBox *>(u"connections"_s)->value(), 3);
    click(section, u"defaultLimits"_s);
    click(section, u"applyLimits"_s);
    EXPECT_EQ(settings.limits().connections, http::Limits().connections);
    EXPECT_FALSE(section.findChild<QPushButton *>(u"defaultLimits"_s)->isEnabled());
}

TEST_F(SectionsTest, AnotherStoreIsSaidToWaitForTheNextStart)
{
    settings::StoreSection section(settings, directory.filePath(u"now.sqlite"_s));
    const QString other = directory.filePath(u"other.sqlite"_s);
    widgets::answerNextFile(other);
    click(section, u"chooseStore"_s);
    EXPECT_EQ(settings.storePath(), other);
    EXPECT_TRUE(note(section).contains(u"From the next start on"_s));
    EXPECT_TRUE(note(section).contains(u"other.sqlite"_s));
}

TEST_F(SectionsTest, ACancelledChoiceChangesNothing)
{
    settings::StoreSection section(settings, store::defaultStorePath());
    widgets::answerNextFile({});
    click(section, u"chooseStore"_s);
    EXPECT_EQ(settings.storePath(), QString());
    EXPECT_EQ(note(section), QString());
}

TEST_F(SectionsTest, TellsHowMuchTheStoreHolds)
{
    settings::StoreSection section(settings, directory.filePath(u"now.sqlite"_s));
    store::Health health;
    health.stored = 12;
    health.sizeBytes = 3 * 1024 * 1024;
    section.showHealth(health);
    EXPECT_EQ(section.findChild<QLabel *>(u"storeSize"_s)->text(), u"12 deliveries, 3.1 MB"_s);
    health.stored = 1;
    section.showHealth(health);
    EXPECT_TRUE(section.findChild<QLabel *>(u"storeSize"_s)->text().startsWith(u"1 delivery,"_s));
}

TEST_F(SectionsTest, TheWheelChangesOnlyWhatHasTheFocus)
{
    settings::AppearanceSection choices(settings);
    settings::LimitsSection numbers(settings);
    auto *rows = choices.findChild<QComboBox *>(u"rowHeight"_s);
    auto *bytes = numbers.findChild<QSpinBox *>(u"bodyBytes"_s);
    for (QWidget *section : std::initializer_list<QWidget *> {&choices, &numbers}) {
        section->show();
        section->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(section));
    }
    numbers.findChild<QSpinBox *>(u"headBytes"_s)->setFocus();
    const int row = rows->currentIndex(), before = bytes->value();
    EXPECT_FALSE(turnWheel(*rows)) << "the page does not get it";
    EXPECT_FALSE(turnWheel(*bytes));
    EXPECT_EQ(rows->currentIndex(), row);
    EXPECT_EQ(bytes->value(), before);
    EXPECT_FALSE(bytes->hasFocus());
    bytes->setFocus();
    EXPECT_TRUE(turnWheel(*bytes));
    EXPECT_EQ(bytes->value(), before - 1);
}

TEST_F(SectionsTest, AppearanceTakesEffectAsItIsChosen)
{
    settings::AppearanceSection section(settings);
    section.show();
    auto *rows = section.findChild<QComboBox *>(u"rowHeight"_s);
    QTest::keyClick(rows, Qt::Key_Down);
    EXPECT_EQ(settings.appearance().rowHeight, settings::RowHeight::Compact);
    auto *theme = section.findChild<QComboBox *>(u"theme"_s);
    QTest::keyClick(theme, Qt::Key_End);
    EXPECT_EQ(settings.appearance().theme, theme::Preference::Dark);
    EXPECT_EQ(settings.appearance().rowHeight, settings::RowHeight::Compact);
}

TEST_F(SectionsTest, AppearanceFollowsWhatIsChosenElsewhere)
{
    settings::AppearanceSection section(settings);
    settings.setAppearance({.timeFormat = settings::TimeFormat::Epoch});
    EXPECT_EQ(section.findChild<QComboBox *>(u"timeFormat"_s)->currentIndex(), 3);
}

} // namespace
