// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/window_actions.h"

#include "shell/action_texts.h"
#include "theme/theme.h"

#include <QActionGroup>
#include <QWidget>

namespace shell {

using namespace Qt::StringLiterals;

WindowActions::WindowActions(QWidget *window) : QObject(window), m_window(window)
{
    deliveries = add(u"deliveriesPage"_s, u"deliveries"_s, tr("Deliveries"), {QKeySequence(u"Ctrl+1"_s)});
    settings = add(u"settingsPage"_s, u"settings"_s, tr("Settings"), {QKeySequence(u"Ctrl+2"_s)});
    auto *pages = new QActionGroup(this);
    for (QAction *page : {deliveries, settings}) {
        page->setCheckable(true);
        pages->addAction(page);
    }
    clear = add(u"clearAll"_s, u"clear"_s, tr("Clear all but marked and noted"), {QKeySequence(u"Ctrl+Shift+Del"_s)});
    copyUrl = add(u"copyAddress"_s, u"copy"_s, tr("Copy the address of the listener"), {QKeySequence(u"Ctrl+Shift+C"_s)});
    colours = {add(u"systemColours"_s, u"appearance"_s, tr("Colours as the system"), {}),
        add(u"lightColours"_s, u"appearance"_s, tr("Light colours"), {}),
        add(u"darkColours"_s, u"appearance"_s, tr("Dark colours"), {})};
    palette = add(u"palette"_s, u"command"_s, tr("Commands"), {QKeySequence(u"Ctrl+K"_s)});
    keys = add(u"keys"_s, u"keyboard"_s, tr("Keys"), {QKeySequence(Qt::Key_F1), QKeySequence(u"?"_s)});
    menu = add(u"menu"_s, u"menu"_s, tr("Menu"), {QKeySequence(Qt::Key_F10)});
    quit = add(u"quit"_s, u"close"_s, tr("Quit"), {QKeySequence(u"Ctrl+Q"_s)});
    quit->setMenuRole(QAction::QuitRole);
    settings->setMenuRole(QAction::PreferencesRole);
    tint(window->palette());
}

QAction *WindowActions::add(const QString &name, const QString &icon, const QString &text, const QList<QKeySequence> &shortcuts,
    const QString &toolTip)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setProperty("glyph", icon);
    action->setShortcuts(shortcuts);
    const QString shown = toolTip.isEmpty() ? text : toolTip;
    action->setToolTip(shortcuts.isEmpty() ? shown : tr("%1 (%2)").arg(shown, shortcutText(*action)));
    m_window->addAction(action);
    return action;
}

QList<QAction *> WindowActions::all() const
{
    return QList<QAction *> {deliveries, settings, clear, copyUrl, palette, keys, menu} + colours + QList<QAction *> {quit};
}

void WindowActions::tint(const QPalette &inks)
{
    for (QAction *action : all())
        action->setIcon(theme::icon(action->property("glyph").toString(), inks));
}

} // namespace shell
