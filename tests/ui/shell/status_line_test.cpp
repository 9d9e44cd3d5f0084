// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/status_line.h"

#include <QLocale>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;

ListenerState listening(const QString &url, const QString &error = {})
{
    ListenerState state;
    state.listening = !url.isEmpty();
    state.url = url;
    state.error = error;
    return state;
}

store::Health health(qint64 received, qint64 committed, const QString &problem = {})
{
    store::Health health;
    health.stored = committed;
    health.received = received;
    health.committed = committed;
    health.sizeBytes = 19'713'229;
    health.problem = problem;
    return health;
}

TEST(StatusLine, ShowsThatWhatWasReceivedIsStored)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    shell::StatusLine line;
    line.showListener(listening(u"http://127.0.0.1:8080"_s));
    line.showHealth(health(12'408, 12'408));
    line.showShown(214, 12'408, true);
    line.showSelected(1);
    EXPECT_EQ(line.text(), u"listening 8080  ·  received 12,408 = stored 12,408  ·  shown 214 of 12,408 (filter)"
                           "  ·  1 selected  ·  store 19.7 MB"_s);
}

TEST(StatusLine, NeverClaimsThatAllIsStoredWhileItIsNot)
{
    shell::StatusLine line;
    line.showHealth(health(100, 92));
    EXPECT_TRUE(line.text().contains(u"received 100, storing 8"_s));
    line.showHealth(health(100, 92, u"The disk is full."_s));
    EXPECT_TRUE(line.text().contains(u"not storing"_s));
    EXPECT_FALSE(line.text().contains(u'='));
    line.showHealth(health(100, 100));
    EXPECT_TRUE(line.text().contains(u"received 100 = stored 100"_s));
}

TEST(StatusLine, SaysInWordsThatNothingListens)
{
    shell::StatusLine line;
    line.showListener(listening({}, u"Port 8080 is taken."_s));
    EXPECT_TRUE(line.text().startsWith(u"not listening"_s));
}

} // namespace
