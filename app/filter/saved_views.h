// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace filter {

/// A filter with a name, and the look of the table that goes with it.
struct View {
    QString filter;
    QByteArray pageState; ///< columns and order, as the page describes them
};

/// The user's saved views: one text file a view in a folder, so that they can be read, shared
/// and kept under version control. Main thread; small files, read when asked for.
class SavedViews
{
public:
    /// \p folder is made when the first view is saved; empty: the user's own,
    /// `hookglass/views` in the configuration directory, for the window and the command line.
    explicit SavedViews(const QString &folder = {});

    QStringList names() const; ///< sorted as people sort
    std::optional<View> view(const QString &name) const;
    core::Result<void> save(const QString &name, const View &view);
    core::Result<void> remove(const QString &name);

private:
    QString filePath(const QString &name) const;

    QString m_folder;
};

} // namespace filter
