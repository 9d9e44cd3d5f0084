// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/fact_grid.h"

#include "detail/filter_menu.h"
#include "detail/icon_button.h"
#include "detail/text_view.h"
#include "detail/value_line.h"
#include "theme/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

namespace detail {

using namespace Qt::StringLiterals;

static constexpr int rowHeight = 28; // of a tool button with a small icon

FactGrid::FactGrid(const std::vector<Fact> &facts, QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * theme::grid);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, 15 * theme::grid);
    setMaximumWidth(100 * theme::grid); // the buttons stay near what they are for
    for (const Fact &fact : facts)
        addRow(grid, grid->rowCount(), fact);
}

void FactGrid::addRow(QGridLayout *grid, int row, const Fact &fact)
{
    auto *label = new QLabel(fact.label);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setFixedHeight(rowHeight);
    grid->addWidget(label, row, 0, Qt::AlignTop);
    QWidget *value = makeValue(fact);
    if (fact.isText)
        value->setContentsMargins(2, (rowHeight - label->fontMetrics().height()) / 2, 0, theme::grid / 2);
    else
        value->setFixedHeight(rowHeight);
    grid->addWidget(value, row, 1);
    grid->addWidget(makeButtons(fact), row, 2, Qt::AlignTop);
}

QWidget *FactGrid::makeValue(const Fact &fact)
{
    if (!fact.isText)
        return new ValueLine(fact.label, fact.value, fact.note, fact.toolTip);
    constexpr qsizetype most = 4000;
    auto *value = new QLabel(fact.value.size() > most ? fact.value.left(most) + u'…' : fact.value);
    value->setObjectName("factText"_L1);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    // A word wider than the pane must not push the buttons out of it.
    value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    value->setAccessibleName(fact.label + u": "_s + fact.value.left(most));
    return value;
}

QWidget *FactGrid::makeButtons(const Fact &fact)
{
    auto *box = new QWidget;
    box->setFixedHeight(rowHeight);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    if (!fact.condition.isEmpty()) {
        auto *filter = new IconButton(u"filter"_s, tr("Filter by this: %1").arg(fact.condition));
        filter->setObjectName("filterBy"_L1);
        filter->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(filter, &QToolButton::clicked, this, [=, this] {
            const bool joins = QGuiApplication::keyboardModifiers() & Qt::ShiftModifier;
            Q_EMIT filterWanted(fact.condition, joins ? Combine::And : Combine::Replace, Apply::Now);
        });
        connect(filter, &QWidget::customContextMenuRequested, this, [=, this] { showMenu(fact, filter); });
        row->addWidget(filter);
    }
    row->addStretch(1);
    auto *copy = new IconButton(u"copy"_s, tr("Copy %1").arg(fact.label));
    copy->setObjectName("copyFact"_L1);
    connect(copy, &QToolButton::clicked, this, [value = fact.value] { copyText(value.toUtf8()); });
    row->addWidget(copy);
    return box;
}

void FactGrid::showMenu(const Fact &fact, QWidget *button)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFilterMenus(*menu, fact.condition,
        [this](const QString &text, Combine how, Apply when) { Q_EMIT filterWanted(text, how, when); });
    menu->popup(button->mapToGlobal(button->rect().bottomLeft()));
}

} // namespace detail
