// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/reader_thread.h"

namespace store {

ReaderThread::ReaderThread(const QString &path, const QString &name) : m_path(path)
{
    m_thread.setObjectName(name);
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

ReaderThread::~ReaderThread()
{
    m_ending = true;
    m_thread.quit();
    m_thread.wait();
}

void ReaderThread::post(Job job)
{
    QMetaObject::invokeMethod(&m_context, [this, job = std::move(job)] {
        if (!m_ending)
            job(reader());
    }, Qt::QueuedConnection);
}

void ReaderThread::reopen()
{
    m_reopen = true;
}

core::Result<Reader *> ReaderThread::reader()
{
    if (m_reopen.exchange(false) || (m_reader && m_reader->isReplaced()))
        m_reader.reset();
    if (!m_reader) {
        auto opened = Reader::open(m_path);
        if (!opened)
            return opened.error();
        m_reader = *std::move(opened);
    }
    return m_reader.get();
}

} // namespace store
