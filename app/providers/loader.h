// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "providers/description.h"
#include "providers/schema.h"

#include <memory>
#include <optional>

namespace providers {

/// Reads provider folders: `<name>/provider.json` and `<name>/samples/`. What cannot be used
/// is left out and told of in problems(): file, place in it, reason.
class Loader
{
public:
    Loader();

    /// Reads every folder in \p root, in the order of their names; a provider takes the place
    /// of one of the same name that was read before, unless something is wrong with it.
    void readAll(const QString &root, bool fromUser);

    std::vector<std::unique_ptr<const Description>> takeDescriptions() { return std::move(m_descriptions); }
    QStringList takeProblems() { return std::move(m_problems); }
    int slots() const { return m_slots.size(); }

private:
    std::optional<Description> readProvider(const QString &folder, const QString &name);
    void readSamples(const QString &folder, core::Json::Value entries, Provider &provider, std::vector<Fault> &faults);
    void report(const QString &file, const std::vector<Fault> &faults);

    std::optional<Schema> m_schema;
    SlotTable m_slots;
    std::vector<std::unique_ptr<const Description>> m_descriptions;
    QStringList m_problems;
};

} // namespace providers
