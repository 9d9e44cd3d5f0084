// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/query.h"
#include "store/async_reader.h"

#include <QWidget>

#include <memory>

namespace deliveries {

/// The filter line: text is the truth. Below it the explanation in words and how many match;
/// invalid text keeps the last valid query, frames the field in red, and says what is wrong and
/// where. Completion from fields and captured values with counts; history; saved views.
///
/// Lives in the main thread. Emits queryChanged() 150 ms after the last key, or at once on
/// Return; never while the text is invalid.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(store::AsyncReader &reader, QWidget *parent = nullptr);
    ~FilterBar() override;

    QString text() const;
    const filter::Query &query() const; ///< the last valid one
    /// Replaces the text and applies it.
    void setText(const QString &text);
    /// Joins \p condition to the text ("and", "and not", "or"; brackets where needed). With
    /// \p apply false it is only written, selected, and the field focused.
    enum class Join { Replace, And, AndNot, Or };
    void join(const QString &condition, Join how, bool apply);

    /// Answers @field in queries: values of the selected row.
    void setSelectedValues(std::function<std::vector<std::string>(const QString &field)> values);
    void showCount(qint64 matched, qint64 total, bool finished); ///< "214 of 12,408"
    void showProgress(const store::ScanProgress &progress); ///< thin line, after 100 ms
    void focusField();

    /// A saved view: filter text and what the page adds (columns, sort) as opaque state.
    void setPageState(std::function<QByteArray()> state);

Q_SIGNALS:
    void queryChanged(const filter::Query &query);
    void cancelRequested(); ///< Esc while a scan runs
    void left(); ///< Esc in an empty field: focus goes back to the table
    void viewChosen(const QByteArray &pageState);
    void problem(const QString &sentence); ///< a view could not be saved or removed

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace deliveries
