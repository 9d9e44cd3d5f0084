// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/filter_menu.h"

#include "detail/tr.h"
#include "detail/words.h"
#include "theme/theme.h"

namespace detail {

using namespace Qt::StringLiterals;

/// "Not selected" alone is the negation, which no way of joining gives.
static QString negated(const QString &condition)
{
    return u'-' + condition;
}

void addFilterMenus(QMenu &menu, const QString &condition,
    const std::function<void(const QString &condition, Combine how, Apply when)> &picked)
{
    const auto add = [&](QMenu *into, Apply when) {
        // The first row says what is meant. Paths can be long, and so can values: both ends count.
        const int width = 60 * into->fontMetrics().averageCharWidth();
        QString heading = into->fontMetrics().elidedText(oneLine(condition, 2000), Qt::ElideMiddle, width);
        into->addAction(heading.replace(u'&', "&&"_L1))->setEnabled(false);
        into->addSeparator();
        const auto entry = [=](const QString &text, const QString &what, Combine how) {
            into->addAction(text, into, [=] { picked(what, how, when); });
        };
        entry(Tr::tr("&Selected"), condition, Combine::Replace);
        entry(Tr::tr("&Not selected"), negated(condition), Combine::Replace);
        entry(Tr::tr("…&and selected"), condition, Combine::And);
        entry(Tr::tr("…&or selected"), condition, Combine::Or);
        entry(Tr::tr("…and no&t selected"), condition, Combine::AndNot);
    };
    QMenu *apply = menu.addMenu(theme::icon(u"filter"_s, menu.palette()), Tr::tr("&Apply as filter"));
    apply->setObjectName("applyMenu"_L1);
    apply->setEnabled(!condition.isEmpty());
    add(apply, Apply::Now);
    QMenu *prepare = menu.addMenu(Tr::tr("&Prepare as filter"));
    prepare->setObjectName("prepareMenu"_L1);
    prepare->setEnabled(!condition.isEmpty());
    add(prepare, Apply::Prepare);
}

} // namespace detail
