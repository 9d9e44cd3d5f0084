// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/query.h"

#include "filter/bounds.h"
#include "filter/checker.h"
#include "filter/explainer.h"
#include "filter/parser.h"
#include "filter/printer.h"

namespace filter {

struct Query::Data {
    QString text;
    std::shared_ptr<const Expression> expression;
    QStringList warnings;
    std::function<QString(const QString &)> providerTitle;
};

Query::Query()
{
    static const auto everything = std::make_shared<const Data>(Data{{}, std::make_shared<const Expression>(), {}, {}});
    d = everything;
}

std::variant<Query, SyntaxError> Query::parse(const QString &text, const Context &context)
{
    auto parsed = parseSyntax(text);
    if (const auto *error = std::get_if<SyntaxError>(&parsed))
        return *error;
    auto &syntax = std::get<Syntax>(parsed);
    if (const auto error = check(syntax.expression, context, syntax.warnings))
        return *error;
    Query query;
    query.d = std::make_shared<const Data>(Data{text, std::make_shared<const Expression>(std::move(syntax.expression)),
        syntax.warnings, context.providerTitle});
    return query;
}

bool Query::matchesAll() const
{
    return std::holds_alternative<Everything>(d->expression->node);
}

const QString &Query::text() const
{
    return d->text;
}

QString Query::print() const
{
    return filter::print(*d->expression);
}

QString Query::explain() const
{
    return filter::explain(*d->expression, d->providerTitle);
}

QStringList Query::warnings() const
{
    return d->warnings;
}

IndexCondition Query::indexCondition() const
{
    return indexConditionOf(*d->expression);
}

unsigned Query::parts() const
{
    return partsOf(*d->expression);
}

std::optional<qint64> Query::earliestUs() const
{
    const qint64 low = timesOf(*d->expression).low;
    return low == Span().low ? std::nullopt : std::optional(low);
}

std::optional<qint64> Query::latestUs() const
{
    const qint64 high = timesOf(*d->expression).high;
    return high == Span().high ? std::nullopt : std::optional(high);
}

const std::shared_ptr<const Expression> &Query::expression() const
{
    return d->expression;
}

} // namespace filter
