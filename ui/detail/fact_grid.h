// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/condition.h"
#include "detail/facts.h"

#include <QWidget>

class QGridLayout;

namespace detail {

/// Facts under each other: label, value that can be selected, and buttons to filter by it and
/// to copy it. Everything can be reached by Tab. Lives in the main thread.
class FactGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit FactGrid(const std::vector<Fact> &facts, QWidget *parent = nullptr);

Q_SIGNALS:
    void filterWanted(const QString &condition, detail::Combine how, detail::Apply when);

private:
    void addRow(QGridLayout *grid, int row, const Fact &fact);
    QWidget *makeValue(const Fact &fact);
    QWidget *makeButtons(const Fact &fact);
    void showMenu(const Fact &fact, QWidget *button);
};

} // namespace detail
