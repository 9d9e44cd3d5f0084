// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/delivery_actions.h"

#include "deliveries/cell_conditions.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QLocale>

namespace deliveries {

using namespace Qt::StringLiterals;
using Towards = DeliveryFinder::Towards;

DeliveryActions::DeliveryActions(const ActionParts &parts, store::AsyncReader &reader, QWidget *page)
    : QObject(page)
    , m_parts(parts)
    , m_page(page)
    , m_finder(parts.engine.storePath(), parts.model, this)
    , m_copier(reader, parts.model, this)
{
    addMovement();
    addSearches();
    addPanes();
    addMarks();
    addFilters();
    addLive();
    addCopies();
    connect(&m_finder, &DeliveryFinder::found, this, [this](core::DeliveryId id) { m_parts.table.showId(id); });
    connect(&m_finder, &DeliveryFinder::notFound, this, [this] { Q_EMIT told(tr("There is no other one.")); });
}

QAction *DeliveryActions::add(const char *name, const QString &text, const QList<QKeySequence> &keys,
    std::function<void()> deed, Scope scope)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(keys);
    const bool onPage = scope == Scope::Page;
    action->setShortcutContext(onPage ? Qt::WidgetWithChildrenShortcut : Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, std::move(deed));
    (onPage ? m_page : static_cast<QWidget *>(&m_parts.table))->addAction(action);
    m_all.append(action);
    return action;
}

QAction *DeliveryActions::action(QLatin1String name) const
{
    for (QAction *action : m_all) {
        if (action->objectName() == name)
            return action;
    }
    return nullptr;
}

const core::Summary *DeliveryActions::current() const
{
    const QModelIndex index = m_parts.table.currentIndex();
    return index.isValid() ? m_parts.model.summaryAt(index.row()) : nullptr;
}

void DeliveryActions::addMovement()
{
    DeliveryTable &table = m_parts.table;
    add("next", tr("Next delivery"), {Qt::Key_J}, [&table] { table.step(1); });
    add("previous", tr("Previous delivery"), {Qt::Key_K}, [&table] { table.step(-1); });
    add("nextAnywhere", tr("Next delivery, from any pane"), {Qt::Key_F8}, [&table] { table.step(1); }, Scope::Page);
    add("previousAnywhere", tr("Previous delivery, from any pane"), {Qt::Key_F7},
        [&table] { table.step(-1); }, Scope::Page);
    add("first", tr("First row"), {Qt::Key_Home}, [&table] { table.goToFirst(); });
    add("last", tr("Last row"), {Qt::Key_End}, [&table] { table.goToLast(); });
    add("live", tr("Newest delivery, and follow"), {Qt::Key_G, QKeySequence(u"Shift+G"_s)},
        [&table] { table.goToLive(); });
    add("back", tr("Back to the delivery looked at before"), {QKeySequence(u"Alt+Left"_s)}, [this] {
        while (const core::DeliveryId id = m_history.back()) {
            if (m_parts.table.showId(id))
                return;
        }
    }, Scope::Page);
    add("forward", tr("Forward to the delivery looked at after"), {QKeySequence(u"Alt+Right"_s)}, [this] {
        while (const core::DeliveryId id = m_history.forward()) {
            if (m_parts.table.showId(id))
                return;
        }
    }, Scope::Page);
}

void DeliveryActions::addSearches()
{
    const QString marked = u"is:marked"_s;
    add("nextInConversation", tr("Next in the same conversation"), {QKeySequence(u"Ctrl+."_s)},
        [this] { findInConversation(Towards::Newer); });
    add("previousInConversation", tr("Previous in the same conversation"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)},
        [this] { findInConversation(Towards::Older); });
    add("nextMarked", tr("Next marked"), {QKeySequence(u"Ctrl+Shift+N"_s)},
        [this, marked] { find(marked, Towards::Newer); });
    add("previousMarked", tr("Previous marked"), {QKeySequence(u"Ctrl+Shift+B"_s)},
        [this, marked] { find(marked, Towards::Older); });
}

void DeliveryActions::addPanes()
{
    detail::DetailPane &detail = m_parts.detail;
    add("details", tr("Go to the details"), {Qt::Key_Return, Qt::Key_Enter}, [&detail] { detail.setFocus(); });
    add("nextTab", tr("Next tab of the details"), {QKeySequence(u"Ctrl+PgDown"_s)},
        [&detail] { detail.nextTab(); }, Scope::Page);
    add("previousTab", tr("Previous tab of the details"), {QKeySequence(u"Ctrl+PgUp"_s)},
        [&detail] { detail.previousTab(); }, Scope::Page);
    add("nextPane", tr("Next pane"), {Qt::Key_F6}, [this] { cyclePane(1); }, Scope::Page);
    add("previousPane", tr("Previous pane"), {QKeySequence(u"Shift+F6"_s)}, [this] { cyclePane(-1); }, Scope::Page);
}

QAction *DeliveryActions::addDetailsBeside(std::function<void(bool beside)> turn)
{
    QAction *action = add("detailsBeside", tr("Details at the right"), {QKeySequence(u"Ctrl+\\"_s)}, [] { }, Scope::Page);
    action->setCheckable(true);
    connect(action, &QAction::toggled, this, std::move(turn));
    return action;
}

QAction *DeliveryActions::addUndo(std::function<void()> undo)
{
    return add("undo", tr("Undo clear or remove"), {QKeySequence::Undo}, std::move(undo));
}

void DeliveryActions::cyclePane(int step)
{
    const QList<QWidget *> panes{&m_parts.filterBar, &m_parts.table, &m_parts.detail};
    const QWidget *focus = QApplication::focusWidget();
    int at = 1;
    for (int i = 0; i < panes.size(); ++i) {
        if (focus && (panes[i] == focus || panes[i]->isAncestorOf(focus)))
            at = i;
    }
    panes[(at + step + panes.size()) % panes.size()]->setFocus(Qt::TabFocusReason);
}

void DeliveryActions::addMarks()
{
    add("mark", tr("Mark, or unmark"), {Qt::Key_M}, [this] { setMarked(); });
    for (int colour = 0; colour <= 6; ++colour) {
        const QString text = colour == 0 ? tr("Without colour") : tr("Colour: %1").arg(DeliveryDelegate::colourName(colour));
        add(qPrintable(u"colour%1"_s.arg(colour)), text, {QKeySequence(u"Alt+%1"_s.arg(colour))},
            [this, colour] { m_parts.engine.setColour(m_parts.table.selectedIds(), colour); });
    }
    add("note", tr("Write a note"), {Qt::Key_N, Qt::Key_Semicolon}, [this] { editNote(); });
    add("remove", tr("Remove"), {QKeySequence::Delete}, [this] { removeSelected(); });
}

void DeliveryActions::setMarked()
{
    const QList<core::DeliveryId> ids = m_parts.table.selectedIds();
    const core::Summary *summary = current();
    if (!ids.isEmpty())
        m_parts.engine.setMarked(ids, !summary || !summary->annotation.marked);
}

void DeliveryActions::removeSelected()
{
    const QList<core::DeliveryId> ids = m_parts.table.selectedIds();
    if (ids.isEmpty())
        return;
    const core::DeliveryId next = afterSelected(ids);
    m_parts.engine.remove(ids);
    // At once: who presses the key again means the row after.
    if (next > 0)
        m_parts.table.showId(next);
}

core::DeliveryId DeliveryActions::afterSelected(const QList<core::DeliveryId> &ids) const
{
    const core::DeliveryId below = m_parts.model.idAt(m_parts.model.rowOf(ids.constLast()) + 1);
    if (below > 0)
        return below;
    const QSet<core::DeliveryId> selected(ids.cbegin(), ids.cend());
    int row = m_parts.model.rowCount() - 1;
    while (row >= 0 && selected.contains(m_parts.model.idAt(row)))
        --row;
    return m_parts.model.idAt(row);
}

void DeliveryActions::editNote()
{
    if (m_parts.table.currentId() > 0)
        m_parts.detail.editNote();
}

void DeliveryActions::addFilters()
{
    add("filter", tr("Filter"), {Qt::Key_Slash, QKeySequence(u"Ctrl+F"_s)}, [this] { m_parts.filterBar.focusField(); });
    add("conversation", tr("Show only this conversation"), {Qt::Key_C}, [this] { filterConversation(); });
    add("hideType", tr("Hide this event type"), {}, [this] {
        const core::Summary *summary = current();
        if (const QString type = summary ? eventTypeCondition(*summary) : QString(); !type.isEmpty())
            m_parts.filterBar.join(type, FilterBar::Join::AndNot, true);
        else
            Q_EMIT told(tr("This delivery reports no event."));
    });
    add("escape", tr("Stop the search, or clear a filter that hides all"), {Qt::Key_Escape}, [this] { escape(); });
}

void DeliveryActions::filterConversation()
{
    const core::Summary *summary = current();
    const QString condition = summary ? conversationCondition(*summary) : QString();
    if (condition.isEmpty())
        Q_EMIT told(tr("This delivery belongs to no conversation."));
    else
        m_parts.filterBar.join(condition, FilterBar::Join::Replace, true);
}

void DeliveryActions::escape()
{
    if (m_parts.model.isScanning())
        m_parts.model.cancelScan();
    else if (m_parts.model.rowCount() == 0 && !m_parts.filterBar.text().isEmpty())
        m_parts.filterBar.setText({});
    else
        m_parts.table.clearSelection();
}

void DeliveryActions::find(const QString &condition, Towards towards)
{
    filter::Context context;
    context.nowMs = QDateTime::currentMSecsSinceEpoch();
    const auto parsed = filter::Query::parse(condition, context);
    if (const auto *query = std::get_if<filter::Query>(&parsed))
        m_finder.find(*query, m_parts.table.currentId(), towards);
}

void DeliveryActions::findInConversation(Towards towards)
{
    const core::Summary *summary = current();
    const QString condition = summary ? conversationCondition(*summary) : QString();
    if (condition.isEmpty())
        Q_EMIT told(tr("This delivery belongs to no conversation."));
    else
        find(condition, towards);
}

void DeliveryActions::addLive()
{
    QAction *follow = add("follow", tr("Follow what arrives"), {Qt::Key_F},
        [this] { m_parts.table.setFollowing(!m_parts.table.isFollowing()); });
    follow->setCheckable(true);
    follow->setChecked(true);
    connect(&m_parts.table, &DeliveryTable::followingChanged, follow, &QAction::setChecked);
    QAction *pause = add("pause", tr("Pause the view"), {Qt::Key_P}, [this] { setPaused(!m_parts.model.isPaused()); });
    pause->setCheckable(true);
}

void DeliveryActions::setPaused(bool paused)
{
    action("pause"_L1)->setChecked(paused);
    if (paused == m_parts.model.isPaused())
        return;
    m_parts.model.setPaused(paused);
    Q_EMIT pausedChanged(paused);
}

void DeliveryActions::addCopies()
{
    add("copy", tr("Copy"), {QKeySequence::Copy}, [this] {
        if (m_parts.table.selectedCount() > 1)
            copyRows();
        else if (const core::Summary *summary = current()) {
            const QModelIndex index = m_parts.table.currentIndex();
            const bool isBodyPath = m_parts.model.columns().at(index.column()).field == Field::BodyPath;
            const QString value = isBodyPath ? index.data().toString() : QString();
            QApplication::clipboard()->setText(m_parts.model.columns().copyText(index.column(), *summary, value));
        }
    });
    add("selectAll", tr("Select all"), {QKeySequence::SelectAll}, [this] { m_parts.table.selectAll(); });
    connect(&m_copier, &RowCopier::done, this, [this](const QString &text, qsizetype rows) {
        QApplication::clipboard()->setText(text);
        if (rows > 1)
            Q_EMIT told(tr("Copied %1 rows.").arg(QLocale().toString(rows)));
    });
}

void DeliveryActions::copyRows()
{
    m_copier.copy(m_parts.table.selectedIds(), m_parts.table.visibleColumns());
}

} // namespace deliveries
