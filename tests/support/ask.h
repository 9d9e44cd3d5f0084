// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/query.h"

#include <gtest/gtest.h>

#include <string>

/// Short ways to ask queries in tests.
namespace ask {

constexpr qint64 nowMs = 1'784'714'400'000; // 2026-07-22 10:00 UTC

inline filter::Context context()
{
    filter::Context context;
    context.nowMs = nowMs;
    context.providerTitle = [](const QString &name) {
        return name == u"whatsable" ? QStringLiteral("WhatsAble") : name == u"enablex" ? QStringLiteral("EnableX") : QString();
    };
    return context;
}

inline filter::Query query(const std::string &text, const filter::Context &with = context())
{
    auto parsed = filter::Query::parse(QString::fromStdString(text), with);
    if (const auto *error = std::get_if<filter::SyntaxError>(&parsed)) {
        ADD_FAILURE() << text << ": " << error->message.toStdString();
        return filter::Query();
    }
    return std::get<filter::Query>(parsed);
}

inline filter::SyntaxError error(const std::string &text, const filter::Context &with = context())
{
    auto parsed = filter::Query::parse(QString::fromStdString(text), with);
    if (const auto *error = std::get_if<filter::SyntaxError>(&parsed))
        return *error;
    ADD_FAILURE() << text << " was accepted";
    return {};
}

inline bool matches(const std::string &text, const core::Delivery &delivery, const core::Annotation &annotation = {})
{
    filter::DeliveryRecord record(delivery, annotation);
    filter::Matcher matcher(query(text));
    return matcher.matches(record);
}

/// Of a delivery that is nothing but this body.
inline bool body(const std::string &text, const QByteArray &body)
{
    core::Delivery delivery;
    delivery.request.body = body;
    return matches(text, delivery);
}

} // namespace ask
