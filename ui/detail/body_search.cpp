// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/body_search.h"

#include <algorithm>

namespace detail {

BodySearch::BodySearch(QObject *parent) : QObject(parent), m_worker(this) { }

void BodySearch::start(const QByteArray &text, const Search &search, qsizetype from)
{
    // Comparing 30 MiB would be work of its own: the same text is the same memory.
    const bool isSameText = text.constData() == m_text.constData() && text.size() == m_text.size();
    if (isSameText && search == m_search && (isRunning() || !m_matches.empty()))
        return;
    m_text = text;
    m_search = search;
    m_worker.run([text, search](const std::atomic<bool> &cancelled) { return findAll(text, search, cancelled); },
        [this, from](const Ranges &found) {
            m_matches = found;
            const auto place = std::lower_bound(found.begin(), found.end(), std::pair(from, qsizetype(0)));
            m_current = found.empty() ? -1 : place == found.end() ? 0 : place - found.begin();
            Q_EMIT changed();
        });
}

void BodySearch::clear()
{
    m_worker.cancel();
    m_text.clear();
    m_search = {};
    m_matches.clear();
    m_current = -1;
}

void BodySearch::move(qsizetype by)
{
    const qsizetype count = qsizetype(m_matches.size());
    if (count == 0)
        return;
    m_current = (m_current + by + count) % count;
    Q_EMIT changed();
}

void BodySearch::next()
{
    move(1);
}

void BodySearch::previous()
{
    move(-1);
}

} // namespace detail
