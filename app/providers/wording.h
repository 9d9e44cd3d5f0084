// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "providers/content.h"

namespace providers {

/// \p text on one line: line ends, tabs and control characters become single blanks; at most
/// \p most bytes, with "…" where it was cut, never inside a character.
std::string oneLine(std::string_view text, size_t most = 300);

/// The first \p most bytes of \p text, never cut inside a character.
std::string_view cutText(std::string_view text, size_t most);

/// What a request that no provider claims looks like: "POST /x · JSON object with keys a, b ·
/// 1.2 kB".
std::string describeUnknown(const Content &content);

} // namespace providers
