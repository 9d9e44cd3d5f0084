// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/expression.h"

#include <QString>

#include <functional>

namespace filter {

/// A query in words, for the line under the filter bar. \p providerTitle (may be empty) gives
/// the name of a provider for people.
QString explain(const Expression &expression, const std::function<QString(const QString &)> &providerTitle = {});

} // namespace filter
