// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace core {

// The parts that filter, completion and recognition must all read alike. Any bytes will do;
// views point into what was given. Any thread.

/// The path of a request target, without query and fragment; a proxy's form (http://host/path)
/// loses its host.
std::string_view pathOf(std::string_view target);
/// What stands between "?" and "#"; empty when there is no query.
std::string_view queryOf(std::string_view target);

/// A peer without its port and brackets: "[::1]:80" is ::1.
std::string_view addressOf(std::string_view peer);

/// A content type without its parameters, case as written.
std::string_view mediaType(std::string_view contentType);

/// Takes the next item off "a=1&b=2", skipping empty ones; false when there is none. Name and
/// value stay encoded.
bool takeUrlItem(std::string_view &rest, std::string_view &name, std::string_view &value);
/// "a%20b" and "a+b" are "a b". What is no escape stays as it is; the result may not be UTF-8.
std::string urlDecoded(std::string_view text);

} // namespace core
