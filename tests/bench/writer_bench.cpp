// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What storing a delivery costs: a 600-byte body with one event, in groups as they form under
// load. "cpu_us" is processor time a delivery, "rows" deliveries a second, disk included.

#include "store/writer.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <ctime>
#include <string>

static core::Delivery delivery(int number)
{
    core::Delivery one;
    one.request.method = "POST";
    one.request.target = "/hooks/whapi";
    one.request.version = "HTTP/1.1";
    one.request.head = "POST /hooks/whapi HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: bench\r\n"
                       "Content-Type: application/json\r\nContent-Length: 600\r\n\r\n";
    one.request.body = QByteArray(600, 'x');
    one.request.peer = "127.0.0.1:40000";
    one.request.receivedUs = 1700000000000000 + number;
    one.answer.headers = {{"Content-Type", "text/plain"}};
    core::Event event;
    event.provider = "whapi";
    event.type = "messages.post.text";
    event.kind = "message.in.text";
    event.summary = "+972 50 123 4567: \"Is my order on its way?\"";
    event.from = "97250" + std::to_string(1000000 + number % 5000);
    event.to = "972502222222";
    event.contact = event.from;
    event.conversation = event.from + "@s.whatsapp.net";
    event.message = "wamid.HBgLMTY0NjcwNDM1OTU" + std::to_string(number);
    event.text = "Is my order on its way?";
    event.atMs = 1700000000000 + number;
    event.direction = core::Direction::In;
    one.events.push_back(event);
    return one;
}

static double processorSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

static void storeGroups(benchmark::State &state)
{
    QTemporaryDir folder;
    auto writer = store::Writer::open(folder.filePath(QStringLiteral("captures.sqlite")), QStringLiteral("bench"));
    if (!writer) {
        state.SkipWithError(writer.error().text.toUtf8().constData());
        return;
    }
    const int size = int(state.range(0));
    int number = 0;
    double seconds = 0;
    for (auto _ : state) {
        state.PauseTiming();
        std::vector<store::Pending> group;
        for (int i = 0; i < size; ++i, ++number)
            group.push_back({quint64(number), delivery(number)});
        state.ResumeTiming();
        const double begin = processorSeconds();
        (*writer)->append(std::move(group));
        QCoreApplication::processEvents();
        seconds += processorSeconds() - begin;
    }
    if ((*writer)->health().committed != number)
        state.SkipWithError("not everything was stored");
    state.SetItemsProcessed(number);
    state.counters["cpu_us"] = seconds * 1e6 / number;
    state.counters["file_bytes"] = double((*writer)->health().sizeBytes) / number;
}
BENCHMARK(storeGroups)->Arg(1)->Arg(16)->Arg(32)->Arg(256)->Unit(benchmark::kMicrosecond)->UseRealTime();

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
