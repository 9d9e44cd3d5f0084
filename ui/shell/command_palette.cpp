// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/command_palette.h"

#include "shell/action_texts.h"
#include "shell/fuzzy.h"
#include "theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace shell {

using namespace Qt::StringLiterals;

namespace {

constexpr int keyRole = Qt::UserRole + 1;

/// The name at the left, its keys at the right.
class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QRect area = option.rect.adjusted(theme::grid, 0, -theme::grid, 0);
        const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, option.palette.highlight());
        const QString keys = index.data(keyRole).toString();
        painter->setPen(theme::colour(theme::Role::Muted, option.palette));
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, keys);
        const int room = area.width() - option.fontMetrics.horizontalAdvance(keys) - theme::grid;
        painter->setPen(option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text));
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, room));
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.height() + theme::grid * 3 / 2};
    }
};

struct Found {
    QAction *action;
    int score;
};

QList<Found> matching(const QList<QAction *> &actions, const QString &typed)
{
    QList<Found> found;
    for (QAction *action : actions) {
        if (const auto score = fuzzyScore(typed, actionName(*action)))
            found.append({action, *score});
    }
    if (typed.isEmpty())
        return found;
    // Of equals the shorter name: more of it was typed.
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) {
        return std::pair(-a.score, actionName(*a.action).size()) < std::pair(-b.score, actionName(*b.action).size());
    });
    return found;
}

} // namespace

CommandPalette::CommandPalette(const Actions &actions, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_actions(actions), m_field(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setObjectName(u"commandPalette"_s);
    setWindowTitle(tr("Commands"));
    m_field->setPlaceholderText(tr("Type what you want to do"));
    m_field->setAccessibleName(tr("Command"));
    m_field->setMinimumHeight(36);
    m_field->setTextMargins(theme::grid / 2, 0, 0, 0);
    m_field->installEventFilter(this);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Commands that fit"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::grid, theme::grid, theme::grid, theme::grid);
    column->addWidget(m_field);
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
}

void CommandPalette::popUp()
{
    m_field->clear();
    fill();
    const QWidget *window = parentWidget();
    resize(qMin(640, window->width() - 4 * theme::grid), qMin(460, window->height() * 2 / 3));
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, window->height() / 8)));
    m_field->setFocus();
    open();
}

QStringList CommandPalette::shownNames() const
{
    QStringList names;
    for (int row = 0; row < m_list->count(); ++row)
        names.append(m_list->item(row)->text());
    return names;
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down && key != Qt::Key_PageUp && key != Qt::Key_PageDown)
        return false;
    const int step = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : key == Qt::Key_PageUp ? -10 : 10;
    m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, m_list->count() - 1));
    return true;
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().window());
    painter.setPen(palette().color(QPalette::Mid)); // it has no frame of the window manager
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::fill()
{
    m_list->clear();
    for (const Found &found : matching(m_actions(), m_field->text().trimmed())) {
        auto *item = new QListWidgetItem(actionName(*found.action), m_list);
        item->setData(Qt::UserRole, QVariant::fromValue(found.action));
        item->setData(keyRole, shortcutText(*found.action));
        if (!found.action->isEnabled())
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    if (m_list->count() == 0) {
        auto *nothing = new QListWidgetItem(tr("No command fits “%1”").arg(m_field->text()), m_list);
        nothing->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !item->flags().testFlag(Qt::ItemIsEnabled))
        return;
    auto *action = item->data(Qt::UserRole).value<QAction *>();
    accept(); // first, so that the action finds the focus where it was
    action->trigger();
}

} // namespace shell
