// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery.h"
#include "providers/catalogue.h"

#include <QString>

namespace deliveries {

/// How the Time column tells time. Tooltips always give the full moment with its zone.
enum class TimeFormat { Absolute, SincePrevious, SinceFirst, Epoch };

/// The moments that a relative time refers to; 0 when not known (yet).
struct TimeMarks {
    qint64 previousUs = 0; ///< of the row shown before this one
    qint64 firstUs = 0; ///< of the first row shown
};

/// Which of the five classes an answer belongs to; shown by shape, word and colour.
enum class AnswerClass { Success, Redirect, ClientError, ServerError, None };

// Words for what a delivery holds. Pure functions, any thread.

QString timeText(qint64 receivedUs, TimeFormat format, const TimeMarks &marks, const QDateTime &now);
QString fullTime(qint64 receivedUs); ///< "2026-11-20T12:04:11.204+02:00"

/// A kind in words: "Incoming text", "Status read"; "Unknown" for none.
QString kindWords(std::string_view kind);
/// Of all that the delivery reports: "Incoming text +3".
QString eventWords(const core::Summary &summary);
/// The catalogue's title, or the name itself; empty when nobody was recognised.
QString providerTitle(const core::Summary &summary, const providers::Catalogue &catalogue);

/// A phone number as "+972501234567"; anything else as written.
QString partyText(std::string_view party);
/// "from → to", each side reading in its own direction.
QString fromToText(const core::Summary &summary);
/// What it says, in one line; the reason when it was refused.
QString summaryText(const core::Summary &summary);

AnswerClass answerClass(int status);
QString answerText(int status); ///< "200 OK", "No answer"
QString sizeText(qint64 bytes); ///< "1.4 kB"
double acknowledgeMs(const core::Summary &summary);
QString acknowledgeText(const core::Summary &summary);
QString pathText(const core::Summary &summary); ///< the target without its query

/// One sentence for screen readers: "Whapi, incoming text from +31…, answered 200 in 2 ms, 12:04:11".
QString rowSentence(const core::Summary &summary, const providers::Catalogue &catalogue);

/// \p text without line breaks and control characters, cut to what a cell can ever show.
QString oneLine(QString text);

} // namespace deliveries
