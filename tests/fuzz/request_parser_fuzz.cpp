// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Feeds arbitrary bytes to the request parser, whole and in pieces, and insists that both give
// the same requests. The first bytes of the input choose limits and pieces.

#include "http/request_parser.h"

#include <cstdint>
#include <cstdlib>
#include <vector>

using http::ParsedRequest;
using http::RequestParser;

namespace {

constexpr qsizetype chooserBytes = 4;

struct Settings {
    qsizetype headLimit;
    qsizetype bodyLimit;
    uint32_t seed;
};

uint32_t next(uint32_t &seed)
{
    seed = seed * 1664525u + 1013904223u;
    return seed >> 16;
}

/// All requests of \p stream; \p longest is the longest piece fed at once.
std::vector<ParsedRequest> parse(QByteArrayView stream, Settings settings, qsizetype longest)
{
    RequestParser parser(settings.headLimit, settings.bodyLimit);
    std::vector<ParsedRequest> requests;
    while (!stream.isEmpty()) {
        const qsizetype size
            = qMin<qsizetype>(stream.size(), 1 + qsizetype(next(settings.seed)) % longest);
        const qsizetype used = parser.feed(stream.first(size));
        if (used < 0 || used > size
            || (used < size && parser.phase() != RequestParser::Phase::Done))
            abort();
        stream = stream.sliced(used);
        parser.takeContinue();
        if (parser.phase() != RequestParser::Phase::Done)
            continue;
        requests.push_back(parser.take());
        if (requests.back().refusal != 0)
            break;
    }
    return requests;
}

void check(const ParsedRequest &parsed, const Settings &settings)
{
    const core::Request &request = parsed.request;
    if (request.head.size() > settings.headLimit || request.body.size() > settings.bodyLimit)
        abort();
    if (request.framedBody.size() > 2 * settings.bodyLimit + settings.headLimit)
        abort();
    if ((parsed.refusal != 0) == request.problem.isEmpty())
        abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (qsizetype(size) < chooserBytes)
        return 0;
    const Settings settings{16 + data[0] * 8, data[1] * 4, uint32_t(data[2]) << 8 | data[3]};
    const QByteArrayView stream(data + chooserBytes, qsizetype(size) - chooserBytes);
    const auto whole = parse(stream, settings, qMax<qsizetype>(1, stream.size()));
    const auto pieces = parse(stream, settings, 1 + data[2] % 16);
    if (whole.size() != pieces.size())
        abort();
    for (size_t i = 0; i < whole.size(); ++i) {
        check(whole[i], settings);
        check(pieces[i], settings);
        const core::Request &a = whole[i].request;
        const core::Request &b = pieces[i].request;
        if (whole[i].refusal != pieces[i].refusal || a.problem != b.problem || a.target != b.target)
            abort();
        if (whole[i].refusal == 0
            && (a.head != b.head || a.body != b.body || a.framedBody != b.framedBody))
            abort();
    }
    return 0;
}
