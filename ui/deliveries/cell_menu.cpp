// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/cell_menu.h"

#include "deliveries/cell_conditions.h"
#include "deliveries/copy_as.h"
#include "detail/filter_menu.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

namespace deliveries {

using namespace Qt::StringLiterals;

CellMenu::CellMenu(const ActionParts &parts, store::AsyncReader &reader, DeliveryActions &actions, QObject *parent)
    : QObject(parent), m_parts(parts), m_reader(reader), m_actions(actions)
{
    connect(&reader, &store::AsyncReader::deliveryReady, this,
        [this](quint64 tag, const auto &delivery) { takeDelivery(tag, delivery); });
}

static QString cellValue(const DeliveryModel &model, const QModelIndex &cell)
{
    const bool isBodyPath = model.columns().at(cell.column()).field == Field::BodyPath;
    return isBodyPath ? cell.data().toString() : QString();
}

static FilterBar::Join joinOf(detail::Combine how)
{
    switch (how) {
    case detail::Combine::And: return FilterBar::Join::And;
    case detail::Combine::AndNot: return FilterBar::Join::AndNot;
    case detail::Combine::Or: return FilterBar::Join::Or;
    case detail::Combine::Replace: break;
    }
    return FilterBar::Join::Replace;
}

QMenu *CellMenu::build(const QModelIndex &cell, QWidget *parent)
{
    const core::Summary *summary = m_parts.model.summaryAt(cell.row());
    if (!summary)
        return nullptr;
    auto *menu = new QMenu(parent);
    menu->setObjectName(u"cellMenu"_s);
    const Column &column = m_parts.model.columns().at(cell.column());
    const QString condition = cellCondition(column, *summary, cellValue(m_parts.model, cell));
    detail::addFilterMenus(*menu, condition, [this](const QString &text, detail::Combine how, detail::Apply when) {
        m_parts.filterBar.join(text, joinOf(how), when == detail::Apply::Now);
    });
    menu->addAction(m_actions.action("conversation"_L1));
    menu->addAction(m_actions.action("hideType"_L1));
    menu->addSeparator();
    addCopies(*menu, cell);
    menu->addSeparator();
    addMarks(*menu);
    menu->addSeparator();
    menu->addAction(m_actions.action("remove"_L1));
    return menu;
}

void CellMenu::addCopies(QMenu &menu, const QModelIndex &cell)
{
    QAction *value = menu.addAction(theme::icon(u"copy"_s, menu.palette()), tr("Copy &value"));
    value->setObjectName(u"copyValue"_s);
    const core::Summary *summary = m_parts.model.summaryAt(cell.row());
    const QString text = m_parts.model.columns().copyText(cell.column(), *summary, cellValue(m_parts.model, cell));
    value->setEnabled(!text.isEmpty());
    connect(value, &QAction::triggered, this, [text] { QApplication::clipboard()->setText(text); });
    const int rows = m_parts.table.selectedCount();
    menu.addAction(rows > 1 ? tr("Copy %1 &rows").arg(rows) : tr("Copy &row"), &m_actions, &DeliveryActions::copyRows)
        ->setObjectName(u"copyRows"_s);
    menu.addAction(tr("Copy as &cURL"), this, [this, id = summary->id] { copyAsCurl(id); })
        ->setObjectName(u"copyCurl"_s);
}

void CellMenu::addMarks(QMenu &menu)
{
    menu.addAction(m_actions.action("mark"_L1));
    QMenu *colours = menu.addMenu(tr("C&olour"));
    for (int colour = 0; colour <= 6; ++colour)
        colours->addAction(m_actions.action(QLatin1String(qPrintable(u"colour%1"_s.arg(colour)))));
    menu.addAction(m_actions.action("note"_L1));
}

void CellMenu::copyAsCurl(core::DeliveryId id)
{
    m_curlTag = RowFetcher::nextTag();
    m_reader.fetchDelivery(m_curlTag, id);
}

void CellMenu::takeDelivery(quint64 tag, const std::shared_ptr<const core::Delivery> &delivery)
{
    if (tag != m_curlTag)
        return;
    if (delivery)
        QApplication::clipboard()->setText(curlCommand(delivery->request, m_parts.engine.listener().url));
    Q_EMIT m_actions.told(delivery ? tr("Copied as a cURL command.") : tr("This delivery is gone from the store."));
}

} // namespace deliveries
