// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store_fixture.h"

#include "deliveries/delivery_model.h"

#include <QAbstractItemModelTester>
#include <QDateTime>

/// A real store with a reader on it and a model under the tester.
class TableTest : public StoreTest
{
protected:
    std::shared_ptr<const providers::Catalogue> catalogue = providers::Catalogue::load();
    std::unique_ptr<store::AsyncReader> reader;
    std::unique_ptr<deliveries::DeliveryModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;

    static filter::Query query(const char *text)
    {
        const auto parsed = filter::Query::parse(QString::fromUtf8(text), {QDateTime::currentMSecsSinceEpoch(), {}, {}});
        EXPECT_TRUE(std::holds_alternative<filter::Query>(parsed)) << text;
        return std::get<filter::Query>(parsed);
    }

    /// A model that shows \p count stored messages, ids 1 to \p count.
    void show(int count)
    {
        ASSERT_NO_FATAL_FAILURE(open());
        append(1, count);
        reader = std::make_unique<store::AsyncReader>(path);
        model = std::make_unique<deliveries::DeliveryModel>(*reader, catalogue);
        tester = std::make_unique<QAbstractItemModelTester>(
            model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        ask("");
        ASSERT_EQ(model->rowCount(), count);
    }

    void ask(const char *text)
    {
        model->setQuery(query(text));
        ASSERT_TRUE(QTest::qWaitFor([this] { return !model->isScanning(); }));
    }

    /// More arrives, and the model is told as the engine would tell it.
    void arrive(int first, int count)
    {
        append(first, count);
        model->testNew(first + count - 1);
    }

    bool waitForRows(int count)
    {
        return QTest::qWaitFor([this, count] { return model->rowCount() == count; });
    }

    /// Looks at the cell until its row was fetched.
    QString text(int row, deliveries::Field field)
    {
        const int column = model->columns().indexOf({field, {}});
        const bool here = QTest::qWaitFor([&] { return model->summaryAt(row) != nullptr; });
        EXPECT_TRUE(here) << row;
        return model->index(row, column).data().toString();
    }

    QList<core::DeliveryId> shownIds() const { return model->idsOf(0, model->rowCount() - 1); }
};
