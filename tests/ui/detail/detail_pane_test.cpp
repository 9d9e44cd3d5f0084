// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store_fixture.h"
#include "ui/detail/detail_fixture.h"

#include "detail/detail_pane.h"
#include "detail/pair_table.h"
#include "detail/summary_view.h"
#include "detail/text_view.h"
#include "http/sender_left.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabWidget>

using detail::DetailPane;
using namespace Qt::StringLiterals;

namespace {

/// A pane over a real store.
class DetailPaneTest : public StoreTest
{
protected:
    std::unique_ptr<store::AsyncReader> reader;
    std::unique_ptr<DetailPane> pane;
    QTabWidget *tabs = nullptr;

    void SetUp() override
    {
        open();
        reader = std::make_unique<store::AsyncReader>(path);
        pane = std::make_unique<DetailPane>(*reader, providers::Catalogue::load());
        tabs = pane->findChild<QTabWidget *>();
        pane->resize(900, 600);
        pane->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(pane.get()));
    }

    core::DeliveryId add(const core::Delivery &delivery)
    {
        QSignalSpy stored(writer.get(), &store::Writer::stored);
        writer->append({{1, delivery}});
        writer->flush();
        return stored.value(0).value(0).value<QList<store::Stored>>().value(0).id;
    }

    void show(core::DeliveryId id)
    {
        pane->showDelivery(id);
        auto *body = pane->findChild<detail::BodyView *>();
        ASSERT_TRUE(QTest::qWaitFor([&] {
            return body->content() && body->content()->delivery->id == id && !body->isBusy();
        }));
    }

    void showTab(const QString &name)
    {
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i).startsWith(name))
                tabs->setCurrentIndex(i);
        }
    }

    QString label(const char *name) const
    {
        const auto *found = pane->findChild<QLabel *>(QLatin1String(name));
        return found ? found->text() : QString();
    }

    QAbstractButton *filterButton(const QString &condition) const
    {
        for (auto *button : pane->findChildren<QAbstractButton *>(u"filterBy"_s)) {
            if (button->toolTip().endsWith(condition))
                return button;
        }
        return nullptr;
    }
};

} // namespace

TEST_F(DetailPaneTest, ShowsAHintUntilSomethingIsChosen)
{
    EXPECT_FALSE(tabs->isVisible());
    EXPECT_TRUE(pane->findChild<QWidget *>(u"detailHint"_s)->isVisible());
    show(add(message(1)));
    EXPECT_TRUE(tabs->isVisible());
    pane->showDelivery(0);
    EXPECT_FALSE(tabs->isVisible());
}

TEST_F(DetailPaneTest, SummaryTellsWhatItIsAndFiltersByEachFact)
{
    show(add(message(1)));
    EXPECT_FALSE(label("eventTitle").isEmpty());
    EXPECT_TRUE(label("eventOrigin").contains(u"message.in.text"_s));
    QSignalSpy filters(pane.get(), &DetailPane::filterRequested);
    QAbstractButton *message = filterButton(u"msg:wamid.1"_s);
    ASSERT_TRUE(message);
    QTest::mouseClick(message, Qt::LeftButton);
    QAbstractButton *conversation = filterButton(u"conv:972501000001@s.whatsapp.net"_s);
    ASSERT_TRUE(conversation);
    conversation->setFocus();
    QTest::keyClick(conversation, Qt::Key_Space);
    ASSERT_EQ(filters.size(), 2);
    EXPECT_EQ(filters[0][0], u"msg:wamid.1"_s);
    EXPECT_EQ(filters[1][0], u"conv:972501000001@s.whatsapp.net"_s);
}

TEST_F(DetailPaneTest, AProblemAndABrokenBodyAreTold)
{
    core::Delivery broken = message(1);
    broken.request.problem = "The request was refused: two Content-Length headers disagree.";
    broken.request.body = "{\"a\":";
    broken.flags = core::InvalidJson;
    show(add(broken));
    auto *problem = pane->findChild<QWidget *>(u"problem"_s);
    ASSERT_TRUE(problem && problem->isVisible());
    EXPECT_TRUE(problem->accessibleName().contains(u"Content-Length headers disagree"_s));
    auto *reason = pane->findChild<QWidget *>(u"bodyReason"_s);
    EXPECT_TRUE(reason->isVisible());
    EXPECT_TRUE(reason->accessibleName().contains(u"not valid JSON"_s));
}

TEST_F(DetailPaneTest, ABatchOpensEventByEvent)
{
    core::Delivery batch = message(1);
    for (int i = 2; i <= 120; ++i)
        batch.events.push_back(message(i).events.front());
    batch.flags = core::Batched;
    show(add(batch));
    auto lines = pane->findChildren<QAbstractButton *>(u"eventLine"_s);
    ASSERT_EQ(lines.size(), 50);
    EXPECT_FALSE(filterButton(u"msg:wamid.2"_s));
    QTest::mouseClick(lines[1], Qt::LeftButton);
    EXPECT_TRUE(filterButton(u"msg:wamid.2"_s));
    auto *more = pane->findChild<QAbstractButton *>(u"moreEvents"_s);
    more->click();
    more->click();
    EXPECT_EQ(pane->findChildren<QAbstractButton *>(u"eventLine"_s).size(), 120);
    EXPECT_FALSE(more->isVisible());
}

TEST_F(DetailPaneTest, HeadersAreShownAsReceived)
{
    core::Delivery delivery = message(1);
    delivery.request.head = "POST / HTTP/1.1\r\nX-b: 1\r\nhost: h\r\nx-B: 2\r\nAuthorization: Bearer secret\r\n\r\n";
    show(add(delivery));
    showTab(u"Headers"_s);
    auto *table = pane->findChild<detail::PairTable *>(u"headerTable"_s);
    QStringList names;
    for (int row = 0; row < table->pairs().rowCount(); ++row)
        names += table->pairs().index(row, 0).data().toString();
    EXPECT_EQ(names, QStringList({u"X-b  (duplicate)"_s, u"host"_s, u"x-B  (duplicate)"_s, u"Authorization"_s}));
    EXPECT_EQ(table->pairs().pair(0).condition, u"header.x-b:1"_s);
    EXPECT_EQ(table->pairs().index(3, 1).data().toString(), u"••••••••"_s) << "the provider's file calls it a credential";
    pane->findChild<QCheckBox *>(u"rawHead"_s)->click();
    bool shown = false;
    for (auto *view : pane->findChildren<detail::TextView *>())
        shown |= view->isVisible() && view->text() == delivery.request.head;
    EXPECT_TRUE(shown);
}

TEST_F(DetailPaneTest, TheAnswerIsComparedWithWhatTheProviderExpects)
{
    show(add(message(9))); // answered 404
    showTab(u"Answer"_s);
    EXPECT_EQ(label("answerStatus"), u"404 Not Found"_s);
    EXPECT_TRUE(pane->findChild<QWidget *>(u"expectation"_s)->accessibleName().contains(u"Whapi"_s));
    EXPECT_EQ(pane->findChild<detail::TextView *>(u"answerBody"_s)->text(), "ok");
}

TEST_F(DetailPaneTest, AnotherDeliveryIsReadFromItsTitleOn)
{
    const auto first = add(message(1)), second = add(message(2));
    pane->resize(900, 200);
    show(first);
    auto *summary = pane->findChild<detail::SummaryView *>();
    QScrollBar *bar = summary->verticalScrollBar();
    ASSERT_TRUE(QTest::qWaitFor([&] { return bar->maximum() > 0; }));
    bar->setValue(bar->maximum());
    show(second);
    ASSERT_TRUE(QTest::qWaitFor([&] { return bar->maximum() > 0; }));
    EXPECT_EQ(bar->value(), 0);
}

TEST_F(DetailPaneTest, TheAnswerTellsWhatTheListenerAdded)
{
    show(add(message(1)));
    auto *table = pane->findChild<detail::PairTable *>(u"answerHeaders"_s);
    const int last = table->pairs().rowCount() - 1;
    ASSERT_GE(last, 0);
    EXPECT_EQ(table->pairs().pair(last).name, u"Content-Length"_s);
    EXPECT_EQ(table->pairs().pair(last).value, u"2"_s); // "ok"
    EXPECT_TRUE(label("answerAdded").contains(u"Date"_s));
}

TEST_F(DetailPaneTest, TellsThatASenderThatLeftGotNoAnswer)
{
    core::Delivery delivery = message(1);
    delivery.request.problem = QByteArray(http::senderLeft) + "; look at its log.";
    delivery.answer.status = 400;
    show(add(delivery));
    EXPECT_TRUE(label("answerTime").startsWith(u"Nothing could be sent"_s)) << label("answerTime").toStdString();
}

TEST_F(DetailPaneTest, TheTabStaysAndFindKeysWorkFromAnywhereInside)
{
    const auto first = add(message(1)), second = add(message(2));
    show(first);
    showTab(u"Headers"_s);
    show(second);
    EXPECT_EQ(tabs->tabText(tabs->currentIndex()), u"Headers"_s);
    pane->nextTab();
    EXPECT_EQ(tabs->tabText(tabs->currentIndex()), u"Answer"_s);
    pane->previousTab();
    auto *table = pane->findChild<detail::PairTable *>(u"headerTable"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_F, Qt::ControlModifier);
    EXPECT_EQ(tabs->tabText(tabs->currentIndex()), u"Body"_s);
    EXPECT_TRUE(pane->findChild<QLineEdit *>(u"findText"_s)->hasFocus());
}

TEST_F(DetailPaneTest, ANoteBeingTypedIsSavedBeforeTheNextDeliveryIsShown)
{
    const auto first = add(message(1)), second = add(message(2));
    show(first);
    QSignalSpy notes(pane.get(), &DetailPane::noteChanged);
    QObject::connect(pane.get(), &DetailPane::noteChanged, writer.get(), &store::Writer::setNote);
    pane->editNote();
    auto *text = pane->findChild<QPlainTextEdit *>(u"noteText"_s);
    QTest::keyClicks(text, u"odd one"_s);
    pane->showDelivery(second);
    ASSERT_EQ(notes.size(), 1);
    EXPECT_EQ(notes[0][0].toLongLong(), first);
    EXPECT_EQ(notes[0][1].toByteArray(), "odd one");
    ASSERT_TRUE(QTest::qWaitFor([&] { return text->toPlainText().isEmpty(); }));
    show(first);
    EXPECT_EQ(text->toPlainText(), u"odd one"_s);
}

TEST_F(DetailPaneTest, SeveralChosenAreCountedAndAGoneOneIsTold)
{
    const auto id = add(message(1));
    pane->showSelection({id, id + 1, id + 2});
    EXPECT_TRUE(pane->findChild<QWidget *>(u"detailMany"_s)->isVisible());
    pane->showSelection({id});
    ASSERT_TRUE(QTest::qWaitFor([&] { return tabs->isVisible(); }));
    pane->showDelivery(id + 50);
    EXPECT_TRUE(QTest::qWaitFor([&] { return pane->findChild<QWidget *>(u"detailHint"_s)->isVisible(); }));
    EXPECT_EQ(pane->shown(), id + 50);
}
