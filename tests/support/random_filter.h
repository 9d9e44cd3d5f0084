// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "filter/expression.h"

#include <random>

/// Random deliveries and queries that know of each other: their values come from the same
/// small stock, so that queries hit about as often as they miss. The same seed gives the same.
class RandomFilter
{
public:
    explicit RandomFilter(unsigned seed) : m_random(seed) { }

    core::Delivery delivery();
    core::Annotation annotation();
    /// A query in the parser's normal form: nothing that printing and parsing would regroup.
    filter::Expression query(int depth = 3);

    static constexpr qint64 nowMs = 1'784'714'400'000;

private:
    int below(int limit);
    bool chance(int percent) { return below(100) < percent; }
    template <typename Stock>
    auto &pick(const Stock &stock) { return stock[size_t(below(int(std::size(stock))))]; }

    core::Event event();
    QByteArray body();
    QByteArray jsonValue(int depth);
    QByteArray jsonString(const QString &text);
    filter::Expression leaf(bool inElement);
    filter::Expression condition(bool inElement);
    filter::Expression expression(int depth, bool inElement);
    filter::FieldRef field(bool inElement);
    filter::JsonPath path();
    filter::Value value(const filter::FieldRef &field, filter::Operator op);
    QString typedText(filter::FieldType type);
    QString word(filter::Field field);

    std::mt19937 m_random;
};
