// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json.h"
#include "providers/catalogue.h"
#include "providers/schema.h"

namespace providers {

/// Finds what a schema cannot in "feeds", "calls" and "settings" of a provider's file: {names} that
/// nothing provides, calls that do not exist, event types that no option can cover, paths that
/// cannot be understood. \p provider is described already, with its event types.
void checkSettings(core::Json::Value root, const Provider &provider, std::vector<Fault> &faults);

} // namespace providers
