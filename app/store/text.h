// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace store {

/// \p text itself when it is valid UTF-8, otherwise \p buffer, filled with a copy in which
/// every invalid byte is U+FFFD. Texts come from the network; columns of type TEXT hold UTF-8.
std::string_view storableText(std::string_view text, std::string &buffer);

} // namespace store
