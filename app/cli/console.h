// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "filter/query.h"

#include <QString>
#include <QStringList>

#include <string>
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

/// Writes to standard output. False when it could not: a reader that has gone (`| head`) is no
/// error and the command stops quietly; any other failure is told once and remembered.
bool print(std::string_view text);
/// Whether something that was to be printed is lost, so that the exit code must say so.
bool hasLostOutput();
/// print() gives up when this file can be read: somebody asks us to end while a stalled reader
/// holds us up.
void giveUpPrintingFor(int file);
/// From now on print() waits at most so long for a stalled reader.
void limitPrinting(int milliseconds);

/// \p text with what could steer a terminal shown as a dot: control characters of both sets and
/// marks that turn the reading direction. Line ends and tabs stay in \p Lines::Kept.
enum class Lines { Kept, Shown };
std::string printable(std::string_view text, Lines lines = Lines::Shown);
/// "hookglass-cli: " and the sentence, to standard error.
void complain(const QString &sentence);
/// Complains and gives the exit code that belongs to a failure of the store.
int storeFailure(const core::Error &error);

/// The query of a command line; complains with a mark under the place of an error and gives no
/// value then.
std::optional<filter::Query> parseFilter(const QStringList &words);

} // namespace cli
