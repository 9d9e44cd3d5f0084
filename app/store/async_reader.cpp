// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/async_reader.h"

#include "store/reader_thread.h"

#include <algorithm>

namespace store {

using namespace Qt::StringLiterals;

using Flag = std::shared_ptr<std::atomic<bool>>;

/// A counter between the main thread, which raises it with each ask, and a reader thread, which
/// leaves out the asks that are no longer the newest.
using Newest = std::atomic<quint64>;

struct AsyncReader::Private {
    Private(AsyncReader *owner, const QString &path)
        : q(owner), scans(path, u"scan"_s), rows(path, u"rows"_s), rest(path, u"values"_s)
    {
    }

    AsyncReader *q;

    // All of the main thread.
    quint64 number = 0;
    filter::Query query;
    Flag cancelled = std::make_shared<std::atomic<bool>>(false);
    std::optional<core::DeliveryId> tested; ///< unset until the scan has told where it begins
    core::DeliveryId wanted = 0; ///< to be tested up to here
    bool testing = false;
    ScanProgress progress; ///< of the newest scan

    std::atomic<bool> ending = false;
    Newest newestDelivery = 0, newestValues = 0, newestPaths = 0, newestTraffic = 0;

    // Last, so that no thread outlives what its jobs use.
    ReaderThread scans, rows, rest;

    template <typename Call>
    void tell(Call call)
    {
        QMetaObject::invokeMethod(q, std::move(call), Qt::QueuedConnection);
    }
    template <typename Value, typename Ask, typename Answer>
    void ask(ReaderThread &thread, Newest *newest, Ask ask, Answer answer);

    void runScan(const core::Result<Reader *> &reader, quint64 scanNumber, const filter::Query &scanQuery,
        const Flag &flag);
    void scanBegan(quint64 scanNumber, core::DeliveryId newest);
    void reportFound(quint64 scanNumber, const QList<core::DeliveryId> &ids, const ScanProgress &told);
    void scanEnded(quint64 scanNumber, const core::Result<ScanProgress> &result);
    void testNext();
    void testEnded(quint64 testNumber, const core::Result<QList<core::DeliveryId>> &ids, core::DeliveryId upTo);
};

AsyncReader::AsyncReader(const QString &path, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, path))
{
}

AsyncReader::~AsyncReader()
{
    d->ending = true;
    *d->cancelled = true;
}

void AsyncReader::reopen()
{
    for (ReaderThread *thread : { &d->scans, &d->rows, &d->rest })
        thread->reopen();
}

// ---- Scans

quint64 AsyncReader::scan(const filter::Query &query)
{
    *d->cancelled = true;
    d->cancelled = std::make_shared<std::atomic<bool>>(false);
    d->query = query;
    d->tested.reset();
    d->progress = {};
    const quint64 number = ++d->number;
    d->scans.post([priv = d.get(), number, query, flag = d->cancelled](const core::Result<Reader *> &reader) {
        priv->runScan(reader, number, query, flag);
    });
    return number;
}

void AsyncReader::cancelScan()
{
    *d->cancelled = true;
}

/// In the scan thread.
void AsyncReader::Private::runScan(const core::Result<Reader *> &reader, quint64 scanNumber,
    const filter::Query &scanQuery, const Flag &flag)
{
    const auto newest = reader ? (*reader)->newestId() : core::Result<core::DeliveryId>(reader.error());
    if (!newest)
        return tell([this, scanNumber, error = newest.error()] { scanEnded(scanNumber, error); });
    tell([this, scanNumber, newest = *newest] { scanBegan(scanNumber, newest); });
    const auto found = [&](std::span<const core::DeliveryId> ids, const ScanProgress &told) {
        tell([this, scanNumber, told, list = QList<core::DeliveryId>(ids.begin(), ids.end())] {
            reportFound(scanNumber, list, told);
        });
        return true;
    };
    // Up to 0 would mean what is newest by now; that belongs to the tests.
    const auto result = *newest == 0 ? core::Result(ScanProgress())
                                     : (*reader)->scan(scanQuery, { 0, *newest, 0 }, found, flag.get());
    tell([this, scanNumber, result] { scanEnded(scanNumber, result); });
}

void AsyncReader::Private::scanBegan(quint64 scanNumber, core::DeliveryId newest)
{
    if (scanNumber != number)
        return;
    tested = newest;
    testNext();
}

void AsyncReader::Private::reportFound(quint64 scanNumber, const QList<core::DeliveryId> &ids,
    const ScanProgress &told)
{
    if (scanNumber != number)
        return;
    progress = told;
    Q_EMIT q->found(scanNumber, ids, told);
}

void AsyncReader::Private::scanEnded(quint64 scanNumber, const core::Result<ScanProgress> &result)
{
    if (scanNumber != number)
        return;
    const bool ok = result.has_value();
    if (!ok && result.error().code != core::ErrorCode::Cancelled)
        Q_EMIT q->failed(result.error());
    Q_EMIT q->scanFinished(scanNumber, ok ? *result : progress, !ok);
}

// ---- Tests of new deliveries

void AsyncReader::testNew(core::DeliveryId upTo)
{
    d->wanted = std::max(d->wanted, upTo);
    d->testNext();
}

void AsyncReader::Private::testNext()
{
    if (testing || !tested || wanted <= *tested)
        return;
    testing = true;
    rest.post([this, testNumber = number, above = *tested, upTo = wanted, testQuery = query](
                  const core::Result<Reader *> &reader) {
        // Not further than what is there: what comes later under such an id would be lost.
        const auto newest = reader ? (*reader)->newestId() : core::Result<core::DeliveryId>(reader.error());
        const core::DeliveryId last = newest ? std::min(upTo, *newest) : above;
        QList<core::DeliveryId> ids;
        const auto found = [&](std::span<const core::DeliveryId> some, const ScanProgress &) {
            ids.append(QList<core::DeliveryId>(some.begin(), some.end()));
            return true;
        };
        core::Result<ScanProgress> scanned = newest ? core::Result(ScanProgress()) : newest.error();
        if (last > above)
            scanned = (*reader)->scan(testQuery, { above, last, 0 }, found, &ending);
        std::reverse(ids.begin(), ids.end());
        const auto result = scanned ? core::Result(ids) : scanned.error();
        tell([this, testNumber, result, last] { testEnded(testNumber, result, last); });
    });
}

void AsyncReader::Private::testEnded(quint64 testNumber, const core::Result<QList<core::DeliveryId>> &ids,
    core::DeliveryId upTo)
{
    testing = false;
    if (testNumber != number)
        return testNext();
    if (!ids) {
        if (ids.error().code != core::ErrorCode::Cancelled)
            Q_EMIT q->failed(ids.error());
        return;
    }
    const bool onward = upTo > *tested;
    tested = std::max(*tested, upTo);
    Q_EMIT q->arrived(testNumber, *ids, *tested);
    if (onward)
        testNext();
}

// ---- Single answers

/// Asks in \p thread and answers in the main thread. With \p newest the ask is left out when
/// there is a newer one by then.
template <typename Value, typename Ask, typename Answer>
void AsyncReader::Private::ask(ReaderThread &thread, Newest *newest, Ask ask, Answer answer)
{
    const quint64 turn = newest ? ++*newest : 0;
    thread.post([this, newest, turn, ask = std::move(ask), answer = std::move(answer)](
                    const core::Result<Reader *> &reader) {
        if (newest && *newest != turn)
            return;
        auto value = reader ? core::Result<Value>(ask(**reader)) : core::Result<Value>(reader.error());
        // Shared between this thread and the main one, which is the only one to use it.
        auto shared = std::make_shared<core::Result<Value>>(std::move(value));
        tell([this, shared, answer] {
            if (!*shared)
                Q_EMIT q->failed(shared->error());
            answer(*shared ? **shared : Value());
        });
    });
}

void AsyncReader::fetchSummaries(quint64 tag, const QList<core::DeliveryId> &ids)
{
    using Value = std::vector<core::Summary>;
    d->ask<Value>(d->rows, nullptr, [ids](Reader &reader) { return reader.summaries(ids); },
        [this, tag](const Value &value) { Q_EMIT summariesReady(tag, value); });
}

void AsyncReader::fetchDelivery(quint64 tag, core::DeliveryId id)
{
    struct Value {
        std::shared_ptr<const core::Delivery> delivery;
        core::Annotation annotation;
    };
    const auto read = [id](Reader &reader) -> core::Result<Value> {
        auto delivery = reader.delivery(id);
        const auto annotation = delivery ? reader.annotation(id) : delivery.error();
        if (annotation)
            return Value { std::make_shared<core::Delivery>(*std::move(delivery)), *annotation };
        // That it is gone is an answer.
        return annotation.error().code == core::ErrorCode::NotFound ? core::Result(Value()) : annotation.error();
    };
    d->ask<Value>(d->rows, &d->newestDelivery, read,
        [this, tag](const Value &value) { Q_EMIT deliveryReady(tag, value.delivery, value.annotation); });
}

void AsyncReader::fetchBodyValues(quint64 tag, const QList<core::DeliveryId> &ids, const QString &path)
{
    using Value = std::vector<QString>;
    d->ask<Value>(d->rows, nullptr, [ids, path](Reader &reader) { return reader.bodyValues(ids, path); },
        [this, tag, ids](const Value &value) { Q_EMIT bodyValuesReady(tag, ids, value); });
}

void AsyncReader::fetchValues(quint64 tag, const QString &field, const QString &prefix, int limit)
{
    using Value = std::vector<ValueCount>;
    d->ask<Value>(d->rest, &d->newestValues,
        [field, prefix, limit](Reader &reader) { return reader.values(field, prefix, limit); },
        [this, tag](const Value &value) { Q_EMIT valuesReady(tag, value); });
}

void AsyncReader::fetchBodyPaths(quint64 tag, const QString &provider, const QString &prefix, int limit)
{
    using Value = std::vector<ValueCount>;
    d->ask<Value>(d->rest, &d->newestPaths,
        [provider, prefix, limit](Reader &reader) { return reader.bodyPaths(provider, prefix, limit); },
        [this, tag](const Value &value) { Q_EMIT bodyPathsReady(tag, value); });
}

void AsyncReader::fetchTraffic(quint64 tag, qint64 endMs, qint64 sliceMs, int slices)
{
    using Value = Reader::Traffic;
    d->ask<Value>(d->rest, &d->newestTraffic,
        [endMs, sliceMs, slices](Reader &reader) { return reader.traffic(endMs, sliceMs, slices); },
        [this, tag](const Value &value) { Q_EMIT trafficReady(tag, value); });
}

} // namespace store
