// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/condition.h"
#include "detail/json_tree_model.h"

#include <QHash>
#include <QTreeView>

namespace detail {

/// Shows a JsonTreeModel: colours, the menu for filtering and copying, a filter button on the
/// row under the mouse. Remembers by path what was opened and closed, and the row that was
/// current, so the next delivery of the same shape looks the same.
///
/// Lives in the main thread. Opens small bodies by itself, never more than a screenful or two.
class JsonTreeView final : public QTreeView
{
    Q_OBJECT

public:
    explicit JsonTreeView(QWidget *parent = nullptr);

    JsonTreeModel &tree() { return m_tree; }
    /// Null empties the view.
    void setDocument(std::shared_ptr<const JsonDocument> document, const FieldMeaning &meaning);
    /// Opens the way to the byte at \p offset of the JSON text and shows it.
    void showOffset(qsizetype offset);
    /// Opens the way to these places without scrolling; only the first few.
    void openFor(const Ranges &places);

    QMenu *makeMenu(const QModelIndex &index); ///< the caller owns it
    void copyValue(const QModelIndex &index);
    void copyPath(const QModelIndex &index);
    void copyJson(const QModelIndex &index);

Q_SIGNALS:
    void filterWanted(const QString &condition, detail::Combine how, detail::Apply when);
    void columnWanted(const QString &path); ///< without "body."
    void textOpened(const QString &path, const QByteArray &text); ///< a long text is to be shown in full

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void remember(const QModelIndex &index, bool isOpen);
    void openAsBefore();
    void expandBelow(const QModelIndex &index);
    void activate(const QModelIndex &index);
    void openText(const QModelIndex &index);
    void addValueActions(QMenu &menu, const QModelIndex &index);

    JsonTreeModel m_tree;
    QHash<QString, bool> m_choices; ///< path → the user opened or closed it
    bool m_isRestoring = false;
    bool m_isSized = false;
};

} // namespace detail
