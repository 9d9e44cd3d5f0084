// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine.h"
#include "settings/section.h"
#include "settings/settings.h"

class QComboBox;
class QSpinBox;

namespace settings {

/// Address and port of the listener. Says what is wrong while it is typed, and warns before
/// others can reach it. Moves the listener only when asked to.
class ListeningSection final : public Section
{
    Q_OBJECT

public:
    explicit ListeningSection(Settings &settings, QWidget *parent = nullptr);

    void showState(const ListenerState &state);

Q_SIGNALS:
    void listenRequested(const QHostAddress &address, quint16 port);

private:
    void build();
    void fill(const Listening &listening);
    QHostAddress typedAddress() const;
    void check();
    void apply();

    Settings &m_settings;
    QComboBox *m_address;
    QSpinBox *m_port;
    QPushButton *m_apply;
    ListenerState m_state;
    Listening m_current; ///< what the listener uses now
};

} // namespace settings
