// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/arguments.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    // Qt's own event dispatcher spends less per socket event than GLib's, and nothing here needs GLib.
    if (!qEnvironmentVariableIsSet("QT_NO_GLIB"))
        qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    // One name for the window and the command line, so that both find the same store.
    QCoreApplication::setApplicationName(QStringLiteral("hookglass"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HOOKGLASS_VERSION));
    return cli::run(argc, argv);
}
