// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/key_help.h"

#include "shell/action_texts.h"
#include "theme/theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace shell {

using namespace Qt::StringLiterals;

namespace {

/// A key as printed on a keyboard.
class KeyCap final : public QLabel
{
public:
    KeyCap(const QString &text, QWidget *parent) : QLabel(text, parent)
    {
        setContentsMargins(theme::grid, 2, theme::grid, 3);
        setFont(theme::monospaceFont());
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(palette().color(QPalette::Mid));
        painter.setBrush(palette().button());
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        QLabel::paintEvent(event);
    }
};

QWidget *caps(const QAction &action, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (const QKeySequence &sequence : action.shortcuts())
        layout->addWidget(new KeyCap(sequence.toString(QKeySequence::NativeText), row));
    layout->addStretch();
    return row;
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

QWidget *column(const KeyHelp::Group &group, QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * theme::grid);
    grid->setVerticalSpacing(6);
    grid->addWidget(heading(group.title, widget), 0, 0, 1, 2);
    int row = 1;
    for (const QAction *action : group.actions) {
        grid->addWidget(caps(*action, widget), row, 0);
        grid->addWidget(new QLabel(actionName(*action), widget), row, 1);
        ++row;
    }
    grid->setRowStretch(row, 1);
    grid->setColumnStretch(1, 1);
    return widget;
}

// Long groups stand in columns side by side, so that all is seen at once.
QList<KeyHelp::Group> parts(const KeyHelp::Group &group)
{
    constexpr qsizetype mostRows = 24;
    QList<QAction *> withKeys;
    for (QAction *action : group.actions) {
        if (!action->shortcuts().isEmpty())
            withKeys.append(action);
    }
    const qsizetype columns = qMax<qsizetype>(1, (withKeys.size() + mostRows - 1) / mostRows);
    const qsizetype rows = (withKeys.size() + columns - 1) / columns;
    QList<KeyHelp::Group> result;
    for (qsizetype i = 0; i < columns; ++i)
        result.append({i == 0 ? group.title : u" "_s, withKeys.mid(i * rows, rows)});
    return result;
}

} // namespace

KeyHelp::KeyHelp(const QList<Group> &groups, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"keyHelp"_s);
    setWindowTitle(tr("Keys"));
    auto *content = new QWidget;
    auto *across = new QHBoxLayout(content);
    across->setSpacing(4 * theme::grid);
    for (const Group &group : groups) {
        for (const Group &part : parts(group))
            across->addWidget(column(part, content));
    }
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *outer = new QVBoxLayout(this);
    outer->addWidget(scroll);
    outer->addWidget(buttons);
    const QSize wanted = content->sizeHint() + QSize(4 * theme::grid, 10 * theme::grid);
    resize(wanted.boundedTo(parent ? parent->size() : QSize(1000, 700)));
}

} // namespace shell
