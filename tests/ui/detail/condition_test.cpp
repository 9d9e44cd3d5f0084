// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/condition.h"

#include "filter/record.h"
#include "ui/detail/detail_fixture.h"

using detail::condition;
using detail::jsonCondition;
using namespace Qt::StringLiterals;

TEST(Condition, WritesWordsBareAndEverythingElseInQuotes)
{
    EXPECT_EQ(condition(u"body.messages[].type"_s, u"image"_s), u"body.messages[].type:image"_s);
    EXPECT_EQ(condition(u"text"_s, u"back in stock"_s), u"text:\"back in stock\""_s);
    EXPECT_EQ(condition(u"text"_s, u"say \"hi\" \\"_s), u"text:\"say \\\"hi\\\" \\\\\""_s);
    for (const QString &special : {u"OR"_s, u"a*b"_s, u"@field"_s, u"-x"_s, u"1..2"_s, u"a,b"_s, u"(x)"_s, u"שלום"_s})
        EXPECT_EQ(condition(u"text"_s, special), u"text:\""_s + special + u'"');
    EXPECT_EQ(condition(u"text"_s, QString()), u"text=\"\""_s);
}

TEST(Condition, EveryValueOfABodyMatchesTheBodyItCameFrom)
{
    const QByteArray body = R"json({"t":"image","n":18446744073709552000,"f":1.5,"yes":true,"no":null,"empty":"",
        "odd key":"a b","star":"50% *off*","list":["x","y"],"o":{"in":"(a, b)"},"quote":"she said \"OR\" \\ twice",
        "lines":"first\nsecond","long":")json" + QByteArray("word ").repeated(60) + "\"}";
    const auto document = details::document(body);
    const auto delivery = details::delivery(body);
    for (const core::Json::Value member : document->json.root()) {
        const QString path = detail::withKey(u"body"_s, QString::fromStdString(member.key()));
        const QString text = jsonCondition(path, member);
        filter::DeliveryRecord record(*delivery);
        EXPECT_TRUE(filter::Matcher(details::query(text)).matches(record)) << text.toStdString();
        EXPECT_FALSE(filter::Matcher(details::query(u'-' + text)).matches(record)) << text.toStdString();
    }
}
