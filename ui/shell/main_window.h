// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine.h"
#include "settings/settings.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>

class QMenu;
class QStackedWidget;

namespace deliveries {
class DeliveriesPage;
}

namespace widgets {
class BannerStack;
class EmptyState;
}

namespace shell {

class CommandPalette;
class EndpointBar;
class Notices;
class Rail;
class SampleSender;
class StatusLine;
class WindowActions;

/// The one window: rail, pages, banners, status line; connects them with the engine and the
/// settings. Lives in the main thread and needs an engine that is not started yet; owns neither
/// engine nor settings. Closing it saves how it looks; the engine flushes when it is destroyed.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Engine &engine, settings::Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Every action there is, the window's first.
    QList<QAction *> allActions() const;

Q_SIGNALS:
    void openStoreRequested(const QString &path); ///< this store cannot be used, the user chose another

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void build();
    void buildMenus();
    void fillMenu();
    void connectActions();
    void connectEngine();
    void connectSettings();
    void connectPage();
    void connectTraffic();
    void showPage(QWidget *page);
    void openStore(const QString &path);
    void showStoreFailure(const core::Error &error);
    void showListener(const ListenerState &state);
    void setFilter(const QString &text);
    void showMenu();
    void showKeys();
    void showTitle();

    Engine &m_engine;
    settings::Settings &m_settings;
    std::unique_ptr<store::AsyncReader> m_reader; ///< there once the store is open
    WindowActions *m_actions;
    SampleSender *m_samples;
    QMenu *m_sampleMenu;
    QMenu *m_menu;
    Rail *m_rail;
    QStackedWidget *m_pages;
    widgets::BannerStack *m_banners;
    Notices *m_notices;
    widgets::EmptyState *m_start; ///< stands for the Deliveries page until the store is open
    QWidget *m_settingsPage;
    StatusLine *m_status;
    CommandPalette *m_palette;
    deliveries::DeliveriesPage *m_page = nullptr;
    QPointer<EndpointBar> m_endpoint;
    bool m_applyingTheme = false;
};

} // namespace shell
