// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/glyphs.h"

#include <QHash>

namespace theme {
namespace {

struct Drawing {
    const char *name;
    const char *stroked;
    const char *filled;
};

// M x y moves, L x y draws a line, C six numbers a curve, Z closes, O x y r is a circle and
// R x y w h a rectangle with round corners.
constexpr Drawing drawings[] = {
    {"copy", "R 5.5 5.5 8 8 M 10.5 5.5 L 10.5 3.5 C 10.5 2.9 10.1 2.5 9.5 2.5 L 3.5 2.5 "
             "C 2.9 2.5 2.5 2.9 2.5 3.5 L 2.5 9.5 C 2.5 10.1 2.9 10.5 3.5 10.5 L 5.5 10.5", ""},
    {"pause", "", "R 4 3 3 10 R 9 3 3 10"},
    {"play", "", "M 4.5 2.8 L 12.8 8 L 4.5 13.2 Z"},
    {"clear", "M 2.5 4.5 L 13.5 4.5 M 6 4.5 L 6 2.5 L 10 2.5 L 10 4.5 M 4 4.5 L 4.6 13.5 "
              "L 11.4 13.5 L 12 4.5 M 6.7 7 L 6.9 11 M 9.3 7 L 9.1 11", ""},
    {"filter", "M 2 3 L 14 3 L 9.5 8.5 L 9.5 13.5 L 6.5 11.8 L 6.5 8.5 Z", ""},
    {"mark", "", "M 4 2 L 12 2 L 12 14 L 8 10.8 L 4 14 Z"},
    {"note", "M 3 2.5 L 13 2.5 L 13 10 L 9.5 13.5 L 3 13.5 Z M 13 10 L 9.5 10 L 9.5 13.5 "
             "M 5.5 5.5 L 10.5 5.5 M 5.5 8 L 9 8", ""},
    {"settings", "M 2 4.5 L 8 4.5 M 12 4.5 L 14 4.5 O 10 4.5 1.9 M 2 11.5 L 4 11.5 "
                 "M 8 11.5 L 14 11.5 O 6 11.5 1.9", ""},
    {"deliveries", "M 2.5 8.5 L 4.3 3.2 L 11.7 3.2 L 13.5 8.5 L 13.5 13 L 2.5 13 Z "
                   "M 2.5 8.7 L 5.5 8.7 L 6.3 10.5 L 9.7 10.5 L 10.5 8.7 L 13.5 8.7", ""},
    {"star", "M 8 2 L 9.8 5.9 L 14 6.4 L 10.9 9.3 L 11.7 13.5 L 8 11.4 L 4.3 13.5 L 5.1 9.3 "
             "L 2 6.4 L 6.2 5.9 Z", ""},
    {"history", "O 8 8 5.7 M 8 4.6 L 8 8 L 10.5 9.6", ""},
    {"find", "O 6.8 6.8 4.3 M 10 10 L 13.8 13.8", ""},
    {"up", "M 3.5 10.2 L 8 5.8 L 12.5 10.2", ""},
    {"down", "M 3.5 5.8 L 8 10.2 L 12.5 5.8", ""},
    {"close", "M 4 4 L 12 12 M 12 4 L 4 12", ""},
    {"warning", "M 8 2.3 L 14.3 13.4 L 1.7 13.4 Z M 8 6.4 L 8 9.3", "O 8 11.4 0.9"},
    {"error", "M 5.4 2 L 10.6 2 L 14 5.4 L 14 10.6 L 10.6 14 L 5.4 14 L 2 10.6 L 2 5.4 Z "
              "M 8 4.8 L 8 8.6", "O 8 11 0.95"},
    {"info", "O 8 8 6 M 8 7.6 L 8 11", "O 8 5.1 0.95"},
    {"check", "M 2.8 8.6 L 6.3 12 L 13.2 4.4", ""},
    {"key", "O 5 8 2.8 M 7.8 8 L 14 8 L 14 10.8 M 11.2 8 L 11.2 10.2", ""},
    {"cross", "M 3.6 3.6 L 12.4 12.4 M 12.4 3.6 L 3.6 12.4", ""},
    {"dash", "M 3.5 8 L 12.5 8", ""},
    {"in", "M 12.5 3.5 L 4 12 M 4 6 L 4 12 L 10 12", ""},
    {"out", "M 3.5 12.5 L 12 4 M 6 4 L 12 4 L 12 10", ""},
    {"more", "", "O 3.4 8 1.3 O 8 8 1.3 O 12.6 8 1.3"},
    {"menu", "M 2.5 4 L 13.5 4 M 2.5 8 L 13.5 8 M 2.5 12 L 13.5 12", ""},
    {"send", "M 14 2.2 L 1.8 6.8 L 6.6 9.3 L 9.2 14 Z M 14 2.2 L 6.6 9.3", ""},
    {"undo", "M 5.6 2.8 L 2.4 6 L 5.6 9.2 M 2.6 6 L 9.6 6 C 15 6 15 13.2 9.6 13.2 L 6.5 13.2", ""},
    {"folder", "M 1.8 3.5 L 6.2 3.5 L 7.8 5.3 L 14.2 5.3 L 14.2 13 L 1.8 13 Z", ""},
    {"store", "M 2.8 4 C 2.8 1.8 13.2 1.8 13.2 4 C 13.2 6.2 2.8 6.2 2.8 4 L 2.8 12 "
              "C 2.8 14.2 13.2 14.2 13.2 12 L 13.2 4 M 2.8 8 C 2.8 10.2 13.2 10.2 13.2 8", ""},
    {"shield", "M 8 1.8 L 13.4 3.6 L 13.4 8 C 13.4 11 11 13.2 8 14.4 C 5 13.2 2.6 11 2.6 8 "
               "L 2.6 3.6 Z M 5.4 8 L 7.3 9.9 L 10.7 6.2", ""},
    {"listen", "O 8 8 1.7 M 4.6 11.4 C 2.7 9.5 2.7 6.5 4.6 4.6 M 11.4 11.4 C 13.3 9.5 13.3 6.5 "
               "11.4 4.6 M 2.4 13.2 C -0.5 10.3 -0.5 5.7 2.4 2.8 M 13.6 13.2 C 16.5 10.3 16.5 5.7 "
               "13.6 2.8", ""},
    {"limits", "M 2.2 12.5 C 0 5 7 2 8 2.6 C 9 2 16 5 13.8 12.5 M 8 10.5 L 11 6", "O 8 10.8 1.4"},
    {"appearance", "O 8 8 5.8", "M 8 2.2 C 15.8 2.2 15.8 13.8 8 13.8 Z"},
    {"dot", "", "O 8 8 4"},
    {"keyboard", "R 1.5 4 13 8.5 M 4.2 7 L 4.4 7 M 6.7 7 L 6.9 7 M 9.2 7 L 9.4 7 M 11.7 7 L 11.9 7 "
                 "M 5 9.8 L 11 9.8", ""},
    {"command", "R 1.8 2.5 12.4 11 M 4.6 6 L 6.8 8 L 4.6 10 M 8.4 10.3 L 11.4 10.3", ""},
};

class PathReader
{
public:
    explicit PathReader(const char *text) : m_tokens(QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts)) { }

    QPainterPath read()
    {
        while (m_next < m_tokens.size())
            step(m_tokens.at(m_next++).at(0).toLatin1());
        return m_path;
    }

private:
    qreal number() { return m_tokens.at(m_next++).toDouble(); }
    QPointF point()
    {
        const qreal x = number();
        return {x, number()};
    }

    void step(char command)
    {
        switch (command) {
        case 'M': m_path.moveTo(point()); break;
        case 'L': m_path.lineTo(point()); break;
        case 'C': {
            const QPointF first = point(), second = point();
            m_path.cubicTo(first, second, point());
            break;
        }
        case 'Z': m_path.closeSubpath(); break;
        case 'O': {
            const QPointF centre = point();
            const qreal radius = number();
            m_path.addEllipse(centre, radius, radius);
            break;
        }
        case 'R': {
            const QPointF corner = point();
            const QPointF size = point();
            m_path.addRoundedRect(QRectF(corner, QSizeF(size.x(), size.y())), 1, 1);
            break;
        }
        default: Q_ASSERT_X(false, "theme::glyph", "unknown drawing command");
        }
    }

    QStringList m_tokens;
    qsizetype m_next = 0;
    QPainterPath m_path;
};

QHash<QString, Glyph> readAll()
{
    QHash<QString, Glyph> glyphs;
    for (const Drawing &drawing : drawings) {
        glyphs.insert(QString::fromLatin1(drawing.name),
            {PathReader(drawing.stroked).read(), PathReader(drawing.filled).read()});
    }
    return glyphs;
}

const QHash<QString, Glyph> &all()
{
    static const QHash<QString, Glyph> glyphs = readAll();
    return glyphs;
}

} // namespace

const Glyph &glyph(const QString &name)
{
    static const Glyph none;
    const auto found = all().constFind(name);
    Q_ASSERT_X(found != all().cend(), "theme::glyph", qPrintable(name));
    return found == all().cend() ? none : *found;
}

QStringList glyphNames()
{
    QStringList names = all().keys();
    names.sort();
    return names;
}

} // namespace theme
