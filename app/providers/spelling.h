// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace providers {

/// " Did you mean \"summary\"?" for "sumary"; empty when nothing in \p known is near.
QString suggestion(std::string_view word, const std::vector<std::string> &known);

} // namespace providers
