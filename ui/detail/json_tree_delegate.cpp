// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/json_tree_delegate.h"

#include "core/json.h"
#include "detail/json_tree_model.h"
#include "theme/theme.h"

#include <QPainter>

namespace detail {

using core::Json;
using namespace Qt::StringLiterals;

static std::optional<theme::Role> valueRole(const QModelIndex &index)
{
    if (index.data(JsonTreeModel::MaskedRole).toBool())
        return theme::Role::Muted;
    switch (index.data(JsonTreeModel::TypeRole).toInt()) {
    case int(Json::Type::String): return theme::Role::JsonString;
    case int(Json::Type::Number): return theme::Role::JsonNumber;
    case int(Json::Type::True):
    case int(Json::Type::False):
    case int(Json::Type::Null): return theme::Role::JsonLiteral;
    default: return theme::Role::Muted;
    }
}

static std::optional<theme::Role> textRole(const QModelIndex &index)
{
    switch (index.column()) {
    case JsonTreeModel::KeyColumn:
        return index.data(JsonTreeModel::TypeRole).toInt() < 0 ? theme::Role::Muted : theme::Role::JsonKey;
    case JsonTreeModel::ValueColumn: return valueRole(index);
    default: return std::nullopt;
    }
}

void JsonTreeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideRight;
    if (index.column() != JsonTreeModel::MeaningColumn)
        option->font = theme::monospaceFont();
    const QModelIndex key = index.siblingAtColumn(JsonTreeModel::KeyColumn);
    if (index.column() == JsonTreeModel::KeyColumn && key.data(JsonTreeModel::DuplicateRole).toBool()) {
        option->icon = theme::icon(u"warning"_s, option->palette);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->text += tr("  (duplicate key)");
    }
    const int match = index.data(JsonTreeModel::MatchRole).toInt();
    if (match > 0) {
        option->state &= ~QStyle::State_Selected; // the current match is selected too
        option->backgroundBrush = theme::colour(match > 1 ? theme::Role::CurrentMatch : theme::Role::Match,
            option->palette);
    } else if (const auto role = textRole(index)) {
        option->palette.setColor(QPalette::Text, theme::colour(*role, option->palette));
    }
}

QRect JsonTreeDelegate::filterButton(const QRect &valueCell)
{
    const int side = std::min(20, valueCell.height());
    return {valueCell.right() - side - 4, valueCell.center().y() - side / 2 + 1, side, side};
}

void JsonTreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const bool hasButton = index.column() == JsonTreeModel::ValueColumn
        && option.state.testFlag(QStyle::State_MouseOver)
        && index.data(JsonTreeModel::TypeRole).toInt() >= 0 && !index.data(JsonTreeModel::MaskedRole).toBool();
    if (!hasButton)
        return;
    const QRect button = filterButton(option.rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme::colour(theme::Role::Line, option.palette));
    painter->setBrush(option.palette.base());
    painter->drawRoundedRect(QRectF(button).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    theme::icon(u"filter"_s, option.palette).paint(painter, button.adjusted(2, 2, -2, -2));
    painter->restore();
}

QSize JsonTreeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), 3 * theme::grid));
    return size;
}

} // namespace detail
