// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/checker.h"
#include "support/ask.h"

using namespace filter;

namespace {

struct Refusal {
    const char *text;
    qsizetype position;
    qsizetype length;
    const char *part; ///< of the message
    const char *suggestion = "";
};

} // namespace

TEST(Checker, RefusesValuesOfTheWrongType)
{
    const Refusal refusals[] = {
        {"dir:in code:abc", 12, 3, "is not an HTTP status"},
        {"code:40", 5, 2, "is not an HTTP status"},
        {"code:200,xyz", 9, 3, "is not an HTTP status"},
        {"size>big", 5, 3, "is not a size"},
        {"size:>1mb", 5, 4, "is not a size", "size>1mb"},
        {"ack>4", 4, 1, "is not a length of time"},
        {"lag>30sec", 4, 5, "is not a length of time"},
        {"at:tomorrow", 3, 8, "is not a time"},
        {"at:25:00", 3, 5, "is not a time"},
        {"at:2026-02-30", 3, 10, "is not a time"},
        {"at:-15m", 3, 4, "single moment", "-15m.."},
        {"at:10:05..10:00", 3, 12, "ends before it begins"},
        {"size:..", 5, 2, "at least one end"},
        {"session:x", 8, 1, "is not a whole number"},
        {"session:99999999999999999999", 8, 20, "is not a whole number"},
        {"dir:sideways", 4, 8, "one of in or out"},
        {"mark:rad", 5, 3, "It is one of red, yellow"},
        {"mark:yelow", 5, 5, "Did you mean `yellow`?", "yellow"},
        {"is:unreed", 3, 6, "Did you mean `unread`?", "unread"},
        {"is=unread", 0, 3, "takes only a colon", "is:"},
        {"has!=media", 0, 5, "takes only a colon", "has:"},
        {"has:foo", 4, 3, "has:body.foo", "body.foo"},
        {"has:is", 4, 2, "asks nothing"},
        {"provider>whapi", 0, 9, "has no order", "provider:"},
        {"body>5", 0, 5, "has no order", "body:"},
        {"body.x>abc", 7, 3, "is not a number"},
        {"header.x>1kb", 9, 3, "is not a number"},
        {"text:a ~/(b/", 11, 1, "goes wrong here"},
        {"size~/1/", 0, 8, "needs text"},
        {"#none", 0, 5, "no saved filter", "\"#none\""},
        {"conv:@conv", 5, 5, "selected row has no value", "\"@conv\""},
        {"body.**:(x:1 a.**:(y:1))", 13, 10, "cannot stand inside"},
    };
    for (const Refusal &expected : refusals) {
        const SyntaxError error = ask::error(expected.text);
        EXPECT_EQ(error.position, expected.position) << expected.text;
        EXPECT_EQ(error.length, expected.length) << expected.text;
        EXPECT_TRUE(error.message.contains(QString::fromUtf8(expected.part))) << expected.text << "\n" << error.message.toStdString();
        EXPECT_EQ(error.suggestion.toStdString(), expected.suggestion) << expected.text;
    }
}

TEST(Checker, PointsIntoRegularExpressions)
{
    const SyntaxError error = ask::error("a text~/x[/c");
    EXPECT_GE(error.position, 8);
    EXPECT_LE(error.position, 10);
}

TEST(Checker, ExpandsSavedFilters)
{
    Context context = ask::context();
    context.savedFilter = [](const QString &name) -> std::optional<QString> {
        if (name == u"noise")
            return QStringLiteral("event:presence OR #\"more noise\"");
        if (name == u"more noise")
            return QStringLiteral("path:/ping");
        return std::nullopt;
    };
    core::Delivery ping;
    ping.request.target = "/ping";
    DeliveryRecord record(ping);
    EXPECT_TRUE(Matcher(ask::query("#noise", context)).matches(record));
    EXPECT_FALSE(Matcher(ask::query("-#noise", context)).matches(record));
    EXPECT_EQ(ask::query("#noise", context).print(), QStringLiteral("#noise"));
    EXPECT_EQ(ask::query("#noise", context).parts(), unsigned(MetaPart | EventPart));
}

TEST(Checker, RefusesSavedFiltersThatNameThemselves)
{
    Context context = ask::context();
    context.savedFilter = [](const QString &name) -> std::optional<QString> {
        return name == u"a" ? QStringLiteral("x #b") : name == u"b" ? QStringLiteral("y -#a") : QStringLiteral("#self");
    };
    EXPECT_TRUE(ask::error("dir:in #a", context).message.contains(QStringLiteral("a → b → a")));
    EXPECT_EQ(ask::error("dir:in #a", context).position, 7);
    EXPECT_TRUE(ask::error("#self", context).message.contains(QStringLiteral("names itself")));
}

TEST(Checker, RefusesSavedFiltersThatGrowWithoutEnd)
{
    Context context = ask::context();
    context.savedFilter = [](const QString &name) -> std::optional<QString> {
        const int level = name.toInt();
        const QString next = QStringLiteral("#%1").arg(level + 1);
        return level < 40 ? next + u' ' + next : QStringLiteral("x");
    };
    EXPECT_TRUE(ask::error("#30", context).message.contains(QStringLiteral("more than 500 times")));
    EXPECT_TRUE(ask::error("#1", context).message.contains(QStringLiteral("levels deep")));
}

TEST(Checker, SaysWhichSavedFilterIsWrong)
{
    Context context = ask::context();
    context.savedFilter = [](const QString &) { return std::optional(QStringLiteral("code:abc")); };
    const SyntaxError error = ask::error("dir:in #old", context);
    EXPECT_EQ(error.position, 7);
    EXPECT_EQ(error.length, 4);
    EXPECT_TRUE(error.message.contains(QStringLiteral("\"old\" cannot be used: \"abc\" is not an HTTP status")));
    EXPECT_TRUE(ask::error("body.a[]:(#old)", context).message.contains(QStringLiteral("cannot stand inside")));
}

TEST(Checker, TakesTheValuesOfTheSelectedRow)
{
    Context context = ask::context();
    context.selectedValues = [](const QString &field) {
        return field == u"body.a" ? std::vector<std::string>{"x*", "y"} : std::vector<std::string>{};
    };
    const Query query = ask::query("body.b:@body.a", context);
    const auto isIn = [&](const char *bytes) {
        core::Delivery d;
        d.request.body = bytes;
        DeliveryRecord record(d);
        return Matcher(query).matches(record);
    };
    EXPECT_TRUE(isIn(R"({"b":"y"})"));
    EXPECT_TRUE(isIn(R"({"b":"x*"})"));
    EXPECT_FALSE(isIn(R"({"b":"xz"})")) << "a star in a value is no wildcard";
}
