// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <atomic>
#include <memory>
#include <type_traits>

namespace detail {

/// Runs one kind of work away from the GUI thread and hands over the newest answer only.
///
/// Lives in the main thread, as a member of \p context's owner. Each run() cancels the one
/// before: work that has not begun is skipped by its own first look at the flag. An answer
/// that comes after the context is gone is dropped.
class Newest
{
public:
    explicit Newest(QObject *context) : m_context(context) { }
    ~Newest() { cancel(); }
    Newest(const Newest &) = delete;
    Newest &operator=(const Newest &) = delete;

    /// Calls \p work(cancelled) in a pool thread, then \p done(answer) here.
    template <typename Work, typename Done>
    void run(Work work, Done done)
    {
        cancel();
        using Answer = std::invoke_result_t<Work, const std::atomic<bool> &>;
        const auto cancelled = std::make_shared<std::atomic<bool>>(false);
        m_cancelled = cancelled;
        auto *watcher = new QFutureWatcher<Answer>(m_context);
        QObject::connect(watcher, &QFutureWatcherBase::finished, m_context, [=, this] {
            watcher->deleteLater();
            if (*cancelled)
                return;
            m_cancelled.reset();
            done(watcher->result());
        });
        watcher->setFuture(QtConcurrent::run([work, cancelled] { return work(*cancelled); }));
    }

    void cancel()
    {
        if (m_cancelled)
            *m_cancelled = true;
        m_cancelled.reset();
    }

    bool isRunning() const { return m_cancelled != nullptr; }

private:
    QObject *m_context;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
};

/// Something large that is read in the GUI thread and freed in a pool thread: giving back the
/// memory of a 30 MiB document takes longer than a frame.
template <typename T>
std::shared_ptr<T> makeLarge()
{
    return std::shared_ptr<T>(new T, [](T *large) {
        QThreadPool::globalInstance()->start([large] { delete large; });
    });
}

} // namespace detail
