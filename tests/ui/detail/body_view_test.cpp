// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/detail_fixture.h"

#include "detail/hex_view.h"
#include "detail/json_tree_delegate.h"
#include "detail/json_tree_view.h"
#include "detail/pair_table.h"
#include "detail/text_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>

using detail::BodyView;
using detail::JsonTreeModel;
using detail::JsonTreeView;
using View = BodyView::View;
using namespace Qt::StringLiterals;

namespace {

class BodyViewTest : public testing::Test
{
protected:
    BodyView view;
    JsonTreeView *tree = view.findChild<JsonTreeView *>();
    detail::TextView *raw = view.findChild<detail::TextView *>(u"rawView"_s);
    detail::HexView *hex = view.findChild<detail::HexView *>();
    QLineEdit *findText = view.findChild<QLineEdit *>(u"findText"_s);
    QLabel *findCount = view.findChild<QLabel *>(u"findCount"_s);
    QSignalSpy filters {&view, &BodyView::filterWanted};

    void SetUp() override
    {
        view.resize(800, 500);
        view.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
    }

    void show(const QByteArray &body, const QByteArray &headers = "Content-Type: application/json\r\n")
    {
        details::show(view, details::delivery(body, headers));
    }
    void click(const char *name)
    {
        QTest::mouseClick(view.findChild<QWidget *>(QLatin1String(name)), Qt::LeftButton);
        ASSERT_TRUE(details::settle(view));
    }
    QModelIndex at(const QString &path) { return tree->tree().indexOf(path); }
    QString filterText(int call) const { return filters[call][0].toString(); }
    static QAction *action(QMenu *menu, const QString &text)
    {
        for (QAction *candidate : menu->findChildren<QAction *>()) {
            if (candidate->text().remove(u'&') == text)
                return candidate;
        }
        return nullptr;
    }
};

} // namespace

TEST_F(BodyViewTest, ShowsTreeRawAndHexOfOneBody)
{
    show(R"({"a":{"b":1}})");
    EXPECT_TRUE(tree->isVisible());
    EXPECT_TRUE(tree->isExpanded(at(u"body.a"_s))) << "small bodies open by themselves";
    click("rawButton");
    EXPECT_TRUE(raw->isVisible());
    EXPECT_EQ(raw->text(), R"({"a":{"b":1}})");
    click("hexButton");
    EXPECT_TRUE(hex->isVisible());
    EXPECT_EQ(hex->bytes(), R"({"a":{"b":1}})");
}

TEST_F(BodyViewTest, FormatsOnRequestAndKeepsTheBytesOtherwise)
{
    show(R"({"a":[1,2]})");
    click("rawButton");
    click("formatted");
    EXPECT_EQ(raw->text(), "{\n  \"a\": [\n    1,\n    2\n  ]\n}");
    click("formatted");
    EXPECT_EQ(raw->text(), R"({"a":[1,2]})");
}

TEST_F(BodyViewTest, ChoosesAViewThatFitsAndRemembersTheWish)
{
    show("plain", "Content-Type: text/plain\r\n");
    EXPECT_TRUE(raw->isVisible());
    EXPECT_FALSE(view.findChild<QToolButton *>(u"structureButton"_s)->isEnabled());
    show(QByteArray("\0\1", 2), "");
    EXPECT_TRUE(hex->isVisible());
    show("{\"a\":1}");
    EXPECT_TRUE(tree->isVisible());
    show("");
    EXPECT_FALSE(tree->isVisible() || raw->isVisible() || hex->isVisible());
}

TEST_F(BodyViewTest, ShowsFormsAsFields)
{
    show("from=0501234567&message=hello+you&from=x", "Content-Type: application/x-www-form-urlencoded\r\n");
    auto *form = view.findChild<detail::PairTable *>(u"formView"_s);
    ASSERT_TRUE(form->isVisible());
    EXPECT_EQ(form->pairs().index(1, 1).data(), u"hello you"_s);
    EXPECT_EQ(form->pairs().index(0, 0).data(), u"from  (duplicate)"_s);
}

TEST_F(BodyViewTest, FindsWithKeysInTheTreeAndOpensTheWay)
{
    show(R"({"top":1,"deep":{"er":{"still":[{"x":"needle"},{"y":"NEEDLE"}]}}})");
    tree->collapseAll();
    view.find();
    QTest::keyClicks(findText, u"needle"_s);
    ASSERT_TRUE(details::settle(view));
    EXPECT_EQ(findCount->text(), u"1 of 2"_s);
    EXPECT_EQ(tree->currentIndex(), at(u"body.deep.er.still[0].x"_s));
    EXPECT_TRUE(tree->isExpanded(at(u"body.deep.er"_s)));
    QTest::keyClick(findText, Qt::Key_Return);
    EXPECT_EQ(findCount->text(), u"2 of 2"_s);
    EXPECT_EQ(at(u"body.deep.er.still[1].y"_s).siblingAtColumn(1).data(JsonTreeModel::MatchRole), 2);
    QTest::keyClick(findText, Qt::Key_Return);
    EXPECT_EQ(findCount->text(), u"1 of 2"_s) << "wraps around";
    QTest::keyClick(findText, Qt::Key_Return, Qt::ShiftModifier);
    EXPECT_EQ(findCount->text(), u"2 of 2"_s);
    findText->clear();
    QTest::keyClicks(findText, u"nowhere"_s);
    ASSERT_TRUE(details::settle(view));
    EXPECT_EQ(findCount->text(), u"not found"_s);
    QTest::keyClick(findText, Qt::Key_Escape);
    EXPECT_FALSE(findText->isVisible());
    EXPECT_EQ(at(u"body.deep.er.still[1].y"_s).siblingAtColumn(1).data(JsonTreeModel::MatchRole), 0);
}

TEST_F(BodyViewTest, HighlightsWhatTheFilterMatched)
{
    view.setQuery(details::query(u"body.messages[].type:image"_s));
    show(R"({"messages":[{"type":"text"},{"type":"image"}]})");
    const auto state = [&](const char *path) {
        return at(QString::fromLatin1(path)).siblingAtColumn(1).data(JsonTreeModel::MatchRole).toInt();
    };
    EXPECT_EQ(state("body.messages[1].type"), 1);
    EXPECT_EQ(state("body.messages[0].type"), 0);
    view.findNext();
    EXPECT_EQ(tree->currentIndex(), at(u"body.messages[1].type"_s));
    EXPECT_EQ(state("body.messages[1].type"), 2);
    view.setQuery({});
    EXPECT_EQ(state("body.messages[1].type"), 0);
}

TEST_F(BodyViewTest, KeepsOpenedNodesAndTheCurrentRowForTheNextDelivery)
{
    show(R"({"a":{"x":1},"b":{"y":{"z":1}}})");
    tree->collapse(at(u"body.a"_s));
    tree->setCurrentIndex(at(u"body.b.y.z"_s));
    click("rawButton");
    show(R"({"b":{"y":{"z":2}},"a":{"x":2}})");
    EXPECT_TRUE(raw->isVisible());
    click("structureButton");
    EXPECT_FALSE(tree->isExpanded(at(u"body.a"_s)));
    EXPECT_TRUE(tree->isExpanded(at(u"body.b.y"_s)));
    EXPECT_EQ(tree->currentIndex(), at(u"body.b.y.z"_s));
}

TEST_F(BodyViewTest, TheMenuFiltersCopiesAndAddsColumns)
{
    show(R"({"messages":[{"type":"image","n":3}]})");
    const std::unique_ptr<QMenu> menu(tree->makeMenu(at(u"body.messages[0].type"_s)));
    auto *apply = menu->findChild<QMenu *>(u"applyMenu"_s), *prepare = menu->findChild<QMenu *>(u"prepareMenu"_s);
    ASSERT_TRUE(apply && prepare);
    action(apply, u"Selected"_s)->trigger();
    action(apply, u"Not selected"_s)->trigger();
    action(prepare, u"…or selected"_s)->trigger();
    ASSERT_EQ(filters.size(), 3);
    EXPECT_EQ(filterText(0), u"body.messages[].type:image"_s);
    EXPECT_EQ(filterText(1), u"-body.messages[].type:image"_s);
    EXPECT_EQ(filters[2][1].value<detail::Combine>(), detail::Combine::Or);
    EXPECT_EQ(filters[2][2].value<detail::Apply>(), detail::Apply::Prepare);
    QSignalSpy columns(&view, &BodyView::columnWanted);
    action(menu.get(), u"Add as column"_s)->trigger();
    EXPECT_EQ(columns.value(0).value(0), u"messages[].type"_s);
    action(menu.get(), u"Copy as JSON"_s)->trigger();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"\"image\""_s);
}

TEST_F(BodyViewTest, TheButtonOnARowFiltersAndKeysCopy)
{
    show(R"({"type":"image","n":3})");
    const QRect cell = tree->visualRect(at(u"body.n"_s).siblingAtColumn(1));
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, detail::JsonTreeDelegate::filterButton(cell).center());
    ASSERT_EQ(filters.size(), 1);
    EXPECT_EQ(filterText(0), u"body.n=3"_s);
    tree->setCurrentIndex(at(u"body.type"_s));
    QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"image"_s);
    QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"body.type"_s);
}

TEST_F(BodyViewTest, ReturnOpensALongTextInItsOwnWindow)
{
    const QByteArray longText(100'000, 'q');
    show("{\"data\":\"" + longText + "\"}");
    tree->setCurrentIndex(tree->tree().index(0, 0));
    QTest::keyClick(tree, Qt::Key_Return);
    auto *window = view.findChild<QDialog *>(u"wholeText"_s);
    ASSERT_TRUE(window && window->isVisible());
    EXPECT_EQ(window->findChild<detail::TextView *>()->text(), longText);
    window->close();
}

TEST_F(BodyViewTest, AMaskedValueIsNeitherCopiedNorFilteredBy)
{
    details::show(view, details::delivery(R"({"qr":{"base64":"secret"}})"),
        detail::FieldMeaning(providers::Catalogue::load(), u"whapi"_s));
    const QModelIndex secret = at(u"body.qr.base64"_s);
    QGuiApplication::clipboard()->setText(u"before"_s);
    tree->setCurrentIndex(secret);
    QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"before"_s);
    const std::unique_ptr<QMenu> menu(tree->makeMenu(secret));
    EXPECT_FALSE(menu->findChild<QMenu *>(u"applyMenu"_s));
    action(menu.get(), u"Reveal"_s)->trigger();
    QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"secret"_s);
}

/// The event loop must turn while a large body is worked on: a pane that parses in the GUI
/// thread gets no turn between the request and the answer.
TEST_F(BodyViewTest, TheEventLoopGoesOnWhileALargeBodyIsRead)
{
    QByteArray body = "[";
    for (int i = 0; i < 240'000; ++i)
        body += (i ? "," : "") + QByteArrayLiteral("{\"id\":\"wamid.HBgLMTU1NTEyMzQ1NjcVAgARGBI\",\"type\":\"text\",\"timestamp\":1753171451,")
            + "\"text\":{\"body\":\"Call me back\"},\"n\":" + QByteArray::number(i) + "}";
    body += "]";
    int turns = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &view, [&] { ++turns; });
    const auto turnsUntil = [&](const std::function<bool()> &done) {
        turns = 0;
        timer.start(0);
        EXPECT_TRUE(QTest::qWaitFor(done, 60'000));
        timer.stop();
        return turns;
    };
    const auto delivery = details::delivery(body);
    view.setDelivery(delivery, {}, {});
    EXPECT_FALSE(view.content()) << "nothing is read before the event loop turns";
    EXPECT_GT(turnsUntil([&] { return view.content() && !view.isBusy(); }), 5);
    EXPECT_EQ(tree->tree().rowCount(), 1000 + 239);
    view.setView(View::Raw);
    EXPECT_FALSE(raw->isIndexed());
    EXPECT_GT(turnsUntil([&] { return raw->isIndexed(); }), 0);
    view.findChild<QCheckBox *>(u"formatted"_s)->setChecked(true);
    EXPECT_GT(turnsUntil([&] { return !view.isBusy(); }), 5);
    view.setView(View::Structure);
    view.find();
    findText->setText(u"\"n\":59999"_s);
    EXPECT_GT(turnsUntil([&] { return !view.isBusy(); }), 0);
    EXPECT_EQ(tree->tree().path(tree->currentIndex(), JsonTreeModel::Indexes::Exact), u"body[59999].n"_s);
}

TEST_F(BodyViewTest, OnlyTheNewestDeliveryIsShown)
{
    const auto large = details::delivery("[" + QByteArray("1,").repeated(500'000) + "1]");
    const auto small = details::delivery("{\"small\":1}");
    QSignalSpy read(&view, &BodyView::contentRead);
    view.setDelivery(large, {}, {});
    view.setDelivery(small, {}, {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return view.content() != nullptr; }, 30'000));
    EXPECT_EQ(view.content()->delivery, small);
    EXPECT_TRUE(details::settle(view));
    EXPECT_EQ(read.size(), 1);
}
