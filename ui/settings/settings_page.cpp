// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/settings_page.h"

#include "settings/appearance_section.h"
#include "settings/limits_section.h"
#include "settings/listening_section.h"
#include "settings/retention_section.h"
#include "settings/store_section.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace settings {

using namespace Qt::StringLiterals;

namespace {

/// What Hookglass does not do; here so that nobody has to look for it.
class PrivacySection final : public Section
{
public:
    explicit PrivacySection(QWidget *parent)
        : Section(u"shield"_s, SettingsPage::tr("Privacy"),
            SettingsPage::tr("No account, no telemetry, no cloud. Hookglass opens no connection that you did not ask for. "
                             "What is captured stays in the store file on this computer, and the listener answers this "
                             "computer only unless you choose another address above."), parent)
    {
    }
};

QLabel *pageTitle(QWidget *parent)
{
    auto *title = new QLabel(SettingsPage::tr("Settings"), parent);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    return title;
}

} // namespace

SettingsPage::SettingsPage(Engine &engine, Settings &settings, QWidget *parent) : QWidget(parent)
{
    auto *content = new QWidget;
    auto *listening = new ListeningSection(settings, content);
    auto *store = new StoreSection(settings, engine.storePath(), content);
    auto *retention = new RetentionSection(settings, content);
    auto *column = new QVBoxLayout;
    column->setSpacing(2 * theme::grid);
    for (QWidget *part : std::initializer_list<QWidget *> {pageTitle(content), listening,
             new AppearanceSection(settings, content), store, retention, new LimitsSection(settings, content),
             new PrivacySection(content)})
        column->addWidget(part);
    column->addStretch();

    auto *holder = new QWidget(content);
    holder->setLayout(column);
    holder->setMaximumWidth(760);
    auto *across = new QHBoxLayout(content);
    across->setContentsMargins(2 * theme::grid, theme::grid, 2 * theme::grid, theme::grid);
    across->addStretch(1);
    across->addWidget(holder, 100);
    across->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"settingsScroll"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(listening, &ListeningSection::listenRequested, &engine, &Engine::listen);
    connect(&engine, &Engine::listenerChanged, listening, &ListeningSection::showState);
    connect(&engine, &Engine::healthChanged, store, &StoreSection::showHealth);
    connect(retention, &RetentionSection::previewRequested, &engine, &Engine::previewRetention);
    connect(&engine, &Engine::retentionPreviewed, retention, &RetentionSection::showPreview);
    listening->showState(engine.listener());
    store->showHealth(engine.health());
}

} // namespace settings
