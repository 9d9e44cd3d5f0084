// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace widgets {
class CopyButton;
class ElidedLabel;
}

namespace shell {

class TrafficStrip;

/// The head of the Deliveries page: whether and where we listen, with what can be done about
/// it, and the traffic. Shows; what a button means is decided by who listens to its action.
class EndpointBar final : public QWidget
{
    Q_OBJECT

public:
    /// The buttons follow these actions, which must outlive the bar.
    struct Actions {
        QAction *pause; ///< checkable
        QAction *clear;
    };
    EndpointBar(const Actions &actions, QMenu *samples, QWidget *parent = nullptr);

    void showListener(const ListenerState &state);
    TrafficStrip *traffic() const { return m_traffic; }
    QString url() const { return m_state.url; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addTool(const QString &text, const QString &name);
    void build(const Actions &actions, QMenu *samples);
    void tint();

    ListenerState m_state;
    QLabel *m_dot;
    widgets::ElidedLabel *m_url;
    widgets::CopyButton *m_copy;
    QToolButton *m_sample = nullptr;
    QToolButton *m_pause = nullptr;
    QToolButton *m_clear = nullptr;
    TrafficStrip *m_traffic;
};

} // namespace shell
