// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/ask.h"

#include <QStringEncoder>

using ask::body;
using ask::matches;

namespace {

core::Delivery withEvents(std::initializer_list<core::Event> events)
{
    core::Delivery d;
    d.events = events;
    return d;
}

core::Event event(const std::string &kind, const std::string &from = {})
{
    core::Event e;
    e.kind = kind;
    e.from = from;
    return e;
}

core::Delivery withHead(const QByteArray &lines)
{
    core::Delivery d;
    d.request.head = "POST / HTTP/1.1\r\n" + lines + "\r\n";
    return d;
}

core::Delivery withTarget(const QByteArray &target)
{
    core::Delivery d;
    d.request.target = target;
    return d;
}

} // namespace

TEST(Matcher, TellsTheTwoNegationsApart)
{
    const core::Delivery absent = withHead(""), other = withHead("X-Kind: b\r\n"), same = withHead("X-Kind: a\r\n"),
                         both = withHead("X-Kind: a\r\nx-kind: b\r\n");
    struct Line {
        const char *query;
        bool absent, other, same, both;
    };
    const Line truth[] = {
        {"header.x-kind:a", false, false, true, true},
        {"header.x-kind=a", false, false, true, true},
        {"-header.x-kind:a", true, true, false, false},
        {"-header.x-kind=a", true, true, false, false},
        {"header.x-kind!=a", false, true, false, false},
        {"-header.x-kind!=a", true, false, true, true},
        {"has:header.x-kind -header.x-kind:a", false, true, false, false},
    };
    for (const Line &line : truth) {
        EXPECT_EQ(matches(line.query, absent), line.absent) << line.query;
        EXPECT_EQ(matches(line.query, other), line.other) << line.query;
        EXPECT_EQ(matches(line.query, same), line.same) << line.query;
        EXPECT_EQ(matches(line.query, both), line.both) << line.query;
    }
}

TEST(Matcher, TellsTheTwoNegationsApartInBodies)
{
    EXPECT_TRUE(body("-body.a[].b:x", "{}"));
    EXPECT_FALSE(body("body.a[].b!=x", "{}"));
    EXPECT_TRUE(body("body.a[].b!=x", R"({"a":[{"b":"y"}]})"));
    EXPECT_FALSE(body("body.a[].b!=x", R"({"a":[{"b":"y"},{"b":"x"}]})"));
    EXPECT_FALSE(body("body.a[].b!=x,y", R"({"a":[{"b":"y"}]})"));
    EXPECT_TRUE(body("body.a!=x", R"({"a":null})"));
    EXPECT_FALSE(body("body.a!=x", "not json"));
}

TEST(Matcher, AsksAllConditionsOfOneEvent)
{
    const core::Delivery d = withEvents({event("status.read", "1111111"), event("message.in", "2222222")});
    EXPECT_TRUE(matches("event:status from:1111111", d));
    EXPECT_FALSE(matches("event:status from:2222222", d));
    EXPECT_TRUE(matches("-event:status", d)) << "the second event is none";
    EXPECT_TRUE(matches("event:message -from:1111111", d));
    EXPECT_FALSE(matches("event:message from:1111111 OR event:reaction", d));
}

TEST(Matcher, LooksAtADeliveryWithoutEvents)
{
    EXPECT_TRUE(matches("-event:status", withEvents({})));
    EXPECT_FALSE(matches("event!=status", withEvents({})));
    EXPECT_FALSE(matches("has:event", withEvents({})));
    EXPECT_TRUE(matches("", withEvents({})));
}

TEST(Matcher, TakesKindsAsATree)
{
    EXPECT_TRUE(matches("event:status", withEvents({event("status.read")})));
    EXPECT_TRUE(matches("event:Status.Read", withEvents({event("status.read")})));
    EXPECT_FALSE(matches("event:stat", withEvents({event("status.read")})));
    EXPECT_FALSE(matches("event=status", withEvents({event("status.read")})));
    EXPECT_TRUE(matches("event:stat*", withEvents({event("status.read")})));
}

TEST(Matcher, ComparesPhonesByTheirDigits)
{
    const core::Delivery d = withEvents({event("x", "972501234567@s.whatsapp.net")});
    for (const char *value : {"+972-50-123-4567", "972501234567", "972501234567@s.whatsapp.net", "\"+972 (50) 123 4567\"", "97250*", "+972-50*"})
        EXPECT_TRUE(matches(std::string("from:") + value, d)) << value;
    for (const char *value : {"0501234567", "97250123456", "x972501234567"})
        EXPECT_FALSE(matches(std::string("from:") + value, d)) << value;
    EXPECT_FALSE(matches("from=972501234567", d)) << "= is exact";
    EXPECT_TRUE(matches("from=972501234567@s.whatsapp.net", d));
    EXPECT_TRUE(matches("from:il.44*", withEvents({event("x", "IL.4410228877335511")})));
    EXPECT_EQ(ask::query("from:0501234567").warnings().size(), 1);
}

TEST(Matcher, DistinguishesContainsExactAndPatterns)
{
    core::Delivery d;
    d.request.target = "/Hooks/Whapi/x?y=1";
    d.request.method = "POST";
    EXPECT_TRUE(matches("path:whapi", d));
    EXPECT_FALSE(matches("path=/hooks/whapi/x", d));
    EXPECT_TRUE(matches("path=/Hooks/Whapi/x", d));
    EXPECT_TRUE(matches("path:/hooks/*", d));
    EXPECT_FALSE(matches("path:hooks/*", d)) << "a star anchors the value";
    EXPECT_TRUE(matches("path:*/x", d));
    EXPECT_FALSE(matches("path:\"/hooks/*\"", d)) << "quotes switch the star off";
    EXPECT_TRUE(matches("method:post", d));
    EXPECT_FALSE(matches("method:pos", d));
    EXPECT_FALSE(matches("method=post", d));
    EXPECT_TRUE(matches("method:get,post", d));
    EXPECT_TRUE(matches("method=GET,POST", d));
    EXPECT_FALSE(matches("path=/Hooks/*", d)) << "= takes the star literally";
    EXPECT_EQ(ask::query("path=/Hooks/*").warnings().size(), 1);
}

TEST(Matcher, ReadsTargetsInEveryForm)
{
    EXPECT_TRUE(matches("path=/a/b query.x=1", withTarget("http://host:80/a/b?x=1")));
    EXPECT_TRUE(matches("path=*", withTarget("*")) || matches("path:\"*\"", withTarget("*")));
    EXPECT_TRUE(matches("query.redirect:http://x/y", withTarget("/a?redirect=http://x/y")));
    EXPECT_TRUE(matches("query.\"filter[id]\":5", withTarget("/a?filter%5Bid%5D=5")));
    EXPECT_TRUE(matches("query.*:b", withTarget("/?a=b")));
    EXPECT_TRUE(matches("query.n>9", withTarget("/?n=10")));
    EXPECT_TRUE(matches("has:query.flag", withTarget("/?flag")));
    EXPECT_FALSE(matches("has:query.*", withTarget("/a")));
}

TEST(Matcher, ReadsHeadersAndTypes)
{
    const core::Delivery d = withHead("Content-Type: Application/JSON; charset=utf-8\r\nX-N: 12\r\nx-n: 7\r\n");
    EXPECT_TRUE(matches("ctype:application/json", d));
    EXPECT_FALSE(matches("ctype:json", d));
    EXPECT_TRUE(matches("header.CONTENT-TYPE:charset", d));
    EXPECT_TRUE(matches("header.x-n>10", d));
    EXPECT_TRUE(matches("header.x-n:5..8", d));
    EXPECT_FALSE(matches("header.x-n:13..20", d));
    EXPECT_TRUE(matches("header.*:utf-8", d));
    EXPECT_FALSE(matches("header.n:12", d));
}

TEST(Matcher, ComparesNumbersInBodiesWithoutRounding)
{
    const QByteArray big = R"({"id":9223372036854775808,"f":1.50,"s":"12"})";
    EXPECT_TRUE(body("body.id:9223372036854775808", big));
    EXPECT_FALSE(body("body.id:9223372036854775809", big));
    EXPECT_TRUE(body("body.id>9223372036854775807", big));
    EXPECT_TRUE(body("body.f:1.5", big));
    EXPECT_TRUE(body("body.f=15e-1", big));
    EXPECT_FALSE(body("body.f:1", big)) << "numbers are no text";
    EXPECT_TRUE(body("body.id:92233*", big)) << "a pattern is";
    EXPECT_TRUE(body("body.s>11", big)) << "a string that is a number has an order";
    EXPECT_TRUE(body("body.f:1.5..2", big));
    EXPECT_FALSE(body("body.s<12", big));
}

TEST(Matcher, ComparesWordsAndStringsInBodies)
{
    const QByteArray json = R"({"t":true,"n":null,"s":"Hello World","e":""})";
    EXPECT_TRUE(body("body.t:true", json));
    EXPECT_TRUE(body("body.t:TRUE", json));
    EXPECT_FALSE(body("body.t:tru", json));
    EXPECT_TRUE(body("body.n:null", json));
    EXPECT_TRUE(body("body.s:world", json));
    EXPECT_FALSE(body("body.s=world", json));
    EXPECT_TRUE(body("body.s=\"Hello World\"", json));
    EXPECT_FALSE(body("body.s=\"hello world\"", json));
    EXPECT_TRUE(body("body.e=\"\"", json));
    EXPECT_TRUE(body("body.s:hel*", json));
    EXPECT_FALSE(body("body.s:wor*", json));
    EXPECT_TRUE(body("body.**:hello*", json)) << "an object stands for what is in it";
}

TEST(Matcher, WantsOneElementToFitAllOfIt)
{
    const QByteArray json = R"({"m":[{"type":"image","from_me":true,"to":[{"id":1},{"id":2}]},{"type":"text","from_me":false}]})";
    EXPECT_TRUE(body("body.m[].type:image body.m[].from_me:false", json));
    EXPECT_FALSE(body("body.m[]:(type:image from_me:false)", json));
    EXPECT_TRUE(body("body.m[]:(type:image from_me:true)", json));
    EXPECT_TRUE(body("body.m:(type:text from_me:false)", json)) << "an array stands for its elements";
    EXPECT_TRUE(body("body.m[]:(type:image to[]:(id:2))", json));
    EXPECT_FALSE(body("body.m[]:(type:text to[]:(id:2))", json));
    EXPECT_TRUE(body("body.m[]:(-type:image -from_me:true)", json));
    EXPECT_TRUE(body("body.m[]:(IMAGE)", json)) << "free text looks at the element's values";
    EXPECT_FALSE(body("body.m[]:(from_me)", json)) << "and not at its keys";
    EXPECT_TRUE(body("body.m[]:(~/^im/ to[].id>1)", json));
}

TEST(Matcher, FindsEscapedTextInBodies)
{
    const QByteArray escaped = R"({"a":"\u05e9\u05dc\u05d5\u05dd","b":"\u0041bc","p":"x\/y","q":"{\"c\":\"\\u05e9\\u05dc\\u05d5\\u05dd\",\"k\":\"\\u0049mage\"}"})";
    EXPECT_TRUE(body("שלום", escaped));
    EXPECT_TRUE(body("abc", escaped));
    EXPECT_TRUE(body("x/y", escaped));
    EXPECT_TRUE(body("body:שלום", escaped));
    EXPECT_TRUE(body("body.a:שלום", escaped));
    EXPECT_TRUE(body("body.b:abc", escaped));
    EXPECT_TRUE(body("body.q.c:שלום", escaped));
    EXPECT_TRUE(body("body.q.k:image", escaped));
    EXPECT_TRUE(body("image", escaped)) << "escaped twice";
    EXPECT_TRUE(body("~/^\\{.*ש.?לום/", escaped));
    EXPECT_TRUE(body(R"(body."\\u0061":1 OR body.a:1)", R"({"\u0061":1})")) << "keys may be escaped";
    EXPECT_FALSE(body("שלומי", escaped));
}

TEST(Matcher, FindsWordsInEverythingThatIsText)
{
    core::Delivery d;
    core::Event e;
    e.summary = "Joris → \"Call me back\"";
    e.message = "wamid.HBgL";
    d.events = {event("x"), e};
    d.request.target = "/secret";
    EXPECT_TRUE(matches("call", d));
    EXPECT_TRUE(matches("\"call ME back\"", d));
    EXPECT_TRUE(matches("hbgl", d));
    EXPECT_FALSE(matches("secret", d)) << "the address has fields of its own";
    EXPECT_TRUE(matches("-nothing", d));
    EXPECT_TRUE(matches("~/call.*back/", d));
}

TEST(Matcher, KnowsStatesMarksAndOrigin)
{
    core::Delivery d;
    d.request.problem = "The length is wrong.";
    d.flags = core::Batched | core::Truncated;
    d.origin = core::Origin::Imported;
    d.session = 3;
    const core::Annotation a{false, 4, "Ask", false};
    for (const char *text : {"is:batched", "is:truncated", "is:error", "is:unread", "-is:marked", "origin:imported", "session:3", "session>2", "mark:blue", "mark:4",
             "mark:any", "mark!=red", "has:mark", "note:ask", "has:problem", "problem:length", "is:marked,batched"})
        EXPECT_TRUE(matches(text, d, a)) << text;
    for (const char *text : {"is:invalid-json", "is:marked", "origin:captured", "mark:red", "session:4", "note=ask"})
        EXPECT_FALSE(matches(text, d, a)) << text;
    EXPECT_FALSE(matches("mark:any", core::Delivery()));
    EXPECT_FALSE(matches("mark!=red", core::Delivery())) << "there is no colour";
}

TEST(Matcher, ComparesTypedValues)
{
    core::Delivery d;
    d.request.body = QByteArray(1500, 'x');
    d.request.receivedUs = ask::nowMs * 1000 - 90'000'000;
    d.answeredUs = d.request.receivedUs + 12'345;
    d.answer.status = 404;
    for (const char *text : {"size>1kb", "size:1.5kb", "size<=1500", "size:1kb..2kb", "size:..1500", "size>1kib", "age>1m", "age<2m", "age:1m..2m", "ack:12ms",
             "ack>12ms", "ack<1s", "code:404", "code:4xx", "code>=400", "code<500", "code!=200", "code:200,404", "code:400..404", "at>-2m", "at<now"})
        EXPECT_TRUE(matches(text, d)) << text;
    for (const char *text : {"size>1.5kb", "size<1500", "size>2kib", "age<1m", "ack:13ms", "code:5xx", "code>404", "code!=4xx", "at>-1m", "has:lag"})
        EXPECT_FALSE(matches(text, d)) << text;
}

TEST(Matcher, LooksIntoCompressedBodies)
{
    core::Delivery d = withHead("Content-Encoding: gzip\r\n");
    // {"a":"inside"}
    d.request.body = QByteArray::fromHex("1f8b0800000000000203ab564a54b252cacc2bce4c4955aa05003165f8670e000000");
    EXPECT_TRUE(matches("body.a:inside", d));
    EXPECT_TRUE(matches("inside", d));
    EXPECT_FALSE(matches("outside", d));
}

TEST(Matcher, LooksIntoWideBodies)
{
    const QString text = QStringLiteral("{\"to\":\"Jörg\",\"n\":[1,25],\"inner\":\"{\\\"a\\\":true}\"}");
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE, QStringConverter::Utf32LE, QStringConverter::Utf32BE}) {
        for (const auto flag : {QStringConverter::Flag::Default, QStringConverter::Flag::WriteBom}) {
            const QByteArray wide = QStringEncoder(encoding, flag).encode(text);
            for (const char *query : {"body.to:jörg", "body.to=Jörg", "body.n[]>24", "body.inner.a:true", "jörg", "body:Jörg", "has:body.n"})
                EXPECT_TRUE(body(query, wide)) << query << ' ' << int(encoding) << ' ' << int(flag);
            EXPECT_FALSE(body("body.to:other", wide));
            EXPECT_FALSE(body("other", wide));
        }
    }
    EXPECT_TRUE(body("body.a:1", "\xef\xbb\xbf{\"a\":1}"));
}

TEST(Matcher, SurvivesBodiesThatAreNoJson)
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("\xff\xfe\x00\x01", 4), QByteArray("{\"a\":"), QByteArray(20'000, '['), QByteArray("a=b&c=d")}) {
        EXPECT_FALSE(body("body.a:1", bytes));
        EXPECT_FALSE(body("has:body.**", bytes)) << bytes.left(10).toHex().toStdString();
        EXPECT_TRUE(body("-body.a:1", bytes));
    }
    EXPECT_TRUE(body("body.a:1", "\xef\xbb\xbf{\"a\":1}")) << "a byte order mark";
}

TEST(Matcher, SaysWhereABodyFits)
{
    core::Delivery d;
    d.request.body = R"({"a":"x image y","b":["image",1]})";
    filter::DeliveryRecord record(d);
    const auto places = [&](const char *text) {
        filter::Matcher matcher(ask::query(text));
        std::vector<std::string> found;
        for (const auto &[offset, length] : matcher.bodyMatches(record))
            found.push_back(d.request.body.mid(offset, length).toStdString());
        return found;
    };
    using Places = std::vector<std::string>;
    EXPECT_EQ(places("IMAGE"), (Places{"image", "image"}));
    EXPECT_EQ(places("body.b[]:image"), (Places{"\"image\""}));
    EXPECT_EQ(places("body.b[1]>0 body.a:x"), (Places{"\"x image y\"", "1"}));
    EXPECT_EQ(places("~/im.ge/"), (Places{"image", "image"}));
    EXPECT_EQ(places("-image provider:x"), Places());
    EXPECT_EQ(places("body:y"), (Places{"y"}));
}

TEST(Matcher, HighlightsTheStringThatHidesTheWord)
{
    core::Delivery d;
    d.request.body = R"({"a":"\u05e9\u05dc\u05d5\u05dd","b":"[{\"c\":1}]"})";
    filter::DeliveryRecord record(d);
    filter::Matcher word(ask::query("שלום"));
    ASSERT_EQ(word.bodyMatches(record).size(), 1u);
    EXPECT_EQ(word.bodyMatches(record)[0], (std::pair<qsizetype, qsizetype>(5, 26)));
    filter::Matcher inner(ask::query("body.b[].c:1"));
    EXPECT_EQ(inner.bodyMatches(record)[0].first, d.request.body.indexOf("\"[{"));
}

TEST(Matcher, IsNotHeldUpByACatastrophicPattern)
{
    core::Delivery d;
    d.request.body = QByteArray(40, 'a') + "!";
    filter::Matcher matcher(ask::query("~/(a+)+$/ OR ~/^(a|aa)+$/ OR ~/(.*)*x/"));
    for (int i = 0; i < 20; ++i) {
        filter::DeliveryRecord record(d);
        EXPECT_FALSE(matcher.matches(record));
    }
}
