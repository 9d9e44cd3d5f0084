// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/confirm.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QWidget>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;

const widgets::Question question {u"Delete"_s, u"1,204 deliveries will be deleted for good."_s, u"Delete them"_s};

class ConfirmTest : public testing::Test
{
protected:
    void SetUp() override
    {
        parent.show();
        widgets::confirm(&parent, question, [this](bool accepted) { answer = accepted; });
        box = parent.findChild<QMessageBox *>(u"question"_s);
        ASSERT_NE(box, nullptr);
        ASSERT_TRUE(QTest::qWaitForWindowExposed(box));
    }

    QWidget parent;
    QMessageBox *box = nullptr;
    std::optional<bool> answer;
};

TEST_F(ConfirmTest, TheButtonThatNamesTheDeedIsYes)
{
    for (QAbstractButton *button : box->buttons()) {
        if (button->text() == question.accept)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    EXPECT_EQ(answer, true);
}

TEST_F(ConfirmTest, EscapeIsNo)
{
    QTest::keyClick(box, Qt::Key_Escape);
    EXPECT_EQ(answer, false);
}

TEST_F(ConfirmTest, ReturnAtOnceIsNoBecauseTheSafeButtonHasTheFocus)
{
    QTest::keyClick(box, Qt::Key_Return);
    EXPECT_EQ(answer, false);
}

TEST(Confirm, ATestAnswersWithoutABox)
{
    QWidget parent;
    std::optional<bool> answer;
    widgets::answerNextQuestion(true);
    widgets::confirm(&parent, question, [&](bool accepted) { answer = accepted; });
    EXPECT_EQ(answer, true);
    EXPECT_EQ(widgets::lastQuestion()->accept, question.accept);
    EXPECT_EQ(parent.findChild<QMessageBox *>(), nullptr);
}

} // namespace
