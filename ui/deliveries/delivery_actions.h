// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/delivery_finder.h"
#include "deliveries/delivery_table.h"
#include "deliveries/filter_bar.h"
#include "deliveries/row_copier.h"
#include "deliveries/selection_history.h"
#include "detail/detail_pane.h"
#include "engine.h"

#include <QAction>

namespace deliveries {

/// What the actions act on; all of it outlives them.
struct ActionParts {
    Engine &engine;
    DeliveryModel &model;
    DeliveryTable &table;
    FilterBar &filterBar;
    detail::DetailPane &detail;
};

/// Everything that can be done on the Deliveries page by key, menu or palette.
///
/// Lives in the main thread. Single letters work only while the table has the focus; a few
/// (F7, F8, F6) from anywhere on the page. Actions are found by their object name.
class DeliveryActions final : public QObject
{
    Q_OBJECT

public:
    DeliveryActions(const ActionParts &parts, store::AsyncReader &reader, QWidget *page);

    QList<QAction *> all() const { return m_all; }
    QAction *action(QLatin1String name) const; ///< null when there is none of that name
    QAction *addDetailsBeside(std::function<void(bool beside)> turn); ///< the pane's own place
    QAction *addUndo(std::function<void()> undo);
    void setPaused(bool paused);
    void copyRows();
    void remember(core::DeliveryId id) { m_history.visit(id); }

Q_SIGNALS:
    void pausedChanged(bool paused);
    void told(const QString &sentence); ///< what an action could not do, or did out of sight

private:
    enum class Scope { Table, Page };
    QAction *add(const char *name, const QString &text, const QList<QKeySequence> &keys,
        std::function<void()> deed, Scope scope = Scope::Table);
    void addMovement();
    void addSearches();
    void addPanes();
    void addMarks();
    void addFilters();
    void addLive();
    void addCopies();

    void setMarked();
    void removeSelected();
    core::DeliveryId afterSelected(const QList<core::DeliveryId> &ids) const; ///< 0 when none is left
    void editNote();
    void filterConversation();
    void find(const QString &condition, DeliveryFinder::Towards towards);
    void findInConversation(DeliveryFinder::Towards towards);
    void escape();
    void cyclePane(int step);
    const core::Summary *current() const;

    ActionParts m_parts;
    QWidget *m_page;
    DeliveryFinder m_finder;
    RowCopier m_copier;
    SelectionHistory m_history;
    QList<QAction *> m_all;
};

} // namespace deliveries
