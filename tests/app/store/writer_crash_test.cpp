// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store_fixture.h"

#ifdef Q_OS_UNIX
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

/// A writer in a process of its own that is killed at a moment it does not choose.
class WriterCrashTest : public StoreTest
{
protected:
    /// What the child does until it is killed: store groups of 1 to 40 and report what stored()
    /// reports, no sooner.
    [[noreturn]] void writeForEver(int report, int first)
    {
        auto opened = store::Writer::open(path, u"child"_s);
        if (!opened)
            _exit(1);
        QObject::connect(opened->get(), &store::Writer::stored, opened->get(), [&](const QList<store::Stored> &group) {
            const auto bytes = size_t(group.size()) * sizeof(store::Stored);
            if (::write(report, group.constData(), bytes) != ssize_t(bytes))
                _exit(2);
        });
        for (int number = first, count = 1;; number += count, count = count % 40 + 1) {
            (*opened)->append(messages(number, count));
            (*opened)->flush();
        }
    }

    /// Kills a child once it has reported \p enough; returns all that it reported.
    QList<store::Stored> killAfter(int enough, int first)
    {
        int ends[2];
        if (::pipe(ends) != 0)
            return {};
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            writeForEver(ends[1], first);
        }
        ::close(ends[1]);
        QList<store::Stored> reported;
        store::Stored one;
        while (::read(ends[0], &one, sizeof one) == sizeof one) {
            reported.append(one);
            if (reported.size() == enough)
                ::kill(child, SIGKILL); // what is in the pipe is read to its end
        }
        ::close(ends[0]);
        ::waitpid(child, nullptr, 0);
        return reported;
    }

    void expectThereOnce(const store::Stored &stored)
    {
        const core::Delivery expected = message(int(stored.ticket));
        ASSERT_TRUE(m_row);
        m_row.reset();
        ASSERT_TRUE(*m_row.bind(1, stored.id).step()) << stored.id;
        EXPECT_EQ(m_row.blob(0), std::string_view(expected.request.target.constData(), size_t(expected.request.target.size())));
        EXPECT_EQ(m_row.blob(1), std::string_view(expected.request.body.constData(), size_t(expected.request.body.size())));
        EXPECT_EQ(m_row.text(2), expected.events[0].message);
        EXPECT_EQ(m_row.integer(3), 1);
    }

    store::Statement m_row;
};

TEST_F(WriterCrashTest, WhatWasReportedStoredIsThereOnceAfterAKill)
{
    QList<store::Stored> reported;
    int first = 1;
    for (const int enough : {1, 7, 150, 1500, 40, 2100}) {
        const QList<store::Stored> now = killAfter(enough, first);
        ASSERT_GE(now.size(), enough);
        reported += now;
        first = int(now.last().ticket) + 1000; // what may have been stored without a report stays apart
    }
    open(); // the lock of the dead is taken over
    append(first, 1);
    EXPECT_EQ(writer->setAsideMessage(), QString());

    auto database = store::Database::open(path, store::Database::Mode::ReadOnly);
    ASSERT_TRUE(database);
    auto row = (*database)->prepare("SELECT target, body, message, (SELECT count(*) FROM delivery o WHERE o.target = d.target AND"
                                    " o.id BETWEEN d.id - 50 AND d.id + 50) FROM delivery d JOIN content c ON c.id = d.id"
                                    " JOIN event e ON e.id = d.id * 1048576 WHERE d.id = ?");
    ASSERT_TRUE(row);
    m_row = *std::move(row);
    for (const store::Stored &stored : reported)
        expectThereOnce(stored);
    m_row = store::Statement();
    EXPECT_EQ((*database)->integer("SELECT count(*) - count(DISTINCT target) FROM delivery").value(), 0);
    EXPECT_EQ(writer->health().stored, (*database)->integer("SELECT count(*) FROM delivery").value());
    // Each group is whole: rows, contents and events agree.
    EXPECT_EQ((*database)->integer("SELECT (SELECT count(*) FROM content) - (SELECT count(*) FROM delivery)").value(), 0);
    EXPECT_EQ((*database)->integer("SELECT (SELECT count(*) FROM event) - (SELECT count(*) FROM delivery)").value(), 0);
}
#endif
