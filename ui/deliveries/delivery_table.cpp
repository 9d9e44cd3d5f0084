// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/delivery_table.h"

#include "theme/theme.h"

#include <QContextMenuEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace deliveries {

static constexpr int compactHeight = 24;
static constexpr int normalHeight = 30;
static constexpr int nearTheEnd = 5; ///< pixels

DeliveryTable::DeliveryTable(DeliveryModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_header(new ColumnHeader(model, this))
    , m_delegate(new DeliveryDelegate(model, this))
    , m_pill(new LivePill(this))
    , m_corner(new QWidget(this))
{
    setHorizontalHeader(m_header);
    setModel(&model);
    m_keeper = new SelectionKeeper(model, *selectionModel(), this);
    setItemDelegate(m_delegate);
    buildLook();
    connectModel();
    connectMovement();
    m_header->resetColumns();
}

void DeliveryTable::buildLook()
{
    setObjectName(QStringLiteral("deliveryTable"));
    setAccessibleName(tr("Deliveries"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    // Clicking a cell that is cut off at the right must not move the table sideways.
    setAutoScroll(false);
    m_header->setResizeContentsPrecision(0);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    // The scroll bar begins below the header, which looks as if it went on above it.
    m_corner->setAutoFillBackground(true);
    m_corner->setBackgroundRole(QPalette::Window);
    addScrollBarWidget(m_corner, Qt::AlignTop);
    fitRowHeight();
}

void DeliveryTable::connectModel()
{
    using Model = QAbstractItemModel;
    connect(&m_model, &Model::rowsAboutToBeInserted, this, &DeliveryTable::anchor);
    connect(&m_model, &Model::rowsAboutToBeRemoved, this, &DeliveryTable::anchor);
    connect(&m_model, &Model::modelAboutToBeReset, this, &DeliveryTable::anchor);
    connect(&m_model, &Model::rowsInserted, this, &DeliveryTable::returnToAnchor);
    connect(&m_model, &Model::rowsRemoved, this, &DeliveryTable::returnToAnchor);
    connect(&m_model, &DeliveryModel::replaced, this, &DeliveryTable::showReplaced);
    connect(&m_model, &Model::layoutChanged, this, &DeliveryTable::showReplaced);
    connect(&m_model, &DeliveryModel::waitingChanged, this, &DeliveryTable::showPill);
    connect(&m_model, &DeliveryModel::arrived, this, [this](int count) {
        m_new = m_following ? 0 : m_new + count;
        showPill();
    });
    // A selected row is selected in a column that comes later, too.
    connect(&m_model, &Model::columnsInserted, this, [this] {
        selectionModel()->select(selectionModel()->selection(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    });
    connect(m_keeper, &SelectionKeeper::settled, this, &DeliveryTable::chosen);
}

void DeliveryTable::connectMovement()
{
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_moving)
            setFollowing(isAtLiveEnd());
    });
    connect(m_header, &ColumnHeader::columnsChanged, this, [this] {
        m_delegate->setFirstColumn(m_header->firstVisible());
        viewport()->update();
    });
    connect(m_pill, &QPushButton::clicked, this, &DeliveryTable::pressPill);
    connect(this, &QTableView::doubleClicked, this,
        [this](const QModelIndex &index) { Q_EMIT opened(m_model.idAt(index.row())); });
}

void DeliveryTable::setPlaceholder(QWidget *placeholder)
{
    m_placeholder = placeholder;
    placeholder->setParent(this);
    placeOverlays();
}

void DeliveryTable::setCompact(bool compact)
{
    anchor();
    m_compact = compact;
    fitRowHeight();
    returnToAnchor();
}

void DeliveryTable::fitRowHeight()
{
    const int least = m_compact ? compactHeight : normalHeight;
    const int air = m_compact ? theme::grid / 2 : theme::grid;
    const int height = std::max(least, fontMetrics().height() + air);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

int DeliveryTable::lineHeight() const
{
    return verticalHeader()->defaultSectionSize();
}

void DeliveryTable::placeOverlays()
{
    m_pill->place(viewport()->geometry());
    if (m_placeholder)
        m_placeholder->setGeometry(viewport()->geometry());
}

int DeliveryTable::liveRow() const
{
    return m_model.order() == DeliveryModel::Order::NewestLast ? m_model.rowCount() - 1 : 0;
}

bool DeliveryTable::isAtLiveEnd() const
{
    const QScrollBar *bar = verticalScrollBar();
    return m_model.order() == DeliveryModel::Order::NewestLast ? bar->value() >= bar->maximum() - nearTheEnd
                                                               : bar->value() <= nearTheEnd;
}

void DeliveryTable::scrollToLive()
{
    const QScopedValueRollback guard(m_moving, true);
    executeDelayedItemsLayout(); // or the scroll bar still ends where it ended before
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(m_model.order() == DeliveryModel::Order::NewestLast ? bar->maximum() : 0);
}

void DeliveryTable::setFollowing(bool following)
{
    const bool changed = following != m_following;
    m_following = following;
    if (following) {
        m_new = 0;
        scrollToLive();
    }
    if (!changed)
        return;
    showPill();
    Q_EMIT followingChanged(following);
}

void DeliveryTable::goToFirst()
{
    selectRow(0);
    const QModelIndex index = m_model.index(0, m_header->firstVisible());
    setCurrentIndex(index);
    scrollTo(index);
    setFollowing(liveRow() == 0);
}

void DeliveryTable::goToLast()
{
    const int last = m_model.rowCount() - 1;
    const QModelIndex index = m_model.index(last, m_header->firstVisible());
    setCurrentIndex(index);
    scrollTo(index);
    setFollowing(liveRow() == last);
}

void DeliveryTable::goToLive()
{
    if (m_model.order() == DeliveryModel::Order::NewestLast)
        goToLast();
    else
        goToFirst();
}

void DeliveryTable::step(int rows)
{
    if (m_model.rowCount() == 0)
        return;
    const QModelIndex current = currentIndex();
    const int row = current.isValid() ? std::clamp(current.row() + rows, 0, m_model.rowCount() - 1) : liveRow();
    const QModelIndex next = m_model.index(row, current.isValid() ? current.column() : m_header->firstVisible());
    setCurrentIndex(next);
    scrollTo(next);
}

bool DeliveryTable::showId(core::DeliveryId id)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return false;
    const int column = currentIndex().isValid() ? currentIndex().column() : m_header->firstVisible();
    const QModelIndex index = m_model.index(row, column);
    // Not the view's own way, which looks whether Ctrl is held: it is, in Ctrl+Z.
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
    return true;
}

core::DeliveryId DeliveryTable::currentId() const
{
    return currentIndex().isValid() ? m_model.idAt(currentIndex().row()) : 0;
}

QList<int> DeliveryTable::visibleColumns() const
{
    QList<int> columns;
    for (int place = 0; place < m_header->count(); ++place) {
        if (!m_header->isSectionHidden(m_header->logicalIndex(place)))
            columns.append(m_header->logicalIndex(place));
    }
    return columns;
}

void DeliveryTable::updateGeometries()
{
    m_header->fill(viewport()->width());
    QTableView::updateGeometries();
    if (m_corner->height() != m_header->height())
        m_corner->setFixedHeight(m_header->height());
}

void DeliveryTable::resizeEvent(QResizeEvent *event)
{
    const bool following = m_following;
    {
        const QScopedValueRollback guard(m_moving, true);
        QTableView::resizeEvent(event);
    }
    if (following)
        scrollToLive();
    placeOverlays();
}

void DeliveryTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange)
        return;
    anchor();
    fitRowHeight();
    returnToAnchor();
}

void DeliveryTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const QPoint place = byKey ? visualRect(index).bottomLeft() : event->pos();
    Q_EMIT menuWanted(index, viewport()->mapToGlobal(place));
}

void DeliveryTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_keeper || m_keeper->isRestoring())
        return;
    m_keeper->forget();
    if (current.isValid() && current.row() != liveRow())
        setFollowing(false);
    Q_EMIT chosen();
}

void DeliveryTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (m_keeper && !m_keeper->isRestoring())
        Q_EMIT chosen();
}

void DeliveryTable::anchor()
{
    m_anchor = {};
    const int row = rowAt(0);
    if (m_following || row < 0)
        return;
    m_anchor = {m_model.idAt(row), -rowViewportPosition(row)};
}

void DeliveryTable::returnToAnchor()
{
    if (m_following) {
        scrollToLive();
        return;
    }
    const int row = m_model.rowOf(m_anchor.id);
    if (row < 0)
        return;
    const QScopedValueRollback guard(m_moving, true);
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(row * lineHeight() + m_anchor.offset);
}

void DeliveryTable::showReplaced()
{
    if (!m_following && currentIndex().isValid()) {
        const QScopedValueRollback guard(m_moving, true);
        executeDelayedItemsLayout();
        scrollTo(currentIndex(), PositionAtCenter);
    } else if (!m_following && m_model.rowOf(m_anchor.id) >= 0) {
        returnToAnchor();
    } else if (!m_following) {
        setFollowing(true);
    } else {
        scrollToLive();
    }
    showPill();
}

void DeliveryTable::showPill()
{
    if (m_model.isPaused())
        m_pill->showPaused(m_model.waiting());
    else
        m_pill->showNew(m_following ? 0 : m_new,
            m_model.order() == DeliveryModel::Order::NewestLast ? LivePill::Edge::Bottom : LivePill::Edge::Top);
}

void DeliveryTable::pressPill()
{
    if (m_model.isPaused())
        Q_EMIT resumeWanted();
    setFollowing(true);
}

} // namespace deliveries
