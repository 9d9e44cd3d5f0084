// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/pair_table.h"

#include "detail/filter_menu.h"
#include "detail/text_view.h"
#include "theme/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QStyledItemDelegate>

namespace detail {

using namespace Qt::StringLiterals;

/// Values in fixed width, names that occur twice with a sign.
class PairDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), std::max(size.height(), 3 * theme::grid)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() < 2)
            option->font = theme::monospaceFont();
        if (index.column() == 0)
            option->palette.setColor(QPalette::Text, theme::colour(theme::Role::JsonKey, option->palette));
        if (index.column() == 0 && index.data(PairModel::DuplicateRole).toBool()) {
            option->icon = theme::icon(u"warning"_s, option->palette);
            option->features |= QStyleOptionViewItem::HasDecoration;
        }
    }
};

PairTable::PairTable(const QString &noteTitle, const QString &accessibleName, QWidget *parent)
    : QTreeView(parent), m_pairs(noteTitle)
{
    setAccessibleName(accessibleName);
    setModel(&m_pairs);
    setItemDelegate(new PairDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(true);
    header()->resizeSection(0, 28 * theme::grid);
    header()->resizeSection(1, 56 * theme::grid);
}

void PairTable::setPairs(std::vector<Pair> pairs)
{
    const int current = currentIndex().row();
    m_pairs.setPairs(std::move(pairs));
    const int row = std::min(std::max(0, current), m_pairs.rowCount() - 1);
    if (row >= 0)
        selectionModel()->setCurrentIndex(m_pairs.index(row, 0), QItemSelectionModel::NoUpdate);
}

QMenu *PairTable::makeMenu(int row)
{
    const Pair pair = m_pairs.pair(row);
    auto *menu = new QMenu(this);
    if (pair.isMasked) {
        menu->addAction(tr("&Reveal"), this, [=, this] { m_pairs.reveal(row); });
        menu->addAction(tr("Copy &name"), menu, [pair] { copyText(pair.name.toUtf8()); });
        return menu;
    }
    if (!pair.condition.isEmpty()) {
        addFilterMenus(*menu, pair.condition,
            [this](const QString &text, Combine how, Apply when) { Q_EMIT filterWanted(text, how, when); });
        menu->addSeparator();
    }
    menu->addAction(tr("Copy &value"), menu, [pair] { copyText(pair.value.toUtf8()); })
        ->setShortcut(QKeySequence::Copy);
    menu->addAction(tr("Copy &name"), menu, [pair] { copyText(pair.name.toUtf8()); });
    menu->addAction(tr("Copy name and va&lue"), menu,
        [pair] { copyText(QString(pair.name + u": "_s + pair.value).toUtf8()); });
    return menu;
}

void PairTable::popupMenu(int row, const QPoint &at)
{
    QMenu *menu = makeMenu(row);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(viewport()->mapToGlobal(at));
}

void PairTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        popupMenu(index.row(), byKey ? visualRect(index).center() : event->pos());
}

void PairTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (index.isValid() && event->matches(QKeySequence::Copy) && !m_pairs.pair(index.row()).isMasked)
        copyText(m_pairs.pair(index.row()).value.toUtf8());
    else if (index.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        popupMenu(index.row(), visualRect(index).center());
    else
        QTreeView::keyPressEvent(event);
}

} // namespace detail
