// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine.h"

#include <QStatusBar>

class QLabel;

namespace shell {

/// The line at the bottom: "● listening 8080 · received 12,408 = stored 12,408 · shown 214 ·
/// 1 selected · store 18.8 MB". Trouble stands in front with a shape and a word of its own.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void showListener(const ListenerState &state);
    void showHealth(const store::Health &health);
    void showShown(qint64 shown, qint64 total, bool filtered);
    void showSelected(int count);

    QString text() const; ///< all of it, as read out

protected:
    void changeEvent(QEvent *event) override;

private:
    QLabel *addPart(const QString &name);
    void setPart(QLabel *part, const QString &text, const QString &toolTip = {});
    void tint();

    QLabel *m_dot, *m_listener, *m_stored, *m_shown, *m_selected, *m_size;
    QList<QLabel *> m_parts;
    bool m_listening = false;
    bool m_storing = true;
};

} // namespace shell
