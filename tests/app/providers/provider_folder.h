// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

/// A user's folder of providers on the disk, for one test.
class ProviderFolder
{
public:
    QString path() const { return m_directory.path(); }

    void write(const QString &provider, const QByteArray &description)
    {
        writeFile(provider + QStringLiteral("/provider.json"), description);
    }

    void writeFile(const QString &name, const QByteArray &bytes)
    {
        const QString file = m_directory.filePath(name);
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        if (out.open(QIODevice::WriteOnly))
            out.write(bytes);
    }

private:
    QTemporaryDir m_directory;
};

/// A request with the head that goes with it.
inline core::Request makeRequest(const QByteArray &method, const QByteArray &target, const QByteArray &body,
    const QByteArray &headerLines = "Content-Type: application/json\r\n")
{
    core::Request request;
    request.method = method;
    request.target = target;
    request.version = "HTTP/1.1";
    request.head = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + headerLines + "\r\n";
    request.body = body;
    return request;
}
