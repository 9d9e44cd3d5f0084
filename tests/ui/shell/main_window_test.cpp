// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/main_window.h"

#include "deliveries/deliveries_page.h"
#include "deliveries/filter_bar.h"
#include "shell/command_palette.h"
#include "shell/endpoint_bar.h"
#include "shell/key_help.h"
#include "shell/status_line.h"
#include "shell/traffic_strip.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/confirm.h"
#include "widgets/empty_state.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;

constexpr int patience = 15'000;

EngineOptions options(const QString &store, quint16 port)
{
    EngineOptions options;
    options.storePath = store;
    options.port = port;
    return options;
}

/// A whole program but for main(): real store, real listener on a free port.
struct Program {
    Program(const QTemporaryDir &directory, const QString &store, quint16 port = 0)
        : settings(directory.filePath(u"settings.conf"_s)),
          engine(options(directory.filePath(store), port)), window(engine, settings)
    {
        window.show();
        engine.start();
    }

    [[nodiscard]] bool listens()
    {
        return QTest::qWaitFor([this] { return engine.listener().listening; }, patience);
    }

    // Posts \p count deliveries and waits until they are in the status line.
    [[nodiscard]] bool receive(int count)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), engine.listener().port == 0 ? boundPort() : engine.listener().port);
        for (int i = 0; i < count; ++i)
            socket.write("POST /hooks/test HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\n{\"a\":1}");
        return QTest::qWaitFor([&] { return status().contains(u"received %1 = stored %1"_s.arg(count)); }, patience);
    }

    quint16 boundPort() const { return quint16(QUrl(engine.listener().url).port()); }
    QString status() const { return window.findChild<shell::StatusLine *>()->text(); }

    QStringList banners() const
    {
        QStringList sentences;
        for (const widgets::Banner *banner : window.findChild<widgets::BannerStack *>(u"notices"_s)->banners())
            sentences.append(banner->sentence());
        return sentences;
    }

    template <typename Widget = QPushButton>
    void click(const QString &name)
    {
        auto *button = window.findChild<Widget *>(name);
        ASSERT_NE(button, nullptr) << name.toStdString();
        QTest::mouseClick(button, Qt::LeftButton);
    }

    settings::Settings settings;
    Engine engine;
    shell::MainWindow window;
};

class MainWindowTest : public testing::Test
{
protected:
    QTemporaryDir directory;
};

TEST_F(MainWindowTest, ListensAndSaysWhere)
{
    Program program(directory, u"a.sqlite"_s);
    ASSERT_TRUE(program.listens());
    EXPECT_TRUE(program.status().startsWith(u"listening %1"_s.arg(program.boundPort()))) << program.status().toStdString();
    QTest::keyClick(&program.window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), program.engine.listener().url);
}

TEST_F(MainWindowTest, CountsWhatItReceivedAndStored)
{
    Program program(directory, u"a.sqlite"_s);
    ASSERT_TRUE(program.listens());
    EXPECT_TRUE(program.receive(3)) << program.status().toStdString();
    EXPECT_TRUE(QTest::qWaitFor([&] { return program.status().contains(u"shown 3"_s); }, patience)) << program.status().toStdString();
}

TEST_F(MainWindowTest, PagesAreReachedByKey)
{
    Program program(directory, u"a.sqlite"_s);
    ASSERT_TRUE(program.listens());
    auto *pages = program.window.findChild<QStackedWidget *>(u"pages"_s);
    QTest::keyClick(&program.window, Qt::Key_2, Qt::ControlModifier);
    EXPECT_EQ(pages->currentWidget()->objectName(), u"settingsPage"_s);
    EXPECT_TRUE(program.window.windowTitle().startsWith(u"Settings"_s));
    QTest::keyClick(&program.window, Qt::Key_1, Qt::ControlModifier);
    EXPECT_EQ(pages->currentWidget()->objectName(), u"deliveriesPage"_s);
}

TEST_F(MainWindowTest, ClearKeepsWhatIsMarkedAndCanBeUndone)
{
    Program program(directory, u"a.sqlite"_s);
    ASSERT_TRUE(program.listens());
    ASSERT_TRUE(program.receive(4));
    program.engine.setMarked({1}, true);
    QTest::keyClick(&program.window, Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !program.banners().isEmpty(); }, patience));
    EXPECT_EQ(program.banners().constFirst(), u"Cleared 3, kept 1 that are marked or noted."_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return program.status().contains(u"shown 1"_s); }, patience));

    program.click(u"bannerAction"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return program.status().contains(u"shown 4"_s); }, patience)) << program.status().toStdString();
}

TEST_F(MainWindowTest, ATakenPortIsNamedAndAnotherOneIsAClickAway)
{
    QTcpServer other;
    ASSERT_TRUE(other.listen(QHostAddress::LocalHost));
    Program program(directory, u"a.sqlite"_s, other.serverPort());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !program.banners().isEmpty(); }, patience));
    EXPECT_TRUE(program.banners().constFirst().contains(QString::number(other.serverPort())));
    EXPECT_TRUE(program.status().startsWith(u"not listening"_s));
    program.click(u"bannerAction"_s);
    ASSERT_TRUE(program.listens());
    EXPECT_GT(program.boundPort(), other.serverPort());
    EXPECT_TRUE(program.banners().isEmpty());
}

TEST_F(MainWindowTest, AStoreThatIsInUseOffersAnotherOne)
{
    Program first(directory, u"a.sqlite"_s);
    ASSERT_TRUE(first.listens());
    Program second(directory, u"a.sqlite"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return second.window.findChild<QPushButton *>(u"openAnother"_s) != nullptr; }, patience));
    QSignalSpy wanted(&second.window, &shell::MainWindow::openStoreRequested);
    const QString other = directory.filePath(u"b.sqlite"_s);
    widgets::answerNextFile(other);
    second.click(u"openAnother"_s);
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted[0][0].toString(), other);
    second.click(u"quitInstead"_s);
    EXPECT_FALSE(second.window.isVisible());
}

TEST_F(MainWindowTest, PauseStopsTheViewAndNotTheCapture)
{
    Program program(directory, u"a.sqlite"_s);
    ASSERT_TRUE(program.listens());
    ASSERT_TRUE(program.receive(1));
    ASSERT_TRUE(QTest::qWaitFor([&] { return program.status().contains(u"shown 1"_s); }, patience));
    program.click<QToolButton>(u"pause"_s);
    EXPECT_EQ(program.window.findChild<QToolButton *>(u"pause"_s)->text(), u"Resume"_s);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), program.boundPort());
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    ASSERT_TRUE(QTest::qWaitFor([&] { return program.status().contains(u"received 2 = stored 2"_s); }, patience));
    EXPECT_TRUE(program.status().contains(u"shown 1"_s)) << program.status().toStdString();
    program.click<QToolButton>(u"pause"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return program.status().contains(u"shown 2"_s); }, patience));
}

TEST_F(MainWindowTest, ASampleGoesTheWholeWay)
{
    Program program(directory, u"a.sqlite"_s);
    ASSERT_TRUE(program.listens());
    auto *menu = program.window.findChild<QMenu *>(u"sampleMenu"_s);
    ASSERT_FALSE(menu->actions().isEmpty());
    menu->actions().constFirst()->menu()->actions().constFirst()->trigger();
    ASSERT_TRUE(QTest::qWaitFor([&] { return program.status().contains(u"received 1 = stored 1"_s); }, patience));
    EXPECT_TRUE(QTest::qWaitFor([&] { return program.banners().join(u'\n').contains(u"sent and answered 2"_s); }, patience))
        << program.banners().join(u'\n').toStdString();
}

TEST_F(MainWindowTest, ATrafficBarBecomesAFilter)
{
    Program program(directory, u"a.sqlite"_s);
    ASSERT_TRUE(program.listens());
    ASSERT_TRUE(program.receive(1));
    auto *strip = program.window.findChild<shell::TrafficStrip *>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return strip->accessibleDescription().startsWith(u"1 answered"_s); }, patience));
    // The slice of now is the last, or the last but one when a slice has just begun.
    auto *bar = program.window.findChild<deliveries::FilterBar *>();
    for (int slice = shell::TrafficStrip::slices - 1; slice >= 0 && bar->text().isEmpty(); --slice)
        QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(int((slice + 0.5) * strip->width() / shell::TrafficStrip::slices), 10));
    EXPECT_TRUE(bar->text().startsWith(u"at:20"_s)) << bar->text().toStdString();
    EXPECT_FALSE(bar->query().matchesAll());
    EXPECT_TRUE(QTest::qWaitFor([&] { return program.status().contains(u"shown 1 of 1 (filter)"_s); }, patience))
        << program.status().toStdString();
}

TEST_F(MainWindowTest, ThePaletteDoesWhatItIsTold)
{
    Program program(directory, u"a.sqlite"_s);
    ASSERT_TRUE(program.listens());
    QTest::keyClick(&program.window, Qt::Key_K, Qt::ControlModifier);
    auto *palette = program.window.findChild<shell::CommandPalette *>();
    auto *field = palette->findChild<QLineEdit *>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return QApplication::focusWidget() == field; }, patience))
        << QApplication::focusWidget()->metaObject()->className();
    QTest::keyClicks(field, u"settings"_s);
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(program.window.findChild<QStackedWidget *>(u"pages"_s)->currentWidget()->objectName(), u"settingsPage"_s)
        << palette->shownNames().join(u'\n').toStdString();
}

TEST_F(MainWindowTest, NoTwoActionsOfOnePlaceHaveTheSameKey)
{
    Program program(directory, u"a.sqlite"_s);
    ASSERT_TRUE(program.listens());
    QHash<QString, QString> owners;
    for (const QAction *action : program.window.allActions()) {
        for (const QKeySequence &key : action->shortcuts()) {
            const QString name = key.toString();
            EXPECT_FALSE(owners.contains(name)) << name.toStdString() << " is used by " << owners[name].toStdString()
                                                << " and " << action->text().toStdString();
            owners.insert(name, action->text());
        }
    }
    EXPECT_GT(owners.size(), 20);
}

TEST_F(MainWindowTest, KeyHelpOpensByF1AndNamesThePagesKeys)
{
    Program program(directory, u"a.sqlite"_s);
    ASSERT_TRUE(program.listens());
    QTest::keyClick(&program.window, Qt::Key_F1);
    auto *help = program.window.findChild<shell::KeyHelp *>();
    ASSERT_NE(help, nullptr);
    QStringList texts;
    for (const QLabel *label : help->findChildren<QLabel *>())
        texts.append(label->text());
    EXPECT_TRUE(texts.contains(u"Ctrl+K"_s));
    EXPECT_TRUE(texts.contains(u"J"_s));
    help->close();
}

TEST_F(MainWindowTest, ChangedColoursReachTheWholeWindow)
{
    Program program(directory, u"a.sqlite"_s);
    ASSERT_TRUE(program.listens());
    settings::Appearance appearance = program.settings.appearance();
    appearance.theme = theme::Preference::Dark;
    program.settings.setAppearance(appearance);
    EXPECT_TRUE(QTest::qWaitFor([&] { return theme::isDark(program.window.palette()); }, patience));
    EXPECT_TRUE(theme::isDark(program.window.findChild<shell::EndpointBar *>()->palette()));
    appearance.theme = theme::Preference::Light;
    program.settings.setAppearance(appearance);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !theme::isDark(program.window.palette()); }, patience));
    EXPECT_FALSE(theme::isDark(program.window.findChild<shell::EndpointBar *>()->palette()));
}

TEST_F(MainWindowTest, FollowsTheSystemWhenItsColoursChange)
{
    Program program(directory, u"a.sqlite"_s);
    theme::apply(theme::Preference::Dark); // as if the system had been dark so far
    QEvent changed(QEvent::ThemeChange);
    QApplication::sendEvent(&program.window, &changed);
    EXPECT_FALSE(theme::isDark(QApplication::palette())); // offscreen, the system is light
}

TEST_F(MainWindowTest, QuitsByKey)
{
    Program program(directory, u"a.sqlite"_s);
    ASSERT_TRUE(program.listens());
    QTest::keyClick(&program.window, Qt::Key_Q, Qt::ControlModifier);
    EXPECT_FALSE(program.window.isVisible());
}

TEST_F(MainWindowTest, ClosingKeepsTheGeometry)
{
    {
        Program program(directory, u"a.sqlite"_s);
        ASSERT_TRUE(program.listens());
        program.window.resize(700, 500);
        program.window.close();
    }
    Program again(directory, u"a.sqlite"_s);
    EXPECT_EQ(again.window.size(), QSize(700, 500));
}

} // namespace
