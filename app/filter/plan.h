// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/probe.h"

#include <memory>
#include <vector>

namespace filter {

/// An expression made ready to be asked: conditions with their searches compiled, the cheap
/// ones first. Answers that do not depend on the event are worked out once a record.
class Plan
{
public:
    explicit Plan(const Expression &expression);
    Plan(const Expression &expression, bool inElement);

    /// To be called before the first question about a record.
    void begin();
    /// Of the subject's event (and element).
    bool holds(Subject &subject);
    bool isPerEvent() const { return m_perEvent; }
    /// Adds where in the body conditions that count for the query, and not against it, hold.
    void addRanges(Subject &subject, Ranges &ranges);
    int cost() const { return m_cost; }

private:
    enum class Kind { Everything, Not, And, Or, Probe };

    void take(const Expression &expression, bool inElement);
    void takeAll(Kind kind, const std::vector<Expression> &operands, bool inElement);
    void takeProbe(std::unique_ptr<Probe> probe);
    void takeAnywhere(std::unique_ptr<Probe> inEvent, std::unique_ptr<Probe> inBody);
    void addUp();
    bool work(Subject &subject);

    Kind m_kind = Kind::Everything;
    std::vector<Plan> m_operands;
    std::unique_ptr<Probe> m_probe;
    int m_cost = 0;
    bool m_perEvent = false;
    bool m_isKnown = false;
    bool m_known = false;
};

} // namespace filter
