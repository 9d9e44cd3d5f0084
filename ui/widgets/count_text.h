// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace widgets {

/// "1 delivery", "12,408 deliveries" in the user's locale.
QString deliveriesText(qint64 count);

} // namespace widgets
