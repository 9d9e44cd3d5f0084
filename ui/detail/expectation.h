// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "providers/catalogue.h"

#include <QString>

namespace detail {

/// What our answer meant to the provider.
struct Expectation {
    enum class Verdict { Good, Unknown, Bad };
    Verdict verdict = Verdict::Unknown;
    QString sentence; ///< "Whapi.Cloud takes 200 as received. Retries: …"
};

/// Compares the answer with what the provider documents, in words; what it does not document is
/// called so. \p provider may be null.
Expectation compareAnswer(const core::Delivery &delivery, const providers::Provider *provider);

} // namespace detail
