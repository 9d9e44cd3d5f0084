// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "providers/catalogue.h"
#include "providers/description.h"

#include <memory>

namespace providers {

/// Of one request; what there is more is summed up in one event after them.
inline constexpr size_t mostEvents = 100'000;

/// What a request is by \p descriptions; see Catalogue::recognise. \p slots is the number of
/// places that their references use in the scratch memory. Any thread.
Recognition recognise(const core::Request &request, std::string_view expected,
    const std::vector<std::unique_ptr<const Description>> &descriptions, int slots);

} // namespace providers
