// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "settings/section.h"
#include "settings/settings.h"

class QSpinBox;

namespace settings {

/// What a sender may ask of the listener before it is refused. Applies to new connections.
class LimitsSection final : public Section
{
    Q_OBJECT

public:
    explicit LimitsSection(Settings &settings, QWidget *parent = nullptr);

private:
    QSpinBox *addNumber(const QString &name, const QString &label, int least, int most, const QString &unit, const QString &hint);
    void fill(const http::Limits &limits);
    http::Limits typed() const;
    void check();

    Settings &m_settings;
    QSpinBox *m_head, *m_body, *m_connections, *m_waiting;
    QSpinBox *m_headTime, *m_bodyTime, *m_idleTime;
    QPushButton *m_apply = nullptr;
    QPushButton *m_defaults = nullptr;
};

} // namespace settings
