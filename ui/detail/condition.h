// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json.h"

#include <QString>

namespace detail {

/// How a condition that was picked with the mouse joins the filter that is there.
enum class Combine { Replace, And, AndNot, Or };
/// Whether it is applied at once or only written into the filter bar.
enum class Apply { Now, Prepare };

// Words of the filter language, written so that they read back as themselves.

/// \p value as the grammar takes it: bare where that is safe, otherwise in quotes.
QString filterValue(const QString &value);
/// `field:value`, or `field=""` for an empty value, which `:` cannot ask for.
QString condition(const QString &field, const QString &value);
/// The condition that holds for this JSON value at \p path ("body.messages[].type"): `:` for
/// words, `=` for numbers and literals, `has:` for containers.
QString jsonCondition(const QString &path, core::Json::Value value);

/// Appends a member or an element to a path: `.key`, `."odd key"`, `[3]`, `[]`.
QString withKey(const QString &path, const QString &key);
QString withIndex(const QString &path, qsizetype index);
QString withAnyIndex(const QString &path);
/// "messages[].type" of "body.messages[].type": how the catalogue and table columns name it.
QString withoutBody(const QString &path);

} // namespace detail
