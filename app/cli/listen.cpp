// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/line.h"

#include "engine.h"
#include "store/archive.h"
#include "store/reader.h"

#include <QCoreApplication>

#include <numeric>
#include <utility>

namespace cli {

namespace {

/// Runs an engine until it is interrupted and prints what it stores. Main thread.
class Listener final : public QObject
{
    Q_OBJECT

public:
    explicit Listener(const ListenOptions &options) : m_options(options), m_engine(engineOptions(options))
    {
        connect(&m_engine, &Engine::failed, this, [](const core::Error &error) {
            QCoreApplication::exit(storeFailure(error));
        });
        connect(&m_engine, &Engine::opened, this, &Listener::openReader);
        connect(&m_engine, &Engine::notice, this, &complain);
        connect(&m_engine, &Engine::listenerChanged, this, &Listener::showListener);
        connect(&m_engine, &Engine::told, this, &Listener::printGroup);
        connect(&m_engine, &Engine::stored, this, [this](core::DeliveryId newest) {
            if (!m_engine.hasMoreToTell())
                printUpTo(newest);
        });
        connect(&m_engine, &Engine::healthChanged, this, &Listener::showHealth);
        connect(&m_interrupt, &Interrupt::requested, qApp, &QCoreApplication::quit);
        for (const QString &problem : m_engine.catalogue()->problems())
            complain(problem);
        m_engine.start();
    }

    /// Ends the engine and prints what it stored last.
    void finish()
    {
        m_engine.stop();
        limitPrinting(500); // a stalled reader must not keep us from ending
        if (!m_reader)
            return;
        if (const auto newest = m_reader->newestId())
            printUpTo(*newest);
    }

private:
    static EngineOptions engineOptions(const ListenOptions &options)
    {
        EngineOptions engine;
        engine.storePath = options.store;
        engine.address = options.address;
        engine.port = options.port;
        engine.limits = options.limits;
        engine.retention = options.retention;
        engine.userProviders = userProviderFolder();
        engine.program = QStringLiteral("hookglass-cli listen");
        engine.tellDeliveries = true;
        return engine;
    }

    /// Before the first delivery of this run, and again when a damaged store was set aside.
    void openReader()
    {
        auto reader = store::Reader::open(m_engine.storePath());
        if (!reader) {
            QCoreApplication::exit(storeFailure(reader.error()));
            return;
        }
        const bool isFresh = m_reader != nullptr;
        m_reader = *std::move(reader);
        const auto newest = m_reader->newestId();
        m_printed = isFresh || !newest ? 0 : *newest;
    }

    void showListener(const ListenerState &state)
    {
        if (!state.listening) {
            complain(state.portHolder.isEmpty() ? state.error : QStringLiteral("%1 It is held by %2.")
                    .arg(state.error, state.portHolder));
            QCoreApplication::exit(state.portBusy ? ExitCode::PortBusy : ExitCode::Usage);
            return;
        }
        print(QStringLiteral("listening %1 store=%2\n").arg(state.url, m_engine.storePath()).toStdString());
        if (!m_options.json) {
            std::fputs(qPrintable(QStringLiteral("Try it: curl -d '{\"hello\":\"hookglass\"}' "
                "-H 'Content-Type: application/json' %1/hooks/test\n").arg(state.url)), stderr);
        }
    }

    void showHealth(const store::Health &health)
    {
        if (!health.problem.isEmpty() && health.problem != m_problem)
            complain(health.problem);
        m_problem = health.problem;
    }

    void printGroup(const std::shared_ptr<const store::Committed> &group)
    {
        std::string text;
        auto pending = group->deliveries.begin();
        for (const store::Stored &stored : group->stored) {
            while (pending->ticket != stored.ticket)
                ++pending;
            if (stored.id <= m_printed)
                continue;
            if (stored.id > m_printed + 1) {
                print(std::exchange(text, {}));
                printUpTo(stored.id - 1);
            }
            m_printed = stored.id;
            text += m_options.json ? jsonLine(stored.id, pending->delivery, group->answeredUs) : line(stored.id, pending->delivery);
        }
        print(text);
    }

    static std::string jsonLine(core::DeliveryId id, core::Delivery delivery, qint64 answeredUs)
    {
        delivery.id = id;
        delivery.answeredUs = answeredUs;
        return store::toJsonLine(delivery);
    }

    void printUpTo(core::DeliveryId newest)
    {
        if (!m_reader)
            return;
        while (m_printed < newest) {
            std::vector<core::DeliveryId> ids(size_t(std::min<qint64>(newest - m_printed, 500)));
            std::iota(ids.begin(), ids.end(), m_printed + 1);
            m_printed = ids.back();
            const auto summaries = m_reader->summaries(ids, m_options.json ? allEvents : 1);
            if (!summaries) {
                complain(summaries.error().text);
                return;
            }
            std::string text;
            for (const core::Summary &summary : *summaries)
                text += m_options.json ? store::toJsonLine(summary) : line(summary);
            if (!print(text))
                return;
        }
    }

    const ListenOptions m_options;
    Interrupt m_interrupt;
    Engine m_engine;
    std::unique_ptr<store::Reader> m_reader;
    core::DeliveryId m_printed = 0;
    QString m_problem;
};

} // namespace

int listen(const ListenOptions &options)
{
    Listener listener(options);
    const int code = QCoreApplication::exec();
    listener.finish();
    return code;
}

} // namespace cli

#include "listen.moc"
