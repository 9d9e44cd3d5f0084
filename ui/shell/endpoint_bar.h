// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace widgets {
class CopyButton;
class ElidedLabel;
}

namespace shell {

class TrafficStrip;

/// The head of the Deliveries page: whether and where we listen, with what can be done about
/// it, and the traffic. Shows and asks; what is done about it is decided by who listens.
class EndpointBar final : public QWidget
{
    Q_OBJECT

public:
    explicit EndpointBar(QMenu *samples, QWidget *parent = nullptr);

    void showListener(const ListenerState &state);
    void showPaused(bool paused);
    TrafficStrip *traffic() const { return m_traffic; }
    QString url() const { return m_state.url; }

Q_SIGNALS:
    void pauseRequested(bool paused);
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addTool(const QString &name, const QString &text, const QString &toolTip);
    void build(QMenu *samples);
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
