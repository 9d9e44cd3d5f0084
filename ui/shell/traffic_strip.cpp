// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/traffic_strip.h"

#include "theme/theme.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace shell {

using namespace Qt::StringLiterals;

TrafficStrip::TrafficStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"trafficStrip"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Traffic of the last ten minutes"));
    m_traffic.ok.assign(slices, 0);
    m_traffic.notOk.assign(slices, 0);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &TrafficStrip::ask);
}

void TrafficStrip::setReader(store::AsyncReader *reader)
{
    m_reader = reader;
    if (!reader) {
        m_timer.stop();
        return;
    }
    connect(reader, &store::AsyncReader::trafficReady, this,
        [this](quint64 tag, const store::Reader::Traffic &traffic) {
            if (tag == m_tag)
                showTraffic(traffic, m_askedEndMs);
        });
    m_timer.start();
    ask();
}

void TrafficStrip::noteArrival()
{
    m_changed = true;
}

void TrafficStrip::ask()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 end = (now / sliceMs + 1) * sliceMs;
    const bool moved = end != m_endMs;
    // An empty strip looks the same a slice later.
    const auto empty = [](const std::vector<quint32> &counts) {
        return std::all_of(counts.begin(), counts.end(), [](quint32 count) { return count == 0; });
    };
    const bool nothing = empty(m_traffic.ok) && empty(m_traffic.notOk);
    if (!m_reader || !isVisible() || (!m_changed && (!moved || nothing)))
        return;
    m_changed = false;
    m_askedEndMs = end;
    m_reader->fetchTraffic(++m_tag, end, sliceMs, slices);
}

void TrafficStrip::showTraffic(const store::Reader::Traffic &traffic, qint64 endMs)
{
    m_traffic = traffic;
    m_traffic.ok.resize(slices);
    m_traffic.notOk.resize(slices);
    m_endMs = endMs;
    quint64 ok = 0, notOk = 0;
    for (int slice = 0; slice < slices; ++slice) {
        ok += m_traffic.ok[size_t(slice)];
        notOk += m_traffic.notOk[size_t(slice)];
    }
    setAccessibleDescription(tr("%1 answered 2xx, %2 answered otherwise").arg(ok).arg(notOk));
    update();
}

QSize TrafficStrip::sizeHint() const
{
    return {slices * 4, 28};
}

quint32 TrafficStrip::total(int slice) const
{
    return m_traffic.ok[size_t(slice)] + m_traffic.notOk[size_t(slice)];
}

QRectF TrafficStrip::barArea(int slice) const
{
    const qreal step = qreal(width()) / slices;
    return {slice * step, 0, step, qreal(height())};
}

int TrafficStrip::sliceAt(qreal x) const
{
    const int slice = int(x * slices / qMax(1, width()));
    return slice >= 0 && slice < slices ? slice : -1;
}

void TrafficStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    quint32 most = 1;
    for (int slice = 0; slice < slices; ++slice)
        most = qMax(most, total(slice));
    const qreal line = qRound(height() * 0.7);
    const auto length = [most](quint32 count, qreal room) { return count ? qMax(2.0, room * count / most) : 0.0; };
    const QColor good = theme::colour(theme::Role::Accent, palette());
    const QColor bad = theme::colour(theme::Role::Danger, palette());
    for (int slice = 0; slice < slices; ++slice) {
        const QRectF area = barArea(slice);
        if (slice == m_pointed)
            painter.fillRect(area, palette().color(QPalette::Highlight));
        const qreal width = qMax(1.0, area.width() - 1);
        const qreal up = length(m_traffic.ok[size_t(slice)], line - 2);
        const qreal down = length(m_traffic.notOk[size_t(slice)], height() - line - 3);
        painter.fillRect(QRectF(area.left(), line - up, width, up), good);
        painter.fillRect(QRectF(area.left(), line + 1, width, down), bad);
    }
    painter.fillRect(QRectF(0, line, width(), 1), palette().color(QPalette::Mid));
    if (hasFocus()) {
        painter.setPen(good);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void TrafficStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(sliceAt(event->position().x()));
}

void TrafficStrip::mouseMoveEvent(QMouseEvent *event)
{
    point(sliceAt(event->position().x()));
}

void TrafficStrip::leaveEvent(QEvent *)
{
    point(-1);
}

void TrafficStrip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: return point(m_pointed < 0 ? slices - 1 : qMax(0, m_pointed - 1));
    case Qt::Key_Right: return point(m_pointed < 0 ? slices - 1 : qMin(slices - 1, m_pointed + 1));
    case Qt::Key_Return:
    case Qt::Key_Space: return choose(m_pointed);
    default: QWidget::keyPressEvent(event);
    }
}

bool TrafficStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int slice = sliceAt(help->pos().x());
    QToolTip::showText(help->globalPos(), slice < 0 ? QString() : describe(slice), this, barArea(slice).toRect());
    return true;
}

void TrafficStrip::point(int slice)
{
    if (slice == m_pointed)
        return;
    m_pointed = slice;
    setCursor(slice >= 0 && total(slice) > 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (slice >= 0 && hasFocus())
        setAccessibleDescription(describe(slice));
    update();
}

void TrafficStrip::choose(int slice)
{
    if (slice < 0 || m_endMs == 0 || total(slice) == 0)
        return;
    const auto moment = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms).toString(u"yyyy-MM-ddTHH:mm:ss"_s); };
    Q_EMIT filterRequested(u"at:%1..%2"_s.arg(moment(beginMs(slice)), moment(beginMs(slice) + sliceMs)));
}

QString TrafficStrip::describe(int slice) const
{
    if (m_endMs == 0)
        return tr("Traffic of the last ten minutes");
    const auto time = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms).toString(u"HH:mm:ss"_s); };
    const QLocale locale;
    QString text = tr("%1 to %2: %3 answered 2xx").arg(time(beginMs(slice)), time(beginMs(slice) + sliceMs),
        locale.toString(m_traffic.ok[size_t(slice)]));
    if (const quint32 bad = m_traffic.notOk[size_t(slice)])
        text += tr(", %1 answered otherwise").arg(locale.toString(bad));
    return total(slice) > 0 ? text + tr(". Click to show only these.") : text;
}

} // namespace shell
