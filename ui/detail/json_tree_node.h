// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/json_tree_model.h"

#include <memory>
#include <vector>

namespace detail {

/// One row that exists: a value, or a group that stands for a further page of its parent's
/// children. Owned by its parent.
struct JsonTreeModel::Node {
    Node *parent = nullptr;
    const JsonDocument *document = nullptr; ///< the one that value lies in
    core::Json::Value value; ///< of a group: the container that it is a part of
    int row = 0; ///< among the parent's rows
    qsizetype position = 0; ///< among the container's children; of a group: of its first
    bool isGroup = false;
    bool isFetched = false;
    std::vector<std::unique_ptr<Node>> children;

    /// What the rows below this one are taken from: the value itself, or the JSON in its text.
    core::Json::Value container() const;
    const JsonDocument *containerDocument() const;
    const JsonDocument *inside() const; ///< null when value holds no JSON text
    qsizetype rowCount() const; ///< once fetched

    std::unique_ptr<Node> makeChild(core::Json::Value child, qsizetype at) const;
    std::unique_ptr<Node> makeGroup(qsizetype begin) const;
    /// An iterator at the beginning of the page of the child at \p begin.
    core::Json::Iterator pageAt(qsizetype begin) const;
};

/// Whether \p offset lies in the key or the value of this member or element.
bool covers(const core::Json &json, core::Json::Value value, qsizetype offset);
/// Where a member begins in its text: at its key when it has one.
qsizetype beginOf(const core::Json &json, core::Json::Value value);

} // namespace detail
