// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine.h"
#include "widgets/banner.h"

#include <QPointer>

namespace shell {

/// Turns what the engine tells into banners, each with its next step: what was cleared or
/// removed can be brought back, a taken port be changed, a store that fails says why until it
/// works again. Lives in the main thread.
class Notices final : public QObject
{
    Q_OBJECT

public:
    Notices(Engine &engine, widgets::BannerStack &banners, QObject *parent);

    void showListener(const ListenerState &state);
    void showHealth(const store::Health &health);
    void showSampleSent(const QString &title, int status);
    void showError(const core::Error &error, widgets::Banner::Level level);

Q_SIGNALS:
    void settingsRequested();

private:
    void showCleared(qint64 hidden, qint64 kept);
    void showRemoved(qsizetype count);

    Engine &m_engine;
    widgets::BannerStack &m_banners;
    QPointer<widgets::Banner> m_listener, m_health, m_undo;
};

} // namespace shell
