// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace detail {

/// "512 bytes", "8.4 kB", "30.0 MB" in the user's locale; 1 kB = 1,000 bytes, here and everywhere.
QString sizeText(qint64 bytes);
QString countText(qint64 count); ///< "12,408" in the user's locale
/// "3 events", or "more than 100,000 events" when counting stopped there.
QString eventCountText(size_t events);
/// "0.8 ms", "340 ms", "4.2 s", "3 min 10 s", "2 h 5 min", "3 days"; for negative spans too.
QString spanText(qint64 microseconds);
QString localTime(qint64 milliseconds); ///< "2026-07-22 12:04:11.250", the machine's zone
QString utcTime(qint64 milliseconds); ///< "2026-07-22T10:04:11.250Z"
/// The usual words for a status, RFC 9110 §15; empty when it has none.
QString reasonPhrase(int status);
/// One line: line breaks as ⏎, cut to \p maxChars with an ellipsis.
QString oneLine(const QString &text, qsizetype maxChars);

} // namespace detail
