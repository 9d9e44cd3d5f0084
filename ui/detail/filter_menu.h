// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/condition.h"

#include <QMenu>

#include <functional>

namespace detail {

/// Adds "Apply as filter" and "Prepare as filter" with Selected, Not selected, …and selected,
/// …or selected, …and not selected; disabled without a condition. \p picked outlives the menu.
void addFilterMenus(QMenu &menu, const QString &condition,
    const std::function<void(const QString &condition, Combine how, Apply when)> &picked);

} // namespace detail
