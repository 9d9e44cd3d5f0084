// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/field_meaning.h"
#include "detail/json_document.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace detail {

/// Byte ranges in a text, ascending, [begin, end).
using Ranges = std::vector<std::pair<qsizetype, qsizetype>>;

/// A JSON text as a tree of Key | Value | Meaning: as written, with order, duplicate keys and
/// the spelling of numbers. JSON inside a string is unfolded.
///
/// Lives in the main thread over a document parsed elsewhere. Makes nodes only for what is
/// opened: at most a page of 1,000 children and one group for each further page.
class JsonTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { KeyColumn, ValueColumn, MeaningColumn, ColumnCount };
    enum Role {
        TypeRole = Qt::UserRole, ///< core::Json::Type as int; -1 for a group
        MatchRole, ///< 0, 1 find or filter match, 2 the current match
        DuplicateRole, ///< bool
        MaskedRole, ///< bool: shown as dots
        FoldedRole, ///< bool: only the beginning of a long text is shown
    };

    explicit JsonTreeModel(QObject *parent = nullptr);
    ~JsonTreeModel() override;

    /// Null: no rows.
    void setDocument(std::shared_ptr<const JsonDocument> document, const FieldMeaning &meaning);
    const std::shared_ptr<const JsonDocument> &document() const { return m_document; }

    core::Json::Value value(const QModelIndex &index) const;
    /// "body.messages[0].type"; with \p any "body.messages[].type".
    enum class Indexes { Exact, Any };
    QString path(const QModelIndex &index, Indexes indexes) const;
    bool isGroup(const QModelIndex &index) const;
    bool holdsJsonText(const QModelIndex &index) const; ///< a string that was unfolded
    /// Shows what is masked at this place, until the next setDocument().
    void reveal(const QModelIndex &index);
    bool isMasked(const QModelIndex &index) const;

    /// The node whose key or value holds the byte at \p offset of the JSON text; makes the nodes
    /// on the way. Invalid when there is none.
    QModelIndex indexAt(qsizetype offset);
    /// The node with that exact path among those on the way that exist; invalid otherwise.
    QModelIndex indexOf(const QString &exactPath);

    void setMatches(const Ranges &matches, qsizetype current); ///< index of the current, or -1
    void setHighlights(const Ranges &highlights); ///< matches of the filter

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Node;

    Node *node(const QModelIndex &index) const;
    QModelIndex indexFor(const Node *node, int column = KeyColumn) const;
    void makeChildren(Node &node);
    Node *childAt(Node &node, qsizetype offset);
    void fetch(Node &node);
    bool isMasked(const Node &node) const;
    int matchState(const Node &node, int column) const;
    QString keyText(const Node &node) const;
    QString valueText(const Node &node) const;
    QString toolTip(const Node &node, int column) const;
    void redraw();

    std::shared_ptr<const JsonDocument> m_document;
    FieldMeaning m_meaning;
    std::unique_ptr<Node> m_root;
    QSet<const Node *> m_revealed;
    Ranges m_matches;
    Ranges m_highlights;
    qsizetype m_current = -1;
};

} // namespace detail
