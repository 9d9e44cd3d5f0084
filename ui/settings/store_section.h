// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "settings/section.h"
#include "settings/settings.h"

namespace widgets {
class ElidedLabel;
}

namespace settings {

/// Where deliveries are kept, and how much there is. Another place is taken at the next start.
class StoreSection final : public Section
{
    Q_OBJECT

public:
    StoreSection(Settings &settings, const QString &pathInUse, QWidget *parent = nullptr);

    void showHealth(const store::Health &health);

private:
    void choose();
    void showPending();

    Settings &m_settings;
    QString m_inUse;
    QString m_before; ///< the choice when this run began
    widgets::ElidedLabel *m_path;
    QLabel *m_size;
    QPushButton *m_default;
};

} // namespace settings
