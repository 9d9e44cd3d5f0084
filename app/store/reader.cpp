// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/reader.h"

#include "store/body_values.h"
#include "store/captured_values.h"
#include "store/delivery_lookup.h"
#include "store/scan.h"
#include "store/snapshot.h"
#include "store/traffic.h"

#include <QThread>

#include <sqlite3.h>

#include <algorithm>

namespace store {

using namespace Qt::StringLiterals;

struct Reader::Private {
    QString path;
    std::unique_ptr<Database> database;
    std::vector<std::unique_ptr<Database>> helpers; ///< opened when a scan first needs them
    ArrivalTimes arrivalTimes;
    std::optional<DeliveryLookup> lookup;

    core::Result<ScanPlan> plan(const filter::Query &query, const ScanRange &range);
    core::Result<qint64> countIn(const ScanPlan &plan);
    core::Result<std::vector<Database *>> connections();
};

static core::Result<std::unique_ptr<Database>> openToRead(const QString &path)
{
    auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        return database;
    // Mapped pages would count as memory of ours, and reading is quicker, see ScanWorker.
    if (const auto set = (*database)->execute("PRAGMA mmap_size = 0; PRAGMA cache_size = -2048"); !set)
        return set.error();
    return database;
}

// ---- Opening and counting

Reader::Reader(std::unique_ptr<Private> privateData) : d(std::move(privateData))
{
}

Reader::~Reader() = default;

core::Result<std::unique_ptr<Reader>> Reader::open(const QString &path)
{
    auto opened = std::make_unique<Private>();
    opened->path = path;
    auto database = openToRead(path);
    if (!database)
        return database.error();
    opened->database = *std::move(database);
    auto lookup = DeliveryLookup::prepare(*opened->database);
    if (!lookup)
        return lookup.error();
    opened->lookup = *std::move(lookup);
    return std::unique_ptr<Reader>(new Reader(std::move(opened)));
}

QString Reader::path() const
{
    return d->path;
}

bool Reader::isReplaced() const
{
    int moved = 0;
    const int code = sqlite3_file_control(d->database->handle(), nullptr, SQLITE_FCNTL_HAS_MOVED, &moved);
    return code == SQLITE_OK && moved != 0;
}

core::Result<qint64> Reader::count()
{
    const Snapshot snapshot(*d->database);
    const auto visibility = Visibility::load(*d->database);
    return visibility ? countVisible(*d->database, *visibility) : visibility.error();
}

core::Result<core::DeliveryId> Reader::newestId()
{
    return d->database->integer("SELECT max(id) FROM delivery");
}

// ---- Scanning

/// Visible deliveries in the range of \p plan.
core::Result<qint64> Reader::Private::countIn(const ScanPlan &plan)
{
    auto select = database->prepare("SELECT count(*) FROM delivery WHERE id > ?1 AND id <= ?2");
    if (!select)
        return select.error();
    const core::DeliveryId above = std::max(plan.above, plan.visibility.clearedUpTo);
    const auto row = select->bind(1, above).bind(2, plan.upTo).step();
    if (!row)
        return row.error();
    qint64 count = select->integer(0);
    for (const core::DeliveryId id : plan.visibility.removed)
        count -= id > above && id <= plan.upTo;
    for (const core::DeliveryId id : plan.visibility.kept)
        count += id > plan.above && id <= above && plan.visibility.isVisible(id);
    return count;
}

core::Result<ScanPlan> Reader::Private::plan(const filter::Query &query, const ScanRange &range)
{
    const Snapshot snapshot(*database);
    ScanPlan plan;
    plan.query = query;
    const auto oldest = database->integer("SELECT min(id) FROM delivery");
    const auto newest = database->integer("SELECT max(id) FROM delivery");
    const auto indexed = database->integer("SELECT indexed_segment FROM state");
    auto visibility = Visibility::load(*database);
    if (!oldest || !newest || !indexed || !visibility)
        return !oldest ? oldest.error() : !newest ? newest.error() : !indexed ? indexed.error() : visibility.error();
    plan.above = std::max(range.above, *oldest - 1);
    plan.upTo = range.upTo > 0 ? std::min(range.upTo, *newest) : *newest;
    plan.indexedSegment = *indexed;
    plan.visibility = *std::move(visibility);
    if (query.parts() & filter::AnnotationPart) {
        auto annotations = loadAnnotations(*database);
        if (!annotations)
            return annotations.error();
        plan.annotations = *std::move(annotations);
    }
    const bool isAll = plan.above == *oldest - 1 && plan.upTo == *newest;
    const auto total = isAll ? countVisible(*database, plan.visibility) : countIn(plan);
    if (!total)
        return total.error();
    plan.total = *total;
    arrivalTimes.setFullSegments(*newest / segmentSize);
    return plan;
}

/// This thread's, and one for every other thread that a scan may use.
core::Result<std::vector<Database *>> Reader::Private::connections()
{
    const size_t threads = size_t(std::clamp(QThread::idealThreadCount(), 1, 4));
    std::vector<Database *> list = { database.get() };
    while (helpers.size() + 1 < threads) {
        auto helper = openToRead(path);
        if (!helper)
            return helper.error();
        helpers.push_back(*std::move(helper));
    }
    for (const auto &helper : helpers)
        list.push_back(helper.get());
    return list;
}

core::Result<ScanProgress> Reader::scan(const filter::Query &query, const ScanRange &range,
    const std::function<bool(std::span<const core::DeliveryId>, const ScanProgress &)> &found,
    const std::atomic<bool> *cancelled)
{
    const auto plan = d->plan(query, range);
    if (!plan)
        return plan.error();
    // A few new deliveries are no work to share.
    const bool isShort = plan->upTo - plan->above < 8 * segmentSize;
    const auto databases = isShort ? core::Result(std::vector<Database *> { d->database.get() }) : d->connections();
    if (!databases)
        return databases.error();
    return Scan(*plan, *databases, d->arrivalTimes, range.limit, cancelled).run(found);
}

// ---- Single deliveries

core::Result<std::vector<core::Summary>> Reader::summaries(std::span<const core::DeliveryId> ids,
    qint64 mostEvents)
{
    const Snapshot snapshot(*d->database);
    return d->lookup->summaries(ids, mostEvents);
}

core::Result<core::Delivery> Reader::delivery(core::DeliveryId id)
{
    const Snapshot snapshot(*d->database);
    return d->lookup->delivery(id);
}

core::Result<core::Annotation> Reader::annotation(core::DeliveryId id)
{
    const Snapshot snapshot(*d->database);
    return d->lookup->annotation(id);
}

// ---- Values for columns, completion and the traffic strip

core::Result<std::vector<QString>> Reader::bodyValues(std::span<const core::DeliveryId> ids, const QString &path)
{
    const Snapshot snapshot(*d->database);
    return store::bodyValues(*d->database, ids, path);
}

core::Result<std::vector<ValueCount>> Reader::values(const QString &field, const QString &prefix, int limit)
{
    const Snapshot snapshot(*d->database);
    return capturedValues(*d->database, field, prefix, limit);
}

core::Result<std::vector<ValueCount>> Reader::bodyPaths(const QString &provider, const QString &prefix, int limit)
{
    constexpr qint64 newestBodies = 300;
    const QString text = provider.isEmpty() ? QString() : u"provider:\""_s + provider + u'"';
    const auto query = filter::Query::parse(text, {});
    if (const auto *error = std::get_if<filter::SyntaxError>(&query))
        return core::Error { core::ErrorCode::Invalid, error->message };
    std::vector<core::DeliveryId> ids;
    const auto scanned = scan(std::get<filter::Query>(query), { 0, 0, newestBodies },
        [&](std::span<const core::DeliveryId> some, const ScanProgress &) {
            ids.insert(ids.end(), some.begin(), some.end());
            return true;
        });
    if (!scanned)
        return scanned.error();
    const Snapshot snapshot(*d->database);
    return store::bodyPaths(*d->database, ids, prefix, limit);
}

core::Result<Reader::Traffic> Reader::traffic(qint64 endMs, qint64 sliceMs, int slices)
{
    const Snapshot snapshot(*d->database);
    return countTraffic(*d->database, d->arrivalTimes, endMs, sliceMs, slices);
}

} // namespace store
