// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace capture {

/// The program that listens on this TCP port of this machine: "python3 (process 4711)". Empty
/// when it cannot be told: another user's process, or a system that does not say. Reads a few
/// files; not for the GUI thread.
QString portOwner(quint16 port);

} // namespace capture
