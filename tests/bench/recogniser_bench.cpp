// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "providers/catalogue.h"

#include <benchmark/benchmark.h>

using providers::Catalogue;

// How long one request keeps the capture thread: recognition of samples of all built-in
// providers, with all of them loaded, beside the bare reading of the same JSON.

static const Catalogue &catalogue()
{
    static const auto loaded = Catalogue::load();
    return *loaded;
}

static core::Request requestOf(const QByteArray &body, const QByteArray &contentType = "application/json")
{
    core::Request request;
    request.method = "POST";
    request.target = "/hooks/in";
    request.head = "POST /hooks/in HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: sender/1.0\r\nContent-Type: "
        + contentType + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: keep-alive\r\n\r\n";
    request.body = body;
    return request;
}

static QByteArray sampleBody(const char16_t *provider, const char16_t *name)
{
    const auto *sample = catalogue().sample(QStringView(provider), QStringView(name));
    return sample ? sample->body : QByteArray();
}

/// A text message of about 600 bytes, as senders write it: without blanks.
static QByteArray usualBody()
{
    QByteArray body = R"({"messages":[{"id":"C4Ck4238k0B923-gCk820d","from_me":false,"type":"text",)"
        R"("chat_id":"5511912340099@s.whatsapp.net","timestamp":1786867211,"source":"mobile","text":{"body":")";
    body += QByteArray(280, 'x');
    return body + R"("},"from":"5511912340099","from_name":"Ana Prado"}],)"
        R"("event":{"type":"messages","event":"post"},"channel_id":"FALCON-7Q2XN"})";
}

static void run(benchmark::State &state, const core::Request &request)
{
    for (auto _ : state) {
        auto found = catalogue().recognise(request);
        benchmark::DoNotOptimize(found);
    }
    state.counters["bytes"] = double(request.body.size());
}

static void readJsonAlone(benchmark::State &state)
{
    const QByteArray body = usualBody();
    core::Json json;
    for (auto _ : state) {
        bool ok = json.read({body.constData(), size_t(body.size())}).has_value();
        benchmark::DoNotOptimize(ok);
    }
    state.counters["bytes"] = double(body.size());
}
BENCHMARK(readJsonAlone);

static void whapiText(benchmark::State &state)
{
    run(state, requestOf(usualBody()));
}
BENCHMARK(whapiText);

static void whapiStatus(benchmark::State &state)
{
    run(state, requestOf(sampleBody(u"whapi", u"statuses.post.read")));
}
BENCHMARK(whapiStatus);

static void whapiLabel(benchmark::State &state)
{
    run(state, requestOf(sampleBody(u"whapi", u"labels.post")));
}
BENCHMARK(whapiLabel);

static void v2Text(benchmark::State &state)
{
    run(state, requestOf(sampleBody(u"99digital", u"v2.new.text")));
}
BENCHMARK(v2Text);

static void smsForm(benchmark::State &state)
{
    run(state, requestOf(sampleBody(u"99digital", u"sms.incoming"), "application/x-www-form-urlencoded"));
}
BENCHMARK(smsForm);

static void unknownJson(benchmark::State &state)
{
    run(state, requestOf(R"({"action":"opened","issue":{"id":1,"title":"x"},"sender":{"login":"me"}})"));
}
BENCHMARK(unknownJson);

static void hundredThousandElements(benchmark::State &state)
{
    QByteArray body = R"({"event":{"type":"labels","event":"delete"},"channel_id":"A-12345","labels_removed":["a")";
    for (int i = 1; i < 100'000; ++i)
        body += ",\"a\"";
    run(state, requestOf(body + "]}"));
}
BENCHMARK(hundredThousandElements)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
