// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "providers/catalogue.h"

#include <QString>

namespace pictures {

/// Fills a new store at \p path with a day's work of an integrator: samples of every provider
/// with varied people, words and times up to now, some that are refused, marks, notes and
/// colours. The same on every run but for the times. Returns how many deliveries there are.
core::Result<int> fillStore(const QString &path, const providers::Catalogue &catalogue);

} // namespace pictures
