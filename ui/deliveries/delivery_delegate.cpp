// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliveries/delivery_delegate.h"

#include "deliveries/tr.h"
#include "theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace deliveries {

using namespace Qt::StringLiterals;

static constexpr int padding = theme::grid;
static constexpr int iconSize = 14;

/// Places in the first cell of a row, from its left; each has its own, so that nothing moves when
/// another comes or goes.
static constexpr int unreadLeft = DeliveryDelegate::stripWidth + 3;
static constexpr int unreadSize = 6;
static constexpr int markLeft = unreadLeft + unreadSize + 2;
static constexpr int noteLeft = markLeft + iconSize;
static constexpr int gutterWidth = noteLeft + iconSize + padding / 2;

struct DeliveryDelegate::Cell {
    const QStyleOptionViewItem &option;
    const core::Summary *summary;
    Field field;
    int column;
    QString text;
    QRect rect; ///< what is left for the text
    bool selected;
};

DeliveryDelegate::DeliveryDelegate(DeliveryModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model)
{
}

QColor DeliveryDelegate::rowFill(int colour, const QPalette &palette)
{
    using theme::Role;
    static constexpr Role roles[]
        = {Role::RowRed, Role::RowYellow, Role::RowGreen, Role::RowBlue, Role::RowPurple, Role::RowGrey};
    return colour >= 1 && colour <= 6 ? theme::colour(roles[colour - 1], palette) : QColor();
}

QColor DeliveryDelegate::strongColour(int colour, const QPalette &palette)
{
    const QColor fill = rowFill(colour, palette);
    if (!fill.isValid())
        return fill;
    const bool grey = colour == 6;
    const float saturation = grey ? fill.hslSaturationF() : std::max<float>(fill.hslSaturationF(), 0.7F);
    return QColor::fromHslF(std::max<float>(fill.hslHueF(), 0), saturation, theme::isDark(palette) ? 0.6F : 0.5F);
}

QString DeliveryDelegate::colourName(int colour)
{
    switch (colour) {
    case 1: return Tr::tr("Red");
    case 2: return Tr::tr("Yellow");
    case 3: return Tr::tr("Green");
    case 4: return Tr::tr("Blue");
    case 5: return Tr::tr("Purple");
    case 6: return Tr::tr("Grey");
    default: return Tr::tr("No colour");
    }
}

Qt::LayoutDirection DeliveryDelegate::direction(const QString &text)
{
    return text.contains(u'→') || !text.isRightToLeft() ? Qt::LeftToRight : Qt::RightToLeft;
}

static QString answerIcon(int status)
{
    switch (answerClass(status)) {
    case AnswerClass::Success: return u"check"_s;
    case AnswerClass::Redirect: return u"up"_s;
    case AnswerClass::ClientError: return u"warning"_s;
    case AnswerClass::ServerError: return u"error"_s;
    case AnswerClass::None: break;
    }
    return u"dash"_s;
}

static QColor answerColour(int status, const QPalette &palette)
{
    using theme::Role;
    switch (answerClass(status)) {
    case AnswerClass::Success: return theme::colour(Role::Success, palette);
    case AnswerClass::Redirect: return theme::colour(Role::Info, palette);
    case AnswerClass::ClientError: return theme::colour(Role::Warning, palette);
    case AnswerClass::ServerError: return theme::colour(Role::Danger, palette);
    case AnswerClass::None: break;
    }
    return theme::colour(Role::Muted, palette);
}

// The colours of meaning are made for the plain background; on any other the text's own serves.
QColor DeliveryDelegate::textColour(const Cell &cell) const
{
    const QPalette &palette = cell.option.palette;
    if (cell.selected)
        return palette.color(QPalette::HighlightedText);
    if (cell.summary->annotation.colour > 0)
        return palette.color(QPalette::Text);
    if (cell.field == Field::Answer)
        return answerColour(cell.summary->status, palette);
    if (cell.field == Field::Event && !cell.summary->problem.isEmpty())
        return theme::colour(theme::Role::Danger, palette);
    if (cell.field == Field::Number || cell.field == Field::Time)
        return theme::colour(theme::Role::Muted, palette);
    return palette.color(QPalette::Text);
}

void DeliveryDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const core::Summary *summary = m_model.summaryAt(index.row());
    static const core::Summary none;
    QStyleOptionViewItem own = option;
    const bool active = option.state & QStyle::State_Active;
    own.palette.setCurrentColorGroup(active ? QPalette::Active : QPalette::Inactive);
    const int column = index.column();
    const bool first = column == m_firstColumn;
    // The user's colour stays to be seen behind the first cell: it was given to a selected row.
    const bool keepsColour = first && summary && summary->annotation.colour > 0;
    Cell cell{own, summary ? summary : &none, m_model.columns().at(column).field, column,
        index.data().toString(), option.rect, option.state & QStyle::State_Selected && !keepsColour};
    painter->save();
    painter->setClipRect(option.rect);
    paintBackground(*painter, cell);
    if (first)
        paintStrip(*painter, cell);
    cell.rect = option.rect.adjusted(padding, 0, -padding, 0);
    if (summary) {
        if (first)
            paintGutter(*painter, cell);
        paintMarks(*painter, cell);
        paintText(*painter, cell);
    }
    painter->restore();
}

void DeliveryDelegate::paintBackground(QPainter &painter, const Cell &cell) const
{
    const QColor fill = cell.selected ? cell.option.palette.color(QPalette::Highlight)
                                      : rowFill(cell.summary->annotation.colour, cell.option.palette);
    if (fill.isValid())
        painter.fillRect(cell.option.rect, fill);
    if (!(cell.option.state & QStyle::State_HasFocus))
        return;
    // The cell that keys and the menu act on, when several rows are selected.
    painter.setPen(cell.selected ? cell.option.palette.color(QPalette::HighlightedText)
                                 : theme::colour(theme::Role::Accent, cell.option.palette));
    painter.setOpacity(0.6);
    painter.drawRect(cell.option.rect.adjusted(0, 0, -1, -1));
    painter.setOpacity(1);
}

void DeliveryDelegate::paintStrip(QPainter &painter, const Cell &cell) const
{
    if (cell.summary->id == 0)
        return;
    QColor colour = theme::colour(theme::Role::Line, cell.option.palette);
    if (!cell.summary->events.empty()) {
        const std::string &name = cell.summary->events.front().provider;
        const auto *provider = m_model.columns().catalogue().provider(QString::fromStdString(name));
        if (provider && QColor(provider->colour).isValid())
            colour = QColor(provider->colour);
    }
    QRect strip = cell.option.rect;
    strip.setWidth(stripWidth);
    painter.fillRect(strip, colour);
}

void DeliveryDelegate::paintGutter(QPainter &painter, Cell &cell) const
{
    const core::Annotation &annotation = cell.summary->annotation;
    const int left = cell.option.rect.left();
    // Numbers at the right may be long, and take what is free.
    const bool free = m_model.columns().alignment(cell.column) & Qt::AlignRight;
    int end = free ? markLeft : gutterWidth;
    const auto draw = [&](const QString &name, int place) {
        const QRect square(left + place, cell.rect.center().y() - iconSize / 2, iconSize, iconSize);
        const QColor colour = cell.selected ? cell.option.palette.color(QPalette::HighlightedText)
                                            : cell.option.palette.color(QPalette::Text);
        theme::icon(name, colour).paint(&painter, square);
        end = std::max(end, place + iconSize + 2);
    };
    if (!annotation.opened)
        paintUnread(painter, cell, left + unreadLeft);
    if (annotation.marked)
        draw(u"mark"_s, markLeft);
    if (!annotation.note.isEmpty())
        draw(u"note"_s, noteLeft);
    cell.rect.setLeft(left + end);
}

void DeliveryDelegate::paintMarks(QPainter &painter, Cell &cell) const
{
    const core::Annotation &annotation = cell.summary->annotation;
    const QColor colour = textColour(cell);
    const auto place = [&cell] {
        const QRect square(cell.rect.left(), cell.rect.center().y() - iconSize / 2, iconSize, iconSize);
        cell.rect.setLeft(square.right() + 1 + padding / 2);
        return square;
    };
    const auto draw = [&](const QString &name) { theme::icon(name, colour).paint(&painter, place()); };
    if (cell.field == Field::Answer)
        draw(answerIcon(cell.summary->status));
    if (cell.field == Field::Event && !cell.summary->problem.isEmpty())
        draw(u"warning"_s);
    if (cell.field != Field::Marks)
        return;
    if (annotation.marked)
        draw(u"mark"_s);
    if (annotation.colour > 0) {
        painter.setPen(colour);
        painter.setBrush(strongColour(annotation.colour, cell.option.palette));
        painter.drawRect(place().adjusted(1, 1, -2, -2));
    }
    if (!annotation.note.isEmpty())
        draw(u"note"_s);
}

/// A dot before the row: heavier text would shout, as most rows are never looked at.
void DeliveryDelegate::paintUnread(QPainter &painter, const Cell &cell, int left) const
{
    const QPalette &palette = cell.option.palette;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(cell.selected ? palette.color(QPalette::HighlightedText)
                                   : theme::colour(theme::Role::Accent, palette));
    painter.drawEllipse(left, cell.rect.center().y() - unreadSize / 2 + 1, unreadSize, unreadSize);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void DeliveryDelegate::paintText(QPainter &painter, const Cell &cell) const
{
    if (cell.text.isEmpty() || cell.rect.width() <= 0)
        return;
    const QFont &font = cell.option.font;
    const QFontMetrics metrics(font);
    const QString text = metrics.elidedText(cell.text, Qt::ElideRight, cell.rect.width());
    int x = cell.rect.left();
    if (m_model.columns().alignment(cell.column) & Qt::AlignRight)
        x = std::max(x, cell.rect.right() + 1 - metrics.horizontalAdvance(text));
    const int y = cell.rect.top() + (cell.rect.height() - metrics.height()) / 2 + metrics.ascent();
    painter.setFont(font);
    painter.setPen(textColour(cell));
    painter.setLayoutDirection(direction(cell.text));
    painter.drawText(QPoint(x, y), text);
}

QSize DeliveryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int column = index.column();
    int width = QFontMetrics(option.font).horizontalAdvance(index.data().toString()) + 2 * padding;
    if (column == m_firstColumn)
        width += gutterWidth;
    const Field field = m_model.columns().at(column).field;
    if (field == Field::Answer || field == Field::Event)
        width += iconSize + padding;
    if (field == Field::Marks)
        width += 3 * (iconSize + padding);
    return {std::min(width, 640), option.rect.height()};
}

} // namespace deliveries
