// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/catalogue.h"

#include "app/providers/provider_folder.h"

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
    QByteArray target = "/hooks" + sample.path.toUtf8();
    if (!sample.query.isEmpty())
        target += "?" + sample.query.toUtf8();
    return makeRequest(sample.method.toUtf8(), target, sample.body,
        "Content-Type: " + sample.contentType.toUtf8() + "\r\n");
}

std::string directionName(core::Direction direction)
{
    return direction == core::Direction::In ? "in" : direction == core::Direction::Out ? "out" : "";
}

/// Everything that was found, one event a line; empty facts are left out.
std::string describe(const core::Event &event)
{
    std::string out = event.type + " · " + event.kind + "\n    summary: " + event.summary;
    const std::pair<const char *, std::string> facts[] = {{"direction", directionName(event.direction)},
        {"from", event.from}, {"to", event.to}, {"contact", event.contact}, {"conversation", event.conversation},
        {"message", event.message}, {"text", event.text}, {"media", event.media},
        {"time", event.atMs ? std::to_string(event.atMs) : std::string()}};
    for (const auto &[name, value] : facts)
        out += value.empty() ? std::string() : std::string("\n    ") + name + ": " + value;
    return out + "\n";
}

} // namespace

TEST(Samples, AreAllRecognisedAsTheirOwnType)
{
    EXPECT_EQ(catalogue().problems(), QStringList());
    for (const auto &provider : catalogue().providers()) {
        for (const auto &sample : provider.samples) {
            SCOPED_TRACE(provider.name.toStdString() + "/" + sample.name.toStdString());
            const auto found = catalogue().recognise(requestOf(sample));
            EXPECT_EQ(found.flags & core::InvalidJson, 0u);
            ASSERT_FALSE(found.candidates.empty());
            EXPECT_EQ(found.candidates.front(), provider.name.toStdString());
            for (const auto &event : found.events) {
                EXPECT_EQ(event.provider, provider.name.toStdString());
                EXPECT_EQ(event.type, sample.type.toStdString());
            }
        }
    }
}

TEST(Samples, AreAllOfTheDocumentedNames)
{
    // messages.batch and messages.post.method_mode are other shapes of messages.post.text; every
    // other sample is named after its own type.
    QStringList others;
    for (const auto &provider : catalogue().providers()) {
        for (const auto &sample : provider.samples) {
            if (sample.name != sample.type)
                others += provider.name + u'/' + sample.name;
        }
    }
    EXPECT_EQ(others, QStringList({QStringLiteral("whapi/messages.batch"),
        QStringLiteral("whapi/messages.post.method_mode")}));
    EXPECT_EQ(catalogue().provider(u"whapi")->samples.size(), 62u);
    EXPECT_EQ(catalogue().provider(u"99digital")->samples.size(), 11u);
}

TEST(Samples, GiveTheFactsThatTheyHold)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/app/providers/expected_events.txt"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    std::string found;
    for (const auto &provider : catalogue().providers()) {
        for (const auto &sample : provider.samples) {
            found += provider.name.toStdString() + '/' + sample.name.toStdString() + '\n';
            for (const auto &event : catalogue().recognise(requestOf(sample)).events)
                found += "  " + describe(event);
        }
    }
    EXPECT_EQ(file.readAll().toStdString(), found);
}

TEST(Samples, OfABatchAreTwoEvents)
{
    const auto found = catalogue().recognise(requestOf(*catalogue().sample(u"whapi", u"messages.batch")));
    ASSERT_EQ(found.events.size(), 2u);
    EXPECT_EQ(found.events[0].text, "um");
    EXPECT_EQ(found.events[1].text, "dois");
    EXPECT_NE(found.flags & core::Batched, 0u);
}

TEST(Samples, StandInTheRecordOfTheirEventType)
{
    const auto *text = catalogue().eventType(u"whapi", u"messages.post.text");
    ASSERT_NE(text, nullptr);
    EXPECT_EQ(text->sample, catalogue().sample(u"whapi", u"messages.post.text")->body);
    EXPECT_EQ(text->sampleMethod, QStringLiteral("POST"));
    EXPECT_EQ(text->sampleContentType, QStringLiteral("application/json"));
    EXPECT_EQ(text->kind, QStringLiteral("message.in.text"));
    const auto *sms = catalogue().eventType(u"99digital", u"sms.incoming");
    ASSERT_NE(sms, nullptr);
    EXPECT_EQ(sms->sample, "message=STOP&date=15%2F08%2F26+09%3A12%3A44&from=0541112233&to=0559988776");
    EXPECT_EQ(sms->sampleContentType, QStringLiteral("application/x-www-form-urlencoded"));
}

TEST(BuiltInProviders, TellWhatIsDocumented)
{
    const auto *whapi = catalogue().provider(u"whapi");
    ASSERT_NE(whapi, nullptr);
    EXPECT_EQ(whapi->title, QStringLiteral("Whapi.Cloud"));
    EXPECT_EQ(whapi->expectedStatuses, QList<int>({200}));
    EXPECT_EQ(whapi->answerWithinMs, 5000);
    const auto *digital = catalogue().provider(u"99digital");
    ASSERT_NE(digital, nullptr);
    EXPECT_EQ(digital->maskedPaths, QStringList({QStringLiteral("whatsapp_apiKey"), QStringLiteral("apiKey")}));
    EXPECT_TRUE(digital->sourceAddresses.contains(QStringLiteral("34.165.99.212")));
    EXPECT_EQ(catalogue().eventType(u"99digital", u"builder")->feed, QStringLiteral("partner"));
    EXPECT_EQ(digital->feeds[0].answerWithinMs, 0);
    EXPECT_EQ(digital->feeds[1].retryDelaysMs, QList<int>({0, 300000, 1200000, 3600000, 14400000, 86400000}));
    EXPECT_TRUE(catalogue().eventType(u"99digital", u"v2.status")->undocumented);
}

TEST(BuiltInProviders, ExplainFieldsAndValues)
{
    const auto &notes = catalogue().provider(u"whapi")->fieldNotes;
    const auto status = std::find_if(notes.begin(), notes.end(),
        [](const auto &note) { return note.path == QStringLiteral("statuses[].status"); });
    ASSERT_NE(status, notes.end());
    EXPECT_EQ(status->values.value(QStringLiteral("read")), QStringLiteral("Blue ticks"));
}

TEST(BuiltInProviders, HaveATitleAndAnExplanationForEachEventType)
{
    for (const auto &provider : catalogue().providers()) {
        for (const auto &type : provider.eventTypes) {
            SCOPED_TRACE(provider.name.toStdString() + "/" + type.name.toStdString());
            EXPECT_NE(type.title, type.name);
            EXPECT_FALSE(type.documentation.isEmpty());
            EXPECT_FALSE(type.kind.isEmpty());
        }
    }
}
