// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/theme.h"

#include <QFrame>

class QFormLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace settings {

/// One titled group of the settings page: a sentence on what it is for, rows of a label and an
/// editor, a line that says what is wrong or what would happen, and buttons.
class Section : public QFrame
{
    Q_OBJECT

public:
    Section(const QString &icon, const QString &title, const QString &purpose, QWidget *parent = nullptr);

protected:
    void addRow(const QString &label, QWidget *editor, const QString &hint = {});
    void addWide(QWidget *widget);
    /// The wheel changes \p editor only while it has the focus, and scrolls the page otherwise.
    void guardFromWheel(QWidget *editor);
    QPushButton *addButton(const QString &text);
    /// Below the rows, with icon and colour of its level; empty takes it away.
    enum class Note { Info, Warning, Danger };
    void setNote(const QString &sentence, Note level = Note::Info);
    QString note() const;

    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tint();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_purpose;
    QFormLayout *m_rows;
    QWidget *m_noteRow;
    QLabel *m_noteIcon;
    QLabel *m_note;
    Note m_level = Note::Info;
    QHBoxLayout *m_buttons;
};

} // namespace settings
