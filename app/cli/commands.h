// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/server.h"
#include "store/writer.h"

#include <QHostAddress>
#include <QString>
#include <QStringList>

#include <vector>

namespace cli {

/// What was asked for, a struct a command. Every function runs its command to the end and
/// returns the exit code; all run in the main thread.

struct ListenOptions {
    QString store;
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 8080;
    http::Limits limits;
    store::Retention retention;
    bool json = false;
};
int listen(const ListenOptions &options);

struct QueryOptions {
    QString store;
    QStringList filter;
    qint64 limit = 0;
    bool json = false;
};
int list(const QueryOptions &options);
int count(const QueryOptions &options);

struct WaitOptions {
    QueryOptions query;
    qint64 count = 1;
    double timeoutSeconds = 30;
};
int wait(const WaitOptions &options);

struct ShowOptions {
    QString store;
    QString id; ///< a number, or "latest"
    enum class Part { Text, Json, Raw, Body, Headers } part = Part::Text;
};
int show(const ShowOptions &options);

struct ExportOptions {
    QString store;
    QStringList filter;
    QString format = QStringLiteral("ndjson");
    QString output = QStringLiteral("-");
};
int exportTo(const ExportOptions &options);
int importFrom(const QString &store, const QString &input);

int providers(const QString &name, bool json);

struct IdentifyOptions {
    QString method = QStringLiteral("POST");
    QString path = QStringLiteral("/");
    QStringList headers;
    QString file;
    bool json = false;
};
int identify(const IdentifyOptions &options);

/// Where a user's own provider folders live; the listener, import and identify use them.
QString userProviderFolder();

} // namespace cli
