// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/captured_values.h"

#include "core/request_parts.h"
#include "store/event_ids.h"
#include "store/row.h"
#include "store/visibility.h"

#include <algorithm>

namespace store {

using namespace Qt::StringLiterals;

/// What is looked at for completion: enough to know what is usual, quick enough to wait for.
static constexpr qint64 newestDeliveries = 20000;

using Add = std::function<void(std::string_view)>;

/// Where the values of a filter field are: one row of the statement a delivery or event, with
/// the row's id first and the value second.
struct Source {
    QLatin1String field;
    const char *column;
    const char *table;
    void (*collect)(const Statement &row, const Add &add);
};

static void collectText(const Statement &row, const Add &add)
{
    add(row.text(1));
}

static void collectNumber(const Statement &row, const Add &add)
{
    add(std::to_string(row.integer(1)));
}

/// "message.in.text", and also "message.in" and "message", which find it too.
static void collectKind(const Statement &row, const Add &add)
{
    const std::string_view kind = row.text(1);
    for (size_t end = kind.find('.'); end != std::string_view::npos; end = kind.find('.', end + 1))
        add(kind.substr(0, end));
    add(kind);
}

static void collectDirection(const Statement &row, const Add &add)
{
    const auto direction = core::Direction(row.integer(1));
    if (direction != core::Direction::None)
        add(direction == core::Direction::In ? "in" : "out");
}

static void collectOrigin(const Statement &row, const Add &add)
{
    add(core::Origin(row.integer(1)) == core::Origin::Imported ? "imported" : "captured");
}

/// As the filter reads it; an answer that has not been given has no status.
static void collectStatus(const Statement &row, const Add &add)
{
    if (row.integer(1) != 0)
        collectNumber(row, add);
}

static void collectPath(const Statement &row, const Add &add)
{
    add(core::pathOf(row.blob(1)));
}

static void collectAddress(const Statement &row, const Add &add)
{
    add(core::addressOf(row.text(1)));
}

static void collectContentType(const Statement &row, const Add &add)
{
    const std::string_view head = row.blob(1);
    const auto headers = core::parseHeaders(QByteArray(head.data(), qsizetype(head.size())));
    const QByteArray type = core::firstHeader(headers, "content-type");
    add(core::mediaType({type.constData(), size_t(type.size())}));
}

static constexpr Source sources[] = {
    { "provider"_L1, "provider", "event", collectText },
    { "event"_L1, "kind", "event", collectKind },
    { "raw"_L1, "type", "event", collectText },
    { "dir"_L1, "direction", "event", collectDirection },
    { "from"_L1, "sender", "event", collectText },
    { "to"_L1, "recipient", "event", collectText },
    { "contact"_L1, "contact", "event", collectText },
    { "conv"_L1, "conversation", "event", collectText },
    { "msg"_L1, "message", "event", collectText },
    { "media"_L1, "media", "event", collectText },
    { "method"_L1, "CAST(method AS TEXT)", "delivery", collectText },
    { "path"_L1, "target", "delivery", collectPath },
    { "ip"_L1, "peer", "delivery", collectAddress },
    { "code"_L1, "status", "delivery", collectStatus },
    { "origin"_L1, "origin", "delivery", collectOrigin },
    { "session"_L1, "session", "delivery", collectNumber },
    { "ctype"_L1, "head", "content", collectContentType },
};

void ValueTally::add(core::DeliveryId delivery, std::string_view value)
{
    if (value.empty())
        return;
    m_key.assign(value);
    Count &count = m_counts[m_key];
    if (std::exchange(count.last, delivery) != delivery)
        ++count.deliveries;
}

std::vector<ValueCount> ValueTally::top(const QString &prefix, int limit) const
{
    std::vector<ValueCount> values;
    for (const auto &[value, count] : m_counts) {
        const QString text = QString::fromUtf8(value.data(), qsizetype(value.size()));
        // Bytes that are not UTF-8 cannot be typed into a filter.
        const bool canBeTyped = !text.contains(QChar::ReplacementCharacter);
        if (canBeTyped && text.startsWith(prefix, Qt::CaseInsensitive))
            values.push_back({ text, count.deliveries });
    }
    return mostFrequent(std::move(values), limit);
}

std::vector<ValueCount> mostFrequent(std::vector<ValueCount> values, int limit)
{
    const auto before = [](const ValueCount &a, const ValueCount &b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    };
    const auto end = values.begin() + std::min(qsizetype(values.size()), qsizetype(std::max(limit, 0)));
    std::partial_sort(values.begin(), end, values.end(), before);
    values.erase(end, values.end());
    return values;
}

core::Result<std::vector<ValueCount>> capturedValues(Database &database, const QString &field,
    const QString &prefix, int limit)
{
    const auto source = std::find_if(std::begin(sources), std::end(sources),
        [&](const Source &candidate) { return field.compare(candidate.field, Qt::CaseInsensitive) == 0; });
    if (source == std::end(sources))
        return std::vector<ValueCount>();
    const auto newest = database.integer("SELECT max(id) FROM delivery");
    const auto visibility = Visibility::load(database);
    if (!newest || !visibility)
        return !newest ? newest.error() : visibility.error();
    auto rows = database.prepare(std::string("SELECT id, ") + source->column + " FROM " + source->table
        + " WHERE id >= ?1 ORDER BY id");
    if (!rows)
        return rows.error();
    const int shift = std::string_view(source->table) == "event" ? eventShift : 0;
    ValueTally tally;
    rows->bind(1, std::max<qint64>(*newest - newestDeliveries + 1, 0) << shift);
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return tally.top(prefix, limit);
        const core::DeliveryId id = rows->integer(0) >> shift;
        if (visibility->isVisible(id))
            source->collect(*rows, [&](std::string_view value) { tally.add(id, value); });
    }
}

} // namespace store
