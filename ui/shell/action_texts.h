// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QAction;

namespace shell {

/// Its property "fullName" where the text alone does not tell; else its text without mnemonic
/// and dots.
QString actionName(const QAction &action);
QString shortcutText(const QAction &action); ///< "Ctrl+K or /"; empty when it has none

} // namespace shell
