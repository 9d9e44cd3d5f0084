// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera.h"

#include "theme/theme.h"

#include <QEventLoop>
#include <QPainter>
#include <QTimer>

#include <cstdio>

namespace pictures {

using namespace Qt::StringLiterals;

void settle(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

static void drawOver(QPixmap &picture, QWidget &window, QWidget &over)
{
    QPainter painter(&picture);
    const QRect area(window.mapFromGlobal(over.mapToGlobal(QPoint(0, 0))), over.size());
    painter.setPen(Qt::NoPen);
    for (int ring = 12; ring > 0; --ring) { // what a window manager would draw as a shadow
        painter.setBrush(QColor(0, 0, 0, 6));
        painter.drawRoundedRect(area.adjusted(-ring, -ring + 3, ring, ring + 3), ring, ring);
    }
    painter.drawPixmap(area.topLeft(), over.grab());
    painter.setPen(theme::colour(theme::Role::Line, window.palette()));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(-1, -1, 0, 0));
}

void Camera::take(QWidget &window, const QString &name, QWidget *over)
{
    settle();
    QPixmap picture = window.grab();
    if (over && over->isWindow()) // no window manager here to do it
        over->move(window.mapToGlobal(window.rect().center() - over->rect().center()));
    if (over)
        drawOver(picture, window, *over);
    const QString path = m_directory.filePath(u"%1-%2.png"_s.arg(name, m_theme));
    if (picture.save(path))
        ++m_taken;
    else
        std::fprintf(stderr, "%s could not be written\n", qPrintable(path));
}

} // namespace pictures
