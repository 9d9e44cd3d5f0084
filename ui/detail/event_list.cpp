// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/event_list.h"

#include "detail/fact_grid.h"
#include "detail/words.h"
#include "theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace detail {

using namespace Qt::StringLiterals;

static constexpr size_t pageSize = 50;

EventList::EventList(std::shared_ptr<const core::Delivery> delivery,
    std::shared_ptr<const providers::Catalogue> catalogue, QWidget *parent)
    : QWidget(parent), m_delivery(std::move(delivery)), m_catalogue(std::move(catalogue)),
      m_column(new QVBoxLayout(this)), m_more(new QPushButton)
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_more->setObjectName("moreEvents"_L1);
    m_column->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, &EventList::addPage);
    addPage();
}

void EventList::addPage()
{
    const size_t end = std::min(m_shown + pageSize, m_delivery->events.size());
    while (m_shown < end)
        addEvent(m_shown++);
    const size_t left = m_delivery->events.size() - m_shown;
    m_more->setVisible(left > 0);
    m_more->setText(tr("Show %1 more of %2").arg(countText(qint64(std::min(left, pageSize))), countText(qint64(left))));
}

void EventList::addEvent(size_t number)
{
    const core::Event &event = m_delivery->events[number];
    auto *line = new QToolButton;
    line->setObjectName("eventLine"_L1);
    line->setAutoRaise(true);
    line->setCheckable(true);
    line->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    line->setArrowType(Qt::RightArrow);
    line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    line->setText(QString::number(number + 1) + u"   "_s + eventWords(event, *m_catalogue).title + u"   "_s
        + oneLine(QString::fromStdString(event.summary), 200));
    auto *body = new QWidget;
    body->setVisible(false);
    m_column->insertWidget(m_column->count() - 1, line);
    m_column->insertWidget(m_column->count() - 1, body);
    connect(line, &QToolButton::toggled, this, [=, this](bool open) {
        line->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        setOpen(body, number, open);
    });
}

void EventList::setOpen(QWidget *body, size_t number, bool open)
{
    if (open && !body->layout()) {
        const core::Event &event = m_delivery->events[number];
        auto *column = new QVBoxLayout(body);
        column->setContentsMargins(3 * theme::grid, 0, 0, theme::grid);
        column->setSpacing(theme::grid / 2);
        auto *origin = new QLabel(eventWords(event, *m_catalogue).origin);
        origin->setForegroundRole(QPalette::PlaceholderText);
        auto *facts = new FactGrid(eventFacts(event, m_delivery->request.receivedUs));
        connect(facts, &FactGrid::filterWanted, this, &EventList::filterWanted);
        column->addWidget(origin);
        column->addWidget(facts);
    }
    body->setVisible(open);
}

} // namespace detail
