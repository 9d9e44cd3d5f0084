// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/catalogue.h"

#include "app/providers/provider_folder.h"

#include <gtest/gtest.h>

using providers::Catalogue;

// Providers that nobody wrote C++ for: what the format must carry, shown on inventions.

namespace {

/// Lists inside lists, several lists side by side, a handshake, an older outer list.
const char nested[] = R"({
  "format": 1, "name": "nested", "title": "Nested",
  "recognise": [
    { "when": { "method": "GET", "query.hub.mode": "subscribe" }, "certainty": "possible" },
    { "when": { "body.object": "business" }, "certainty": "likely" },
    { "when": { "body.object": "business", "header.X-Hub-Signature-256": { "startsWith": "sha256=" } }, "certainty": "sure" },
    { "when": { "body[].object": "business" } }
  ],
  "events": [
    { "name": "handshake", "when": { "method": "GET" }, "kind": "handshake", "summary": "Asks for {query.hub.challenge}" },
    {
      "each": ["body.entry[].changes[]", "body[].entry[].changes[]"],
      "events": [
        {
          "when": { ".field": "messages" },
          "events": [
            {
              "each": ".value.messages[]", "kind": "message.in.{.type}",
              "summary": "{^.value.contacts[0].profile.name | .from}: {.text.body | .type}",
              "facts": {
                "from": ".from", "to": "^.value.metadata.display_phone_number", "contact": ".from", "message": ".id",
                "text": ".text.body", "conversation": "^^.id", "direction": "'in'", "time": { "from": ".timestamp", "unit": "ms" }
              },
              "events": [
                { "name": "messages.text", "when": { ".type": "text" } },
                { "name": "messages.other" }
              ]
            },
            {
              "each": ".value.statuses[]", "kind": "status.{.status}", "summary": "{.id} {.status}[: {.errors[].title}]",
              "facts": { "message": ".id" }, "events": [ { "name": "messages.status" } ]
            },
            { "name": "messages.empty", "kind": "unknown", "summary": "Nothing in {^.id}" }
          ]
        },
        { "name": "account", "when": { ".field": { "startsWith": "account_" } }, "kind": "account.changed", "summary": "{.field}: {.value:keys}" }
      ]
    }
  ]
})";

/// Flat bodies, JSON inside of texts, numbers or texts, ISO times, kinds by value.
const char flat[] = R"json({
  "format": 1, "name": "flat", "title": "Flat",
  "values": { "way": { "from": "body.incoming", "map": { "true": "in", "false": "out" }, "else": "'in'" } },
  "recognise": [ { "when": { "body.conversation": { "exists": true } } } ],
  "events": [
    { "name": "human", "when": { "body.by": { "exists": true, "not": ["", "bot"] } }, "kind": "message.{$way}.text",
      "summary": "{body.by}: {body.last[0].content} ({body.last:count})",
      "facts": { "contact": "body.phone", "text": "body.last[0].content", "direction": "$way", "time": { "from": "body.last[-1].at", "unit": "iso" } } },
    { "name": "listed", "when": { "body.last[].kind": "note" }, "each": "body.last[]", "kind": "message.in", "summary": "{.content} of {body.phone}" },
    { "name": "other", "kind": "message.{$way}", "summary": "[[other]] {{x}}[ no {body.nothing}][ yes {body.phone}]" }
  ]
})json";

std::shared_ptr<const Catalogue> catalogueWith(const char *name, const char *description)
{
    ProviderFolder folder;
    folder.write(QString::fromLatin1(name), description);
    auto catalogue = Catalogue::load(folder.path());
    EXPECT_EQ(catalogue->problems(), QStringList());
    return catalogue;
}

const char batch[] = R"({"object":"business","entry":[
  {"id":"W1","changes":[
    {"field":"messages","value":{"metadata":{"display_phone_number":"4470"},"contacts":[{"profile":{"name":"Imani"}}],
      "messages":[{"from":"447","id":"a","timestamp":"1786520437123","type":"text","text":{"body":"first"}},
                  {"from":"448","id":"b","timestamp":1786520437124,"type":"image"}]}},
    {"field":"messages","value":{"statuses":[{"id":"c","status":"failed","errors":[{"code":1},{"title":"blocked"}]}]}}]},
  {"id":"W2","changes":[{"field":"account_review","value":{"decision":"APPROVED","by":"x"}},{"field":"messages","value":{}}]}]})";

} // namespace

TEST(EighthProvider, GivesOneEventForEachThingInListsInsideLists)
{
    const auto catalogue = catalogueWith("nested", nested);
    const auto found = catalogue->recognise(makeRequest("POST", "/", batch));
    ASSERT_EQ(found.events.size(), 5u);
    EXPECT_NE(found.flags & core::Batched, 0u);
    EXPECT_EQ(found.events[0].type, "messages.text");
    EXPECT_EQ(found.events[0].kind, "message.in.text");
    EXPECT_EQ(found.events[0].summary, "Imani: first");
    EXPECT_EQ(found.events[0].to, "4470");
    EXPECT_EQ(found.events[0].conversation, "W1");
    EXPECT_EQ(found.events[0].atMs, 1786520437123);
    EXPECT_EQ(found.events[1].type, "messages.other");
    EXPECT_EQ(found.events[1].kind, "message.in.image");
    EXPECT_EQ(found.events[1].summary, "Imani: image");
    EXPECT_EQ(found.events[2].kind, "status.failed");
    EXPECT_EQ(found.events[2].summary, "c failed: blocked");
    EXPECT_EQ(found.events[3].summary, "account_review: decision, by");
    EXPECT_EQ(found.events[4].summary, "Nothing in W2");
}

TEST(EighthProvider, TriesOtherPathsToTheListInTurn)
{
    const auto catalogue = catalogueWith("nested", nested);
    const QByteArray wrapped = "[" + QByteArray(batch) + "]";
    EXPECT_EQ(catalogue->recognise(makeRequest("POST", "/", wrapped)).events.size(), 5u);
}

TEST(EighthProvider, KnowsAHandshakeByItsQuery)
{
    const auto catalogue = catalogueWith("nested", nested);
    const auto found = catalogue->recognise(makeRequest("GET", "/x?hub.mode=subscribe&hub.challenge=a%20b&hub.verify_token=t", {}));
    ASSERT_EQ(found.events.size(), 1u);
    EXPECT_EQ(found.events[0].kind, "handshake");
    EXPECT_EQ(found.events[0].summary, "Asks for a b");
}

TEST(EighthProvider, IsKnownByItsHeadWhenTheBodyIsTooMuchToLookInto)
{
    const auto catalogue = catalogueWith("nested", nested);
    const QByteArray zeros = "[0" + QByteArray(",0").repeated(300'000) + "]";
    const auto found = catalogue->recognise(makeRequest("GET", "/x?hub.mode=subscribe&hub.challenge=a", zeros));
    ASSERT_EQ(found.events.size(), 1u);
    EXPECT_EQ(found.events[0].summary, "Asks for a");
    EXPECT_EQ(found.flags, 0u);
}

TEST(EighthProvider, OpensTextsThatHoldJsonOnlyUpToABound)
{
    const auto catalogue = catalogueWith("flat", flat);
    const auto summaryOf = [&](const QByteArray &inner) {
        const auto found = catalogue->recognise(makeRequest("POST", "/",
            R"({"conversation":"x","phone":1,"incoming":true,"by":"Marit","last":")" + inner + "\"}"));
        EXPECT_EQ(found.events.size(), 1u);
        return found.events.at(0).summary;
    };
    const QByteArray first = R"([{\"content\":\"call\"})";
    EXPECT_EQ(summaryOf(first + "]").substr(0, 11), "Marit: call");
    EXPECT_EQ(summaryOf(first + QByteArray(",0").repeated(100'000) + "]").substr(0, 11), "Marit: call");
    EXPECT_EQ(summaryOf(first + QByteArray(",0").repeated(300'000) + "]").substr(0, 11), "Marit: (1)");
    EXPECT_EQ(summaryOf(first + QByteArray(9 << 20, ' ') + "]").substr(0, 11), "Marit: (1)");
    EXPECT_EQ(summaryOf(first + "]").substr(0, 11), "Marit: call") << "one request does not use up the bound of the next";
}

TEST(EighthProvider, FollowsPathsIntoTextsThatHoldJson)
{
    const auto catalogue = catalogueWith("flat", flat);
    const auto found = catalogue->recognise(makeRequest("POST", "/", R"({"conversation":"x","phone":31612345678,"incoming":false,"by":"Marit",
        "last":"[{\"content\":\"ca\\nll\",\"at\":\"x\"},{\"content\":\"b\",\"at\":\"2026-08-14T09:25:40.118Z\"}]"})"));
    ASSERT_EQ(found.events.size(), 1u);
    EXPECT_EQ(found.events[0].type, "human");
    EXPECT_EQ(found.events[0].kind, "message.out.text");
    EXPECT_EQ(found.events[0].direction, core::Direction::Out);
    EXPECT_EQ(found.events[0].contact, "31612345678");
    EXPECT_EQ(found.events[0].text, "ca\nll");
    EXPECT_EQ(found.events[0].summary, "Marit: ca ll (2)");
    EXPECT_EQ(found.events[0].atMs, 1786699540118);
    const auto listed = catalogue->recognise(makeRequest("POST", "/",
        R"({"conversation":"x","phone":"31","last":"[{\"content\":\"a\"},{\"content\":\"b\",\"kind\":\"note\"}]"})"));
    ASSERT_EQ(listed.events.size(), 2u);
    EXPECT_EQ(listed.events[1].summary, "b of 31");
}

TEST(EighthProvider, LeavesOutWhatIsMissingInSquareBrackets)
{
    const auto catalogue = catalogueWith("flat", flat);
    const auto found = catalogue->recognise(makeRequest("POST", "/", R"({"conversation":"x","by":"bot","phone":"31"})"));
    EXPECT_EQ(found.events.at(0).type, "other");
    EXPECT_EQ(found.events.at(0).summary, "[other] {x} yes 31");
}

TEST(EighthProvider, IsSettledByTheEndpointWhereAnEnvelopeIsShared)
{
    ProviderFolder folder;
    const auto renamed = [](const char *name, const char *certainty) {
        return QByteArray(nested).replace("\"nested\"", QByteArray('"' + QByteArray(name) + '"'))
            .replace("\"likely\"", QByteArray('"' + QByteArray(certainty) + '"'));
    };
    folder.write(QStringLiteral("meta"), renamed("meta", "likely"));
    folder.write(QStringLiteral("bsp"), renamed("bsp", "possible"));
    folder.write(QStringLiteral("cpaas"), renamed("cpaas", "possible"));
    const auto catalogue = Catalogue::load(folder.path());
    EXPECT_EQ(catalogue->problems(), QStringList());
    const auto request = makeRequest("POST", "/", batch);
    const auto open = catalogue->recognise(request);
    EXPECT_EQ(open.candidates, std::vector<std::string>({"meta", "bsp", "cpaas"}));
    EXPECT_EQ(open.events[0].provider, "meta");
    const auto bound = catalogue->recognise(request, "cpaas");
    EXPECT_EQ(bound.candidates, std::vector<std::string>({"cpaas", "meta", "bsp"}));
    EXPECT_EQ(bound.events[0].provider, "cpaas");
    EXPECT_EQ(catalogue->recognise(request, "whapi").events[0].provider, "meta") << "an expectation that does not fit";
}
