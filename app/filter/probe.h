// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/body_prefilter.h"
#include "filter/expression.h"
#include "filter/predicate.h"
#include "filter/subject.h"

#include <memory>
#include <utility>
#include <vector>

namespace filter {

/// Byte ranges of a body.
using Ranges = std::vector<std::pair<qsizetype, qsizetype>>;

/// One condition of a query, ready to be asked of record after record. One thread.
class Probe
{
public:
    virtual ~Probe() = default;
    virtual bool holds(Subject &subject) = 0;
    /// Adds where in the body it holds; most conditions are not about the body.
    virtual void addRanges(Subject &, Ranges &) { }

    int cost = 1; ///< relative; what is cheap is asked first
    bool perEvent = false; ///< the answer may differ from one event of a record to the next
};

std::unique_ptr<Probe> makeProbe(const Condition &condition);
std::unique_ptr<Probe> makeProbe(const Regex &regex, bool inElement);
std::unique_ptr<Probe> makeEventTextProbe(const QString &word); ///< free text, all but the body
std::unique_ptr<Probe> makeEventRegexProbe(const Regex &regex);

// The probes of bodies, in body_probe.cpp.
std::unique_ptr<Probe> makeBodyProbe(const Condition &condition); ///< of body, and paths into it
std::unique_ptr<Probe> makeBodyTextProbe(const QString &word); ///< free text in the body
std::unique_ptr<Probe> makeBodyRegexProbe(const Regex &regex); ///< of body, or without a field
std::unique_ptr<Probe> makeJsonRegexProbe(const Regex &regex);
std::unique_ptr<Probe> makePathProbe(const FieldRef &path); ///< there is something at the path
std::unique_ptr<Probe> makeElementTextProbe(const QString &word); ///< free text in path:( … )
std::unique_ptr<Probe> makeElementRegexProbe(const Regex &regex);

/// Where a path into the body starts: at the body's root, or at the element of path:( … ).
core::Json::Value startOf(const FieldRef &field, Subject &subject);

/// Whether a condition holds of a field's values: one of them fits; with != there are some
/// and none does.
class AnyValue
{
public:
    explicit AnyValue(Operator op) : m_isNegated(op == Operator::NotEqual) { }
    /// Takes whether the next value fits; returns whether more must be seen.
    bool add(bool fits)
    {
        m_isPresent = true;
        m_isFound = m_isFound || fits;
        return !m_isFound;
    }
    bool holds() const { return m_isNegated ? m_isPresent && !m_isFound : m_isFound; }

private:
    bool m_isNegated, m_isPresent = false, m_isFound = false;
};

} // namespace filter
