// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/glyphs.h"
#include "theme/theme.h"

#include <QIconEngine>
#include <QPainter>

namespace theme {
namespace {

/// Draws a glyph at whatever size and resolution is asked for, so that it is crisp everywhere.
class GlyphEngine final : public QIconEngine
{
public:
    GlyphEngine(const QString &name, const QPalette &palette) : m_name(name), m_palette(palette) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QColor ink = colourFor(mode);
        const qreal scale = qMin(rect.width(), rect.height()) / 16.0;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(QRectF(rect).center());
        painter->scale(scale, scale);
        painter->translate(-8, -8);
        const Glyph &drawing = glyph(m_name);
        painter->strokePath(drawing.stroked, QPen(ink, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->fillPath(drawing.filled, ink);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new GlyphEngine(m_name, m_palette); }
    QString key() const override { return QStringLiteral("hookglass-glyph"); }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette::ColorGroup group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return m_palette.color(group, QPalette::WindowText);
    }

    QString m_name;
    QPalette m_palette;
};

} // namespace

QIcon icon(const QString &name, const QPalette &palette)
{
    return QIcon(new GlyphEngine(name, palette));
}

QIcon icon(const QString &name, const QColor &colour)
{
    QPalette palette;
    palette.setColor(QPalette::All, QPalette::WindowText, colour);
    return QIcon(new GlyphEngine(name, palette));
}

} // namespace theme
