// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/catalogue.h"

#include "app/providers/provider_folder.h"

#include <gtest/gtest.h>

using providers::Catalogue;

namespace {

/// A small provider that is right, with \p change made to it.
QByteArray described(const QByteArray &from = {}, const QByteArray &to = {})
{
    QByteArray text = R"({
  "format": 1, "name": "acme", "title": "Acme",
  "values": { "who": "body.name | body.id" },
  "recognise": [ { "when": { "body.acme": true } } ],
  "events": [
    { "name": "ping", "title": "Ping", "documentation": "A ping.", "when": { "body.kind": "ping" }, "kind": "service.ping", "summary": "Ping of {$who}", "feed": "main" },
    { "each": "body.items[]", "kind": "message.in", "summary": "{.text}", "events": [ { "name": "item", "facts": { "text": ".text" } } ] }
  ],
  "enumerations": { "colour": { "r": "red" } },
  "fields": [ { "path": "body.kind", "meaning": "What it is.", "enumeration": "colour" } ],
  "feeds": { "main": { "title": "Main", "answer": { "statuses": ["2xx"] } } },
  "credentials": [ { "name": "token", "title": "Token" } ],
  "calls": { "read": { "title": "Read", "method": "GET", "url": "https://acme.example/{token}" } },
  "settings": [ { "name": "hook", "title": "Hook", "read": { "call": "read", "from": "body" }, "fields": [ { "path": ".url", "title": "Address", "type": "url" } ] } ]
})";
    if (!from.isEmpty()) {
        EXPECT_TRUE(text.contains(from)) << from.toStdString();
        text.replace(from, to);
    }
    return text;
}

/// The only problem of a catalogue with this provider in the user's folder, from behind the
/// name of the file; the built-in providers must all be there.
std::string problemOf(const QByteArray &description)
{
    ProviderFolder folder;
    folder.write(QStringLiteral("acme"), description);
    const auto catalogue = Catalogue::load(folder.path());
    EXPECT_NE(catalogue->provider(u"whapi"), nullptr);
    if (catalogue->problems().size() != 1)
        return catalogue->problems().join(u'\n').toStdString();
    EXPECT_EQ(catalogue->provider(u"acme"), nullptr);
    const QString file = folder.path() + QStringLiteral("/acme/provider.json: ");
    EXPECT_TRUE(catalogue->problems()[0].startsWith(file)) << catalogue->problems()[0].toStdString();
    return catalogue->problems()[0].mid(file.size()).toStdString();
}

struct Mistake {
    const char *from;
    const char *to;
    const char *problem;
};

} // namespace

TEST(Loader, ReadsAProviderOfTheUser)
{
    ProviderFolder folder;
    folder.write(QStringLiteral("acme"), described());
    folder.writeFile(QStringLiteral("acme/samples/ping.json"), R"({"acme":true,"kind":"ping","id":7})");
    const auto catalogue = Catalogue::load(folder.path());
    EXPECT_EQ(catalogue->problems(), QStringList());
    ASSERT_NE(catalogue->provider(u"acme"), nullptr);
    EXPECT_TRUE(catalogue->provider(u"acme")->fromUser);
    EXPECT_FALSE(catalogue->provider(u"whapi")->fromUser);
    EXPECT_EQ(catalogue->eventType(u"acme", u"ping")->sample, R"({"acme":true,"kind":"ping","id":7})");
    const auto found = catalogue->recognise(makeRequest("POST", "/", R"({"acme":true,"kind":"ping","id":7})"));
    EXPECT_EQ(found.events.at(0).summary, "Ping of 7");
}

TEST(Loader, SaysWhereAFileIsWrongAndWhy)
{
    const Mistake mistakes[] = {
        {"\"format\": 1", "\"format\": 2", "format: This must be 1."},
        {"\"format\": 1, ", "", "The key \"format\" is missing here."},
        {"\"title\": \"Acme\"", "\"titel\": \"Acme\", \"title\": \"Acme\"",
            "titel: There is no key \"titel\" here. Did you mean \"title\"?"},
        {"\"title\": \"Acme\"", "\"title\": 5", "title: This must be a text, not a number."},
        {"\"title\": \"Acme\"", "\"title\": \"\"", "title: This text must not be empty."},
        {"\"title\": \"Acme\"", "\"title\": \"Acme\", \"title\": \"B\"", "title: The key \"title\" stands here twice."},
        {"\"title\": \"Acme\"", "\"title\": \"Acme\", \"colour\": \"green\"",
            "colour: \"green\" does not have the form that is needed here: #rrggbb, legible on white and on black."},
        {"\"acme\", \"title\"", "\"other\", \"title\"",
            "name: The name is \"other\", but the folder is called \"acme\"; they must be the same."},
        {"\"summary\": \"Ping of", "\"sumary\": \"Ping of", "events[0].sumary: There is no key \"sumary\" here. Did you mean \"summary\"?"},
        {"service.ping", "servce.ping",
            "events[0].kind: \"servce.ping\" does not have the form that is needed here: a dotted name that begins with "
            "message, reaction, status, template, account, phone, chat, contact, group, presence, call, channel, user, "
            "label, service, builder, online, package, partner, limit, plan, handshake or unknown."},
        {"{$who}", "{$whom}", "events[0].summary: \"$whom\" cannot be understood: no value of that name stands in "
                              "\"values\" before this. Did you mean \"who\"?"},
        {"{$who}", "{body.name", "events[0].summary: \"Ping of {body.name\" has a { without its }."},
        {"{$who}", "[{body.name}", "events[0].summary: \"Ping of [{body.name}\" has a [ without its ]; write it twice to show one."},
        {"{ \"body.kind\": \"ping\" }", "{ \"boddy.kind\": \"ping\" }",
            "events[0].when.boddy.kind: \"boddy.kind\" cannot be understood: it must begin with body, header, query, form, "
            "path, method, $name, \".\" or '. Did you mean \"body\"?"},
        {"{ \"body.kind\": \"ping\" }", "{ \"body.kind\": { \"patern\": \"x\" } }",
            "events[0].when.body.kind.patern: There is no key \"patern\" here. Did you mean \"pattern\"?"},
        {"{ \"body.kind\": \"ping\" }", "{ \"body.kind\": { \"pattern\": \"(\" } }",
            "events[0].when.body.kind.pattern: \"(\" is no regular expression: missing closing parenthesis."},
        {"{ \"body.kind\": \"ping\" }", "{ \".kind\": \"ping\" }", "events[0].when..kind: A path that begins with \".\" needs an "
                                                                 "\"each\" around it; from the top, write body.…"},
        {"\"{.text}\"", "\"{^.text}\"", "events[1].summary: There are more ^ here than elements around it (1)."},
        {"\"body.items[]\"", "\"body.items\"", "events[1].each: \"body.items\" must be a path that ends in [], such as "
                                               "body.messages[] or .changes[]."},
        {"\"name\": \"item\"", "\"name\": \"ping\"", "events[1].events[0].name: There are two event types \"ping\"."},
        {"\"name\": \"item\"", "\"title\": \"Item\"", "events[1].events[0]: An entry of \"events\" has either a \"name\" "
                                                    "(an event type) or \"events\" (a group), and not both."},
        {"\"kind\": \"service.ping\", ", "", "events[0]: The event type \"ping\" has no \"kind\", and no group around it has one."},
        {"\"feed\": \"main\"", "\"feed\": \"mian\"", "events[0].feed: There is no feed \"mian\" in \"feeds\"."},
        {"\"enumeration\": \"colour\"", "\"enumeration\": \"color\"",
            "fields[0].enumeration: There is no \"color\" in \"enumerations\". Did you mean \"colour\"?"},
        {"{ \"when\": { \"body.acme\": true } }", "{ \"when\": {} }",
            "recognise[0].when: This must not be empty: it would claim every request."},
        {"{token}", "{tokn}", "calls.read.url: \"{tokn}\" is no credential, no parameter of this call and nothing that a "
                              "call provides. Did you mean \"token\"?"},
        {"\"title\": \"Main\"", "\"title\": \"Main\", \"handshake\": { \"when\": { \"query.a\": \"b\" }, \"answer\": \"query\" }",
            "feeds.main.handshake.answer: \"query\" cannot be understood: a name must follow, as in header.X-Request-Id."},
        {"\"title\": \"Main\"", "\"title\": \"Main\", \"signatures\": [ { \"scheme\": \"hmac\", \"credential\": \"tokem\" } ]",
            "feeds.main.signatures[0].credential: There is no credential \"tokem\" in \"credentials\". Did you mean \"token\"?"},
        {"\"call\": \"read\"", "\"call\": \"red\"", "settings[0].read.call: There is no \"red\" in \"calls\". Did you mean \"read\"?"},
        {"\"type\": \"url\"", "\"type\": \"adress\"", "settings[0].fields[0].type: \"adress\" is not known here; it may be url, text, "
                                                    "switch, number, choice, choices, map, list, events."},
        {"\"method\": \"GET\"", "\"method\": \"FETCH\"", "calls.read.method: \"FETCH\" is not known here; it may be GET, POST, "
                                                       "PUT, PATCH, DELETE. Did you mean \"PATCH\"?"},
        {"\"body.name | body.id\"", "[ \"body.name\", \"body.id\" ]",
            "values.who[0]: Only the last entry may stand without \"when\": what follows would never be used."},
        {"\"body.name | body.id\"", "17", "values.who: This must be a text or an object or a list, not a number."},
        {"\"Acme\",", "\"Acme\"", "This is not valid JSON at line 3, column 3: Missing comma between object fields."},
    };
    for (const Mistake &mistake : mistakes) {
        const std::string problem = problemOf(described(mistake.from, mistake.to));
        if (std::string_view(mistake.problem).starts_with("This is not valid JSON"))
            EXPECT_TRUE(problem.starts_with("This is not valid JSON")) << problem;
        else
            EXPECT_EQ(problem, mistake.problem) << mistake.from << " → " << mistake.to;
    }
}

TEST(Loader, SaysWhatIsWrongWithSamples)
{
    ProviderFolder folder;
    folder.write(QStringLiteral("acme"), described("\"format\": 1,", "\"format\": 1, \"samples\": { \"lost\": {} },"));
    folder.writeFile(QStringLiteral("acme/samples/pong.json"), "{}");
    const auto catalogue = Catalogue::load(folder.path());
    ASSERT_EQ(catalogue->problems().size(), 2);
    EXPECT_TRUE(catalogue->problems()[0].endsWith(QStringLiteral("samples.lost: There is no file of that name in the folder "
        "\"samples\"; a sample without a body needs \"body\": false.")));
    EXPECT_TRUE(catalogue->problems()[1].endsWith(QStringLiteral("samples.pong: The sample \"pong\" is of the event type "
        "\"pong\", which does not exist. Did you mean \"ping\"?")));
}

TEST(Loader, LetsTheUserReplaceABuiltInProvider)
{
    ProviderFolder folder;
    folder.write(QStringLiteral("whapi"), described("\"name\": \"acme\"", "\"name\": \"whapi\""));
    const auto catalogue = Catalogue::load(folder.path());
    EXPECT_EQ(catalogue->problems(), QStringList());
    EXPECT_EQ(catalogue->provider(u"whapi")->title, QStringLiteral("Acme"));
    EXPECT_TRUE(catalogue->provider(u"whapi")->fromUser);
    EXPECT_EQ(catalogue->providers().size(), Catalogue::load()->providers().size());
}

TEST(Loader, KeepsTheBuiltInProviderWhenTheUsersIsBroken)
{
    ProviderFolder folder;
    folder.write(QStringLiteral("whapi"), "{ \"format\": ");
    folder.write(QStringLiteral("99digital"), described());
    folder.writeFile(QStringLiteral("empty/readme.txt"), "nothing");
    const auto catalogue = Catalogue::load(folder.path());
    EXPECT_EQ(catalogue->problems().size(), 3);
    EXPECT_EQ(catalogue->provider(u"whapi")->title, QStringLiteral("Whapi.Cloud"));
    EXPECT_EQ(catalogue->provider(u"99digital")->title, QStringLiteral("99digital"));
}

TEST(Loader, DoesWithoutAFolderThatIsNotThere)
{
    const auto catalogue = Catalogue::load(QStringLiteral("/nonexistent/providers"));
    EXPECT_EQ(catalogue->problems(), QStringList());
    EXPECT_EQ(catalogue->providers().size(), Catalogue::load()->providers().size());
}

TEST(Loader, GivesTheSameEachTime)
{
    ProviderFolder folder;
    for (const char *name : {"zeta", "acme", "beta"})
        folder.write(QString::fromLatin1(name), described("\"name\": \"acme\"", QByteArray("\"name\": \"") + name + '"'));
    const auto names = [&] {
        QStringList all;
        const auto catalogue = Catalogue::load(folder.path());
        for (const auto &provider : catalogue->providers())
            all += provider.name;
        return all;
    };
    EXPECT_EQ(names(), names());
    EXPECT_EQ(names().mid(names().size() - 3), QStringList({QStringLiteral("acme"), QStringLiteral("beta"), QStringLiteral("zeta")}));
    EXPECT_EQ(Catalogue::load(folder.path())->recognise(makeRequest("POST", "/", R"({"acme":true})")).candidates,
        std::vector<std::string>({"acme", "beta", "zeta"}));
}
