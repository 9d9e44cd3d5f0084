// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail/condition.h"
#include "filter/query.h"
#include "providers/catalogue.h"
#include "store/async_reader.h"

#include <QWidget>

#include <memory>

namespace detail {

/// Everything about the chosen delivery: Summary, Body, Headers, Answer, Notes.
///
/// Lives in the main thread; fetches through the reader, parses bodies elsewhere. Never
/// changes a delivery.
class DetailPane final : public QWidget
{
    Q_OBJECT

public:
    DetailPane(store::AsyncReader &reader, std::shared_ptr<const providers::Catalogue> catalogue,
        QWidget *parent = nullptr);
    ~DetailPane() override;

    /// Shows that delivery; the tab, and where possible the opened nodes, stay. 0 shows the
    /// hint to choose one. An id that is shown already is loaded anew only by reload().
    void showDelivery(core::DeliveryId id);
    void reload(); ///< its note or mark changed
    /// More than one is selected: shows how many, and what can be done with all of them.
    void showSelection(const QList<core::DeliveryId> &ids);
    /// The matches of this query in the body are highlighted.
    void setQuery(const filter::Query &query);
    core::DeliveryId shown() const;

    void findInBody(); ///< opens the find bar and focuses it
    void findNext();
    void findPrevious();
    void editNote(); ///< shows Notes and focuses the text
    void nextTab();
    void previousTab();
    void copyBody(); ///< all of it, to the clipboard

Q_SIGNALS:
    void filterRequested(const QString &condition, detail::Combine combine); ///< apply at once
    void filterPrepared(const QString &condition, detail::Combine combine); ///< only into the bar
    void columnRequested(const QString &path); ///< a JSON path as a table column
    void noteChanged(core::DeliveryId id, const QByteArray &note);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildTabs();
    void connectAll();
    bool obey(const QKeyEvent &event); ///< find keys

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace detail
