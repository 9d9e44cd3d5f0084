// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/reader.h"

#include <QObject>
#include <QThread>

namespace store {

/// A thread with a Reader of its own that does one job after the other. Opens the store when
/// it is first needed, and anew when its file was replaced. Its owner gives jobs; they run in
/// the thread, and must not touch the owner but by queued calls.
class ReaderThread final
{
public:
    /// Gets the reader, or why there is none.
    using Job = std::function<void(const core::Result<Reader *> &reader)>;

    explicit ReaderThread(const QString &path, const QString &name);
    ~ReaderThread(); ///< waits for the running job; the waiting ones are dropped

    void post(Job job);
    void reopen(); ///< before the next job

private:
    core::Result<Reader *> reader();

    const QString m_path;
    QThread m_thread;
    QObject m_context; ///< lives in the thread
    std::atomic<bool> m_ending = false;
    std::atomic<bool> m_reopen = false;
    std::unique_ptr<Reader> m_reader; ///< the thread's
};

} // namespace store
