// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/condition.h"
#include "detail/json_tree_model.h"
#include "detail/json_tree_node.h"
#include "detail/tr.h"
#include "detail/words.h"

#include <algorithm>

namespace detail {

using core::Json;
using namespace Qt::StringLiterals;

/// Texts longer than this show a few words only, so that what they can be opened with is seen.
static constexpr qsizetype foldAt = 400;
static constexpr size_t beginningSize = 24;

static bool isFolded(Json::Value value)
{
    return value.isString() && qsizetype(value.raw().size()) > foldAt + 2;
}

QString JsonTreeModel::keyText(const Node &node) const
{
    if (node.isGroup) {
        const qsizetype count = node.rowCount();
        return Tr::tr("… %1 more (%2–%3)").arg(countText(count), countText(node.position),
            countText(node.position + count - 1));
    }
    const Json::Value from = node.parent->container();
    if (from.isObject())
        return QString::fromStdString(node.value.key());
    return from.isArray() ? QString::number(node.position) : Tr::tr("(value)");
}

QString JsonTreeModel::valueText(const Node &node) const
{
    if (node.isGroup)
        return {};
    const Json::Value value = node.value;
    if (isMasked(node))
        return u"••••••••"_s;
    if (value.isObject())
        return value.size() ? Tr::tr("{%1}").arg(countText(value.size())) : u"{ }"_s;
    if (value.isArray())
        return value.size() ? Tr::tr("[%1]").arg(countText(value.size())) : u"[ ]"_s;
    if (!value.isString())
        return QString::fromUtf8(value.raw().data(), qsizetype(std::min<size_t>(value.raw().size(), foldAt)));
    const QString size = sizeText(qint64(value.raw().size()) - 2);
    if (const JsonDocument *inside = node.inside()) {
        const Json::Value root = inside->json.root();
        return (root.isArray() ? Tr::tr("[%1]  JSON in text, %2") : Tr::tr("{%1}  JSON in text, %2"))
            .arg(countText(root.size()), size);
    }
    if (isFolded(value))
        return u'"' + oneLine(beginningOfString(value.raw(), beginningSize), foldAt) + Tr::tr("…\"  %1, open").arg(size);
    return u'"' + oneLine(QString::fromStdString(value.text()), foldAt) + u'"';
}

QString JsonTreeModel::toolTip(const Node &node, int column) const
{
    if (node.isGroup)
        return Tr::tr("Open this row to see them.");
    if (column == KeyColumn && node.document->duplicates.contains(node.value.offset()))
        return Tr::tr("This object has the key \"%1\" more than once. Most readers keep only the last.")
            .arg(keyText(node));
    if (column == KeyColumn)
        return path(indexFor(&node), Indexes::Exact);
    if (column == MeaningColumn)
        return data(indexFor(&node, column), Qt::DisplayRole).toString();
    if (isMasked(node))
        return Tr::tr("A live credential; Reveal shows it.");
    if (isFolded(node.value) && !node.inside())
        return Tr::tr("Press Return to open the whole text.");
    if (node.value.isString() && node.value.raw().size() > 60)
        return beginningOfString(node.value.raw(), 4000);
    return {};
}

static bool meets(const Ranges &ranges, qsizetype begin, qsizetype end)
{
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), begin,
        [](qsizetype place, const auto &range) { return place < range.second; });
    return after != ranges.end() && after->first < end;
}

int JsonTreeModel::matchState(const Node &node, int column) const
{
    // Offsets inside unfolded text are not those of the body: its string as a whole is marked.
    if (node.isGroup || node.document != m_document.get() || column == MeaningColumn)
        return 0;
    qsizetype begin = beginOf(node.document->json, node.value);
    qsizetype end = node.value.offset();
    if (column == ValueColumn) {
        if (node.value.size() > 0)
            return 0;
        begin = end;
        end = begin + qsizetype(node.value.raw().size());
    } else if (begin == end) {
        return 0;
    }
    if (m_current >= 0 && meets({m_matches[size_t(m_current)]}, begin, end))
        return 2;
    return meets(m_matches, begin, end) || meets(m_highlights, begin, end) ? 1 : 0;
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &shown = *node(index);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == KeyColumn)
            return keyText(shown);
        if (index.column() == ValueColumn)
            return valueText(shown);
        return shown.isGroup || isMasked(shown) ? QString()
            : m_meaning.of(withoutBody(path(index, Indexes::Any)), keyText(shown), shown.value);
    case Qt::ToolTipRole: return toolTip(shown, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == KeyColumn ? QString(keyText(shown) + u": "_s + valueText(shown)) : QVariant();
    case TypeRole: return shown.isGroup ? -1 : int(shown.value.type());
    case MatchRole: return matchState(shown, index.column());
    case DuplicateRole:
        return !shown.isGroup && shown.document->duplicates.contains(shown.value.offset());
    case MaskedRole: return isMasked(shown);
    case FoldedRole: return !shown.isGroup && isFolded(shown.value) && !shown.inside();
    default: return {};
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KeyColumn: return tr("Key");
    case ValueColumn: return tr("Value");
    default: return tr("Meaning");
    }
}

Qt::ItemFlags JsonTreeModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace detail
