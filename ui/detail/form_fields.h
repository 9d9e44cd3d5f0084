// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace detail {

/// One field of a form body, as sent.
struct FormField {
    QString name;
    QString value; ///< text; empty for a file
    QString fileName; ///< multipart only
    QString contentType; ///< multipart only
    qsizetype sizeBytes = 0;
    bool isFile = false;
    bool operator==(const FormField &) const = default;
};

/// The fields of an application/x-www-form-urlencoded body, in order, duplicates included.
QList<FormField> parseUrlEncoded(const QByteArray &body);

/// The parts of a multipart/form-data body; empty when \p contentType names no boundary or the
/// body does not use it.
QList<FormField> parseMultipart(const QByteArray &body, const QByteArray &contentType);

} // namespace detail
