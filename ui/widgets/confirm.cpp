// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/confirm.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace widgets {
namespace {

struct Prepared {
    std::optional<bool> answer;
    std::optional<QString> file;
    std::optional<Question> last;
};

Prepared &prepared()
{
    static Prepared state;
    return state;
}

} // namespace

void confirm(QWidget *parent, const Question &question, const std::function<void(bool)> &answered)
{
    if (prepared().answer) {
        const bool answer = *std::exchange(prepared().answer, std::nullopt);
        prepared().last = question;
        answered(answer);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, question.title, question.text, QMessageBox::NoButton, parent);
    box->setObjectName(QStringLiteral("question"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *accept = box->addButton(question.accept, QMessageBox::AcceptRole);
    QPushButton *reject = box->addButton(
        question.reject.isEmpty() ? QMessageBox::tr("Cancel") : question.reject, QMessageBox::RejectRole);
    box->setDefaultButton(reject);
    box->setEscapeButton(reject);
    QObject::connect(box, &QDialog::finished, box,
        [box, accept, answered] { answered(box->clickedButton() == accept); });
    box->open();
}

void chooseFile(QWidget *parent, const QString &title, const QString &startingAt,
    const std::function<void(const QString &)> &answered)
{
    if (prepared().file) {
        answered(*std::exchange(prepared().file, std::nullopt));
        return;
    }
    auto *dialog = new QFileDialog(parent, title, startingAt);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setDefaultSuffix(QStringLiteral("sqlite"));
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, answered](int result) {
        const QStringList files = dialog->selectedFiles();
        answered(result == QDialog::Accepted && !files.isEmpty() ? files.constFirst() : QString());
    });
    dialog->open();
}

void answerNextQuestion(bool accept)
{
    prepared().answer = accept;
}

void answerNextFile(const QString &path)
{
    prepared().file = path;
}

std::optional<Question> lastQuestion()
{
    return prepared().last;
}

} // namespace widgets
