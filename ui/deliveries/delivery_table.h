// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliveries/column_header.h"
#include "deliveries/delivery_delegate.h"
#include "deliveries/live_pill.h"
#include "deliveries/selection_keeper.h"

#include <QTableView>

namespace deliveries {

/// The live table. At the live end it follows what arrives; anywhere else nothing moves: not
/// the rows on the screen, not the selection, not the focus, and a pill counts what is new.
///
/// Lives in the main thread, shows one DeliveryModel, which must outlive it.
class DeliveryTable final : public QTableView
{
    Q_OBJECT

public:
    explicit DeliveryTable(DeliveryModel &model, QWidget *parent = nullptr);

    ColumnHeader &columns() { return *m_header; }
    /// Shown over the empty rows while it is visible; becomes a child.
    void setPlaceholder(QWidget *placeholder);

    void setCompact(bool compact);

    bool isFollowing() const { return m_following; }
    void setFollowing(bool following); ///< true: goes to the live end and stays there
    void goToFirst();
    void goToLast(); ///< resumes following when that is the live end
    void goToLive();
    void step(int rows); ///< moves the current row
    bool showId(core::DeliveryId id); ///< makes it current and selected; false when not shown

    core::DeliveryId currentId() const;
    QList<core::DeliveryId> selectedIds() const { return m_keeper->selectedIds(); }
    int selectedCount() const { return m_keeper->selectedCount(); }
    QList<int> visibleColumns() const; ///< logical ones, from left to right

    void keyboardSearch(const QString &) override { } ///< letters are commands here

Q_SIGNALS:
    void followingChanged(bool following);
    void chosen(); ///< the current row or the selection is another
    void opened(core::DeliveryId id); ///< Enter or double click
    void menuWanted(const QModelIndex &cell, const QPoint &globalPosition);
    void resumeWanted(); ///< the pill was pressed while the view is paused

protected:
    void updateGeometries() override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void buildLook();
    void connectModel();
    void connectMovement();
    void fitRowHeight();
    void placeOverlays();
    int lineHeight() const;
    int liveRow() const;
    bool isAtLiveEnd() const;
    void scrollToLive();
    void anchor(); ///< remembers what is at the top, before rows come or go
    void returnToAnchor();
    void showReplaced();
    void showPill();
    void pressPill();

    struct Anchor {
        core::DeliveryId id = 0;
        int offset = 0; ///< pixels of that row above the top
    };

    DeliveryModel &m_model;
    ColumnHeader *m_header;
    DeliveryDelegate *m_delegate;
    LivePill *m_pill;
    QWidget *m_corner; ///< above the scroll bar
    SelectionKeeper *m_keeper = nullptr;
    QWidget *m_placeholder = nullptr;
    Anchor m_anchor;
    qint64 m_new = 0; ///< arrived since it stopped following
    bool m_following = true;
    bool m_compact = false;
    bool m_moving = false; ///< the scroll position is changed by us, not by the user
};

} // namespace deliveries
