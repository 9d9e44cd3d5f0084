// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json.h"
#include "providers/catalogue.h"
#include "providers/schema.h"

namespace providers {

/// The parts of a provider's file that are told to people: names, feeds, fields, masks. Event
/// types are left to the compiler. \p root fits the schema; what it cannot check is added to
/// \p faults.
Provider describeProvider(core::Json::Value root, std::vector<Fault> &faults);

} // namespace providers
