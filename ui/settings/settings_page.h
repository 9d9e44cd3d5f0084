// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine.h"
#include "settings/settings.h"

#include <QWidget>

namespace settings {

/// Everything that can be chosen, one section each. Lives in the main thread; stores through
/// Settings and asks the engine for what a choice would do.
class SettingsPage final : public QWidget
{
    Q_OBJECT

public:
    SettingsPage(Engine &engine, Settings &settings, QWidget *parent = nullptr);
};

} // namespace settings
