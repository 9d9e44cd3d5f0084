// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/main_window.h"
#include "theme/theme.h"

#include "support/http_peer.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using Clock = std::chrono::steady_clock;

// The window over a big store: how soon it is painted and listening, how much memory it takes,
// and how long the GUI thread is ever busy in one piece while 5,000 deliveries a second arrive.
//
//   window_bench --store FILE            runs the other two and prints rows of the table
//   window_bench --child FILE START_NS   the window itself
//   window_bench --send PORT RATE SECONDS  the senders, in a process of their own

namespace {

constexpr int rate = 5000;
constexpr int seconds = 10;

int send(quint16 port, int perSecond, int runSeconds)
{
    constexpr int senders = 8;
    std::vector<std::thread> threads;
    for (int number = 0; number < senders; ++number) {
        threads.emplace_back([=] {
            HttpPeer peer(port);
            const auto begin = Clock::now();
            const int count = perSecond * runSeconds / senders;
            for (int i = 0; i < count; ++i) {
                std::this_thread::sleep_until(begin + std::chrono::nanoseconds(1'000'000'000LL * senders / perSecond * i));
                const QByteArray id = QByteArray::number(number * 1'000'000 + i);
                const QByteArray body = "{\"messages\":[{\"id\":\"bench-" + id + "\",\"from_me\":false,\"type\":\"text\","
                    "\"chat_id\":\"55119123" + id.right(5) + "@s.whatsapp.net\",\"timestamp\":1786867211,\"text\":{\"body\":\""
                    + QByteArray(300, 'x') + "\"},\"from\":\"55119123" + id.right(5) + "\",\"from_name\":\"Ana Prado\"}],"
                    "\"event\":{\"type\":\"messages\",\"event\":\"post\"},\"channel_id\":\"FALCON-7Q2XN\"}";
                if (peer.post("/hooks/whapi", body) != 200)
                    std::exit(1);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    return 0;
}

double residentMb()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

/// Times every turn of the event loop, from waking up to going to sleep again.
class StallWatch
{
public:
    StallWatch()
    {
        auto *dispatcher = QAbstractEventDispatcher::instance();
        QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, dispatcher, [this] { m_awake = Clock::now(); });
        QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, dispatcher, [this] {
            if (m_on && m_awake != Clock::time_point())
                m_turns.push_back(std::chrono::duration<double, std::milli>(Clock::now() - m_awake).count());
        });
    }

    void start() { m_on = true; }

    void print()
    {
        std::sort(m_turns.begin(), m_turns.end());
        const double p99 = m_turns.empty() ? 0 : m_turns[m_turns.size() * 99 / 100];
        const double worst = m_turns.empty() ? 0 : m_turns.back();
        const auto over = m_turns.end() - std::upper_bound(m_turns.begin(), m_turns.end(), 16.0);
        std::printf("| GUI thread busy in one piece at %d deliveries a second, 99th percentile | %.1f ms "
                    "(longest %.1f ms; %lld of %zu turns over 16 ms) |\n",
            rate, p99, worst, static_cast<long long>(over), m_turns.size());
    }

private:
    std::vector<double> m_turns;
    Clock::time_point m_awake;
    bool m_on = false;
};

/// Told when the window was painted for the first time.
class PaintWatch final : public QObject
{
public:
    bool eventFilter(QObject *, QEvent *event) override
    {
        painted = painted || event->type() == QEvent::Paint;
        return false;
    }
    bool painted = false;
};

int runWindow(QApplication &application, const QString &storePath, qint64 startNs)
{
    QTemporaryDir home;
    settings::Settings settings(home.filePath(u"settings.ini"_s));
    theme::apply(theme::Preference::Light);
    EngineOptions options;
    options.storePath = storePath;
    options.port = 0;
    Engine engine(options);
    shell::MainWindow window(engine, settings);
    PaintWatch paint;
    window.installEventFilter(&paint);
    window.resize(1280, 800);
    StallWatch stalls;
    QProcess sender;
    bool told = false;
    const auto tell = [&] {
        if (told || !paint.painted || !engine.listener().listening)
            return;
        told = true;
        const qint64 now = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count();
        std::printf("| Start: window painted and listening | %.0f ms |\n", double(now - startNs) / 1e6);
        QTimer::singleShot(4000, &application, [&] {
            std::printf("| Memory of the window over that store | %.0f MB |\n", residentMb());
            stalls.start();
            sender.start(QCoreApplication::applicationFilePath(), {u"--send"_s,
                QString::number(QUrl(engine.listener().url).port()), QString::number(rate), QString::number(seconds)});
        });
    };
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &application, tell);
    poll.start(1);
    QObject::connect(&sender, &QProcess::finished, &application, [&](int code) {
        stalls.print();
        std::printf("| Memory after %d more deliveries | %.0f MB |\n", rate * seconds, residentMb());
        application.exit(code);
    });
    window.show();
    engine.start();
    return application.exec();
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1");
    const QList<QByteArray> words(argv + 1, argv + argc);
    if (words.size() == 4 && words[0] == "--send")
        return send(words[1].toUShort(), words[2].toInt(), words[3].toInt());
    if (words.size() == 2 && words[0] == "--store") {
        QCoreApplication application(argc, argv);
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        const qint64 now = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count();
        child.start(QCoreApplication::applicationFilePath(),
            {u"--child"_s, QString::fromLocal8Bit(words[1]), QString::number(now)});
        child.waitForFinished(-1);
        return child.exitCode();
    }
    if (words.size() != 3 || words[0] != "--child") {
        std::fputs("usage: window_bench --store FILE\n", stderr);
        return 2;
    }
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"hookglass"_s);
    return runWindow(application, QString::fromLocal8Bit(words[1]), words[2].toLongLong());
}
