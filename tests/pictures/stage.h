// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "providers/catalogue.h"

#include <QString>

namespace pictures {

/// Fills a new store at \p path with a day's work of an integrator: samples of every provider
/// with varied people, words and times up to now, and some that are refused; all but the
/// newest have been looked at. The same on every run but for the times. Returns how many deliveries there are.
core::Result<int> fillStore(const QString &path, const providers::Catalogue &catalogue);

/// Whole requests as they go over the wire, to be sent to a listener.
QByteArrayList liveRequests(const providers::Catalogue &catalogue, int count);

} // namespace pictures
