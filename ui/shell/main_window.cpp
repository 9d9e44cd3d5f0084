// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/main_window.h"

#include "deliveries/deliveries_page.h"
#include "deliveries/filter_bar.h"
#include "settings/settings_page.h"
#include "shell/command_palette.h"
#include "shell/endpoint_bar.h"
#include "shell/key_help.h"
#include "shell/notices.h"
#include "shell/rail.h"
#include "shell/sample_sender.h"
#include "shell/status_line.h"
#include "shell/traffic_strip.h"
#include "shell/window_actions.h"
#include "widgets/banner.h"
#include "widgets/confirm.h"
#include "widgets/empty_state.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace shell {

using namespace Qt::StringLiterals;
using widgets::Banner;

MainWindow::MainWindow(Engine &engine, settings::Settings &settings, QWidget *parent)
    : QMainWindow(parent), m_engine(engine), m_settings(settings), m_actions(new WindowActions(this)),
      m_samples(new SampleSender(this)), m_sampleMenu(new QMenu(this)), m_menu(new QMenu(this)),
      m_rail(new Rail(this)), m_pages(new QStackedWidget(this)), m_banners(new widgets::BannerStack(this)),
      m_notices(new Notices(engine, *m_banners, this)),
      m_start(new widgets::EmptyState(this)), m_settingsPage(new settings::SettingsPage(engine, settings, this)),
      m_status(new StatusLine(this)), m_palette(new CommandPalette([this] { return allActions(); }, this))
{
    build();
    buildMenus();
    connectActions();
    connectEngine();
    connectSettings();
    showTitle();
}

MainWindow::~MainWindow()
{
    delete m_page; // before the reader that it asks
}

void MainWindow::build()
{
    setObjectName(u"mainWindow"_s);
    m_start->setIcon(u"store"_s);
    m_start->setTitle(tr("Opening the store…"));
    m_pages->setObjectName(u"pages"_s);
    m_settingsPage->setObjectName(u"settingsPage"_s);
    m_banners->setObjectName(u"notices"_s);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_settingsPage);
    m_rail->addPage(m_actions->deliveries);
    m_rail->addPage(m_actions->settings);
    m_rail->addTool(m_actions->palette);
    m_rail->addTool(m_actions->keys);
    m_rail->addTool(m_actions->menu);
    setStatusBar(m_status);

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_banners);
    right->addWidget(m_pages, 1);
    auto *central = new QWidget(this);
    auto *across = new QHBoxLayout(central);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    across->addWidget(m_rail);
    across->addLayout(right, 1);
    setCentralWidget(central);
    m_actions->deliveries->setChecked(true);
    setMinimumSize(640, 400);
    if (!restoreGeometry(m_settings.windowState(u"geometry"_s)))
        resize(1280, 800);
}

void MainWindow::buildMenus()
{
    m_sampleMenu->setObjectName(u"sampleMenu"_s);
    fillSampleMenu(m_sampleMenu, *m_engine.catalogue(),
        [this](const providers::Provider &provider, const providers::Sample &sample) {
            m_samples->send(m_engine.listener().url, provider, sample);
        });
    m_sampleMenu->setTitle(tr("Send a sample"));
    m_menu->setObjectName(u"mainMenu"_s);
}

// Anew each time: the actions of the page come with the store, and change their texts.
void MainWindow::fillMenu()
{
    m_menu->clear();
    m_menu->addActions({m_actions->deliveries, m_actions->settings});
    m_menu->addSeparator();
    m_menu->addMenu(m_sampleMenu);
    m_menu->addActions({m_actions->copyUrl, m_actions->clear});
    QMenu *page = m_menu->addMenu(tr("Deliveries"));
    if (m_page)
        page->addActions(m_page->pageActions());
    page->setEnabled(!page->isEmpty());
    m_menu->addSeparator();
    m_menu->addActions({m_actions->palette, m_actions->keys});
    m_menu->addSeparator();
    m_menu->addAction(m_actions->quit);
}

void MainWindow::connectActions()
{
    connect(m_actions->deliveries, &QAction::triggered, this, [this] { showPage(m_page ? m_page : static_cast<QWidget *>(m_start)); });
    connect(m_actions->settings, &QAction::triggered, this, [this] { showPage(m_settingsPage); });
    connect(m_actions->clear, &QAction::triggered, &m_engine, &Engine::clear);
    connect(m_actions->copyUrl, &QAction::triggered, this,
        [this] { QGuiApplication::clipboard()->setText(m_engine.listener().url); });
    for (QAction *action : m_actions->colours) {
        connect(action, &QAction::triggered, this, [this, preference = theme::Preference(m_actions->colours.indexOf(action))] {
            settings::Appearance appearance = m_settings.appearance();
            appearance.theme = preference;
            m_settings.setAppearance(appearance);
        });
    }
    connect(m_actions->palette, &QAction::triggered, m_palette, &CommandPalette::popUp);
    connect(m_actions->keys, &QAction::triggered, this, &MainWindow::showKeys);
    connect(m_actions->menu, &QAction::triggered, this, &MainWindow::showMenu);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::connectEngine()
{
    connect(&m_engine, &Engine::opened, this, &MainWindow::openStore);
    connect(&m_engine, &Engine::failed, this, &MainWindow::showStoreFailure);
    connect(&m_engine, &Engine::listenerChanged, this, &MainWindow::showListener);
    connect(&m_engine, &Engine::healthChanged, m_status, &StatusLine::showHealth);
    connect(m_notices, &Notices::settingsRequested, this, [this] { showPage(m_settingsPage); });
    connect(m_samples, &SampleSender::sent, m_notices, &Notices::showSampleSent);
    connect(m_samples, &SampleSender::failed, m_notices,
        [this](const core::Error &error) { m_notices->showError(error, Banner::Level::Warning); });
}

void MainWindow::connectSettings()
{
    connect(&m_settings, &settings::Settings::limitsChanged, &m_engine, &Engine::setLimits);
    connect(&m_settings, &settings::Settings::retentionChanged, &m_engine, &Engine::setRetention);
    connect(&m_settings, &settings::Settings::appearanceChanged, this,
        [this](const settings::Appearance &appearance) {
            theme::apply(appearance.theme);
            if (m_page)
                m_page->setAppearance(appearance);
        });
}

void MainWindow::openStore(const QString &path)
{
    if (m_page) // told again when a damaged store was set aside; the page sees to that itself
        return;
    m_reader = std::make_unique<store::AsyncReader>(path);
    m_page = new deliveries::DeliveriesPage(m_engine, *m_reader, m_pages);
    m_page->setAppearance(m_settings.appearance());
    m_pages->addWidget(m_page);
    connectPage();
    showListener(m_engine.listener());
    if (m_pages->currentWidget() == m_start)
        showPage(m_page);
}

void MainWindow::connectPage()
{
    using deliveries::DeliveriesPage;
    m_endpoint = new EndpointBar(m_sampleMenu);
    m_page->setHeader(m_endpoint);
    connect(m_endpoint, &EndpointBar::pauseRequested, m_page, &DeliveriesPage::setPaused);
    connect(m_endpoint, &EndpointBar::clearRequested, &m_engine, &Engine::clear);
    connect(m_reader.get(), &store::AsyncReader::failed, m_notices,
        [this](const core::Error &error) { m_notices->showError(error, Banner::Level::Danger); });
    connect(m_page, &DeliveriesPage::pausedChanged, m_endpoint, &EndpointBar::showPaused);
    connect(m_page, &DeliveriesPage::shownChanged, m_status, &StatusLine::showShown);
    connect(m_page, &DeliveriesPage::selectionChanged, m_status, &StatusLine::showSelected);
    connect(m_page, &DeliveriesPage::appearanceChosen, this,
        [this](settings::RowOrder order, settings::TimeFormat timeFormat) {
            settings::Appearance appearance = m_settings.appearance();
            appearance.order = order;
            appearance.timeFormat = timeFormat;
            m_settings.setAppearance(appearance);
        });
    connectTraffic();
}

void MainWindow::connectTraffic()
{
    TrafficStrip *traffic = m_endpoint->traffic();
    traffic->setReader(m_reader.get());
    connect(traffic, &TrafficStrip::filterRequested, this, &MainWindow::setFilter);
    connect(&m_engine, &Engine::stored, traffic, &TrafficStrip::noteArrival);
    connect(&m_engine, &Engine::cleared, traffic, &TrafficStrip::noteArrival);
    connect(&m_engine, &Engine::restored, traffic, &TrafficStrip::noteArrival);
}

void MainWindow::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    (page == m_settingsPage ? m_actions->settings : m_actions->deliveries)->setChecked(true);
    page->setFocus();
    showTitle();
}

void MainWindow::showStoreFailure(const core::Error &error)
{
    m_start->setIcon(u"error"_s);
    m_start->setTitle(tr("This store cannot be used"));
    m_start->setText(error.text);
    m_start->clearButtons();
    m_start->addButton(tr("Open another store…"), [this] {
        widgets::chooseFile(this, tr("Choose a store"), m_engine.storePath(), [this](const QString &path) {
            if (!path.isEmpty())
                Q_EMIT openStoreRequested(path);
        });
    })->setObjectName(u"openAnother"_s);
    m_start->addButton(tr("Quit"), [this] { close(); })->setObjectName(u"quitInstead"_s);
}

void MainWindow::showListener(const ListenerState &state)
{
    m_status->showListener(state);
    m_actions->copyUrl->setEnabled(state.listening);
    m_sampleMenu->setEnabled(state.listening && !m_sampleMenu->isEmpty());
    if (m_endpoint)
        m_endpoint->showListener(state);
}

void MainWindow::setFilter(const QString &text)
{
    if (auto *bar = m_page ? m_page->findChild<deliveries::FilterBar *>() : nullptr)
        bar->setText(text);
}

void MainWindow::showMenu()
{
    fillMenu();
    m_menu->popup(m_rail->mapToGlobal(QPoint(m_rail->width(), m_rail->height() - m_menu->sizeHint().height())));
}

void MainWindow::showKeys()
{
    auto *help = new KeyHelp({{tr("Everywhere"), m_actions->all()},
        {tr("Deliveries"), m_page ? m_page->pageActions() : QList<QAction *>()}}, this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    help->open();
}

void MainWindow::showTitle()
{
    const QString page = m_pages->currentWidget() == m_settingsPage ? tr("Settings") : tr("Deliveries");
    const bool isDefault = m_engine.storePath() == store::defaultStorePath();
    setWindowTitle(isDefault ? tr("%1 – Hookglass").arg(page)
                             : tr("%1 – %2 – Hookglass").arg(page, QFileInfo(m_engine.storePath()).fileName()));
}

QList<QAction *> MainWindow::allActions() const
{
    QList<QAction *> actions = m_actions->all();
    if (m_page)
        actions += m_page->pageActions();
    for (const QAction *provider : m_sampleMenu->actions()) {
        if (provider->menu())
            actions += provider->menu()->actions();
    }
    actions.removeOne(m_actions->palette);
    return actions;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setWindowState(u"geometry"_s, saveGeometry());
    if (m_page)
        m_page->saveState();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_actions->tint(palette());
    QMainWindow::changeEvent(event);
}

bool MainWindow::event(QEvent *event)
{
    // The system became light or dark. Our own change of the palette comes back as the same event.
    if (event->type() == QEvent::ThemeChange && !m_applyingTheme) {
        m_applyingTheme = true;
        theme::apply(m_settings.appearance().theme);
        m_applyingTheme = false;
    }
    return QMainWindow::event(event);
}

} // namespace shell
