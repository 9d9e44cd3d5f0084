// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/async_reader.h"

#include <QTimer>
#include <QWidget>

namespace shell {

/// The traffic of the last ten minutes as bars: what was answered 2xx stands on the line, what
/// was not hangs below it. A click on a bar asks for a filter on its time.
///
/// Lives in the main thread. Asks the reader at most once a second, and only while there is
/// something to see.
class TrafficStrip final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int slices = 60;
    static constexpr qint64 sliceMs = 10'000;

    explicit TrafficStrip(QWidget *parent = nullptr);

    void setReader(store::AsyncReader *reader); ///< may be null
    void noteArrival(); ///< something was stored since
    /// \p endMs is the end of the last slice, milliseconds since 1970.
    void showTraffic(const store::Reader::Traffic &traffic, qint64 endMs);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {slices, 24}; }

Q_SIGNALS:
    /// "at:2026-11-20T12:04:10..2026-11-20T12:04:20"
    void filterRequested(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void ask();
    int sliceAt(qreal x) const; ///< -1 outside
    QRectF barArea(int slice) const;
    void point(int slice);
    void choose(int slice);
    QString describe(int slice) const;
    qint64 beginMs(int slice) const { return m_endMs - (slices - slice) * sliceMs; }
    quint32 total(int slice) const;

    store::AsyncReader *m_reader = nullptr;
    store::Reader::Traffic m_traffic;
    qint64 m_endMs = 0;
    qint64 m_askedEndMs = 0;
    quint64 m_tag = 0;
    QTimer m_timer;
    bool m_changed = true;
    int m_pointed = -1; ///< slice under the mouse or chosen by key
};

} // namespace shell
