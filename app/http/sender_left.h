// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace http {

/// The problem of a request whose sender was gone before all of it was here. It is stored with
/// the delivery, so what tells people about it knows it by its beginning.
inline constexpr char senderLeft[] = "The sender left before its request was complete";

} // namespace http
