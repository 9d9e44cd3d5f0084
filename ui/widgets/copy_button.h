// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QToolButton>

#include <functional>

namespace widgets {

/// Copies a text to the clipboard and says "Copied" for a moment, in place and to screen
/// readers. The text is asked for when the button is pressed.
class CopyButton final : public QToolButton
{
    Q_OBJECT

public:
    /// \p what names the copied thing in the tooltip: "the address".
    CopyButton(const QString &what, std::function<QString()> text, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void copy();
    void rest();

    QString m_what;
    std::function<QString()> m_text;
    QTimer m_back;
};

} // namespace widgets
