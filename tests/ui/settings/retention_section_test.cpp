// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/retention_section.h"

#include "widgets/confirm.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;

class RetentionSectionTest : public testing::Test
{
protected:
    void SetUp() override
    {
        section.resize(700, 300);
        section.show();
    }

    QString note() const { return section.findChild<QLabel *>(u"note"_s)->text(); }
    QPushButton *button() const { return section.findChild<QPushButton *>(u"applyRetention"_s); }
    void check(const QString &name)
    {
        auto *box = section.findChild<QCheckBox *>(name);
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    }

    // Types "keep at most 100" and answers the question for a preview.
    void limitCount(qint64 wouldDelete)
    {
        check(u"countOn"_s);
        section.findChild<QSpinBox *>(u"countAmount"_s)->setValue(100);
        ASSERT_TRUE(asked.wait(5000));
        section.showPreview(asked.constLast()[0].value<store::Retention>(), wouldDelete);
    }

    QTemporaryDir directory;
    settings::Settings settings {directory.filePath(u"s.conf"_s)};
    settings::RetentionSection section {settings};
    QSignalSpy asked {&section, &settings::RetentionSection::previewRequested};
};

TEST_F(RetentionSectionTest, KeepsEverythingByDefault)
{
    EXPECT_EQ(note(), u"Everything is kept."_s);
    EXPECT_FALSE(button()->isEnabled());
}

TEST_F(RetentionSectionTest, ShowsWhatItWouldDeleteBeforeItCanBeApplied)
{
    check(u"countOn"_s);
    EXPECT_FALSE(button()->isEnabled());
    ASSERT_TRUE(asked.wait(5000));
    const auto wanted = asked.constLast()[0].value<store::Retention>();
    EXPECT_EQ(wanted.maxCount, 100'000);
    EXPECT_EQ(wanted.maxAgeSeconds, 0);
    section.showPreview(wanted, 1204);
    EXPECT_TRUE(note().contains(u"Would delete 1,204 deliveries now"_s) || note().contains(u"Would delete 1204 deliveries now"_s));
    EXPECT_TRUE(button()->isEnabled());
}

TEST_F(RetentionSectionTest, SpeaksOfOneDeliveryInTheSingular)
{
    limitCount(1);
    EXPECT_TRUE(note().contains(u"Would delete 1 delivery now"_s)) << note().toStdString();
    auto *count = section.findChild<QSpinBox *>(u"countAmount"_s);
    EXPECT_EQ(count->suffix(), u" deliveries"_s);
    count->setValue(1);
    EXPECT_EQ(count->text(), u"1 delivery"_s);
}

TEST_F(RetentionSectionTest, ItsNumbersAreOfOneWidth)
{
    const int width = section.findChild<QSpinBox *>(u"ageAmount"_s)->width();
    EXPECT_EQ(section.findChild<QSpinBox *>(u"countAmount"_s)->width(), width);
    EXPECT_EQ(section.findChild<QSpinBox *>(u"sizeAmount"_s)->width(), width);
}

TEST_F(RetentionSectionTest, AnAnswerForOtherValuesIsIgnored)
{
    check(u"ageOn"_s);
    section.showPreview({.maxAgeSeconds = 5}, 77);
    EXPECT_FALSE(note().contains(u"77"_s));
    EXPECT_FALSE(button()->isEnabled());
}

TEST_F(RetentionSectionTest, AsksBeforeItDeletesAndTakesNoForNo)
{
    limitCount(1204);
    widgets::answerNextQuestion(false);
    QTest::mouseClick(button(), Qt::LeftButton);
    EXPECT_EQ(settings.retention(), store::Retention());
    EXPECT_TRUE(widgets::lastQuestion()->text.contains(u"cannot be undone"_s));

    widgets::answerNextQuestion(true);
    QTest::mouseClick(button(), Qt::LeftButton);
    EXPECT_EQ(settings.retention().maxCount, 100);
    EXPECT_EQ(note(), u"In effect."_s);
}

TEST_F(RetentionSectionTest, AppliesWithoutAQuestionWhatDeletesNothing)
{
    limitCount(0);
    QTest::mouseClick(button(), Qt::LeftButton);
    EXPECT_EQ(settings.retention().maxCount, 100);
}

TEST_F(RetentionSectionTest, CanBeTurnedOffAgain)
{
    limitCount(0);
    QTest::mouseClick(button(), Qt::LeftButton);
    check(u"countOn"_s);
    ASSERT_TRUE(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    EXPECT_EQ(settings.retention(), store::Retention());
    EXPECT_EQ(note(), u"Everything is kept."_s);
}

} // namespace
