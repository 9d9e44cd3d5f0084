// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json.h"
#include "providers/catalogue.h"
#include "providers/schema.h"

namespace providers {

struct SampleFile {
    QString name; ///< "messages.post.text.json"
    QByteArray bytes;
};

/// Gives \p provider its samples: one a file, named after its event type, unless \p entries
/// ("samples" in the provider's file) says otherwise; and the entries without a body.
void addSamples(const std::vector<SampleFile> &files, core::Json::Value entries, Provider &provider,
    std::vector<Fault> &faults);

} // namespace providers
