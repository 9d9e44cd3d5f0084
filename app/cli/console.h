// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "filter/query.h"

#include <QString>
#include <QStringList>

#include <string_view>

namespace cli {

/// What the process ends with; published, never renumbered.
enum ExitCode {
    Ok = 0,
    NotFound = 1, ///< an assertion failed, or what was asked for is not there
    Usage = 2,
    TimedOut = 3,
    PortBusy = 4,
    Tls = 5,
    Store = 6,
    TargetUnreachable = 7,
    ProviderRefused = 8,
    CredentialMissing = 9,
};

/// Writes to standard output, a whole buffer at a time; a reader that has gone (`| head`) is no
/// error: false then, and the command stops quietly.
bool print(std::string_view text);
/// "hookglass-cli: " and the sentence, to standard error.
void complain(const QString &sentence);
/// Complains and gives the exit code that belongs to a failure of the store.
int storeFailure(const core::Error &error);

/// The query of a command line; complains with a mark under the place of an error and gives no
/// value then.
std::optional<filter::Query> parseFilter(const QStringList &words);

} // namespace cli
