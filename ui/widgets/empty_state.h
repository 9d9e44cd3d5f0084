// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <functional>

class QFrame;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace widgets {

/// What a page shows instead of nothing: a picture, what is the matter, and the next step, as
/// buttons and perhaps a line to copy into a terminal.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setIcon(const QString &name); ///< of theme::icon()
    void setTitle(const QString &title);
    void setText(const QString &text);
    /// A line in fixed width with a copy button; empty takes it away.
    void setCode(const QString &code);
    QPushButton *addButton(const QString &text, const std::function<void()> &action);
    void clearButtons();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void tint();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QFrame *m_codeBox;
    QLabel *m_code;
    QHBoxLayout *m_buttons;
};

} // namespace widgets
