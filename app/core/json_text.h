// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <string_view>

namespace core {

/// \p body as UTF-8 when it is an object, a list or a string in UTF-16 or UTF-32, with or
/// without a byte order mark; the bytes are then kept in \p narrowed. Anything else is \p body
/// itself, with its own byte order mark, which Json::read() skips. Any thread.
std::string_view jsonText(std::string_view body, QByteArray &narrowed);

} // namespace core
