// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/detail_fixture.h"

#include <QAbstractItemModelTester>

using detail::FieldMeaning;
using detail::JsonTreeModel;
using namespace Qt::StringLiterals;

namespace {

class JsonTreeModelTest : public testing::Test
{
protected:
    JsonTreeModel model;
    QAbstractItemModelTester tester {&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    void SetUp() override
    {
        // The tester would open every node while the model still tells of its reset.
        tester.setUseFetchMore(false);
    }

    void show(const QByteArray &text, const FieldMeaning &meaning = {})
    {
        model.setDocument(details::document(text), meaning);
    }
    QModelIndex at(const QString &path) { return model.indexOf(path); }
};

} // namespace

TEST_F(JsonTreeModelTest, ShowsJsonAsItWasWritten)
{
    show(R"({"b":18446744073709552000,"a":1.50e+02,"c":[true,null,"x\ny"],"e":{},"f":[]})");
    EXPECT_EQ(details::rows(model), u"b = 18446744073709552000\n"
                                    "a = 1.50e+02\n"
                                    "c = [3]\n"
                                    "  0 = true\n"
                                    "  1 = null\n"
                                    "  2 = \"x⏎y\"\n"
                                    "e = { }\n"
                                    "f = [ ]\n"_s);
}

TEST_F(JsonTreeModelTest, FlagsDuplicateKeysAlsoWhenTheyAreSpeltDifferently)
{
    show(R"({"a":1,"b":2,"\u0061":3})");
    EXPECT_TRUE(model.index(0, 0).data(JsonTreeModel::DuplicateRole).toBool());
    EXPECT_FALSE(model.index(1, 0).data(JsonTreeModel::DuplicateRole).toBool());
    EXPECT_TRUE(model.index(2, 0).data(JsonTreeModel::DuplicateRole).toBool());
    EXPECT_TRUE(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"more than once"_s));
}

TEST_F(JsonTreeModelTest, MakesChildrenOnlyWhenTheyAreAskedFor)
{
    show(R"({"a":{"b":{"c":1}}})");
    const QModelIndex a = model.index(0, 0);
    EXPECT_TRUE(model.hasChildren(a));
    EXPECT_EQ(model.rowCount(a), 0);
    EXPECT_TRUE(model.canFetchMore(a));
    model.fetchMore(a);
    EXPECT_EQ(model.rowCount(a), 1);
    EXPECT_FALSE(model.canFetchMore(a));
}

TEST_F(JsonTreeModelTest, PagesLargeContainersAndReachesEveryElement)
{
    QByteArray text = "[";
    for (int i = 0; i < 2500; ++i)
        text += (i ? "," : "") + QByteArray::number(i * 2);
    show(text + "]");
    ASSERT_EQ(model.rowCount(), 1002);
    EXPECT_EQ(model.index(999, 1).data(), u"1998"_s);
    const QModelIndex group = model.index(1001, 0);
    EXPECT_TRUE(model.isGroup(group));
    EXPECT_EQ(group.data().toString(), u"… 500 more (2,000–2,499)"_s);
    model.fetchMore(group);
    ASSERT_EQ(model.rowCount(group), 500);
    const QModelIndex last = model.index(499, 0, group);
    EXPECT_EQ(last.siblingAtColumn(1).data(), u"4998"_s);
    EXPECT_EQ(model.path(last, JsonTreeModel::Indexes::Exact), u"body[2499]"_s);
    EXPECT_EQ(model.indexAt(text.lastIndexOf("4998")), last);
}

TEST_F(JsonTreeModelTest, UnfoldsJsonInsideStrings)
{
    show(R"({"last":"[{\"content\":\"back \\\"in\\\" stock\"}]","not":"{broken}","empty":"{}"})");
    EXPECT_EQ(details::rows(model), u"last = [1]  JSON in text, 41 bytes\n"
                                    "  0 = {1}\n"
                                    "    content = \"back \"in\" stock\"\n"
                                    "not = \"{broken}\"\n"
                                    "empty = \"{}\"\n"_s);
    const QModelIndex content = at(u"body.last[0].content"_s);
    ASSERT_TRUE(content.isValid());
    EXPECT_EQ(model.path(content, JsonTreeModel::Indexes::Any), u"body.last[].content"_s);
}

TEST_F(JsonTreeModelTest, FoldsLongTexts)
{
    show("{\"data\":\"" + QByteArray(250 * 1024, 'x') + "\"}");
    const QModelIndex data = model.index(0, 1);
    EXPECT_TRUE(data.data(JsonTreeModel::FoldedRole).toBool());
    EXPECT_LT(data.data().toString().size(), 500);
    EXPECT_TRUE(data.data().toString().endsWith(u"256.0 kB, open"_s)) << data.data().toString().toStdString();
}

TEST_F(JsonTreeModelTest, NeverCutsAnEscapeInTwo)
{
    for (int lead = 0; lead < 40; ++lead) {
        show("[\"\\\\" + QByteArray(lead, 'a') + "\\ud83d\\ude00" + QByteArray(400, 'b') + "\"]");
        EXPECT_FALSE(model.index(0, 1).data().toString().contains(QChar::ReplacementCharacter)) << lead;
    }
}

TEST_F(JsonTreeModelTest, ShowsAScalarAtTheTopAsARow)
{
    show("12");
    EXPECT_EQ(details::rows(model), u"(value) = 12\n"_s);
    show("[]");
    EXPECT_EQ(model.rowCount(), 1);
    model.setDocument(nullptr, {});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(JsonTreeModelTest, NamesPathsAsTheFilterReadsThem)
{
    show(R"({"messages":[{"type":"image","odd key":1,"from.name":"x"}]})");
    for (const char *path : {"body.messages[0].type", "body.messages[0].\"odd key\"", "body.messages[0].\"from.name\""})
        EXPECT_TRUE(at(QString::fromLatin1(path)).isValid()) << path;
    EXPECT_EQ(model.path(at(u"body.messages[0].type"_s), JsonTreeModel::Indexes::Any), u"body.messages[].type"_s);
    EXPECT_FALSE(at(u"body.messages[1].type"_s).isValid());
    EXPECT_FALSE(at(u"body.messages[0].typ"_s).isValid());
}

TEST_F(JsonTreeModelTest, FindsTheNodeOfAByte)
{
    const QByteArray text = R"({ "a" : [ {"b":"needle"}, 2 ], "c":"y" })";
    show(text);
    EXPECT_EQ(model.path(model.indexAt(text.indexOf("needle")), JsonTreeModel::Indexes::Exact), u"body.a[0].b"_s);
    EXPECT_EQ(model.path(model.indexAt(text.indexOf("\"b\"")), JsonTreeModel::Indexes::Exact), u"body.a[0].b"_s);
    EXPECT_EQ(model.path(model.indexAt(text.indexOf("y")), JsonTreeModel::Indexes::Exact), u"body.c"_s);
}

TEST_F(JsonTreeModelTest, MarksFoundPlacesAndTheCurrentOne)
{
    const QByteArray text = R"({"a":"foo","foo":"b"})";
    show(text);
    const qsizetype first = text.indexOf("foo"), second = text.lastIndexOf("foo");
    model.setMatches({{first, first + 3}, {second, second + 3}}, 1);
    EXPECT_EQ(model.index(0, 0).data(JsonTreeModel::MatchRole), 0);
    EXPECT_EQ(model.index(0, 1).data(JsonTreeModel::MatchRole), 1);
    EXPECT_EQ(model.index(1, 0).data(JsonTreeModel::MatchRole), 2);
    EXPECT_EQ(model.index(1, 1).data(JsonTreeModel::MatchRole), 0);
}

TEST_F(JsonTreeModelTest, MasksLiveCredentialsUntilTheyAreRevealed)
{
    show(R"({"qr":{"base64":"secret","status":"OK"}})", FieldMeaning(providers::Catalogue::load(), u"whapi"_s));
    const QModelIndex secret = at(u"body.qr.base64"_s);
    ASSERT_TRUE(secret.isValid());
    EXPECT_TRUE(model.isMasked(secret));
    EXPECT_EQ(secret.siblingAtColumn(1).data(), u"••••••••"_s);
    EXPECT_FALSE(secret.data(Qt::AccessibleTextRole).toString().contains(u"secret"_s));
    EXPECT_FALSE(model.isMasked(at(u"body.qr.status"_s)));
    model.reveal(secret);
    EXPECT_EQ(secret.siblingAtColumn(1).data(), u"\"secret\""_s);
}

TEST_F(JsonTreeModelTest, ExplainsFieldsValuesAndTimes)
{
    show(R"({"messages":[{"type":"voice","timestamp":1753171451,"from":"31612345678","seen_at":"1753171451250"}]})",
        FieldMeaning(providers::Catalogue::load(), u"whapi"_s));
    const auto meaning = [&](const char *path) {
        return at(QString::fromLatin1(path)).siblingAtColumn(JsonTreeModel::MeaningColumn).data().toString();
    };
    EXPECT_TRUE(meaning("body.messages[0].type").contains(u"Recorded voice message"_s));
    EXPECT_TRUE(meaning("body.messages[0].timestamp").startsWith(u"2025-07-2"_s));
    EXPECT_TRUE(meaning("body.messages[0].seen_at").endsWith(u".250"_s));
    EXPECT_FALSE(meaning("body.messages[0].from").startsWith(u"20"_s)) << "a telephone number is no time";
}
