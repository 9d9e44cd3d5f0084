// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/catalogue.h"

#include "app/providers/provider_folder.h"

#include <gtest/gtest.h>

#include <QRandomGenerator>
#include <QStringEncoder>

using providers::Catalogue;
using providers::Recognition;

namespace {

const Catalogue &catalogue()
{
    static const auto loaded = Catalogue::load();
    return *loaded;
}

Recognition recognise(const QByteArray &method, const QByteArray &target, const QByteArray &body,
    const QByteArray &headerLines = "Content-Type: application/json\r\n")
{
    return catalogue().recognise(makeRequest(method, target, body, headerLines));
}

std::string typeOf(const QByteArray &method, const QByteArray &target, const QByteArray &body)
{
    return recognise(method, target, body).events.at(0).type;
}

std::string summaryOf(const QByteArray &method, const QByteArray &target, const QByteArray &body,
    const QByteArray &headerLines = {})
{
    return recognise(method, target, body, headerLines).events.at(0).summary;
}

bool isInvalid(const QByteArray &body, const QByteArray &headerLines = {})
{
    return (recognise("POST", "/", body, headerLines).flags & core::InvalidJson) != 0;
}

const QByteArray messagePart = R"("messages":[{"id":"m1","from_me":false,"type":"text","chat_id":"551@s.whatsapp.net",)"
                               R"("timestamp":1786867211,"text":{"body":"hi"},"from":"551"}],"channel_id":"A-12345")";
const QByteArray bodyMode = "{" + messagePart + R"(,"event":{"type":"messages","event":"post"}})";

} // namespace

TEST(Recogniser, KnowsWhapiInTheModeBodyWhateverTheSecondKeyIsCalled)
{
    EXPECT_EQ(typeOf("POST", "/any", bodyMode), "messages.post.text");
    EXPECT_EQ(typeOf("POST", "/any", "{" + messagePart + R"(,"event":{"type":"messages","method":"post"}})"),
        "messages.post.text");
    EXPECT_EQ(typeOf("POST", "/any", "{" + messagePart + R"(,"event":{"type":"message","event":"post"}})"),
        "messages.post.text") << "a deprecated type";
}

TEST(Recogniser, KnowsWhapiInTheModePath)
{
    EXPECT_EQ(typeOf("POST", "/hook/messages/post", bodyMode), "messages.post.text");
    EXPECT_EQ(typeOf("POST", "/hook/messages/put", "{" + messagePart + "}"), "messages.put")
        << "should the event ever be left out there too";
}

TEST(Recogniser, KnowsWhapiInTheModeMethodByVerbAndPath)
{
    const QByteArray plain = "{" + messagePart + "}";
    EXPECT_EQ(typeOf("POST", "/hook/messages", plain), "messages.post.text");
    EXPECT_EQ(typeOf("PUT", "/hook/messages", plain), "messages.put");
    EXPECT_EQ(typeOf("PATCH", "/hook/chats?a=b",
        R"({"chats_updates":[{"after_update":{"id":"1@g.us"},"changes":["pin"]}],"channel_id":"A-12345"})"), "chats.patch");
    EXPECT_EQ(typeOf("DELETE", "/hook/labels/", R"({"labels_removed":["Pago"],"channel_id":"A-12345"})"), "labels.delete");
    EXPECT_EQ(typeOf("POST", "http://host/hook/calls",
        R"({"calls":[{"id":"c","from":"551","status":"missed"}],"channel_id":"A-12345"})"), "calls.post.missed");
}

TEST(Recogniser, KnowsWhapiInTheModeMethodWithoutThePathToo)
{
    const auto found = recognise("DELETE", "/", R"({"chats_removed":["551@s.whatsapp.net"],"channel_id":"A-12345"})");
    EXPECT_EQ(found.events.at(0).type, "chats.delete");
    EXPECT_EQ(found.candidates, std::vector<std::string>{"whapi"});
}

TEST(Recogniser, ShowsMessageTypesThatNobodyDocumented)
{
    const auto event = recognise("POST", "/", QByteArray(bodyMode).replace(R"("type":"text")", R"("type":"Hologram 3")"))
                           .events.at(0);
    EXPECT_EQ(event.type, "messages.post");
    EXPECT_EQ(event.kind, "message.in.hologram3");
}

TEST(Recogniser, TakesTheDirectionFromTheMessage)
{
    const auto event = recognise("POST", "/", QByteArray(bodyMode)
        .replace("\"from_me\":false,\"type\":\"text\"", "\"from_me\":true,\"type\":\"image\"")).events.at(0);
    EXPECT_EQ(event.kind, "message.out.image");
    EXPECT_EQ(event.direction, core::Direction::Out);
    EXPECT_EQ(event.to, "551@s.whatsapp.net");
    EXPECT_EQ(event.contact, "551");
}

TEST(Recogniser, NamesTheProviderEvenWhenTheEventIsNotKnown)
{
    const auto found = recognise("POST", "/x", R"({"event":{"type":"messages","event":"post"},"channel_id":"A-12345","messages":[]})");
    ASSERT_EQ(found.events.size(), 1u);
    EXPECT_EQ(found.events[0].provider, "whapi");
    EXPECT_EQ(found.events[0].type, "");
    EXPECT_EQ(found.events[0].kind, "unknown");
    EXPECT_EQ(recognise("POST", "/", R"({"status":"OK","hook":"something"})").events.at(0).provider, "99digital");
}

TEST(Recogniser, ReadsAnSmsFromBothKindsOfForm)
{
    const QByteArray lines = "Content-Type: multipart/form-data; boundary=\"--b 1\"\r\n";
    QByteArray body;
    const std::pair<const char *, const char *> fields[] = {{"message", "50% off + caf\xc3\xa9\r\nnow"},
        {"date", "15/08/26 09:12:44"}, {"from", "0541112233"}, {"to", "0559988776"}};
    for (const auto &[name, value] : fields)
        body += QByteArray("----b 1\r\nContent-Disposition: form-data; name=\"") + name + "\"\r\n\r\n" + value + "\r\n";
    body += "----b 1--\r\n";
    const auto multipart = recognise("POST", "/sms", body, lines).events.at(0);
    EXPECT_EQ(multipart.type, "sms.incoming");
    EXPECT_EQ(multipart.text, "50% off + caf\xc3\xa9\r\nnow");
    EXPECT_EQ(multipart.summary, "SMS from 0541112233: 50% off + caf\xc3\xa9 now");
    const auto encoded = recognise("POST", "/sms", "message=50%25+off%zz&date=1&from=%2B97254&to=2",
        "content-type: application/x-www-form-urlencoded; charset=utf-8\r\n").events.at(0);
    EXPECT_EQ(encoded.type, "sms.incoming");
    EXPECT_EQ(encoded.text, "50% off%zz");
    EXPECT_EQ(encoded.from, "+97254");
}

TEST(Recogniser, KnowsTheFieldsOfAnSmsAsJsonTooButNotJustAnyMessage)
{
    EXPECT_EQ(typeOf("POST", "/", R"({"message":"STOP","date":"15/08/26 09:12:44","from":"054","to":"055"})"), "sms.incoming");
    EXPECT_EQ(typeOf("POST", "/", R"({"message":"STOP","date":"2026-08-15","from":"054","to":"055"})"), "");
}

TEST(Recogniser, LooksIntoCompressedBodies)
{
    // zlib's own bytes behind the four-byte length that Qt puts in front.
    const QByteArray deflated = qCompress(bodyMode).mid(4);
    const QByteArray lines = "Content-Type: application/json\r\nContent-Encoding: deflate\r\n";
    EXPECT_EQ(recognise("POST", "/", deflated, lines).events.at(0).type, "messages.post.text");
    EXPECT_EQ(recognise("POST", "/", bodyMode, lines).events.at(0).type, "messages.post.text")
        << "the header claims an encoding that the body does not have";
    EXPECT_FALSE(isInvalid("\x1f\x8b???", "Content-Type: application/json\r\nContent-Encoding: br\r\n"))
        << "what we cannot decode may well be JSON";
}

TEST(Recogniser, LooksBehindByteOrderMarksAndIntoWideText)
{
    EXPECT_EQ(typeOf("POST", "/", "\xef\xbb\xbf" + bodyMode), "messages.post.text");
    const QString text = QString::fromUtf8(bodyMode);
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE, QStringConverter::Utf32LE}) {
        for (const auto flag : {QStringConverter::Flag::Default, QStringConverter::Flag::WriteBom}) {
            const QByteArray wide = QStringEncoder(encoding, flag).encode(text);
            EXPECT_EQ(typeOf("POST", "/", wide), "messages.post.text") << int(encoding) << ' ' << int(flag);
        }
    }
}

TEST(Recogniser, FlagsInvalidJsonOnlyWhereJsonIsClaimed)
{
    EXPECT_TRUE(isInvalid("nonsense", "Content-Type: application/json\r\n"));
    EXPECT_TRUE(isInvalid("nonsense", "Content-Type: application/vnd.api+json; charset=utf-8\r\n"));
    EXPECT_TRUE(isInvalid(" {\"a\":1,}"));
    EXPECT_TRUE(isInvalid("[1"));
    EXPECT_FALSE(isInvalid("nonsense"));
    EXPECT_FALSE(isInvalid("a=1", "Content-Type: application/x-www-form-urlencoded\r\n"));
    EXPECT_FALSE(isInvalid("", "Content-Type: application/json\r\n"));
    EXPECT_FALSE(isInvalid("{\"a\":1}"));
    core::Request cut = makeRequest("POST", "/", "{\"a\":");
    cut.truncated = true;
    EXPECT_EQ(catalogue().recognise(cut).flags, 0u) << "we cut it, the sender did not";
}

TEST(Recogniser, TakesTheLastOfKeysThatStandTwiceAndNumbersAsWritten)
{
    EXPECT_EQ(typeOf("POST", "/", R"({"event":1,"channel_id":"x",)" + messagePart
            + R"(,"event":{"type":"messages","event":"post"}})"), "messages.post.text");
    const auto event = recognise("POST", "/", QByteArray(bodyMode).replace("\"from\":\"551\"",
        "\"from\":18446744073709552000").replace("1786867211", "18446744073709552000")).events.at(0);
    EXPECT_EQ(event.from, "18446744073709552000");
    EXPECT_EQ(event.atMs, 0) << "a time beyond all calendars is none";
}

TEST(Recogniser, SumsUpWhatNobodyKnows)
{
    EXPECT_EQ(summaryOf("POST", "/x", R"({"a":1,"b":2,"c":3})"), "POST /x · JSON object with keys a, b, c · 19 bytes");
    EXPECT_EQ(summaryOf("POST", "/x", R"({"a":1})" + QByteArray(1300, ' ')), "POST /x · JSON object with key a · 1.3 kB");
    EXPECT_EQ(summaryOf("GET", "/x?y=1", {}), "GET /x?y=1 · no body");
    EXPECT_EQ(summaryOf("PUT", "/x", "[1,2]"), "PUT /x · JSON list of 2 · 5 bytes");
    EXPECT_EQ(summaryOf("POST", "/x", "{"), "POST /x · not valid JSON · 1 byte");
    EXPECT_EQ(summaryOf("POST", "/x", "a=1&b=2", "Content-Type: application/x-www-form-urlencoded\r\n"),
        "POST /x · form with fields a, b · 7 bytes");
    EXPECT_EQ(summaryOf("POST", "/x", "hello", "Content-Type: Text/Plain; charset=utf-8\r\n"), "POST /x · text/plain · 5 bytes");
    EXPECT_EQ(summaryOf("POST", "/x", R"({"a\nb":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1})"),
        "POST /x · JSON object with keys a b, b, c, d, e, f and 2 more · 52 bytes");
    EXPECT_EQ(catalogue().recognise({}).events.at(0).summary, "Unreadable request · no body");
    const auto found = recognise("POST", "/x", R"({"a":1})");
    ASSERT_EQ(found.events.size(), 1u);
    EXPECT_EQ(found.events[0].kind, "unknown");
    EXPECT_EQ(found.events[0].provider, "");
    EXPECT_TRUE(found.candidates.empty());
}

TEST(Recogniser, ListsAHundredThousandThingsAndSumsUpTheRest)
{
    const auto listOf = [](int count) -> QByteArray {
        QByteArray body = R"({"event":{"type":"labels","event":"delete"},"channel_id":"A-12345","labels_removed":["x")";
        for (int i = 1; i < count; ++i)
            body += ",\"x\"";
        return body + "]}";
    };
    EXPECT_EQ(recognise("POST", "/", listOf(100'000)).events.size(), 100'000u);
    const auto more = recognise("POST", "/", listOf(100'007)).events;
    ASSERT_EQ(more.size(), 100'001u);
    EXPECT_EQ(more.back().summary, "… and 7 more, which are not listed one by one");
}

TEST(Recogniser, KnowsALargeBodyOfAHundredThousandElements)
{
    const QByteArray element = ",\"" + QByteArray(328, 'x') + '"';
    const QByteArray body = R"({"event":{"type":"labels","event":"delete"},"channel_id":"A-12345","labels_removed":["x")"
        + element.repeated(99'999) + "]}";
    ASSERT_GT(body.size(), 31 * 1024 * 1024);
    const auto events = recognise("POST", "/", body).events;
    ASSERT_EQ(events.size(), 100'000u);
    EXPECT_EQ(events.back().type, "labels.delete");
}

TEST(Recogniser, DoesNotLookIntoWhatIsTooMuchAndCallsNoneOfItInvalid)
{
    const QByteArray zeros = "[0" + QByteArray(",0").repeated(5'000'000) + "]";
    const auto huge = recognise("POST", "/x", zeros);
    ASSERT_EQ(huge.events.size(), 1u);
    EXPECT_EQ(huge.events[0].kind, "unknown");
    EXPECT_EQ(huge.events[0].summary, "POST /x · JSON too large or deep to look into · 10.0 MB");
    EXPECT_EQ(huge.flags, 0u);
    // zlib's own bytes behind the four-byte length that Qt puts in front.
    const QByteArray packed = qCompress(zeros).mid(4);
    ASSERT_LT(packed.size(), 20'000);
    const auto bomb = recognise("POST", "/x", packed, "Content-Type: application/json\r\nContent-Encoding: deflate\r\n");
    EXPECT_TRUE(bomb.events.at(0).summary.starts_with("POST /x · not looked into, encoded as deflate · "))
        << bomb.events[0].summary;
    EXPECT_EQ(bomb.flags, 0u);
}

TEST(Recogniser, SurvivesDeepNestingAndOddTypes)
{
    const QByteArray deep = QByteArray(10'000, '[') + QByteArray(10'000, ']');
    EXPECT_EQ(recognise("POST", "/", deep).events.at(0).kind, "unknown");
    EXPECT_EQ(recognise("POST", "/", QByteArray(bodyMode).replace("{\"body\":\"hi\"}", deep.mid(9500, 1000)))
                  .events.at(0).type, "messages.post.text");
    for (const char *odd : {"null", "1", "\"x\"", "[]", "{}", "[null]", "[[]]", "[1,{}]", "true"}) {
        for (const char *key : {"messages", "event", "channel_id", "statuses", "hook", "whatsapp_extra_info"}) {
            const QByteArray body = QByteArray(R"({"event":{"type":"messages","event":"post"},"channel_id":"A","messages":[{}],")")
                + key + "\":" + odd + "}";
            EXPECT_FALSE(recognise("POST", "/", body).events.empty()) << body.toStdString();
        }
    }
}

TEST(Recogniser, CutsLongTextsBetweenCharacters)
{
    QByteArray said;
    for (int i = 0; i < 10'000; ++i)
        said += "é";
    const auto event = recognise("POST", "/", QByteArray(bodyMode).replace("\"hi\"", QByteArray("\"" + said + "\""))).events.at(0);
    EXPECT_EQ(event.text.size(), 16'384u);
    EXPECT_LE(event.summary.size(), 310u);
    EXPECT_FALSE(QString::fromStdString(event.summary).contains(QChar::ReplacementCharacter));
}

TEST(Recogniser, ForgetsOneRequestBeforeTheNext)
{
    const auto first = recognise("POST", "/a", bodyMode);
    EXPECT_EQ(recognise("POST", "/b", R"({"x":1})").events.at(0).provider, "");
    EXPECT_EQ(recognise("GET", "/c", {}).events.at(0).provider, "");
    EXPECT_EQ(recognise("POST", "/a", bodyMode).events, first.events);
}

TEST(Recogniser, IsNotHarmedByAnyBytes)
{
    QRandomGenerator random(7);
    const QByteArray seeds[] = {bodyMode, "message=1&date=2&from=3&to=4", R"({"status":"OK","hook":"new","type":"text"})"};
    for (int round = 0; round < 3000; ++round) {
        QByteArray body = seeds[round % 3];
        for (int change = random.bounded(1, 6); change > 0; --change) {
            const qsizetype at = random.bounded(int(body.size()));
            if (random.bounded(3) == 0)
                body.truncate(at + 1);
            else
                body[at] = char(random.bounded(256));
        }
        const QByteArray type = round % 2 ? "application/x-www-form-urlencoded" : "multipart/form-data; boundary=x";
        const auto found = recognise("POST", "/" + body.left(9), body, "Content-Type: " + type + "\r\n");
        ASSERT_FALSE(found.events.empty());
        for (const auto &event : found.events)
            ASSERT_FALSE(event.kind.empty());
    }
}
