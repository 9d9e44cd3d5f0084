// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/body_view.h"
#include "detail/json_document.h"
#include "detail/json_tree_model.h"
#include "filter/query.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>

/// Short ways to what the views of a delivery are given.
namespace details {

inline std::shared_ptr<const detail::JsonDocument> document(const QByteArray &text)
{
    const std::atomic<bool> never = false;
    auto read = detail::readJson({text.constData(), size_t(text.size())}, never);
    EXPECT_TRUE(read) << (read ? "" : read.error().text.toStdString());
    return read ? *std::move(read) : nullptr;
}

inline std::shared_ptr<core::Delivery> delivery(const QByteArray &body,
    const QByteArray &headers = "Content-Type: application/json\r\n")
{
    auto made = std::make_shared<core::Delivery>();
    made->id = 7;
    made->request.method = "POST";
    made->request.target = "/hooks/whapi?x=1";
    made->request.version = "HTTP/1.1";
    made->request.head = "POST /hooks/whapi?x=1 HTTP/1.1\r\n" + headers + "\r\n";
    made->request.body = body;
    made->request.peer = "[::1]:53312";
    made->request.receivedUs = 1'753'171'451'250'000;
    made->answeredUs = made->request.receivedUs + 840;
    made->answer.headers = {{"Content-Type", "application/json"}};
    made->answer.body = "{\"ok\":true}";
    return made;
}

inline filter::Query query(const QString &text)
{
    const auto parsed = filter::Query::parse(text, {});
    EXPECT_TRUE(std::holds_alternative<filter::Query>(parsed)) << text.toStdString();
    return std::holds_alternative<filter::Query>(parsed) ? std::get<filter::Query>(parsed) : filter::Query();
}

/// Rows as "key = value", indented; opens everything.
inline QString rows(detail::JsonTreeModel &model, const QModelIndex &parent = {}, int level = 0)
{
    QString out;
    model.fetchMore(parent);
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex key = model.index(row, 0, parent), value = key.siblingAtColumn(1);
        out += QString(level * 2, QLatin1Char(' ')) + key.data().toString() + QStringLiteral(" = ")
            + value.data().toString() + QLatin1Char('\n') + rows(model, key, level + 1);
    }
    return out;
}

/// Shows a delivery and waits until nothing is worked out elsewhere any more.
inline void show(detail::BodyView &view, const std::shared_ptr<const core::Delivery> &shown,
    const detail::FieldMeaning &meaning = {})
{
    view.setDelivery(shown, {}, meaning);
    ASSERT_TRUE(QTest::qWaitFor([&] { return view.content() && view.content()->delivery == shown && !view.isBusy(); },
        30'000));
}

inline bool settle(detail::BodyView &view)
{
    return QTest::qWaitFor([&] { return !view.isBusy(); }, 30'000);
}

} // namespace details
