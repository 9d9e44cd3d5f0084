// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/parser.h"
#include "filter/printer.h"
#include "filter/query.h"

#include <cstdint>
#include <cstdlib>

/// Any text is read or refused with a place inside it; what is read prints to a text that
/// reads back as the same query, and can be explained and asked.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto parsed = filter::parseSyntax(text);
    if (const auto *error = std::get_if<filter::SyntaxError>(&parsed)) {
        if (error->position < 0 || error->position > text.size() || error->length < 1 || error->message.isEmpty())
            std::abort();
        return 0;
    }
    const auto &syntax = std::get<filter::Syntax>(parsed);
    const QString printed = filter::print(syntax.expression);
    const auto again = filter::parseSyntax(printed);
    const auto *same = std::get_if<filter::Syntax>(&again);
    // Quotes make a text longer, so that only a text at the limit may be refused now.
    if (!same && printed.size() > filter::maxQueryLength)
        return 0;
    if (!same || same->expression != syntax.expression)
        std::abort();

    filter::Context context;
    context.nowMs = 1'784'714'400'000;
    context.selectedValues = [](const QString &) { return std::vector<std::string>{"12", "x"}; };
    context.savedFilter = [](const QString &name) { return std::optional(name); };
    const auto query = filter::Query::parse(text, context);
    if (const auto *checked = std::get_if<filter::Query>(&query)) {
        core::Delivery delivery;
        delivery.request.body = R"({"a":[{"b":"x \u05e9","c":12.50}],"d":"{\"e\":[1,2]}"})";
        delivery.events.resize(2);
        filter::DeliveryRecord record(delivery);
        filter::Matcher matcher(*checked);
        matcher.matches(record);
        matcher.bodyMatches(record);
        if (checked->explain().isNull() && !checked->matchesAll())
            std::abort();
        checked->indexCondition();
    }
    return 0;
}
