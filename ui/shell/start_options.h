// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "engine.h"
#include "settings/settings.h"

#include <QStringList>

#include <optional>

namespace shell {

/// What the command line of the window asks for; what is not given comes from the settings.
struct StartOptions {
    std::optional<QString> store;
    std::optional<QHostAddress> address;
    std::optional<quint16> port;
    QString answer; ///< a text to print instead of starting: help or the version
};

/// Understands "hookglass [--store FILE] [--port N] [--bind A]"; \p arguments with the program.
core::Result<StartOptions> parseArguments(const QStringList &arguments);

/// How to run the engine: the settings, with the command line over them.
EngineOptions engineOptions(const StartOptions &options, const settings::Settings &settings);

/// Two lines for the terminal: where we listen, and a command that sends something there.
QString startLines(const ListenerState &state, const QString &storePath);

} // namespace shell
