// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace deliveries {

/// The line in which a filter is written: marks the place of an error, and tells keys that
/// mean more here than in any line.
class FilterField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterField(QWidget *parent = nullptr);

    /// Underlines these characters and frames the field in red.
    void markError(int position, int length);
    void clearError();
    bool hasError() const { return m_errorLength > 0; }
    QRect cursorPlace() const { return cursorRect(); } ///< where a list of completions hangs

Q_SIGNALS:
    void escapePressed();
    void historyRequested(); ///< Down in an empty field, Ctrl+Down in any

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void formatText();

    int m_errorPosition = 0;
    int m_errorLength = 0;
};

} // namespace deliveries
