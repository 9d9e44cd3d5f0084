// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace detail {

/// A value on one line that can be selected and copied, with quiet words behind it. Shows the
/// beginning when there is no room for all. Lives in the main thread.
class ValueLine final : public QWidget
{
    Q_OBJECT

public:
    ValueLine(const QString &label, const QString &value, const QString &note, const QString &toolTip,
        QWidget *parent = nullptr);
};

} // namespace detail
