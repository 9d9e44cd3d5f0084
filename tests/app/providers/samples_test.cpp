// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/catalogue.h"

#include <gtest/gtest.h>

using providers::Catalogue;

namespace {

const Catalogue &catalogue()
{
    static const auto loaded = Catalogue::load();
    return *loaded;
}

core::Request requestOf(const providers::Sample &sample)
{
    core::Request request;
    request.method = sample.method.toUtf8();
    request.target = "/hooks" + sample.path.toUtf8();
    if (!sample.query.isEmpty())
        request.target += "?" + sample.query.toUtf8();
    request.head = request.method + ' ' + request.target + " HTTP/1.1\r\nContent-Type: "
        + sample.contentType.toUtf8() + "\r\n\r\n";
    request.body = sample.body;
    return request;
}

} // namespace

TEST(Samples, AreAllRecognisedAsTheirOwnType)
{
    EXPECT_EQ(catalogue().problems(), QStringList());
    size_t samples = 0;
    for (const auto &provider : catalogue().providers()) {
        for (const auto &sample : provider.samples) {
            SCOPED_TRACE(provider.name.toStdString() + "/" + sample.name.toStdString());
            ++samples;
            const auto found = catalogue().recognise(requestOf(sample));
            EXPECT_EQ(found.flags & core::InvalidJson, 0u);
            ASSERT_FALSE(found.candidates.empty());
            EXPECT_EQ(found.candidates.front(), provider.name.toStdString());
            for (const auto &event : found.events) {
                EXPECT_EQ(event.provider, provider.name.toStdString());
                EXPECT_EQ(event.type, sample.type.toStdString());
                std::cout << event.type << " | " << event.kind << " | " << event.summary << " | " << event.from << " | " << event.to << " | " << event.contact << " | " << event.conversation << " | " << event.message << " | " << event.text << " | " << event.media << " | " << event.atMs << " | " << int(event.direction) << "\n";
            }
        }
    }
    EXPECT_EQ(samples, 73u);
}
