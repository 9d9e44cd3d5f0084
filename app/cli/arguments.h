// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace cli {

/// Understands the command line and runs the one command in it. Needs a QCoreApplication.
/// Returns the exit code of the process (ExitCode).
int run(int argc, char **argv);

} // namespace cli
