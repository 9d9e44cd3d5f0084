// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/deliveries_page.h"
#include "deliveries/delivery_table.h"
#include "deliveries/filter_bar.h"
#include "detail/detail_pane.h"
#include "engine.h"
#include "widgets/empty_state.h"

#include <QAction>
#include <QMenu>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

/// The page over a real engine that listens on loopback, with deliveries sent to it over HTTP.
class PageTest : public testing::Test
{
protected:
    QTemporaryDir folder;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<store::AsyncReader> reader;
    std::unique_ptr<deliveries::DeliveriesPage> page;
    deliveries::DeliveryTable *table = nullptr;
    deliveries::FilterBar *filterBar = nullptr;
    detail::DetailPane *detail = nullptr;
    QNetworkAccessManager network;
    int sent = 0;

    void SetUp() override { openPage(0); }

    void TearDown() override
    {
        page.reset();
        reader.reset();
        engine.reset();
    }

    void openPage(quint16 port)
    {
        EngineOptions options;
        options.storePath = folder.filePath(QStringLiteral("captures.sqlite"));
        options.port = port;
        options.program = QStringLiteral("test");
        engine = std::make_unique<Engine>(options);
        QSignalSpy told(engine.get(), &Engine::listenerChanged);
        engine->start();
        ASSERT_TRUE(told.wait());
        reader = std::make_unique<store::AsyncReader>(engine->storePath());
        page = std::make_unique<deliveries::DeliveriesPage>(*engine, *reader);
        table = page->findChild<deliveries::DeliveryTable *>();
        filterBar = page->findChild<deliveries::FilterBar *>();
        detail = page->findChild<detail::DetailPane *>();
        page->resize(1200, 800);
        page->show();
        page->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(page.get()));
        table->setFocus();
    }

    deliveries::DeliveryModel &model() { return *static_cast<deliveries::DeliveryModel *>(table->model()); }

    /// Sends so many messages; from the second one of two conversations each.
    void send(int count)
    {
        for (int i = 0; i < count; ++i, ++sent) {
            const QByteArray chat = sent % 2 == 0 ? "972501111111" : "31612345678";
            const QByteArray body = "{\"messages\":[{\"id\":\"m" + QByteArray::number(sent)
                + "\",\"from_me\":false,\"type\":\"text\",\"chat_id\":\"" + chat + "@s.whatsapp.net\",\"timestamp\":1712995245,"
                  "\"source\":\"mobile\",\"text\":{\"body\":\"Call me back\"},\"from\":\"" + chat
                + "\",\"from_name\":\"Joris\"}],\"event\":{\"type\":\"messages\",\"event\":\"post\"},\"channel_id\":\"MANTIS-M72HC\"}";
            post("/hooks/whapi", body);
        }
        ASSERT_TRUE(QTest::qWaitFor([this] { return engine->health().stored >= sent; }));
    }

    void post(const char *path, const QByteArray &body)
    {
        QNetworkRequest request(QUrl(engine->listener().url + QString::fromLatin1(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        QNetworkReply *reply = network.post(request, body);
        ASSERT_TRUE(QTest::qWaitFor([reply] { return reply->isFinished(); }));
        ASSERT_EQ(reply->error(), QNetworkReply::NoError) << reply->errorString().toStdString();
        reply->deleteLater();
    }

    bool waitForRows(int count)
    {
        return QTest::qWaitFor([this, count] { return model().rowCount() == count && !model().isScanning(); });
    }

    /// Sends, waits until they are shown, and chooses the row of \p id.
    void sendAndChoose(int count, core::DeliveryId id)
    {
        send(count);
        ASSERT_TRUE(waitForRows(sent));
        ASSERT_TRUE(table->showId(id));
        ASSERT_TRUE(QTest::qWaitFor([this, id] { return model().summaryAt(model().rowOf(id)) != nullptr; }));
    }

    QList<core::DeliveryId> shownIds() { return model().idsOf(0, model().rowCount() - 1); }

    widgets::EmptyState *emptyState() { return table->findChild<widgets::EmptyState *>(); }
    QPushButton *button(const QString &text)
    {
        for (QPushButton *button : emptyState()->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }
    bool waitForTitle(const QString &title)
    {
        return QTest::qWaitFor([&] { return emptyState()->isVisible() && emptyState()->accessibleName() == title; });
    }
};
