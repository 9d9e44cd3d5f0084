// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/reader.h"

#include "store/body_values.h"
#include "store/captured_values.h"
#include "store/scan.h"
#include "store/snapshot.h"
#include "store/traffic.h"

#include <QThread>

#include <sqlite3.h>

#include <algorithm>

namespace store {

using namespace Qt::StringLiterals;

/// The first and the last event of a delivery; both included.
static qint64 firstEvent(core::DeliveryId id) { return id << eventShift; }
static qint64 lastEvent(core::DeliveryId id) { return ((id + 1) << eventShift) - 1; }

struct Reader::Private {
    QString path;
    std::unique_ptr<Database> database;
    std::vector<std::unique_ptr<Database>> helpers; ///< opened when a scan first needs them
    ArrivalTimes arrivalTimes;
    Statement cleared, meta, events, newestEvent, content, answer;
    core::DeliveryId clearedUpTo = 0; ///< while a call runs

    core::Result<void> prepare();
    core::Result<void> readCleared();
    core::Result<bool> find(core::DeliveryId id);
    core::Annotation annotationFound() const;
    core::Result<core::Summary> summaryFound(core::DeliveryId id, qint64 mostEvents);
    core::Result<std::vector<core::Event>> readEvents(core::DeliveryId id, qint64 limit);
    core::Result<void> readBytes(core::Delivery &delivery);
    core::Result<void> readAnswer(core::Answer &answer, qint64 answerId);
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

static QByteArray bytes(std::string_view view)
{
    return { view.data(), qsizetype(view.size()) };
}

// ---- Preparing and finding

core::Result<void> Reader::Private::prepare()
{
    std::string selectEvents = "SELECT ";
    selectEvents.append(eventColumns).append(" FROM event WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3");
    const std::pair<Statement *, const char *> statements[] = {
        { &cleared, "SELECT upto FROM clearing ORDER BY id DESC LIMIT 1" },
        { &meta, "SELECT received_us, answered_us, session, origin, flags, status, size, method, target, version,"
                 " peer, problem, answer, EXISTS (SELECT 1 FROM removed WHERE removed.id = delivery.id),"
                 " marked, colour, note, opened FROM delivery LEFT JOIN annotation USING (id) WHERE delivery.id = ?1" },
        { &events, selectEvents.c_str() },
        { &newestEvent, "SELECT max(id) FROM event WHERE id BETWEEN ?1 AND ?2" },
        { &content, "SELECT head, framed, body FROM content WHERE id = ?1" },
        { &answer, "SELECT status, headers, body FROM answer WHERE id = ?1" },
    };
    for (const auto &[statement, sql] : statements) {
        auto prepared = database->prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = *std::move(prepared);
    }
    return {};
}

core::Result<void> Reader::Private::readCleared()
{
    const auto row = cleared.step();
    if (!row)
        return row.error();
    clearedUpTo = *row ? cleared.integer(0) : 0;
    cleared.reset();
    return {};
}

/// Makes the visible delivery \p id the row of meta; readCleared() comes before. False when it
/// is gone. The caller resets meta.
core::Result<bool> Reader::Private::find(core::DeliveryId id)
{
    meta.reset();
    const auto row = meta.bind(1, id).step();
    if (!row || !*row)
        return row;
    const core::Annotation annotation = annotationFound();
    Visibility visibility;
    visibility.clearedUpTo = clearedUpTo;
    if (annotation.marked || !annotation.note.isEmpty())
        visibility.kept = { id };
    if (meta.integer(13) != 0)
        visibility.removed = { id };
    return visibility.isVisible(id);
}

core::Annotation Reader::Private::annotationFound() const
{
    return { meta.integer(14) != 0, int(meta.integer(15)), bytes(meta.text(16)), meta.integer(17) != 0 };
}

core::Result<std::vector<core::Event>> Reader::Private::readEvents(core::DeliveryId id, qint64 limit)
{
    std::vector<core::Event> list;
    events.reset();
    events.bind(1, firstEvent(id)).bind(2, lastEvent(id)).bind(3, limit);
    for (;;) {
        const auto row = events.step();
        if (!row)
            return row.error();
        if (!*row)
            return list;
        readEvent(events, list.emplace_back());
    }
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
    if (const auto prepared = opened->prepare(); !prepared)
        return prepared.error();
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

core::Result<core::Summary> Reader::Private::summaryFound(core::DeliveryId id, qint64 mostEvents)
{
    core::Summary summary;
    summary.id = id;
    summary.receivedUs = meta.integer(0);
    summary.answeredUs = meta.integer(1);
    summary.origin = core::Origin(meta.integer(3));
    summary.flags = quint32(meta.integer(4));
    summary.status = int(meta.integer(5));
    summary.sizeBytes = meta.integer(6);
    summary.method = bytes(meta.blob(7));
    summary.target = bytes(meta.blob(8));
    summary.version = bytes(meta.blob(9));
    summary.peer = bytes(meta.text(10));
    summary.problem = bytes(meta.text(11));
    summary.annotation = annotationFound();
    auto list = readEvents(id, mostEvents);
    if (!list)
        return list.error();
    summary.events = *std::move(list);
    summary.eventCount = qint64(summary.events.size());
    if (summary.eventCount < mostEvents)
        return summary;
    newestEvent.reset();
    const auto row = newestEvent.bind(1, firstEvent(id)).bind(2, lastEvent(id)).step();
    if (!row)
        return row.error();
    summary.eventCount = newestEvent.integer(0) - firstEvent(id) + 1; // they are numbered without gaps
    newestEvent.reset();
    return summary;
}

core::Result<std::vector<core::Summary>> Reader::summaries(std::span<const core::DeliveryId> ids, qint64 mostEvents)
{
    const Snapshot snapshot(*d->database);
    if (const auto read = d->readCleared(); !read)
        return read.error();
    std::vector<core::Summary> list;
    list.reserve(ids.size());
    for (const core::DeliveryId id : ids) {
        const auto found = d->find(id);
        if (!found)
            return found.error();
        if (!*found)
            continue;
        auto summary = d->summaryFound(id, mostEvents);
        if (!summary)
            return summary.error();
        list.push_back(*std::move(summary));
    }
    d->meta.reset();
    return list;
}

core::Result<void> Reader::Private::readBytes(core::Delivery &delivery)
{
    content.reset();
    const auto row = content.bind(1, delivery.id).step();
    if (!row)
        return row.error();
    if (!*row)
        return {};
    delivery.request.head = bytes(content.blob(0));
    delivery.request.framedBody = bytes(content.blob(1));
    delivery.request.body = bytes(content.blob(2));
    content.reset();
    return {};
}

core::Result<void> Reader::Private::readAnswer(core::Answer &read, qint64 answerId)
{
    answer.reset();
    const auto row = answer.bind(1, answerId).step();
    if (!row)
        return row.error();
    if (!*row)
        return {};
    read.status = int(answer.integer(0));
    read.headers = core::parseHeaders(bytes(answer.blob(1)));
    read.body = bytes(answer.blob(2));
    answer.reset();
    return {};
}

static core::Error gone(core::DeliveryId id)
{
    return { core::ErrorCode::NotFound, u"There is no delivery %1 in the store. It was removed, or never there."_s.arg(id) };
}

core::Result<core::Delivery> Reader::delivery(core::DeliveryId id)
{
    const Snapshot snapshot(*d->database);
    if (const auto read = d->readCleared(); !read)
        return read.error();
    const auto found = d->find(id);
    if (!found)
        return found.error();
    if (!*found) {
        d->meta.reset();
        return gone(id);
    }
    const Statement &row = d->meta;
    core::Delivery delivery;
    delivery.id = id;
    delivery.answeredUs = row.integer(1);
    delivery.session = row.integer(2);
    delivery.origin = core::Origin(row.integer(3));
    delivery.flags = quint32(row.integer(4));
    delivery.answer.status = int(row.integer(5));
    core::Request &request = delivery.request;
    request.receivedUs = row.integer(0);
    request.truncated = delivery.flags & core::Truncated;
    request.method = bytes(row.blob(7));
    request.target = bytes(row.blob(8));
    request.version = bytes(row.blob(9));
    request.peer = bytes(row.text(10));
    request.problem = bytes(row.text(11));
    const qint64 answerId = row.integer(12);
    d->meta.reset();
    auto events = d->readEvents(id, -1);
    if (!events)
        return events.error();
    delivery.events = *std::move(events);
    auto read = d->readBytes(delivery);
    if (read)
        read = d->readAnswer(delivery.answer, answerId);
    if (!read)
        return read.error();
    return delivery;
}

core::Result<core::Annotation> Reader::annotation(core::DeliveryId id)
{
    const Snapshot snapshot(*d->database);
    if (const auto read = d->readCleared(); !read)
        return read.error();
    const auto found = d->find(id);
    if (!found)
        return found.error();
    core::Result<core::Annotation> annotation = *found ? core::Result(d->annotationFound()) : gone(id);
    d->meta.reset();
    return annotation;
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
