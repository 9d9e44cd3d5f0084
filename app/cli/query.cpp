// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/line.h"

#include "store/archive.h"
#include "store/reader.h"

#include <QElapsedTimer>
#include <QThread>

namespace cli {

using Ids = std::span<const core::DeliveryId>;

static core::Result<std::unique_ptr<store::Reader>> openReader(const QString &path)
{
    return store::Reader::open(path.isEmpty() ? store::defaultStorePath() : path);
}

static bool printSummaries(store::Reader &reader, Ids ids, bool json, core::Error &failure)
{
    const auto summaries = reader.summaries(ids, json ? allEvents : 1);
    if (!summaries) {
        failure = summaries.error();
        return false;
    }
    std::string text;
    for (const core::Summary &summary : *summaries)
        text += json ? store::toJsonLine(summary) : line(summary);
    return print(text);
}

/// The outcome of a scan that may have been ended by us, or by a reader of our output that left.
static int scanOutcome(const core::Result<store::ScanProgress> &scan, const core::Error &failure)
{
    if (!failure.text.isEmpty())
        return storeFailure(failure);
    if (!scan && scan.error().code != core::ErrorCode::Cancelled)
        return storeFailure(scan.error());
    return ExitCode::Ok;
}

int list(const QueryOptions &options)
{
    const auto query = parseFilter(options.filter);
    if (!query)
        return ExitCode::Usage;
    const auto reader = openReader(options.store);
    if (!reader)
        return storeFailure(reader.error());
    core::Error failure;
    store::ScanRange range;
    range.limit = options.limit;
    const auto scan = (*reader)->scan(*query, range, [&](Ids ids, const store::ScanProgress &) {
        for (size_t first = 0; first < ids.size(); first += 500) {
            const Ids page = ids.subspan(first, std::min<size_t>(500, ids.size() - first));
            if (!printSummaries(**reader, page, options.json, failure))
                return false;
        }
        return true;
    });
    return scanOutcome(scan, failure);
}

int count(const QueryOptions &options)
{
    const auto query = parseFilter(options.filter);
    if (!query)
        return ExitCode::Usage;
    const auto reader = openReader(options.store);
    if (!reader)
        return storeFailure(reader.error());
    const auto scan = (*reader)->scan(*query, {}, [](Ids, const store::ScanProgress &) { return true; });
    if (!scan)
        return storeFailure(scan.error());
    print(options.json ? "{\"count\":" + std::to_string(scan->matched) + "}\n"
                       : std::to_string(scan->matched) + "\n");
    return ExitCode::Ok;
}

/// Matches of \p query above \p above and not above \p upTo, ascending.
static core::Result<std::vector<core::DeliveryId>> matches(store::Reader &reader,
    const filter::Query &query, core::DeliveryId above, core::DeliveryId upTo)
{
    std::vector<core::DeliveryId> found;
    store::ScanRange range;
    range.above = above;
    range.upTo = upTo;
    const auto scan = reader.scan(query, range, [&](Ids ids, const store::ScanProgress &) {
        found.insert(found.end(), ids.begin(), ids.end());
        return true;
    });
    if (!scan)
        return scan.error();
    std::reverse(found.begin(), found.end());
    return found;
}

int wait(const WaitOptions &options)
{
    const auto query = parseFilter(options.query.filter);
    if (!query)
        return ExitCode::Usage;
    QElapsedTimer clock;
    clock.start();
    const auto limitMs = qint64(options.timeoutSeconds * 1000);
    std::unique_ptr<store::Reader> reader;
    core::DeliveryId looked = 0;
    qint64 found = 0;
    while (found < options.count) {
        // The listener may not have made its store yet.
        if (!reader) {
            auto opened = openReader(options.query.store);
            if (opened)
                reader = *std::move(opened);
            else if (opened.error().code != core::ErrorCode::NotFound)
                return storeFailure(opened.error());
        }
        if (reader && reader->isReplaced()) {
            reader.reset();
            looked = 0;
            continue;
        }
        const auto newest = reader ? reader->newestId() : core::Result<core::DeliveryId>(0);
        if (!newest)
            return storeFailure(newest.error());
        if (*newest > looked) {
            auto ids = matches(*reader, *query, looked, *newest);
            if (!ids)
                return storeFailure(ids.error());
            looked = *newest;
            ids->resize(size_t(std::min<qint64>(qint64(ids->size()), options.count - found)));
            found += qint64(ids->size());
            core::Error failure;
            if (!printSummaries(*reader, *ids, options.query.json, failure) && !failure.text.isEmpty())
                return storeFailure(failure);
            continue;
        }
        if (clock.elapsed() >= limitMs) {
            complain(QStringLiteral("Timed out after %1 s: %2 of %3 matching deliveries arrived.")
                    .arg(options.timeoutSeconds).arg(found).arg(options.count));
            return ExitCode::TimedOut;
        }
        // Another process writes: SQLite has no way to be told, so it is asked often.
        QThread::msleep(20);
    }
    return ExitCode::Ok;
}

/// The newest that is not hidden; 0 when there is none.
static core::Result<core::DeliveryId> latest(store::Reader &reader)
{
    core::DeliveryId found = 0;
    store::ScanRange range;
    range.limit = 1;
    const auto scan = reader.scan(filter::Query(), range, [&](Ids ids, const store::ScanProgress &) {
        found = ids.empty() ? found : ids.front();
        return true;
    });
    if (!scan)
        return scan.error();
    if (found == 0)
        return core::Error{core::ErrorCode::NotFound, QStringLiteral("The store holds no delivery yet.")};
    return found;
}

static core::Result<core::DeliveryId> idOf(store::Reader &reader, const QString &text)
{
    if (text == QLatin1String("latest"))
        return latest(reader);
    bool isNumber = false;
    QString digits = text;
    if (digits.startsWith(QLatin1Char('#')))
        digits.remove(0, 1);
    const core::DeliveryId id = digits.toLongLong(&isNumber);
    if (!isNumber || id <= 0) {
        return core::Error{core::ErrorCode::Invalid, QStringLiteral("\"%1\" is no delivery: give the number "
            "that `hookglass-cli list` shows, or \"latest\".").arg(text)};
    }
    return id;
}

static std::string bytes(const QByteArray &data)
{
    return data.toStdString();
}

static std::string textOf(const core::Delivery &delivery)
{
    core::Summary summary;
    summary.id = delivery.id;
    summary.receivedUs = delivery.request.receivedUs;
    summary.status = delivery.answer.status;
    summary.problem = delivery.request.problem;
    summary.events = delivery.events;
    summary.eventCount = qint64(delivery.events.size());
    std::string text = line(summary);
    text += '\n' + printable(bytes(delivery.request.head), Lines::Kept) + printable(bytes(delivery.request.body), Lines::Kept);
    if (!text.ends_with('\n'))
        text += '\n';
    return text;
}

int show(const ShowOptions &options)
{
    const auto reader = openReader(options.store);
    if (!reader)
        return storeFailure(reader.error());
    const auto id = idOf(**reader, options.id);
    if (!id) {
        if (id.error().code != core::ErrorCode::Invalid && id.error().code != core::ErrorCode::NotFound)
            return storeFailure(id.error());
        complain(id.error().text);
        return id.error().code == core::ErrorCode::Invalid ? ExitCode::Usage : ExitCode::NotFound;
    }
    const auto delivery = (*reader)->delivery(*id);
    if (!delivery) {
        if (delivery.error().code != core::ErrorCode::NotFound)
            return storeFailure(delivery.error());
        complain(delivery.error().text);
        return ExitCode::NotFound;
    }
    const core::Request &request = delivery->request;
    switch (options.part) {
    case ShowOptions::Part::Body: print(bytes(request.body)); break;
    case ShowOptions::Part::Raw:
        print(bytes(request.head));
        print(bytes(request.framedBody.isEmpty() ? request.body : request.framedBody));
        break;
    case ShowOptions::Part::Headers: print(bytes(request.head)); break;
    case ShowOptions::Part::Json: print(store::toJsonLine(*delivery)); break;
    case ShowOptions::Part::Text: print(textOf(*delivery)); break;
    }
    return ExitCode::Ok;
}

} // namespace cli
