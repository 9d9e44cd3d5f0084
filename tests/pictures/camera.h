// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shell/main_window.h"

#include <QDir>

namespace pictures {

/// Takes pictures of a window with what pops up over it.
class Camera
{
public:
    Camera(const QDir &directory, const QString &theme) : m_directory(directory), m_theme(theme) { }

    /// Waits until the window has come to rest and writes NAME-THEME.png. \p over is a dialog or
    /// a menu above it.
    void take(QWidget &window, const QString &name, QWidget *over = nullptr);
    int taken() const { return m_taken; }

private:
    QDir m_directory;
    QString m_theme;
    int m_taken = 0;
};

/// Lets events be handled until nothing more can be expected: readers answered, timers ran.
void settle(int milliseconds = 500);

} // namespace pictures
