// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/main_window.h"
#include "shell/start_options.h"
#include "theme/theme.h"

#include <QApplication>

#include <cstdio>

namespace {

/// One engine with its window; another store means another session.
class Session final : public QObject
{
public:
    Session(const EngineOptions &options, settings::Settings &settings)
        : m_engine(options), m_window(m_engine, settings)
    {
        connect(&m_engine, &Engine::listenerChanged, this, [this](const ListenerState &state) {
            if (!state.listening)
                return;
            std::fputs(qPrintable(shell::startLines(state, m_engine.storePath())), stdout);
            std::fflush(stdout); // somebody may wait for this line at the other end of a pipe
        });
        m_window.show();
        m_engine.start();
    }

    shell::MainWindow &window() { return m_window; }

private:
    Engine m_engine; // outlives the window, and is the last to stop: it flushes
    shell::MainWindow m_window;
};

int runSessions(EngineOptions options, settings::Settings &settings)
{
    std::unique_ptr<Session> session;
    std::function<void()> begin = [&] {
        session.reset();
        session = std::make_unique<Session>(options, settings);
        QObject::connect(&session->window(), &shell::MainWindow::openStoreRequested, qApp,
            [&](const QString &path) {
                options.storePath = path;
                begin();
            }, Qt::QueuedConnection); // the session ends in it, so not from inside the window
    };
    begin();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    // One name for the window and the command line, so that both find the same store.
    QCoreApplication::setApplicationName(QStringLiteral("hookglass"));
    QCoreApplication::setOrganizationName(QStringLiteral("hookglass"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HOOKGLASS_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Hookglass"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.hookglass.Hookglass"));

    const auto options = shell::parseArguments(QCoreApplication::arguments());
    if (!options) {
        std::fputs(qPrintable(options.error().text + QLatin1Char('\n')), stderr);
        return 2;
    }
    if (!options->answer.isEmpty()) {
        std::fputs(qPrintable(options->answer), stdout);
        return 0;
    }
    settings::Settings settings;
    theme::apply(settings.appearance().theme);
    QGuiApplication::setWindowIcon(theme::applicationIcon());
    return runSessions(shell::engineOptions(*options, settings), settings);
}
