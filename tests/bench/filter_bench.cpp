// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store_fixture.h"

#include "store/reader.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

/// How long it took, in milliseconds, and what came out.
struct Measured {
    double firstPageMs = 0, allMs = 0;
    qint64 matched = 0;
};

static double elapsedMs(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

static core::Result<Measured> scanOnce(store::Reader &reader, const filter::Query &query)
{
    constexpr qint64 firstPage = 100;
    Measured measured;
    QElapsedTimer timer;
    timer.start();
    const auto scanned = reader.scan(query, {}, [&](std::span<const core::DeliveryId>, const store::ScanProgress &progress) {
        if (measured.firstPageMs == 0 && progress.matched >= firstPage)
            measured.firstPageMs = elapsedMs(timer);
        return true;
    });
    if (!scanned)
        return scanned.error();
    measured.allMs = elapsedMs(timer);
    if (measured.firstPageMs == 0)
        measured.firstPageMs = measured.allMs; // fewer than a page: all had to be looked through
    measured.matched = scanned->matched;
    return measured;
}

static core::Result<filter::Query> parse(const char *text)
{
    const auto query = filter::Query::parse(QString::fromUtf8(text), { QDateTime::currentMSecsSinceEpoch(), {}, {} });
    if (const auto *error = std::get_if<filter::SyntaxError>(&query))
        return core::Error { core::ErrorCode::Invalid, error->message };
    return std::get<filter::Query>(query);
}

/// Runs a program over the bodies and reads the number that it prints.
static Measured runProgram(const QString &program, const QStringList &arguments)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C"_s); // grep is quickest so
    process.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    process.waitForFinished(-1);
    Measured measured;
    measured.allMs = elapsedMs(timer);
    measured.matched = process.readAllStandardOutput().trimmed().toLongLong();
    return measured;
}

static constexpr int rounds = 5;

static Measured median(std::vector<Measured> runs)
{
    const auto middleOf = [&](double Measured::*time) {
        std::sort(runs.begin(), runs.end(), [&](const Measured &a, const Measured &b) { return a.*time < b.*time; });
        return runs[runs.size() / 2].*time;
    };
    return { middleOf(&Measured::firstPageMs), middleOf(&Measured::allMs), runs.front().matched };
}

/// A query, and how the usual tools would be asked the same.
struct Case {
    const char *query;
    const char *pattern = nullptr; ///< for grep -c
    const char *program = nullptr; ///< for jq: true or false for each body
};

static constexpr Case indexed[] = {
    { "provider:whapi" },
    { "event:status.failed" },
    { "from:+5511912312345" },
    { "from:+5511912312345 provider:meta" },
    { "from:+999123456789" },
    { "msg:nosuchmessage" },
};
static constexpr Case paths[] = {
    { "body.messages[].type:image", "\"type\":\"image\"", "any(.messages[]?; .type == \"image\")" },
    { "body.statuses[].status:failed", "\"status\":\"failed\"", "any(.statuses[]?; .status == \"failed\")" },
    { "body.messages[].from:5511912312345", "\"from\":\"5511912312345\"", "any(.messages[]?; .from == \"5511912312345\")" },
    { "body.messages[].type:nosuchtype", "\"type\":\"nosuchtype\"", "any(.messages[]?; .type == \"nosuchtype\")" },
};
static constexpr Case others[] = {
    { "" },
    { "invoice" },
    { "text:invoice" },
    { "body.conversationTimeLeft<3600" },
    { "body.**.conversationTimeLeft<3600" },
    { "header.user-agent:curl" },
    { "at:2020-01-01..2020-01-02" },
    { "-provider:whapi" },
    { "code:4xx" },
};

static bool fail(const core::Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.text));
    return false;
}

static bool measurePlain(store::Reader &reader, std::span<const Case> cases)
{
    for (const Case &one : cases) {
        const auto query = parse(one.query);
        std::vector<Measured> ours;
        for (int round = 0; round < rounds; ++round) {
            const auto once = query ? scanOnce(reader, *query) : query.error();
            if (!once)
                return fail(once.error());
            ours.push_back(*once);
        }
        const Measured scan = median(ours);
        std::printf("| `%s` | %lld | %.1f ms | %.0f ms |\n", one.query, qlonglong(scan.matched), scan.firstPageMs, scan.allMs);
        std::fflush(stdout);
    }
    return true;
}

static bool measurePath(store::Reader &reader, const Case &one, const QString &bodies)
{
    const auto query = parse(one.query);
    std::vector<Measured> ours, greps;
    // In turns, so that a machine that is busy for a while slows both.
    for (int round = 0; round < rounds; ++round) {
        const auto once = query ? scanOnce(reader, *query) : query.error();
        if (!once)
            return fail(once.error());
        ours.push_back(*once);
        greps.push_back(runProgram(u"grep"_s, { u"-c"_s, QString::fromUtf8(one.pattern), bodies }));
    }
    const Measured scan = median(ours), grep = median(greps);
    const QString program = u"reduce inputs as $b (0; if ($b | "_s + QString::fromUtf8(one.program) + u") then . + 1 else . end)"_s;
    const Measured jq = runProgram(u"jq"_s, { u"-n"_s, program, bodies });
    if (scan.matched != jq.matched) {
        return fail({ core::ErrorCode::Invalid, u"The filter and jq do not find the same: %1 and %2."_s
            .arg(scan.matched).arg(jq.matched) });
    }
    std::printf("| `%s` | %lld | %.1f ms | %.0f ms | %.0f ms | %.2f | %.0f ms | %.0f |\n", one.query, qlonglong(scan.matched),
        scan.firstPageMs, scan.allMs, grep.allMs, scan.allMs / grep.allMs, jq.allMs, jq.allMs / scan.allMs);
    std::fflush(stdout);
    return true;
}

/// Measures filters over a large store against the budgets of the product: the first page of
/// an indexed field, and of a JSON path, in at most 50 ms; all of a JSON path within 1.5 times
/// `grep -c` over the same bodies as lines, and at least 20 times faster than `jq`.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const QCommandLineOption storeFile(u"store"_s, u"Store to make, or to use again."_s, u"FILE"_s);
    const QCommandLineOption bodiesFile(u"bodies"_s, u"Its bodies as lines."_s, u"FILE"_s);
    const QCommandLineOption deliveries(u"deliveries"_s, u"How many."_s, u"N"_s, u"1000000"_s);
    options.addOptions({ storeFile, bodiesFile, deliveries });
    options.process(application);
    const QString store = options.value(storeFile), bodies = options.value(bodiesFile);
    if (store.isEmpty() || bodies.isEmpty())
        options.showHelp(2);

    if (const auto made = bench::makeStore(store, bodies, options.value(deliveries).toLongLong()); !made)
        return fail(made.error()) ? 0 : 1;
    const auto reader = store::Reader::open(store);
    if (!reader)
        return fail(reader.error()) ? 0 : 1;
    if (const auto warm = scanOnce(**reader, *parse("body.warm:up")); !warm)
        return fail(warm.error()) ? 0 : 1;
    std::printf("\n| Indexed field (first page <= 50 ms) | matches | first page | all |\n|---|---|---|---|\n");
    bool ok = measurePlain(**reader, indexed);
    std::printf("\n| JSON path (first page <= 50 ms, all <= 1.5 x grep, >= 20 x faster than jq) | matches | first page"
                " | all | `grep -c` | x grep | jq | x faster than jq |\n|---|---|---|---|---|---|---|---|\n");
    for (const Case &one : paths)
        ok = ok && measurePath(**reader, one, bodies);
    std::printf("\n| Others | matches | first page | all |\n|---|---|---|---|\n");
    ok = ok && measurePlain(**reader, others);
    return ok ? 0 : 1;
}
