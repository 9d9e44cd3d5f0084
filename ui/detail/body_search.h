// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/newest.h"
#include "detail/text_search.h"

#include <QObject>

namespace detail {

/// Finds in one text at a time, away from the GUI thread, and knows which match is the current
/// one. Lives in the main thread.
class BodySearch final : public QObject
{
    Q_OBJECT

public:
    explicit BodySearch(QObject *parent = nullptr);

    /// Looks for \p search in \p text; the match at or behind \p from becomes the current one.
    /// Does nothing when both are those of before.
    void start(const QByteArray &text, const Search &search, qsizetype from);
    void clear();

    void next(); ///< wraps around
    void previous();

    const Ranges &matches() const { return m_matches; }
    qsizetype current() const { return m_current; } ///< -1: none
    bool isRunning() const { return m_worker.isRunning(); }

Q_SIGNALS:
    void changed(); ///< matches are known, or another is the current one

private:
    void move(qsizetype by);

    Newest m_worker;
    QByteArray m_text;
    Search m_search;
    Ranges m_matches;
    qsizetype m_current = -1;
};

} // namespace detail
