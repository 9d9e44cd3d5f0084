// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/notices.h"

#include "shell/free_port.h"

#include <QLocale>

namespace shell {

using widgets::Banner;

Notices::Notices(Engine &engine, widgets::BannerStack &banners, QObject *parent)
    : QObject(parent), m_engine(engine), m_banners(banners)
{
    const auto warn = [this](const QString &sentence) { m_banners.show(Banner::Level::Warning, sentence); };
    connect(&engine, &Engine::notice, this, warn);
    connect(&engine, &Engine::listenerChanged, this, &Notices::showListener);
    connect(&engine, &Engine::healthChanged, this, &Notices::showHealth);
    connect(&engine, &Engine::cleared, this, &Notices::showCleared);
    connect(&engine, &Engine::removed, this, [this](const QList<core::DeliveryId> &ids) { showRemoved(ids.size()); });
    connect(&engine, &Engine::restored, this, [this] {
        if (m_undo) // by its key: the button would bring back what is there
            m_undo->close();
    });
    for (const QString &problem : engine.catalogue()->problems())
        warn(problem);
}

void Notices::showListener(const ListenerState &state)
{
    if (m_listener)
        m_listener->close();
    if (state.error.isEmpty())
        return;
    QString sentence = state.portHolder.isEmpty() ? state.error
        : tr("%1 It is held by %2.").arg(state.error, state.portHolder);
    if (state.listening)
        sentence += u' ' + tr("Still listening on %1.").arg(state.url);
    const quint16 other = state.portBusy ? freePortAfter(state.address, state.port) : 0;
    if (other == 0)
        m_listener = m_banners.show(Banner::Level::Danger, sentence, tr("Settings"), [this] { Q_EMIT settingsRequested(); });
    else
        m_listener = m_banners.show(Banner::Level::Danger, sentence, tr("Use %1 instead").arg(other),
            [this, address = state.address, other] { m_engine.listen(address, other); });
}

void Notices::showHealth(const store::Health &health)
{
    const bool wasFailing = m_health;
    if (wasFailing && m_health->sentence() == health.problem)
        return;
    if (wasFailing)
        m_health->close();
    if (!health.problem.isEmpty())
        m_health = m_banners.show(Banner::Level::Danger, health.problem);
    else if (wasFailing)
        m_banners.show(Banner::Level::Success, tr("Deliveries are stored again."));
}

void Notices::showSampleSent(const QString &title, int status)
{
    if (status / 100 == 2)
        m_banners.show(Banner::Level::Success, tr("Sample “%1” sent and answered %2.").arg(title).arg(status));
    else
        m_banners.show(Banner::Level::Warning, tr("Sample “%1” was answered %2.").arg(title).arg(status));
}

void Notices::showError(const core::Error &error, Banner::Level level)
{
    m_banners.show(level, error.text);
}

void Notices::showCleared(qint64 hidden, qint64 kept)
{
    const QLocale locale;
    if (hidden == 0) {
        m_banners.show(Banner::Level::Info, kept > 0 ? tr("Nothing to clear: all that is left is marked or noted.")
                                                     : tr("Nothing to clear."));
        return;
    }
    const QString text = kept > 0 ? tr("Cleared %1, kept %2 that are marked or noted.")
        : tr("Cleared %1.");
    m_undo = m_banners.show(Banner::Level::Info, kept > 0 ? text.arg(locale.toString(hidden), locale.toString(kept))
                                                          : text.arg(locale.toString(hidden)),
        tr("Undo"), [this] { m_engine.undoClear(); });
}

void Notices::showRemoved(qsizetype count)
{
    if (count == 0)
        return;
    const QString text = count == 1 ? tr("Removed one delivery.") : tr("Removed %1 deliveries.").arg(QLocale().toString(count));
    m_undo = m_banners.show(Banner::Level::Info, text, tr("Undo"), [this] { m_engine.undoRemove(); });
}

} // namespace shell
