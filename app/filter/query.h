// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/terms.h"
#include "filter/record.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace filter {

struct Expression; // the tree; see expression.h

/// Why a text is no query: where, what, and what to write instead.
struct SyntaxError {
    qsizetype position = 0; ///< in QChars of the text
    qsizetype length = 1;
    QString message; ///< a full sentence
    QString suggestion; ///< "provider:" for "provder:"; empty when there is none
};

/// What a query may need from outside to be understood.
struct Context {
    qint64 nowMs = 0; ///< "today", "-15m" and "age" are relative to it; milliseconds since 1970
    /// Text of a saved filter, for #name; no value when there is none of that name.
    std::function<std::optional<QString>(const QString &name)> savedFilter;
    /// Values of a field in the selected row, for @field; empty when nothing is selected.
    std::function<std::vector<std::string>(const QString &field)> selectedValues;
    /// Name of a provider for people, for explain(): "WhatsAble" for "whatsable". May be unset.
    std::function<QString(const QString &provider)> providerTitle{};
};

/// A condition on the store's index that every match of a query fulfils; used to leave out
/// what cannot match. Any is "no condition".
struct IndexCondition {
    enum class Kind { Any, Term, And, Or };
    Kind kind = Kind::Any;
    qint64 term = 0; ///< core::indexTerm(), for Kind::Term
    std::vector<IndexCondition> parts; ///< for And and Or
};

/// Which parts of a record a query looks at, cheapest first. A store loads no more than that.
enum Part : unsigned { MetaPart = 1, EventPart = 2, AnnotationPart = 4, HeadPart = 8, BodyPart = 16 };

/// A query of the filter language: understood, checked, ready to be asked. Cheap to copy,
/// immutable, any thread; a Matcher made from it belongs to one thread.
class Query
{
public:
    Query(); ///< matches everything

    /// Understands \p text (grammar in parser.h). An empty or blank text matches everything.
    static std::variant<Query, SyntaxError> parse(const QString &text, const Context &context);

    bool matchesAll() const;
    const QString &text() const; ///< as given
    QString print() const; ///< the canonical form; parse(print()) is this query
    QString explain() const; ///< in words: "Whapi or WhatsAble, with an image, over 1 MB"
    QStringList warnings() const; ///< e.g. a lone "-" is taken as text

    IndexCondition indexCondition() const;
    unsigned parts() const; ///< Part bits
    /// Bounds on receivedUs that every match fulfils; unset sides are open.
    std::optional<qint64> earliestUs() const;
    std::optional<qint64> latestUs() const;

    const std::shared_ptr<const Expression> &expression() const;

private:
    struct Data;
    std::shared_ptr<const Data> d;
};

/// Asks one query of many records. Holds scratch memory (a JSON reader, compiled regular
/// expressions): one a thread. Never fails: what could fail was refused by Query::parse.
class Matcher
{
public:
    explicit Matcher(const Query &query);
    ~Matcher();
    Matcher(Matcher &&) noexcept;

    bool matches(Record &record);

    /// Byte ranges in the decoded body at which the query's conditions on it hold, to be
    /// highlighted; empty when the query says nothing about the body.
    std::vector<std::pair<qsizetype, qsizetype>> bodyMatches(Record &record);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// What the filter bar and the help offer.
struct FieldHelp {
    QString name; ///< "provider", "body."
    QString description; ///< a short sentence
    QString example;
    bool available = true; ///< false: known, comes with later work
};
const std::vector<FieldHelp> &fieldHelp();

} // namespace filter
