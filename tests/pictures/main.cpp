// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera.h"
#include "stage.h"

#include "deliveries/filter_bar.h"
#include "shell/command_palette.h"
#include "shell/key_help.h"
#include "theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QCursor>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTabWidget>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

namespace pictures {

using namespace Qt::StringLiterals;

namespace {

EngineOptions options(const QString &store, quint16 port)
{
    EngineOptions options;
    options.storePath = store;
    options.port = port;
    return options;
}

/// A window on a store of its own.
struct Scene {
    Scene(const QString &store, settings::Settings &settings, quint16 port = 0)
        : engine(options(store, port)), window(engine, settings)
    {
        window.resize(1280, 800);
        window.show();
        engine.start();
        settle(1200);
    }

    deliveries::FilterBar &filterBar() { return *window.findChild<deliveries::FilterBar *>(); }
    QTableView &table() { return *window.findChild<QTableView *>(u"deliveryTable"_s); }

    void trigger(const QString &name)
    {
        for (QAction *action : window.allActions()) {
            if (action->objectName() == name)
                action->trigger();
        }
    }

    void select(int rowFromEnd)
    {
        QTableView &view = table();
        view.selectRow(view.model()->rowCount() - 1 - rowFromEnd);
        view.setFocus();
    }

    Engine engine;
    shell::MainWindow window;
};

// The newest really arrive, so that the counters have something to count.
void receiveLive(Scene &scene)
{
    QTcpSocket sender;
    sender.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(QUrl(scene.engine.listener().url).port()));
    for (const QByteArray &request : liveRequests(*scene.engine.catalogue(), 16)) {
        sender.write(request);
        settle(90);
    }
    settle();
    const QTableView &view = scene.table();
    const auto id = [&view](int fromEnd) {
        return view.model()->index(view.model()->rowCount() - 1 - fromEnd, 0).data(Qt::UserRole).toLongLong();
    };
    scene.engine.setMarked({id(4), id(8)}, true);
    scene.engine.setColour({id(2)}, 2);
    scene.engine.setColour({id(7)}, 4);
    scene.engine.setOpened({id(1), id(5), id(6), id(9), id(10), id(11)});
    scene.engine.setNote(id(4), "Sent twice within a second; the handler must not answer twice.\n"
                                "Asked support, ticket 48213.");
    settle();
}

void takeDeliveries(Scene &scene, Camera &camera)
{
    receiveLive(scene);
    scene.select(4);
    camera.take(scene.window, u"deliveries"_s);
    auto *tabs = scene.window.findChild<QTabWidget *>(u"detailTabs"_s);
    for (int tab = 1; tabs && tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        camera.take(scene.window, u"detail-"_s + tabs->tabText(tab).remove(u'&').section(u' ', 0, 0).toLower());
    }
    if (tabs)
        tabs->setCurrentIndex(0);
    scene.trigger(u"detailsBeside"_s);
    camera.take(scene.window, u"deliveries-beside"_s);
    scene.trigger(u"detailsBeside"_s);
}

void takeFilters(Scene &scene, Camera &camera)
{
    deliveries::FilterBar &bar = scene.filterBar();
    bar.setText(u"provider:whapi event:message.in -is:truncated"_s);
    settle();
    scene.select(0);
    camera.take(scene.window, u"filtered"_s);
    bar.setText(u"provider:whapi code:200, 404"_s);
    camera.take(scene.window, u"filter-invalid"_s);
    bar.setText(u"text:\"no such words\""_s);
    camera.take(scene.window, u"filter-hides-all"_s);
    bar.setText({});
    settle();
}

void takeDialogs(Scene &scene, Camera &camera)
{
    scene.trigger(u"keys"_s);
    auto *help = scene.window.findChild<shell::KeyHelp *>();
    camera.take(scene.window, u"keys"_s, help);
    help->close();
    auto *palette = scene.window.findChild<shell::CommandPalette *>();
    palette->popUp();
    QTest::keyClicks(palette->findChild<QLineEdit *>(), u"mark"_s);
    camera.take(scene.window, u"palette"_s, palette);
    palette->close();
    scene.trigger(u"clearAll"_s);
    camera.take(scene.window, u"cleared"_s);
    scene.engine.undoClear();
}

void takeSettings(Scene &scene, Camera &camera)
{
    scene.trigger(u"settingsPage"_s);
    camera.take(scene.window, u"settings"_s);
    QScrollBar *bar = scene.window.findChild<QScrollArea *>(u"settingsScroll"_s)->verticalScrollBar();
    bar->setValue(bar->maximum());
    camera.take(scene.window, u"settings-end"_s);
}

void takeEmpty(const QString &directory, settings::Settings &settings, Camera &camera)
{
    Scene scene(directory + u"/empty.sqlite"_s, settings, 8080);
    camera.take(scene.window, u"empty"_s);
    Scene second(directory + u"/empty.sqlite"_s, settings);
    camera.take(second.window, u"store-in-use"_s);
    Scene third(directory + u"/third.sqlite"_s, settings, scene.engine.listener().port);
    camera.take(third.window, u"port-busy"_s);
}

int takeAll(const QDir &out, theme::Preference preference, const QString &name)
{
    QTemporaryDir directory;
    theme::apply(preference);
    settings::Settings settings(directory.filePath(u"settings.conf"_s));
    settings::Appearance appearance;
    appearance.theme = preference;
    settings.setAppearance(appearance);
    const QString store = directory.filePath(u"captures.sqlite"_s);
    const auto filled = fillStore(store, *providers::Catalogue::load());
    if (!filled) {
        std::fprintf(stderr, "%s\n", qPrintable(filled.error().text));
        return 0;
    }
    Camera camera(out, name);
    {
        Scene scene(store, settings, 0);
        takeDeliveries(scene, camera);
        takeFilters(scene, camera);
        takeDialogs(scene, camera);
        takeSettings(scene, camera);
    }
    takeEmpty(directory.path(), settings, camera);
    return camera.taken();
}

} // namespace
} // namespace pictures

/// hookglass-pictures OUTDIR: needs no display. QT_SCALE_FACTOR=2 doubles the resolution.
int main(int argc, char **argv)
{
    QTemporaryDir home; // never the user's own settings
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, home.path().toLocal8Bit());
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCursor::setPos(100'000, 100'000); // over nothing
    QCoreApplication::setOrganizationName(QStringLiteral("hookglass"));
    QCoreApplication::setApplicationName(QStringLiteral("hookglass"));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2 || !QDir().mkpath(arguments.at(1))) {
        std::fprintf(stderr, "usage: hookglass-pictures OUTDIR\n");
        return 2;
    }
    const QDir out(arguments.at(1));
    const int light = pictures::takeAll(out, theme::Preference::Light, QStringLiteral("light"));
    const int dark = pictures::takeAll(out, theme::Preference::Dark, QStringLiteral("dark"));
    std::printf("%d pictures in %s\n", light + dark, qPrintable(out.absolutePath()));
    return light > 0 && light == dark ? 0 : 1;
}
