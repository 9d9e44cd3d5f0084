// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/parser.h"
#include "filter/printer.h"
#include "support/ask.h"

using namespace filter;

namespace {

std::string printed(const std::string &text)
{
    const auto parsed = parseSyntax(QString::fromStdString(text));
    if (const auto *error = std::get_if<SyntaxError>(&parsed))
        return "error at " + std::to_string(error->position) + ": " + error->message.toStdString();
    return print(std::get<Syntax>(parsed).expression).toStdString();
}

SyntaxError refusal(const std::string &text)
{
    const auto parsed = parseSyntax(QString::fromStdString(text));
    if (const auto *error = std::get_if<SyntaxError>(&parsed))
        return *error;
    ADD_FAILURE() << text << " was accepted";
    return {};
}

struct Refusal {
    const char *text;
    qsizetype position;
    qsizetype length;
    const char *part; ///< of the message
};

} // namespace

TEST(Parser, BindsNotBeforeAndBeforeOr)
{
    EXPECT_EQ(printed("a b OR c d"), "a b OR c d");
    EXPECT_EQ(printed("a (b OR c) d"), "a (b OR c) d");
    EXPECT_EQ(printed("NOT a b"), "-a b");
    EXPECT_EQ(printed("NOT (a b)"), "-(a b)");
    EXPECT_EQ(printed("a AND NOT b OR !c"), "a -b OR -c");
}

TEST(Parser, DropsBracketsThatChangeNothing)
{
    EXPECT_EQ(printed("((a) (b c))"), "a b c");
    EXPECT_EQ(printed("(a OR (b OR c))"), "a OR b OR c");
    EXPECT_EQ(printed("  a   AND\tb "), "a b");
}

TEST(Parser, KeepsLowerCaseConnectivesAsWords)
{
    EXPECT_EQ(printed("this and that or not"), "this and that or not");
    EXPECT_EQ(printed("\"AND\" ORDER NOTE"), "\"AND\" ORDER NOTE");
}

TEST(Parser, TakesAWordBeforeAColonAsTextUnlessItIsAField)
{
    for (const char *text : {"https://x", "12:30", "C:\\temp", "foo:bar", "a=b", "mailto:x@y.de", "body", "body.html", "www.site.com:8080", "x>y"}) {
        const auto parsed = parseSyntax(QString::fromUtf8(text));
        ASSERT_TRUE(std::holds_alternative<Syntax>(parsed)) << text;
        const auto *free = std::get_if<FreeText>(&std::get<Syntax>(parsed).expression.node);
        ASSERT_NE(free, nullptr) << text;
        EXPECT_EQ(free->text, QString::fromUtf8(text));
    }
}

TEST(Parser, SuggestsTheFieldThatWasNearlyWritten)
{
    for (const auto &[text, wanted] : {std::pair("provder:whapi", "provider:"), {"Provider:whapi", "provider:"}, {"hedaer.x:1", "header."},
             {"bdoy.x[].y:1", "body"}, {"conatct:+31612345678", "contact:"}, {"cod>400", "code:"}, {"status:200", "code:"}, {"form:12345", "from:"}}) {
        const SyntaxError error = refusal(text);
        EXPECT_EQ(error.position, 0) << text;
        EXPECT_EQ(error.suggestion.toStdString(), wanted) << text;
        EXPECT_TRUE(error.message.contains(QStringLiteral("Did you mean `"))) << text;
    }
    EXPECT_TRUE(refusal("provder:whapi").message.contains(QStringLiteral("Did you mean `provider:`?")));
}

TEST(Parser, RefusesWithPlaceAndSentence)
{
    const Refusal refusals[] = {
        {"code:200, 201", 8, 1, "Remove the space after the comma"},
        {"code:200 ,201", 9, 1, "Remove the space before the comma"},
        {"code:200,", 8, 1, "missing after the comma"},
        {"provider: whapi", 0, 9, "Remove the space after `provider:`"},
        {"a provider:", 2, 9, "missing after `provider:`"},
        {"a OR", 2, 2, "missing after OR"},
        {"OR a", 0, 2, "missing before OR"},
        {"a AND OR b", 6, 2, "missing before OR"},
        {"a AND", 2, 3, "missing after AND"},
        {"a NOT", 2, 3, "missing after NOT"},
        {"()", 0, 2, "nothing between these brackets"},
        {"a (b", 2, 1, "never closed"},
        {"a b)", 3, 1, "no opening bracket"},
        {"a \"b c", 2, 4, "never closed"},
        {"\"a\"b", 3, 1, "space after the closing quote"},
        {"~/a", 1, 2, "never closed"},
        {"~/a/x", 4, 1, "Only c"},
        {"code:(200 OR 201)", 5, 1, "paths into the body"},
        {"size>1,2", 6, 1, "A list can only follow"},
        {"header:x", 0, 6, "Say which one"},
        {"query.filter[id]:5", 13, 1, "path goes wrong"},
        {"body.:5", 5, 1, "path goes wrong"},
        {"header.a.b:5", 0, 10, "takes one name"},
    };
    for (const Refusal &expected : refusals) {
        const SyntaxError error = refusal(expected.text);
        EXPECT_EQ(error.position, expected.position) << expected.text;
        EXPECT_EQ(error.length, expected.length) << expected.text;
        EXPECT_TRUE(error.message.contains(QString::fromUtf8(expected.part))) << expected.text << "\n" << error.message.toStdString();
        EXPECT_TRUE(error.message.endsWith(u'.') || error.message.endsWith(u'?')) << error.message.toStdString();
    }
}

TEST(Parser, TakesALoneSignAsTextAndWarns)
{
    const auto parsed = parseSyntax(QStringLiteral("a - b"));
    ASSERT_TRUE(std::holds_alternative<Syntax>(parsed));
    EXPECT_EQ(std::get<Syntax>(parsed).warnings.size(), 1);
    EXPECT_EQ(printed("a - b"), "a \"-\" b");
    EXPECT_EQ(ask::query("a - b").warnings().size(), 1);
    EXPECT_TRUE(ask::query("a -b").warnings().isEmpty());
}

TEST(Parser, ReadsRangesOnlyWhereThereIsAnOrder)
{
    EXPECT_EQ(printed("path:/a/../b"), "path:/a/../b");
    EXPECT_EQ(printed("text:wait..what size:1kb..2kb at:..10:00"), "text:wait..what size:1kb..2kb at:..10:00");
    const auto kind = [](const char *text) {
        const auto parsed = parseSyntax(QString::fromUtf8(text));
        return std::get<Condition>(std::get<Syntax>(parsed).expression.node).values.front().kind;
    };
    EXPECT_EQ(kind("path:/a/../b"), Value::Kind::Literal);
    EXPECT_EQ(kind("body.x:a..b"), Value::Kind::Literal);
    EXPECT_EQ(kind("body:1..2"), Value::Kind::Literal);
    EXPECT_EQ(kind("body.x:1..2.5"), Value::Kind::Range);
    EXPECT_EQ(kind("body.x:1.."), Value::Kind::Range);
    EXPECT_EQ(kind("body.x:\"1..\""), Value::Kind::Literal);
    EXPECT_EQ(kind("at:-15m.."), Value::Kind::Range);
}

TEST(Parser, ReadsEveryWordOfAnElementAsAKey)
{
    EXPECT_EQ(printed("body.m[]:(type:image \"https://x\" provider:x)"), "body.m[]:(type:image \"https://x\" provider:x)");
    EXPECT_EQ(printed("body.m[]:(https://x)"), "body.m[]:(https://x)");
    const auto parsed = parseSyntax(QStringLiteral("body.m[]:(https://x)"));
    const auto &same = std::get<SameElement>(std::get<Syntax>(parsed).expression.node);
    EXPECT_TRUE(std::holds_alternative<Condition>(same.condition.front().node)) << "every word: is a key there, also https:";
    EXPECT_EQ(printed("body.m[]:(\"odd key\":1 a.b[].c>2 -x[]:(y:1))"), "body.m[]:(\"odd key\":1 a.b[].c>2 -x[]:(y:1))");
}

TEST(Parser, PrintsQuotesOnlyWhereTheyAreNeeded)
{
    EXPECT_EQ(printed("provider:\"whapi\" \"word\""), "provider:whapi word");
    EXPECT_EQ(printed("text:\"stop*\" text:stop*"), "text:\"stop*\" text:stop*");
    EXPECT_EQ(printed("text:\"a,b\" conv:\"@conv\" conv:@conv"), "text:\"a,b\" conv:\"@conv\" conv:@conv");
    EXPECT_EQ(printed("\"provider:x\" \"-a\" \"#x\" \"\" \"OR\""), "\"provider:x\" \"-a\" \"#x\" \"\" \"OR\"");
    EXPECT_EQ(printed("\"say \\\"hi\\\" c:\\\\d\""), "\"say \\\"hi\\\" c:\\\\d\"");
    EXPECT_EQ(printed("body.\"a b\".\"c\":1"), "body.\"a b\".c:1");
    EXPECT_EQ(printed("#\"my filter\" #noise"), "#\"my filter\" #noise");
    EXPECT_EQ(printed("text:@john"), "text:@john");
    EXPECT_EQ(printed("has=a* has:\"a b\""), "has=\"a*\" has:\"a b\"");
}

TEST(Parser, TakesNullCharactersAsText)
{
    const std::string null(1, '\0');
    for (const std::string &text : {null, "-" + null + "a", "a#" + null, "text:" + null + "x", "#" + null + "x"}) {
        const auto parsed = parseSyntax(QString::fromUtf8(text.data(), qsizetype(text.size())));
        ASSERT_TRUE(std::holds_alternative<Syntax>(parsed));
        const Expression &expression = std::get<Syntax>(parsed).expression;
        const auto again = parseSyntax(print(expression));
        ASSERT_TRUE(std::holds_alternative<Syntax>(again));
        EXPECT_EQ(std::get<Syntax>(again).expression, expression);
    }
}

TEST(Parser, CollapsesRepeatedAnyDepth)
{
    EXPECT_EQ(printed("body.**.**.x:1"), "body.**.x:1");
}

TEST(Parser, RefusesWhatIsTooLongOrTooDeep)
{
    const SyntaxError tooLong = refusal(std::string(1'000'000, 'x'));
    EXPECT_EQ(tooLong.position, maxQueryLength);
    for (const std::string &unit : {std::string("("), std::string("-"), std::string("NOT "), std::string("body.x:(")}) {
        std::string text;
        for (int i = 0; i < 10'000 && text.size() < 19'000; ++i)
            text += unit;
        EXPECT_TRUE(refusal(text + "x").message.contains(QStringLiteral("nested deeper"))) << unit;
    }
    EXPECT_FALSE(refusal(std::string(10'000, '(') + "x" + std::string(9'000, ')')).message.isEmpty());
    std::string path = "body";
    for (int i = 0; i < 100; ++i)
        path += ".x";
    EXPECT_TRUE(refusal(path + ":1").message.contains(QStringLiteral("at most 64")));
}

TEST(Parser, ReadsDeepQueriesWithinTheLimit)
{
    const std::string text = std::string(150, '(') + "a" + std::string(150, ')');
    EXPECT_EQ(printed(text), "a");
    EXPECT_EQ(printed(std::string(150, '-') + "a"), std::string(150, '-') + "a");
}

TEST(Parser, CountsPositionsInQChars)
{
    const SyntaxError error = refusal("\"😀 é\" code:1, 2");
    EXPECT_EQ(error.position, 13);
}
