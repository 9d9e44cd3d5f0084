// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace deliveries {

/// The translation context of this folder.
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(deliveries)
};

} // namespace deliveries
