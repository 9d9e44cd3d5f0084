// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "settings/section.h"
#include "settings/settings.h"

class QComboBox;

namespace settings {

/// How things look. Takes effect as it is chosen.
class AppearanceSection final : public Section
{
    Q_OBJECT

public:
    explicit AppearanceSection(Settings &settings, QWidget *parent = nullptr);

private:
    QComboBox *addChoice(const QString &name, const QString &label, const QStringList &choices);
    void fill();
    void store();

    Settings &m_settings;
    QComboBox *m_theme, *m_rowHeight, *m_order, *m_timeFormat;
};

} // namespace settings
