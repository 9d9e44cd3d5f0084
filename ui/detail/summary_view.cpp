// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/summary_view.h"

#include "detail/event_list.h"
#include "detail/fact_grid.h"
#include "detail/message_strip.h"
#include "detail/words.h"
#include "theme/theme.h"

#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

namespace detail {

using namespace Qt::StringLiterals;

SummaryView::SummaryView(std::shared_ptr<const providers::Catalogue> catalogue, QWidget *parent)
    : QScrollArea(parent), m_catalogue(std::move(catalogue))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
}

static QLabel *makeLabel(const QString &text, const char *name)
{
    auto *label = new QLabel(text);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

void SummaryView::setDelivery(const std::shared_ptr<const core::Delivery> &delivery)
{
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(2 * theme::grid, 2 * theme::grid, 2 * theme::grid, 2 * theme::grid);
    column->setSpacing(theme::grid);
    m_bodyProblem = nullptr;
    if (delivery) {
        addMessages(column, *delivery);
        addHeading(column, *delivery);
        addEvents(column, delivery);
        auto *facts = new FactGrid(deliveryFacts(*delivery));
        connect(facts, &FactGrid::filterWanted, this, &SummaryView::filterWanted);
        addSection(column, tr("Delivery"), facts);
    }
    column->addStretch(1);
    setWidget(page); // deletes the page before
    verticalScrollBar()->setValue(0); // another delivery is read from its title on
}

void SummaryView::addMessages(QVBoxLayout *column, const core::Delivery &delivery)
{
    if (!delivery.request.problem.isEmpty()) {
        auto *problem = new MessageStrip(MessageStrip::Level::Problem, QString::fromUtf8(delivery.request.problem));
        problem->setObjectName("problem"_L1);
        column->addWidget(problem);
    }
    for (const QString &oddity : oddities(delivery)) {
        const bool isCut = delivery.request.truncated || (delivery.flags & core::Truncated);
        column->addWidget(new MessageStrip(isCut ? MessageStrip::Level::Warning : MessageStrip::Level::Note, oddity));
    }
    m_bodyProblem = new MessageStrip(MessageStrip::Level::Warning);
    m_bodyProblem->setObjectName("bodyReason"_L1);
    column->addWidget(m_bodyProblem);
    m_isInvalid = delivery.flags & core::InvalidJson;
    setBodyProblem({});
}

void SummaryView::setBodyProblem(const QString &sentence)
{
    if (!m_bodyProblem)
        return;
    const bool isUnexplained = sentence.isEmpty() && m_isInvalid;
    m_bodyProblem->setMessage(MessageStrip::Level::Warning,
        isUnexplained ? tr("The body is not valid JSON, although it claims or looks to be.") : sentence);
    m_bodyProblem->setVisible(isUnexplained || !sentence.isEmpty());
}

void SummaryView::addHeading(QVBoxLayout *column, const core::Delivery &delivery)
{
    if (delivery.events.empty())
        return;
    const EventWords words = eventWords(delivery.events.front(), *m_catalogue);
    const bool isBatch = delivery.events.size() > 1;
    QString count = eventCountText(delivery.events.size());
    count[0] = count[0].toUpper();
    QLabel *title = makeLabel(isBatch ? tr("%1, the first: %2").arg(count, words.title) : words.title, "eventTitle");
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    QLabel *origin = makeLabel(words.origin, "eventOrigin");
    origin->setForegroundRole(QPalette::PlaceholderText);
    auto *heading = new QVBoxLayout;
    heading->setSpacing(theme::grid / 2);
    heading->addWidget(title);
    heading->addWidget(origin);
    if (!words.documentation.isEmpty()) {
        QLabel *documentation = makeLabel(words.documentation, "eventDocumentation");
        documentation->setMaximumWidth(90 * theme::grid); // longer lines are hard to read
        heading->addWidget(documentation);
    }
    if (!m_bodyProblem->isHidden() || !delivery.request.problem.isEmpty() || !oddities(delivery).isEmpty())
        column->addSpacing(theme::grid);
    column->addLayout(heading);
}

void SummaryView::addEvents(QVBoxLayout *column, const std::shared_ptr<const core::Delivery> &delivery)
{
    if (delivery->events.size() > 1) {
        auto *events = new EventList(delivery, m_catalogue);
        connect(events, &EventList::filterWanted, this, &SummaryView::filterWanted);
        return addSection(column, tr("Events"), events);
    }
    if (delivery->events.empty())
        return;
    const auto facts = eventFacts(delivery->events.front(), delivery->request.receivedUs);
    if (facts.empty())
        return;
    auto *grid = new FactGrid(facts);
    connect(grid, &FactGrid::filterWanted, this, &SummaryView::filterWanted);
    addSection(column, tr("Event"), grid);
}

void SummaryView::addSection(QVBoxLayout *column, const QString &title, QWidget *content)
{
    auto *label = new QLabel(title);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    column->addSpacing(theme::grid);
    column->addWidget(label);
    column->addWidget(content);
}

} // namespace detail
