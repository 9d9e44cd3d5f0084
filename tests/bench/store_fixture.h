// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "core/result.h"

#include <QString>

namespace bench {

/// Delivery number \p number of a made-up day of WhatsApp traffic: two providers and a relay,
/// many types, 20,000 contacts, bodies of about 600 bytes. The same on every machine.
core::Delivery madeUpDelivery(qint64 number);

/// One contact in 20,000, as it stands in the events of madeUpDelivery().
std::string madeUpContact(qint64 contact);

/// Stores that many made-up deliveries in a new store at \p store, through store::Writer, and
/// writes their bodies as lines to \p bodies. Nothing is done when both are there already with
/// that many deliveries.
core::Result<void> makeStore(const QString &store, const QString &bodies, qint64 deliveries);

} // namespace bench
