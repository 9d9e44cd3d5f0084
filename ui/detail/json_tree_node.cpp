// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detail/json_tree_node.h"

#include <algorithm>

namespace detail {

using core::Json;

static constexpr qsizetype pageSize = JsonDocument::pageSize;

const JsonDocument *JsonTreeModel::Node::inside() const
{
    if (isGroup || !value.isString())
        return nullptr;
    const auto found = document->inside.find(value.offset());
    return found == document->inside.end() ? nullptr : found->second.get();
}

Json::Value JsonTreeModel::Node::container() const
{
    const JsonDocument *text = inside();
    return text ? text->json.root() : value;
}

const JsonDocument *JsonTreeModel::Node::containerDocument() const
{
    const JsonDocument *text = inside();
    return text ? text : document;
}

qsizetype JsonTreeModel::Node::rowCount() const
{
    const qsizetype size = container().size();
    if (isGroup)
        return std::min(pageSize, size - position);
    return size <= pageSize ? size : pageSize + (size - 1) / pageSize;
}

Json::Iterator JsonTreeModel::Node::pageAt(qsizetype begin) const
{
    const Json::Value from = container();
    const auto pages = containerDocument()->pages.find(from.offset());
    return pages == containerDocument()->pages.end() ? from.begin()
                                                     : pages->second[size_t(begin / pageSize)];
}

std::unique_ptr<JsonTreeModel::Node> JsonTreeModel::Node::makeChild(Json::Value child, qsizetype at) const
{
    auto made = std::make_unique<Node>();
    made->parent = const_cast<Node *>(this);
    made->document = containerDocument();
    made->value = child;
    made->row = int(children.size());
    made->position = at;
    return made;
}

std::unique_ptr<JsonTreeModel::Node> JsonTreeModel::Node::makeGroup(qsizetype begin) const
{
    auto made = makeChild(container(), begin);
    made->isGroup = true;
    return made;
}

qsizetype beginOf(const Json &json, Json::Value value)
{
    const std::string_view key = value.rawKey();
    return key.empty() ? value.offset() : key.data() - json.text().data();
}

bool covers(const Json &json, Json::Value value, qsizetype offset)
{
    return offset >= beginOf(json, value) && offset < value.offset() + qsizetype(value.raw().size());
}

} // namespace detail
