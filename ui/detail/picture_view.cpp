// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/picture_view.h"

#include "theme/theme.h"

#include <QPainter>

namespace detail {

PictureView::PictureView(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("The body as a picture"));
}

void PictureView::setImage(const QImage &image)
{
    m_image = image;
    m_scaled = {};
    update();
}

void PictureView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    if (m_image.isNull())
        return;
    const QSize room = size() - QSize(4 * theme::grid, 4 * theme::grid);
    QSize shown = m_image.size();
    if (shown.width() > room.width() || shown.height() > room.height())
        shown.scale(room, Qt::KeepAspectRatio);
    QRect place(QPoint(0, 0), shown);
    place.moveCenter(rect().center());
    painter.fillRect(place, QBrush(theme::colour(theme::Role::Line, palette()), Qt::Dense6Pattern));
    // The painter's own smoothing looks at four pixels only: too few for a photo made small.
    const QSize pixels = (QSizeF(shown) * devicePixelRatioF()).toSize();
    if (m_scaled.size() != pixels)
        m_scaled = m_image.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    painter.drawImage(place, m_scaled);
}

} // namespace detail
