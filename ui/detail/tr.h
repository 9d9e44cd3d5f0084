// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace detail {

/// Translation context for the texts of this folder that are worded outside a widget.
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(detail)
};

} // namespace detail
