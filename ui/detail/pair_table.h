// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/condition.h"
#include "detail/pair_model.h"

#include <QTreeView>

namespace detail {

/// Names and values as a table, with the menu for filtering and copying. Ctrl+C copies the
/// value, Return opens the menu. Lives in the main thread.
class PairTable final : public QTreeView
{
    Q_OBJECT

public:
    PairTable(const QString &noteTitle, const QString &accessibleName, QWidget *parent = nullptr);

    PairModel &pairs() { return m_pairs; }
    void setPairs(std::vector<Pair> pairs);
    QMenu *makeMenu(int row); ///< the caller owns it

Q_SIGNALS:
    void filterWanted(const QString &condition, detail::Combine how, detail::Apply when);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void popupMenu(int row, const QPoint &at);

    PairModel m_pairs;
};

} // namespace detail
