// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store_fixture.h"

#include <QProcess>

using namespace Qt::StringLiterals;

/// A store that another program damages while a writer has it open. The damage is done by
/// another process, as it would be: opening the file here would drop the writer's locks.
class RunningDamage : public StoreTest, public testing::WithParamInterface<const char *>
{
};

TEST_P(RunningDamage, IsSetAsideBeforeAnythingElseIsAcknowledged)
{
    open();
    for (int i = 0; i < 40; ++i)
        append(i * 100, 100);
    QSignalSpy replaced(writer.get(), &store::Writer::replaced);
    QSignalSpy stored(writer.get(), &store::Writer::stored);
    ASSERT_EQ(QProcess::execute(u"/bin/sh"_s, {u"-c"_s, QString::fromUtf8(GetParam()), u"damage"_s, path}), 0);
    append(100'000, 3);
    EXPECT_EQ(replaced.size(), 1) << GetParam();
    ASSERT_EQ(stored.size(), 1);
    // What was acknowledged now is there after a restart, in a store that can be read.
    writer.reset();
    open();
    EXPECT_EQ(writer->setAsideMessage(), QString());
    EXPECT_EQ(number(u"SELECT count(*) FROM delivery"_s), 3);
    EXPECT_EQ(number(u"SELECT count(*) FROM content"_s), 3);
    EXPECT_FALSE(filesLike(u"captures.sqlite.damaged-*"_s).isEmpty());
}

INSTANTIATE_TEST_SUITE_P(Ways, RunningDamage,
    testing::Values("printf hello > \"$1\"", "truncate -s 0 \"$1\"", "truncate -s 1000 \"$1\"",
        "truncate -s 0 \"$1-wal\"", "rm \"$1-wal\""));
