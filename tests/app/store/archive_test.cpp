// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store_fixture.h"
#include "core/json.h"
#include "store/archive.h"

using namespace Qt::StringLiterals;

class ArchiveTest : public StoreTest
{
};

static core::Json parsed(const std::string &line)
{
    auto json = core::Json::parse(line);
    EXPECT_TRUE(json) << line;
    return json ? *std::move(json) : core::Json();
}

static std::string errorOf(std::string_view line)
{
    const auto archived = store::fromArchiveLine(line);
    return archived ? "" : archived.error().text.toStdString();
}

TEST_F(ArchiveTest, ListsWhatHappened)
{
    core::Delivery delivery = message(9);
    delivery.id = 7;
    delivery.answeredUs = delivery.request.receivedUs + 1234;
    const std::string line = store::toJsonLine(delivery);
    EXPECT_EQ(line.back(), '\n');
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    const core::Json json = parsed(line);
    const core::Json::Value root = json.root();
    EXPECT_EQ(root["id"].raw(), "7");
    EXPECT_EQ(root["received_at"].text(), "2023-11-14T22:13:20.009Z");
    EXPECT_EQ(root["received_us"].raw(), "1700000000009000");
    EXPECT_EQ(root["method"].text(), "POST");
    EXPECT_EQ(root["target"].text(), "/hooks/9");
    EXPECT_EQ(root["version"].text(), "HTTP/1.1");
    EXPECT_EQ(root["peer"].text(), "127.0.0.1:40000");
    EXPECT_EQ(root["status"].raw(), "404");
    EXPECT_EQ(root["ack_ms"].raw(), "1.234");
    EXPECT_EQ(root["size"].raw(), "12");
    EXPECT_EQ(root["provider"].text(), "whapi");
    EXPECT_TRUE(root["problem"].isNull());
    const core::Json::Value event = root["events"].at(0);
    EXPECT_EQ(event["type"].text(), "messages.post.text");
    EXPECT_EQ(event["kind"].text(), "message.in.text");
    EXPECT_EQ(event["summary"].text(), "hello");
    EXPECT_EQ(event["from"].text(), "972501000009");
    EXPECT_EQ(event["to"].text(), "+972 50-222 2222");
    EXPECT_EQ(event["msg"].text(), "wamid.9");
    EXPECT_EQ(event["direction"].text(), "in");
    EXPECT_EQ(event["at"].text(), "2023-11-14T22:13:20.009Z");
}

TEST_F(ArchiveTest, ASummaryAndItsDeliveryGiveTheSameLine)
{
    core::Delivery delivery = message(3);
    delivery.id = 3;
    core::Summary summary;
    summary.id = 3;
    summary.receivedUs = delivery.request.receivedUs;
    summary.method = delivery.request.method;
    summary.target = delivery.request.target;
    summary.version = delivery.request.version;
    summary.peer = delivery.request.peer;
    summary.status = 200;
    summary.sizeBytes = delivery.request.body.size();
    summary.events = delivery.events;
    summary.eventCount = 1;
    EXPECT_EQ(store::toJsonLine(summary), store::toJsonLine(delivery));
}

TEST_F(ArchiveTest, BringsEveryByteBack)
{
    core::Delivery odd = message(1);
    odd.request.method = "G\xff" "ET";
    odd.request.target = "/caf\xe9?q=\xff";
    odd.request.head = QByteArray("POST / HTTP/1.1\r\nX-Odd:  \xff\0\x01 \r\nx-odd: second\r\nno colon\r\n\r\n", 58);
    odd.request.body.clear();
    for (int i = 0; i < 512; ++i)
        odd.request.body.append(char(i));
    odd.request.framedBody = "200\r\n\xff";
    odd.request.problem = "its head was \xff odd\nreally";
    odd.request.truncated = true;
    odd.flags = core::Truncated;
    odd.answer.body = QByteArray("\0\xff", 2);
    odd.answer.headers = {{"A", "1"}, {"a", "2"}};
    odd.answer.status = 431;
    odd.request.receivedUs = 1700000000123456;
    odd.answeredUs = 1700000000999999;
    const core::Annotation annotation {true, 3, "a \"note\"\n\xd7\xa9", false};

    const auto back = store::fromArchiveLine(store::toArchiveLine(odd, annotation));
    ASSERT_TRUE(back) << back.error().text.toStdString();
    const core::Request &request = back->delivery.request;
    EXPECT_EQ(request.method, odd.request.method);
    EXPECT_EQ(request.target, odd.request.target);
    EXPECT_EQ(request.version, odd.request.version);
    EXPECT_EQ(request.head, odd.request.head);
    EXPECT_EQ(request.body, odd.request.body);
    EXPECT_EQ(request.framedBody, odd.request.framedBody);
    EXPECT_EQ(request.peer, odd.request.peer);
    EXPECT_EQ(request.problem, "its head was \xef\xbf\xbd odd\nreally");
    EXPECT_TRUE(request.truncated);
    EXPECT_EQ(back->delivery.flags, quint32(core::Truncated));
    EXPECT_EQ(request.receivedUs, odd.request.receivedUs);
    EXPECT_EQ(back->delivery.answeredUs, odd.answeredUs);
    EXPECT_EQ(back->delivery.answer.status, 431);
    EXPECT_EQ(back->delivery.answer.body, odd.answer.body);
    EXPECT_EQ(back->delivery.answer.headers, odd.answer.headers);
    EXPECT_EQ(back->delivery.origin, core::Origin::Imported);
    EXPECT_EQ(back->annotation, annotation);
}

TEST_F(ArchiveTest, WritesHeadersAsTheyWereSent)
{
    core::Delivery delivery = message(1);
    delivery.request.head = "POST / HTTP/1.1\r\nB: 2\r\na: 1\r\nB: 3\r\n\r\n";
    const core::Json json = parsed(store::toArchiveLine(delivery, {}));
    EXPECT_EQ(json.root()["headers"].raw(), R"([["B","2"],["a","1"],["B","3"]])");
    EXPECT_FALSE(json.root()["framed_body_base64"].isValid());
    EXPECT_FALSE(json.root()["target_base64"].isValid());
}

TEST_F(ArchiveTest, ReadsTheShortLinesOfOthers)
{
    const auto short_ = store::fromArchiveLine(R"({"method":"PUT","target":"/a?b=1","headers":[["X","1"],["x","2"]],)"
                                               R"("body_base64":"aGk=","received_at":"2026-01-31T12:00:00.250Z"})");
    ASSERT_TRUE(short_) << short_.error().text.toStdString();
    EXPECT_EQ(short_->delivery.request.head, "PUT /a?b=1 HTTP/1.1\r\nX: 1\r\nx: 2\r\n\r\n");
    EXPECT_EQ(short_->delivery.request.body, "hi");
    EXPECT_EQ(short_->delivery.request.receivedUs, 1769860800250000);
    EXPECT_EQ(short_->delivery.answer.status, 200);
    EXPECT_EQ(short_->annotation, core::Annotation());
}

TEST_F(ArchiveTest, TakesTheReadableTimeWhenTheTwoDiffer)
{
    const auto changed = store::fromArchiveLine(
        R"({"method":"GET","target":"/","received_at":"2026-01-31T14:00:00+02:00","received_us":5})");
    ASSERT_TRUE(changed) << changed.error().text.toStdString();
    EXPECT_EQ(changed->delivery.request.receivedUs, 1769860800000000);
}

TEST_F(ArchiveTest, NamesTheFieldThatIsWrong)
{
    EXPECT_EQ(errorOf(R"({"target":"/"})"), "The field \"method\" is missing.");
    EXPECT_EQ(errorOf(R"({"method":"GET"})"), "The field \"target\" is missing.");
    EXPECT_EQ(errorOf(R"({"method":1,"target":"/"})"), "The field \"method\" must be a string.");
    EXPECT_EQ(errorOf(R"({"method":"GET","target":"/","body_base64":"%%%"})"), "The field \"body_base64\" is not base64.");
    EXPECT_EQ(errorOf(R"({"method":"GET","target":"/","headers":[["a"]]})"), "The field \"headers\" must be a list of [name, value].");
    EXPECT_EQ(errorOf(R"({"method":"GET","target":"/","headers":{"a":"b"}})"), "The field \"headers\" must be a list of [name, value].");
    EXPECT_EQ(errorOf(R"({"method":"GET","target":"/","received_at":"yesterday"})"),
        "The field \"received_at\" is not a time like 2026-01-31T12:00:00.000Z.");
    EXPECT_EQ(errorOf(R"({"method":"GET","target":"/","answer":{"status":"x"}})"), 
        "The field \"answer.status\" must be a whole number from 0 to 999.");
    EXPECT_EQ(errorOf(R"({"method":"GET","target":"/","status":4294967496})"), "The field \"status\" must be a whole number from 0 to 999.");
    EXPECT_EQ(errorOf(R"({"method":"GET","target":"/","received_us":-1})"),
        "The field \"received_us\" must be a whole number from 0 to 253402300799999999.");
    for (const char *number : {"1e300", "-1e300", "1e999", "true"}) {
        EXPECT_EQ(errorOf(R"({"method":"GET","target":"/","ack_ms":)" + std::string(number) + '}'),
            "The field \"ack_ms\" must be a number from -1000000000000 to 1000000000000.") << number;
    }
    EXPECT_EQ(errorOf(R"({"method":"GET","target":"/","annotation":{"marked":1}})"), "The field \"annotation.marked\" must be true or false.");
    EXPECT_EQ(errorOf(R"({"method":"GET","target":"/","annotation":{"colour":"pink"}})"),
        "The field \"annotation.colour\" is no colour that Hookglass knows.");
    EXPECT_EQ(errorOf(R"({"method":"GET","target":"/","annotation":[]})"), "The field \"annotation\" must be an object.");
    EXPECT_EQ(errorOf("[1]"), "The line is not a JSON object.");
    EXPECT_NE(errorOf("{\"method\":"), "");
}
