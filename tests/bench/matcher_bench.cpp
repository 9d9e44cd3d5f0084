// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/query.h"

#include <benchmark/benchmark.h>

#include <random>
#include <vector>

namespace {

/// Bodies of the size and shape of a provider's deliveries, about 600 bytes.
std::vector<core::Delivery> deliveries(bool hasEscapes)
{
    std::vector<core::Delivery> all(4096);
    std::mt19937 random(7);
    static const char *const types[] = {"text", "text", "text", "audio", "video", "document", "location", "sticker"};
    for (core::Delivery &d : all) {
        const QByteArray id = QByteArray::number(qulonglong(random()) * 4294967296ull + random());
        const QByteArray phone = "97250" + QByteArray::number(1000000 + random() % 9000000);
        const QByteArray said = hasEscapes ? "\\u05e9\\u05dc\\u05d5\\u05dd \\u05dc\\u05da" : "Please call me back about the order of last week";
        d.request.body = "{\"messages\":[{\"id\":\"wamid." + id + "\",\"from_me\":false,\"type\":\"" + types[random() % 8]
            + "\",\"chat_id\":\"" + phone + "@s.whatsapp.net\",\"timestamp\":17847" + QByteArray::number(10000 + random() % 90000)
            + ",\"source\":\"mobile\",\"device_id\":0,\"text\":{\"body\":\"" + said + "\"},\"from\":\"" + phone
            + "\",\"from_name\":\"Dana Example\",\"context\":{\"quoted_id\":\"wamid.Q" + id + "\",\"quoted_author\":\"31612345678\",\"quoted_type\":\"text\"}}],"
              "\"event\":{\"type\":\"messages\",\"event\":\"post\"},\"channel_id\":\"MANTIS-4QK2T\",\"webhook\":{\"attempt\":1,\"region\":\"eu-central\",\"signed\":true},"
              "\"conversationTimeLeft\":" + QByteArray::number(random() % 86400) + "}";
        d.request.head = "POST /hooks/whapi/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nUser-Agent: axios/1.6\r\n\r\n";
        d.request.method = "POST";
        d.request.target = "/hooks/whapi/messages";
        d.events.resize(1);
        d.events[0].provider = "whapi";
        d.events[0].kind = "message.in.text";
        d.events[0].from = phone.toStdString();
        d.events[0].summary = "Dana Example → \"Please call me back\"";
    }
    return all;
}

/// Time per delivery of asking one query of many.
void ask(benchmark::State &state, const char *text, bool hasEscapes)
{
    const auto all = deliveries(hasEscapes);
    std::vector<filter::DeliveryRecord> records;
    records.reserve(all.size());
    for (const core::Delivery &d : all) {
        records.emplace_back(d);
        records.back().body(); // decoding is no part of what is measured
    }
    const auto parsed = filter::Query::parse(QString::fromUtf8(text), {});
    filter::Matcher matcher(std::get<filter::Query>(parsed));
    int64_t matched = 0, asked = 0;
    for (auto _ : state) {
        matched += matcher.matches(records[size_t(asked) % records.size()]);
        ++asked;
    }
    state.SetBytesProcessed(asked * int64_t(all[0].request.body.size()));
    state.counters["hits"] = double(matched) / double(asked);
}

} // namespace

BENCHMARK_CAPTURE(ask, value_absent, "body.messages[].type:image", false);
BENCHMARK_CAPTURE(ask, value_present, "body.messages[].type:location", false);
BENCHMARK_CAPTURE(ask, key_absent, "body.**.nosuchkey<3600", false);
BENCHMARK_CAPTURE(ask, number_absent, "body.messages[].from:972509999999", false);
BENCHMARK_CAPTURE(ask, key_present, "body.conversationTimeLeft<3600", false);
BENCHMARK_CAPTURE(ask, key_present_any_depth, "body.**.conversationTimeLeft<3600", false);
BENCHMARK_CAPTURE(ask, same_element, "body.messages[]:(type:location from_me:false)", false);
BENCHMARK_CAPTURE(ask, word, "invoice", false);
BENCHMARK_CAPTURE(ask, word_in_escaped_bodies, "invoice", true);
BENCHMARK_CAPTURE(ask, hebrew_word, "חשבונית", false);
BENCHMARK_CAPTURE(ask, hebrew_word_in_escaped_bodies, "חשבונית", true);
BENCHMARK_CAPTURE(ask, regex_with_literal, "~/invoice[ -]?\\d{5}/", false);
BENCHMARK_CAPTURE(ask, regex_without_literal, "~/[0-9]{5}-[0-9]{5}/", false);
BENCHMARK_CAPTURE(ask, header, "header.x-signature:abc", false);
BENCHMARK_CAPTURE(ask, provider, "provider:meta", false);
BENCHMARK_CAPTURE(ask, sender, "from:+31612345678", false);

BENCHMARK_MAIN();
