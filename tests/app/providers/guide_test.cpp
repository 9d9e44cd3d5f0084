// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "providers/catalogue.h"

#include "app/providers/provider_folder.h"

#include <gtest/gtest.h>

#include <QRegularExpression>

// The page "Add a provider" is all that a stranger has, so it must be right and complete.

namespace {

QByteArray readFile(const char *name)
{
    QFile file(QStringLiteral(PROJECT_SOURCE_DIR "/resources/") + QString::fromLatin1(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    return file.readAll();
}

/// What stands between ```json and ``` in the guide.
QList<QByteArray> codeBlocks(const QByteArray &guide)
{
    QList<QByteArray> blocks;
    const QByteArray open = "```json\n";
    for (qsizetype at = guide.indexOf(open); at >= 0; at = guide.indexOf(open, at + 1))
        blocks += guide.mid(at + open.size(), guide.indexOf("\n```", at) - at - open.size());
    return blocks;
}

/// Adds the names of all properties that are described anywhere in \p rule.
void collectKeys(core::Json::Value rule, QStringList &keys)
{
    for (const auto property : rule["properties"])
        keys += QString::fromStdString(property.key());
    for (const auto inner : rule) {
        if (inner.isObject())
            collectKeys(inner, keys);
        for (const auto element : inner.isArray() ? inner : core::Json::Value())
            collectKeys(element, keys);
    }
}

} // namespace

TEST(Guide, ShowsAnExampleThatWorks)
{
    const auto blocks = codeBlocks(readFile("help/providers.md"));
    ASSERT_GE(blocks.size(), 2);
    ProviderFolder folder;
    folder.writeFile(QStringLiteral("acme/samples/order.created.json"), blocks[0]);
    folder.write(QStringLiteral("acme"), blocks[1]);
    const auto catalogue = providers::Catalogue::load(folder.path());
    EXPECT_EQ(catalogue->problems(), QStringList());
    const auto *sample = catalogue->sample(u"acme", u"order.created");
    ASSERT_NE(sample, nullptr);
    const auto found = catalogue->recognise(makeRequest("POST", "/hooks", sample->body));
    ASSERT_EQ(found.events.size(), 1u);
    EXPECT_EQ(found.events[0].type, "order.created");
    EXPECT_EQ(found.events[0].summary, "Joris ordered no. 7 for 12.50 at Rosa's");
    EXPECT_EQ(found.events[0].contact, "+31612345678");
    EXPECT_EQ(found.events[0].atMs, 1786867211000);
    EXPECT_EQ(found.events[0].direction, core::Direction::In);
}

TEST(Guide, ExplainsEachKeyOfTheSchema)
{
    const auto schema = core::Json::parse(readFile("providers/provider.schema.json").toStdString());
    ASSERT_TRUE(schema);
    QStringList keys;
    collectKeys(schema->root(), keys);
    EXPECT_GT(keys.size(), 100);
    const QString guide = QString::fromUtf8(readFile("help/providers.md"));
    for (const QString &key : keys) {
        const QRegularExpression word(QStringLiteral("\\b%1\\b").arg(QRegularExpression::escape(key)));
        EXPECT_TRUE(key.startsWith(u'$') || guide.contains(word)) << key.toStdString();
    }
}

TEST(Guide, NamesEachChoiceThatTheSchemaOffers)
{
    const auto schema = core::Json::parse(readFile("providers/provider.schema.json").toStdString());
    const QString guide = QString::fromUtf8(readFile("help/providers.md"));
    const auto definitions = schema->root()["$defs"];
    for (const auto list : {definitions["signature"]["properties"]["scheme"]["enum"],
             definitions["signature"]["properties"]["algorithm"]["enum"], definitions["write"]["properties"]["replaces"]["enum"],
             definitions["settingField"]["properties"]["type"]["enum"], definitions["test"]["properties"]["type"]["enum"]}) {
        EXPECT_GT(list.size(), 2);
        for (const auto choice : list)
            EXPECT_TRUE(guide.contains(QString::fromStdString(choice.text()))) << choice.text();
    }
}
