// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/json_tree_view.h"

#include "detail/filter_menu.h"
#include "detail/json_tree_delegate.h"
#include "detail/text_view.h"
#include "theme/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QScrollBar>

#include <deque>

namespace detail {

using core::Json;
using namespace Qt::StringLiterals;

/// What opens by itself: rows in all, levels, and children a row may have for them to open too.
static constexpr int openRows = 200;
static constexpr int openLevels = 5;
static constexpr int openSiblings = 20;
/// "Expand all" stops here, for the sake of memory and of the eye.
static constexpr int expandRows = 5000;

JsonTreeView::JsonTreeView(QWidget *parent) : QTreeView(parent)
{
    setObjectName("jsonTree"_L1);
    setAccessibleName(tr("Body as a tree"));
    setModel(&m_tree);
    setItemDelegate(new JsonTreeDelegate(this));
    setUniformRowHeights(true);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setExpandsOnDoubleClick(false);
    setSelectionBehavior(SelectRows);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(true);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { remember(index, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { remember(index, false); });
    connect(this, &QTreeView::doubleClicked, this, &JsonTreeView::activate);
}

void JsonTreeView::setDocument(std::shared_ptr<const JsonDocument> document, const FieldMeaning &meaning)
{
    const QString current = currentIndex().isValid()
        ? m_tree.path(currentIndex(), JsonTreeModel::Indexes::Exact) : QString();
    const int scroll = verticalScrollBar()->value();
    m_isRestoring = true;
    m_tree.setDocument(std::move(document), meaning);
    openAsBefore();
    const QModelIndex same = current.isEmpty() ? QModelIndex() : m_tree.indexOf(current);
    m_isRestoring = false;
    if (same.isValid())
        selectionModel()->setCurrentIndex(same, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(scroll);
}

void JsonTreeView::remember(const QModelIndex &index, bool isOpen)
{
    if (!m_isRestoring && !m_tree.isGroup(index))
        m_choices[m_tree.path(index, JsonTreeModel::Indexes::Exact)] = isOpen;
}

void JsonTreeView::openAsBefore()
{
    struct Place {
        QModelIndex index;
        int level;
    };
    std::deque<Place> open = {{QModelIndex(), 0}};
    for (int rows = 0; !open.empty(); open.pop_front()) {
        const auto [parent, level] = open.front();
        const int count = m_tree.rowCount(parent);
        rows += count;
        for (int row = 0; row < count; ++row) {
            const QModelIndex index = m_tree.index(row, 0, parent);
            if (m_tree.isGroup(index) || !m_tree.hasChildren(index))
                continue;
            const bool byItself = rows < openRows && level + 1 < openLevels && count <= openSiblings
                && m_tree.value(index).size() <= openRows;
            if (!m_choices.value(m_tree.path(index, JsonTreeModel::Indexes::Exact), byItself))
                continue;
            m_tree.fetchMore(index);
            setExpanded(index, true);
            open.push_back({index, level + 1});
        }
    }
}

void JsonTreeView::openFor(const Ranges &places)
{
    constexpr size_t most = 20;
    m_isRestoring = true;
    for (size_t i = 0; i < std::min(places.size(), most); ++i) {
        for (QModelIndex at = m_tree.indexAt(places[i].first).parent(); at.isValid(); at = at.parent())
            setExpanded(at, true);
    }
    m_isRestoring = false;
}

void JsonTreeView::showOffset(qsizetype offset)
{
    const QModelIndex index = m_tree.indexAt(offset);
    if (!index.isValid())
        return;
    openFor({{offset, offset}});
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void JsonTreeView::expandBelow(const QModelIndex &index)
{
    m_isRestoring = true;
    std::deque<QModelIndex> open = {index};
    for (int rows = 0; !open.empty() && rows < expandRows; open.pop_front()) {
        const QModelIndex at = open.front();
        m_tree.fetchMore(at);
        setExpanded(at, true);
        rows += m_tree.rowCount(at);
        for (int row = 0; row < m_tree.rowCount(at); ++row) {
            const QModelIndex child = m_tree.index(row, 0, at);
            if (m_tree.hasChildren(child) && !m_tree.isGroup(child))
                open.push_back(child);
        }
    }
    m_isRestoring = false;
}

void JsonTreeView::openText(const QModelIndex &index)
{
    const Json::Value value = m_tree.value(index);
    if (value.isString() && !m_tree.isMasked(index))
        Q_EMIT textOpened(m_tree.path(index, JsonTreeModel::Indexes::Exact), QByteArray::fromStdString(value.text()));
}

void JsonTreeView::activate(const QModelIndex &index)
{
    const QModelIndex row = index.siblingAtColumn(0);
    if (m_tree.hasChildren(row))
        setExpanded(row, !isExpanded(row));
    else if (row.data(JsonTreeModel::FoldedRole).toBool())
        openText(row);
}

void JsonTreeView::copyValue(const QModelIndex &index)
{
    if (!m_tree.isMasked(index))
        copyText(QByteArray::fromStdString(m_tree.value(index).text()));
}

void JsonTreeView::copyPath(const QModelIndex &index)
{
    copyText(m_tree.path(index, JsonTreeModel::Indexes::Exact).toUtf8());
}

void JsonTreeView::copyJson(const QModelIndex &index)
{
    const std::string_view raw = m_tree.value(index).raw();
    if (!m_tree.isMasked(index))
        copyText(QByteArray(raw.data(), qsizetype(raw.size())));
}

void JsonTreeView::addValueActions(QMenu &menu, const QModelIndex &index)
{
    const bool isMasked = m_tree.isMasked(index);
    if (isMasked) {
        menu.addAction(tr("&Reveal"), this, [=, this] { m_tree.reveal(index); });
        menu.addSeparator();
    } else {
        addFilterMenus(menu, jsonCondition(m_tree.path(index, JsonTreeModel::Indexes::Any), m_tree.value(index)),
            [this](const QString &text, Combine how, Apply when) { Q_EMIT filterWanted(text, how, when); });
    }
    menu.addAction(tr("Add as &column"), this, [=, this] {
        Q_EMIT columnWanted(withoutBody(m_tree.path(index, JsonTreeModel::Indexes::Any)));
    });
    menu.addSeparator();
    if (index.data(JsonTreeModel::FoldedRole).toBool())
        menu.addAction(tr("&Open the whole text"), this, [=, this] { openText(index); });
    QAction *value = menu.addAction(tr("Copy &value"), this, [=, this] { copyValue(index); });
    value->setShortcut(QKeySequence::Copy);
    value->setEnabled(!isMasked);
    menu.addAction(tr("Copy pat&h"), this, [=, this] { copyPath(index); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    menu.addAction(tr("Copy as &JSON"), this, [=, this] { copyJson(index); })->setEnabled(!isMasked);
}

QMenu *JsonTreeView::makeMenu(const QModelIndex &at)
{
    const QPersistentModelIndex index = at.siblingAtColumn(0);
    auto *menu = new QMenu(this);
    if (!m_tree.isGroup(index))
        addValueActions(*menu, index);
    if (m_tree.hasChildren(index)) {
        menu->addSeparator();
        menu->addAction(tr("&Expand all below"), this, [=, this] { expandBelow(index); });
        menu->addAction(tr("C&ollapse"), this, [=, this] { collapse(index); });
    }
    return menu;
}

void JsonTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    QMenu *menu = makeMenu(index);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

void JsonTreeView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex().siblingAtColumn(0);
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!index.isValid() || m_tree.isGroup(index)) {
        if (isReturn && index.isValid())
            return activate(index);
        return QTreeView::keyPressEvent(event);
    }
    if (event->matches(QKeySequence::Copy))
        return copyValue(index);
    if (event->key() == Qt::Key_C && event->modifiers() == (Qt::CTRL | Qt::SHIFT))
        return copyPath(index);
    if (!isReturn)
        return QTreeView::keyPressEvent(event);
    if (m_tree.hasChildren(index) || index.data(JsonTreeModel::FoldedRole).toBool())
        return activate(index);
    const QPoint centre = visualRect(index).center();
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, centre, viewport()->mapToGlobal(centre));
    contextMenuEvent(&menu);
}

void JsonTreeView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool onButton = index.column() == JsonTreeModel::ValueColumn && event->button() == Qt::LeftButton
        && !m_tree.isGroup(index) && !m_tree.isMasked(index)
        && JsonTreeDelegate::filterButton(visualRect(index)).contains(event->position().toPoint());
    if (!onButton)
        return QTreeView::mousePressEvent(event);
    const auto how = event->modifiers() & Qt::ShiftModifier ? Combine::And : Combine::Replace;
    Q_EMIT filterWanted(jsonCondition(m_tree.path(index, JsonTreeModel::Indexes::Any), m_tree.value(index)),
        how, Apply::Now);
}

void JsonTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (m_isSized || width() < 200)
        return;
    m_isSized = isVisible(); // until it is seen, sizes are guesses
    header()->resizeSection(JsonTreeModel::KeyColumn, width() * 3 / 10);
    header()->resizeSection(JsonTreeModel::ValueColumn, width() * 4 / 10);
}

} // namespace detail
