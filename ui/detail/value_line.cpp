// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/value_line.h"

#include "detail/words.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace detail {

using namespace Qt::StringLiterals;

ValueLine::ValueLine(const QString &label, const QString &value, const QString &note, const QString &toolTip,
    QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::grid);
    auto *line = new QLineEdit(oneLine(value, 2000));
    line->setObjectName("factValue"_L1);
    line->setReadOnly(true);
    line->setFrame(false);
    line->setTextMargins(0, 0, 0, 0);
    line->setCursorPosition(0);
    line->setFocusPolicy(Qt::ClickFocus);
    line->setAccessibleName(label);
    line->setToolTip(toolTip.isEmpty() && value.size() > 40 ? value.left(4000) : toolTip);
    QPalette clear = line->palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    line->setPalette(clear);
    // As wide as its text, so that the note stands behind it, and narrower when room is short.
    line->setMaximumWidth(line->fontMetrics().horizontalAdvance(line->text()) + 2 * theme::grid);
    row->addWidget(line, 1000);
    if (!note.isEmpty()) {
        auto *quiet = new QLabel(note);
        quiet->setForegroundRole(QPalette::PlaceholderText);
        quiet->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row->addWidget(quiet);
    }
    row->addStretch(1);
    setToolTip(line->toolTip());
}

} // namespace detail
