// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace shell {

/// How well \p text answers what was typed: all of its letters must occur in order, better when
/// they stand together or begin words. No value when they do not; higher is better.
std::optional<int> fuzzyScore(QStringView typed, QStringView text);

} // namespace shell
