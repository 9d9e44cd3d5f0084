// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/json_writer.h"
#include "core/result.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// Deliveries as lines of JSON, one object a line, "\n" included. Keys are published and stay.
//
// Strings are UTF-8: bytes of a sender that are not become U+FFFD there. The exact bytes are in
// base64 beside them: head_base64 holds request line and headers, body_base64 the body,
// framed_body_base64 the body in its chunks when it came so, and method_base64, target_base64
// stand in a line only when the string could not tell all.

/// As `list --json` prints it: what happened, without headers and bodies.
std::string toJsonLine(const core::Summary &summary);
std::string toJsonLine(const core::Delivery &delivery); ///< the same keys, with all events

/// As `export --format ndjson` writes it: the same keys and everything needed to have it again.
std::string toArchiveLine(const core::Delivery &delivery, const core::Annotation &annotation);

/// How annotation.colour is written, by core::Annotation::colour.
constexpr std::array<std::string_view, 7> archiveColours {"none", "red", "yellow", "green", "blue", "purple", "grey"};

struct Archived {
    core::Delivery delivery; ///< without id and events: it is stored and recognised afresh
    core::Annotation annotation;
};

/// Reads a line of toArchiveLine(), or one that others wrote: method and target must be there,
/// what else is missing is taken as empty, received_at as now. The bytes win over the strings,
/// headers count when there is no head_base64. Fails with a sentence that names the field.
core::Result<Archived> fromArchiveLine(std::string_view line);

/// The value of the key "events".
void writeEvents(core::JsonWriter &json, const std::vector<core::Event> &events);

} // namespace store
