// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/plan.h"
#include "filter/query.h"

#include <algorithm>

namespace filter {

struct Matcher::Private {
    explicit Private(const Query &asked) : query(asked), plan(*asked.expression()) { }

    void begin(Record &record)
    {
        subject.begin(record);
        subject.setEvent(noEvent);
        plan.begin();
    }

    Query query; // keeps the expression
    Plan plan;
    Subject subject;
    const core::Event noEvent;
};

Matcher::Matcher(const Query &query) : d(std::make_unique<Private>(query))
{
}

Matcher::~Matcher() = default;
Matcher::Matcher(Matcher &&) noexcept = default;

bool Matcher::matches(Record &record)
{
    d->begin(record);
    if (!d->plan.isPerEvent())
        return d->plan.holds(d->subject);
    const auto &events = record.events();
    if (events.empty())
        return d->plan.holds(d->subject);
    return std::any_of(events.begin(), events.end(), [this](const core::Event &event) {
        d->subject.setEvent(event);
        return d->plan.holds(d->subject);
    });
}

std::vector<std::pair<qsizetype, qsizetype>> Matcher::bodyMatches(Record &record)
{
    d->begin(record);
    Ranges found, merged;
    d->plan.addRanges(d->subject, found);
    std::sort(found.begin(), found.end());
    for (const auto &range : found) {
        if (!merged.empty() && range.first <= merged.back().first + merged.back().second)
            merged.back().second = std::max(merged.back().second, range.first + range.second - merged.back().first);
        else
            merged.push_back(range);
    }
    return merged;
}

} // namespace filter
