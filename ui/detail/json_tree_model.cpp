// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/json_tree_model.h"

#include "detail/condition.h"
#include "detail/json_tree_node.h"
#include "detail/tr.h"
#include "detail/words.h"

#include <algorithm>

namespace detail {

using core::Json;
using namespace Qt::StringLiterals;

JsonTreeModel::JsonTreeModel(QObject *parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
    m_root->isFetched = true;
}

JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::setDocument(std::shared_ptr<const JsonDocument> document, const FieldMeaning &meaning)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->isFetched = true;
    m_revealed.clear();
    m_matches.clear();
    m_highlights.clear();
    m_current = -1;
    m_document = std::move(document);
    m_meaning = meaning;
    if (m_document) {
        m_root->document = m_document.get();
        m_root->value = m_document->json.root();
        makeChildren(*m_root);
        // A text that is only a string or a number is a row of its own.
        if (m_root->value.size() == 0)
            m_root->children.push_back(m_root->makeChild(m_root->value, 0));
    }
    endResetModel();
}

void JsonTreeModel::makeChildren(Node &node)
{
    const Json::Value from = node.container();
    const qsizetype begin = node.isGroup ? node.position : 0;
    const qsizetype end = std::min(begin + JsonDocument::pageSize, from.size());
    auto child = node.pageAt(begin);
    for (qsizetype at = begin; at < end; ++at, ++child)
        node.children.push_back(node.makeChild(*child, at));
    for (qsizetype at = end; !node.isGroup && at < from.size(); at += JsonDocument::pageSize)
        node.children.push_back(node.makeGroup(at));
    node.isFetched = true;
}

JsonTreeModel::Node *JsonTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex JsonTreeModel::indexFor(const Node *node, int column) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, column, node);
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (parent.column() > 0 || column < 0 || column >= ColumnCount || row < 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, node(parent)->children[size_t(row)].get());
}

QModelIndex JsonTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexFor(node(index)->parent) : QModelIndex();
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool JsonTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const Node &asked = *node(parent);
    return asked.isFetched ? !asked.children.empty() : asked.rowCount() > 0;
}

bool JsonTreeModel::canFetchMore(const QModelIndex &parent) const
{
    return parent.column() <= 0 && !node(parent)->isFetched && node(parent)->rowCount() > 0;
}

void JsonTreeModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        fetch(*node(parent));
}

void JsonTreeModel::fetch(Node &node)
{
    if (node.isFetched || node.rowCount() == 0)
        return;
    beginInsertRows(indexFor(&node), 0, int(node.rowCount()) - 1);
    makeChildren(node);
    endInsertRows();
}

Json::Value JsonTreeModel::value(const QModelIndex &index) const
{
    return index.isValid() ? node(index)->value : Json::Value();
}

bool JsonTreeModel::isGroup(const QModelIndex &index) const
{
    return node(index)->isGroup;
}

bool JsonTreeModel::holdsJsonText(const QModelIndex &index) const
{
    return index.isValid() && node(index)->inside();
}

static QString keyOf(Json::Value value)
{
    return QString::fromStdString(value.key());
}

QString JsonTreeModel::path(const QModelIndex &index, Indexes indexes) const
{
    std::vector<const Node *> way;
    for (const Node *at = node(index); at != m_root.get(); at = at->parent) {
        if (!at->isGroup)
            way.push_back(at);
    }
    QString path = u"body"_s;
    for (auto at = way.rbegin(); at != way.rend(); ++at) {
        const Node &step = **at;
        const Json::Value from = step.parent->container();
        if (from.isObject())
            path = withKey(path, keyOf(step.value));
        else if (from.isArray())
            path = indexes == Indexes::Exact ? withIndex(path, step.position) : withAnyIndex(path);
    }
    return path;
}

bool JsonTreeModel::isMasked(const Node &node) const
{
    return !node.isGroup && !m_revealed.contains(&node)
        && m_meaning.isMasked(withoutBody(path(indexFor(&node), Indexes::Any)));
}

bool JsonTreeModel::isMasked(const QModelIndex &index) const
{
    return index.isValid() && isMasked(*node(index));
}

void JsonTreeModel::reveal(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_revealed.insert(node(index));
    Q_EMIT dataChanged(index.siblingAtColumn(KeyColumn), index.siblingAtColumn(MeaningColumn));
}

JsonTreeModel::Node *JsonTreeModel::childAt(Node &parent, qsizetype offset)
{
    // Only the outer text has offsets that others know; JSON in a string is one place in it.
    if (parent.inside())
        return nullptr;
    fetch(parent);
    const Json &json = parent.document->json;
    auto &children = parent.children;
    auto after = std::upper_bound(children.begin(), children.end(), offset,
        [&json](qsizetype place, const auto &child) {
            const Json::Value first = child->isGroup ? *child->pageAt(child->position) : child->value;
            return place < beginOf(json, first);
        });
    return after == children.begin() ? nullptr : std::prev(after)->get();
}

QModelIndex JsonTreeModel::indexAt(qsizetype offset)
{
    if (!m_document || m_root->children.empty())
        return {};
    Node *at = m_root.get();
    for (Node *next = childAt(*at, offset); next; next = childAt(*at, offset)) {
        if (!next->isGroup && !covers(next->document->json, next->value, offset))
            break;
        at = next;
        if (at->value.size() == 0)
            break;
    }
    return indexFor(at);
}

QModelIndex JsonTreeModel::indexOf(const QString &exactPath)
{
    Node *at = m_root.get();
    while (at) {
        const QString here = path(indexFor(at), Indexes::Exact);
        if (here == exactPath && at != m_root.get())
            return indexFor(at);
        if (at != m_root.get() && !at->isGroup && !exactPath.startsWith(here))
            return {};
        if (!at->isFetched)
            fetch(*at);
        Node *next = nullptr;
        for (const auto &child : at->children) {
            const QString there = path(indexFor(child.get()), Indexes::Exact);
            const QChar mark = exactPath.size() > there.size() ? exactPath[there.size()] : QChar();
            if (!child->isGroup && exactPath.startsWith(there) && (mark.isNull() || mark == u'.' || mark == u'['))
                next = child.get();
        }
        at = next;
    }
    return {};
}

void JsonTreeModel::setMatches(const Ranges &matches, qsizetype current)
{
    m_matches = matches;
    m_current = current;
    redraw();
}

void JsonTreeModel::setHighlights(const Ranges &highlights)
{
    m_highlights = highlights;
    redraw();
}

void JsonTreeModel::redraw()
{
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(rows - 1, MeaningColumn), {MatchRole});
}

} // namespace detail
