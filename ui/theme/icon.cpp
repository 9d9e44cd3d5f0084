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

/// A magnifying glass whose handle is a hook.
class ApplicationEngine final : public QIconEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        const qreal scale = qMin(rect.width(), rect.height()) / 64.0;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(QRectF(rect).center());
        painter->scale(scale, scale);
        painter->translate(-32, -32);
        painter->setPen(Qt::NoPen);
        painter->setBrush(QColor(0x0a, 0x6b, 0x7c));
        painter->drawRoundedRect(QRectF(2, 2, 60, 60), 14, 14);
        painter->setBrush(QColor(0xd5, 0xeb, 0xf0, 56));
        painter->setPen(QPen(Qt::white, 5));
        painter->drawEllipse(QPointF(26, 25), 13.5, 13.5);
        QPainterPath hook(QPointF(36, 35));
        hook.lineTo(45, 44);
        hook.cubicTo(50, 49, 47.5, 56, 41, 56);
        hook.cubicTo(35, 56, 32.5, 51.5, 34, 47);
        painter->strokePath(hook, QPen(Qt::white, 5.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setPen(Qt::NoPen);
        painter->setBrush(QColor(0xff, 0xc4, 0x6b));
        painter->drawEllipse(QPointF(26, 25), 4.5, 4.5);
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

    // Window managers take the sizes that an icon names.
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        return {{16, 16}, {24, 24}, {32, 32}, {48, 48}, {64, 64}, {128, 128}};
    }
    QIconEngine *clone() const override { return new ApplicationEngine; }
};

} // namespace

QIcon applicationIcon()
{
    return QIcon(new ApplicationEngine);
}

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
