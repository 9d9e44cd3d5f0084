// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "settings/section.h"
#include "settings/settings.h"

#include <QTimer>

#include <optional>

class QCheckBox;
class QSpinBox;

namespace settings {

/// When old deliveries are deleted: never, unless the user says so here. Shows how many a
/// choice would delete now, and asks before it does.
class RetentionSection final : public Section
{
    Q_OBJECT

public:
    explicit RetentionSection(Settings &settings, QWidget *parent = nullptr);

    /// The answer to previewRequested(); one for other values than are typed now is ignored.
    void showPreview(const store::Retention &retention, qint64 count);

Q_SIGNALS:
    void previewRequested(const store::Retention &retention);

private:
    struct Unit {
        QString one, many; ///< behind the number, with the space before
    };
    struct Rule {
        QCheckBox *on;
        QSpinBox *amount;
    };
    Rule addRule(const QString &name, const QString &text, int amount, int most, const Unit &unit);
    void fill(const store::Retention &retention);
    store::Retention typed() const;
    void check();
    void apply();

    Settings &m_settings;
    Rule m_age, m_count, m_size;
    QPushButton *m_apply = nullptr;
    QTimer m_ask; ///< so that a number being typed does not ask at every key
    std::optional<qint64> m_wouldDelete; ///< for what is typed now
};

} // namespace settings
