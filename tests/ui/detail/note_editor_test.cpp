// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/note_editor.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace {

class NoteEditorTest : public testing::Test
{
protected:
    detail::NoteEditor editor;
    QPlainTextEdit *text = editor.findChild<QPlainTextEdit *>();
    QSignalSpy saved {&editor, &detail::NoteEditor::noteChanged};

    void SetUp() override
    {
        editor.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&editor));
    }
};

} // namespace

TEST_F(NoteEditorTest, SavesShortlyAfterTheLastKey)
{
    editor.setNote(3, "");
    QTest::keyClicks(text, QStringLiteral("seen"));
    EXPECT_TRUE(saved.isEmpty());
    ASSERT_TRUE(saved.wait());
    EXPECT_EQ(saved.size(), 1);
    EXPECT_EQ(saved[0][0].toLongLong(), 3);
    EXPECT_EQ(saved[0][1].toByteArray(), "seen");
}

TEST_F(NoteEditorTest, SavesHalfTypedTextBeforeAnotherDeliveryTakesItsPlace)
{
    editor.setNote(3, "old");
    text->moveCursor(QTextCursor::End);
    QTest::keyClicks(text, QStringLiteral("er"));
    editor.setNote(4, "other");
    ASSERT_EQ(saved.size(), 1);
    EXPECT_EQ(saved[0][0].toLongLong(), 3);
    EXPECT_EQ(saved[0][1].toByteArray(), "older");
    EXPECT_EQ(text->toPlainText(), QStringLiteral("other"));
}

TEST_F(NoteEditorTest, KeepsTextBeingTypedWhenTheSameNoteIsLoadedAnew)
{
    editor.setNote(3, "a");
    text->moveCursor(QTextCursor::End);
    QTest::keyClicks(text, QStringLiteral("b"));
    editor.setNote(3, "a");
    EXPECT_EQ(text->toPlainText(), QStringLiteral("ab"));
    QTest::keyClicks(text, QStringLiteral("c"));
    editor.save();
    EXPECT_EQ(saved.back()[1].toByteArray(), "abc");
}

TEST_F(NoteEditorTest, DoesNotSaveWhatDidNotChange)
{
    editor.setNote(3, "line\r\nother");
    editor.setNote(4, "x");
    editor.setNote(0, "");
    EXPECT_TRUE(saved.isEmpty());
    EXPECT_FALSE(text->isEnabled());
}

TEST_F(NoteEditorTest, SavesWhenTheFocusLeaves)
{
    editor.setNote(3, "");
    text->setFocus();
    QTest::keyClicks(text, QStringLiteral("x"));
    QFocusEvent leave(QEvent::FocusOut, Qt::MouseFocusReason);
    QCoreApplication::sendEvent(text, &leave);
    EXPECT_EQ(saved.size(), 1);
}
