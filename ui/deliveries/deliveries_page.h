// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine.h"
#include "settings/settings.h"
#include "store/async_reader.h"

#include <QWidget>

#include <memory>

namespace deliveries {

/// The page that shows every delivery live: filter bar, table, details.
///
/// Lives in the main thread; asks the reader, changes through the engine. Arriving deliveries
/// never move focus, selection, scroll position or half-typed text.
class DeliveriesPage final : public QWidget
{
    Q_OBJECT

public:
    DeliveriesPage(Engine &engine, store::AsyncReader &reader, QWidget *parent = nullptr);
    ~DeliveriesPage() override;

    /// Stops the view, never capture.
    void setPaused(bool paused);
    bool isPaused() const;
    void saveState(); ///< columns, widths, splitter; restored by the constructor
    /// Row height, order and time format.
    void setAppearance(const settings::Appearance &appearance);

    /// For the palette and the key help: every action of the page with its shortcut.
    QList<QAction *> pageActions() const;
    /// Widget above the filter bar (the endpoint bar of the shell); becomes a child.
    void setHeader(QWidget *header);

Q_SIGNALS:
    void pausedChanged(bool paused);
    void shownChanged(qint64 shown, qint64 total, bool filtered);
    void selectionChanged(int selected);
    /// The user picked another order or time format in the table's header; to be remembered.
    void appearanceChosen(settings::RowOrder order, settings::TimeFormat timeFormat);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace deliveries
