// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter/expression.h"
#include "filter/scanner.h"

#include <QStringList>

#include <optional>

namespace filter {

/// A text that is being read: how far, and what was noticed. One reading, one thread.
struct Reading {
    explicit Reading(const QString &query) : text(query), scanner(text) { }
    Reading(const Reading &) = delete;
    Reading &operator=(const Reading &) = delete;

    /// Keeps the first thing that was wrong.
    std::nullopt_t fail(qsizetype position, qsizetype length, const QString &message, const QString &suggestion = {});
    /// A text in quotes; what touches its end is refused, as it would silently be another term.
    std::optional<QString> readQuoted();

    const QString text;
    Scanner scanner;
    QStringList warnings;
    std::optional<SyntaxError> error;
    bool inElement = false; ///< inside path:( … ), where every name is a key
    qsizetype endOfList = -1; ///< where the values of the newest condition ended
};

/// Reads the parts of `field op value,value`. What returns nothing has either failed the
/// reading, or met something else than it looks for.
class ConditionReader
{
public:
    explicit ConditionReader(Reading &reading)
        : m_reading(reading), m_text(reading.text), m_scanner(reading.scanner), m_error(reading.error) { }

    /// A field and its path, when an operator may follow; no more is promised of the position
    /// when there is none.
    std::optional<FieldRef> readField();
    std::optional<Operator> readOperator();
    /// The values behind the operator of a condition that began at \p begin.
    bool readValues(Condition &condition, qsizetype begin);

private:
    bool atOperator() const;
    std::optional<FieldRef> readElementField();
    std::optional<FieldRef> readNamedField();
    std::optional<FieldRef> checkPath(const FieldRef &ref, qsizetype begin);
    std::nullopt_t refusePath(qsizetype begin);
    std::nullopt_t refuseNearMiss(const QString &name, qsizetype begin);
    std::optional<Value> readValue(const Condition &condition, qsizetype begin);
    std::nullopt_t missingValue(const Condition &condition, qsizetype begin);
    std::optional<Value> readPresence();
    std::optional<Value> readReference();
    std::optional<Value> readQuotedValue();
    Value readWordValue(const Condition &condition);

    Reading &m_reading;
    const QString &m_text;
    Scanner &m_scanner;
    std::optional<SyntaxError> &m_error;
    bool m_isPresence = false; ///< behind has:
};

} // namespace filter
