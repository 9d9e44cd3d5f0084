// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deliveries/table_fixture.h"

using deliveries::DeliveryModel;
using deliveries::Field;
using Ids = QList<core::DeliveryId>;

class DeliveryModelTest : public TableTest
{
};

TEST_F(DeliveryModelTest, ShowsTheNewestLastAndFetchesRowsOnDemand)
{
    show(300);
    EXPECT_EQ(model->idAt(0), 1);
    EXPECT_EQ(model->idAt(299), 300);
    EXPECT_EQ(model->index(299, model->columns().indexOf({Field::Summary, {}})).data(), QVariant());
    EXPECT_EQ(text(299, Field::Summary), QStringLiteral("hello"));
    EXPECT_EQ(text(8, Field::Answer), QStringLiteral("404 Not Found"));
    EXPECT_EQ(text(0, Field::Event), QStringLiteral("Incoming text"));
}

TEST_F(DeliveryModelTest, FetchesManyRowsInOneGoAndTellsOnce)
{
    show(300);
    ASSERT_NE(text(0, Field::Number), QString()); // what the tester looked at is here
    for (int row = 100; row < 140; ++row)
        model->summaryAt(row);
    QSignalSpy answers(reader.get(), &store::AsyncReader::summariesReady);
    QSignalSpy changes(model.get(), &QAbstractItemModel::dataChanged);
    ASSERT_TRUE(answers.wait());
    EXPECT_EQ(answers.size(), 1);
    EXPECT_EQ(changes.size(), 1);
    EXPECT_NE(model->summaryAt(100), nullptr);
    EXPECT_NE(model->summaryAt(139), nullptr);
    EXPECT_NE(model->summaryAt(150), nullptr) << "its neighbours come along, for the next turn of the wheel";
}

TEST_F(DeliveryModelTest, JoinsWhatArrivesInOneInsertion)
{
    show(10);
    QSignalSpy inserted(model.get(), &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < 5; ++i)
        arrive(11 + i * 10, 10);
    ASSERT_TRUE(waitForRows(60));
    EXPECT_LE(inserted.size(), 2);
    EXPECT_EQ(inserted[0][1].toInt(), 10);
    EXPECT_EQ(inserted.last()[2].toInt(), 59);
    EXPECT_EQ(model->idAt(59), 60);
}

TEST_F(DeliveryModelTest, TurnsTheOrderAndKeepsWhatIsPointedAt)
{
    show(20);
    const QPersistentModelIndex third = model->index(2, 0);
    model->setOrder(DeliveryModel::Order::NewestFirst);
    EXPECT_EQ(model->idAt(0), 20);
    EXPECT_EQ(third.row(), 17);
    EXPECT_EQ(model->idAt(third.row()), 3);
    arrive(21, 2);
    ASSERT_TRUE(waitForRows(22));
    EXPECT_EQ(model->idAt(0), 22);
    EXPECT_EQ(model->rowOf(3), 19);
    EXPECT_EQ(third.row(), 19);
}

TEST_F(DeliveryModelTest, LeavesTheOldRowsUntilTheNewAnswerIsThere)
{
    show(100);
    bool wasEmpty = false;
    QObject::connect(model.get(), &QAbstractItemModel::modelReset, model.get(),
        [&] { wasEmpty = wasEmpty || model->rowCount() == 0; });
    model->setQuery(query("code:404"));
    EXPECT_EQ(model->rowCount(), 100);
    EXPECT_FALSE(model->hasAnswer());
    ASSERT_TRUE(QTest::qWaitFor([this] { return !model->isScanning(); }));
    EXPECT_EQ(shownIds(), Ids({9, 19, 29, 39, 49, 59, 69, 79, 89, 99}));
    EXPECT_FALSE(wasEmpty);
    ask("code:500");
    EXPECT_EQ(model->rowCount(), 0);
}

TEST_F(DeliveryModelTest, TestsWhatArrivesWithTheQueryShown)
{
    show(10);
    ask("code:404");
    EXPECT_EQ(shownIds(), Ids({9}));
    arrive(11, 20);
    ASSERT_TRUE(waitForRows(3));
    EXPECT_EQ(shownIds(), Ids({9, 19, 29}));
}

TEST_F(DeliveryModelTest, HoldsArrivalsBackWhilePaused)
{
    show(5);
    QSignalSpy waiting(model.get(), &DeliveryModel::waitingChanged);
    model->setPaused(true);
    arrive(6, 7);
    ASSERT_TRUE(QTest::qWaitFor([this] { return model->waiting() == 7; }));
    EXPECT_EQ(model->rowCount(), 5);
    EXPECT_EQ(waiting.last()[0].toLongLong(), 7);
    model->setPaused(false);
    EXPECT_EQ(model->rowCount(), 12);
    EXPECT_EQ(model->waiting(), 0);
}

TEST_F(DeliveryModelTest, RemovesRowsHereAndThere)
{
    show(20);
    model->removeIds({20, 3, 4, 5, 11, 99});
    EXPECT_EQ(shownIds(), Ids({1, 2, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19}));
    model->setOrder(DeliveryModel::Order::NewestFirst);
    model->removeIds({1, 19});
    EXPECT_EQ(model->idAt(0), 18);
    EXPECT_EQ(model->idAt(model->rowCount() - 1), 2);
}

TEST_F(DeliveryModelTest, RemovesManyScatteredRows)
{
    show(400);
    Ids odd;
    for (int id = 1; id <= 400; id += 2)
        odd.append(id);
    model->removeIds(odd);
    ASSERT_EQ(model->rowCount(), 200);
    EXPECT_EQ(model->idAt(0), 2);
    EXPECT_EQ(model->idAt(199), 400);
}

TEST_F(DeliveryModelTest, TakesAwayWhatIsGoneWithoutTouchingTheRest)
{
    show(50);
    QSignalSpy resets(model.get(), &QAbstractItemModel::modelReset);
    writer->remove({1, 2, 3, 25});
    model->reconcile();
    ASSERT_TRUE(waitForRows(46));
    EXPECT_TRUE(resets.isEmpty());
    EXPECT_EQ(model->rowOf(25), -1);
    writer->undoRemove();
    model->reconcile();
    ASSERT_TRUE(waitForRows(50));
    EXPECT_EQ(model->idAt(24), 25);
}

TEST_F(DeliveryModelTest, ShowsAMarkWithoutFlashingEmpty)
{
    show(5);
    ASSERT_EQ(text(2, Field::Summary), QStringLiteral("hello"));
    writer->setColour({3}, 4);
    model->renew({3});
    ASSERT_NE(model->summaryAt(2), nullptr) << "the row stays while it is fetched anew";
    EXPECT_TRUE(QTest::qWaitFor([this] { return model->summaryAt(2)->annotation.colour == 4; }));
}

TEST_F(DeliveryModelTest, AsksOnceForARowThatIsGoneFromTheStore)
{
    show(300);
    ASSERT_NE(text(0, Field::Number), QString());
    writer->remove({200});
    QSignalSpy answers(reader.get(), &store::AsyncReader::summariesReady);
    EXPECT_EQ(model->summaryAt(199), nullptr);
    ASSERT_TRUE(answers.wait());
    EXPECT_NE(model->summaryAt(200), nullptr);
    EXPECT_EQ(model->summaryAt(199), nullptr);
    EXPECT_FALSE(answers.wait(200)) << "asked again at every look, it would never rest";
}

TEST_F(DeliveryModelTest, ShowsValuesOfAJsonPathInAColumn)
{
    show(3);
    model->addBodyColumn(QStringLiteral("number"));
    const int column = model->columns().indexOf({Field::BodyPath, QStringLiteral("number")});
    ASSERT_GE(column, 0);
    model->addBodyColumn(QStringLiteral("number"));
    EXPECT_EQ(model->columnCount(), column + 1) << "the same path twice is one column";
    EXPECT_TRUE(QTest::qWaitFor([&] { return model->index(1, column).data().toString() == QStringLiteral("2"); }));
    EXPECT_EQ(model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("number"));
    model->removeBodyColumn(column);
    EXPECT_EQ(model->columnCount(), column);
}

TEST_F(DeliveryModelTest, TellsTimeSinceTheRowBefore)
{
    show(3);
    model->setTimeFormat(deliveries::TimeFormat::SincePrevious);
    const QLocale locale;
    EXPECT_EQ(text(0, Field::Time), QString());
    EXPECT_EQ(text(1, Field::Time), u'+' + locale.toString(0.001, 'f', 3));
    model->setTimeFormat(deliveries::TimeFormat::Epoch);
    EXPECT_EQ(text(2, Field::Time), QStringLiteral("1700000000.003"));
}

TEST_F(DeliveryModelTest, SpeaksASentenceForEachRow)
{
    show(1);
    ASSERT_NE(text(0, Field::Number), QString());
    const QString sentence = model->index(0, 0).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(sentence.contains(QStringLiteral("incoming text from +972501000001"))) << sentence.toStdString();
    EXPECT_TRUE(sentence.contains(QStringLiteral("answered 200"))) << sentence.toStdString();
}
