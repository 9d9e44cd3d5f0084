// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/text_search.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace detail {

/// The line for finding in a body: text, case, "3 of 17", next and previous, Esc closes.
/// Lives in the main thread; finds nothing itself.
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    void open(); ///< shows itself, focuses and selects the text
    Search search() const;
    /// \p current counts from 0, -1 for none; \p total may be maxMatches, which means "or more".
    void setCount(qsizetype current, qsizetype total);
    /// No text is looked for, the places are those of the filter.
    void setFilterCount(qsizetype current, qsizetype total);
    void setBusy();

Q_SIGNALS:
    void searchChanged();
    void nextWanted();
    void previousWanted();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *addButton(const QString &icon, const QString &text);

    QLineEdit *m_text;
    QToolButton *m_case;
    QLabel *m_count;
};

} // namespace detail
