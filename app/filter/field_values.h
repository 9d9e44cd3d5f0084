// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/field.h"
#include "filter/subject.h"

#include <functional>
#include <optional>
#include <string_view>

namespace filter {

/// Gets one value of a field; returns false to have enough.
using TextVisitor = std::function<bool(std::string_view value)>;

/// The values of a field that is text, in UTF-8; none when it is absent. Not for paths into
/// the body. \p field is a field that is available.
void visitTexts(const FieldRef &field, Subject &subject, const TextVisitor &visit);

/// The value of a field that is stored as a number: bytes, microseconds (of Age: when it was
/// received), a status, the number of a colour. No value when it is absent.
std::optional<qint64> numberOf(Field field, Subject &subject);

/// What free words are looked for in, but for the body.
bool anyEventText(const core::Event &event, const std::function<bool(std::string_view)> &fits);

/// The name and value of an item of a query, decoded ("a%20b" and "a+b" are "a b").
void visitQueryItems(std::string_view target,
    const std::function<bool(std::string_view name, std::string_view value)> &visit);

} // namespace filter
