// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/row_fetcher.h"

namespace deliveries {

/// More than a screen of rows; what was wanted before that has scrolled by.
static constexpr qsizetype mostAtOnce = 256;

quint64 RowFetcher::nextTag()
{
    static quint64 last = quint64(1) << 48;
    return ++last;
}

RowFetcher::RowFetcher(Ask ask, QObject *parent)
    : QObject(parent), m_ask(std::move(ask)), m_turn(this), m_patience(this)
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    m_patience.setSingleShot(true);
    m_patience.setInterval(3000);
    connect(&m_turn, &QTimer::timeout, this, &RowFetcher::ask);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_wanted = m_asked + m_wanted;
        drop();
    });
}

void RowFetcher::setWiden(Widen widen)
{
    m_widen = std::move(widen);
}

void RowFetcher::want(core::DeliveryId id)
{
    if (m_known.contains(id))
        return;
    m_known.insert(id);
    m_wanted.append(id);
    if (m_tag == 0 && !m_turn.isActive())
        m_turn.start();
}

bool RowFetcher::accept(quint64 tag)
{
    if (tag != m_tag || m_tag == 0)
        return false;
    drop();
    return true;
}

void RowFetcher::drop()
{
    m_tag = 0;
    m_patience.stop();
    m_known = {m_wanted.cbegin(), m_wanted.cend()};
    if (!m_wanted.isEmpty())
        m_turn.start();
}

void RowFetcher::ask()
{
    if (m_tag != 0 || m_wanted.isEmpty())
        return;
    m_asked = m_wanted.size() > mostAtOnce ? m_wanted.last(mostAtOnce) : m_wanted;
    if (m_widen)
        m_asked = m_widen(m_asked);
    m_wanted.clear();
    m_known = {m_asked.cbegin(), m_asked.cend()};
    m_tag = nextTag();
    m_patience.start();
    m_ask(m_tag, m_asked);
}

} // namespace deliveries
