// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace widgets {

/// A question with two answers. The words on the accepting button name the deed ("Delete
/// 1,204 deliveries"), never "OK".
struct Question {
    QString title;
    QString text; ///< what will happen, and whether it can be undone
    QString accept;
    QString reject = {}; ///< empty: "Cancel"
};

/// The only way to ask in a box of its own. Returns at once; \p answered is called when the user
/// has chosen (closing the box is "no"), unless \p parent is gone by then. Main thread.
void confirm(QWidget *parent, const Question &question, const std::function<void(bool accepted)> &answered);

/// Asks for a file to create or open; \p answered gets an empty path when the user cancels.
void chooseFile(QWidget *parent, const QString &title, const QString &startingAt,
    const std::function<void(const QString &path)> &answered);

/// Tests answer the next question, or the next choice of a file, without a box on the screen.
void answerNextQuestion(bool accept);
void answerNextFile(const QString &path);
/// The last question that was answered this way.
std::optional<Question> lastQuestion();

} // namespace widgets
