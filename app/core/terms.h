// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <string>
#include <string_view>

namespace core {

/// Fields of a delivery that the store keeps an index over, so that a filter on them finds
/// its first page without reading the rest. The numbers are stored; never reuse one.
enum class IndexField : quint8 {
    Provider = 1,
    Type = 2, ///< the provider's own name of the event type
    Kind = 3, ///< every prefix of the kind is indexed: "status" and "status.read"
    From = 4,
    To = 5,
    Contact = 6,
    Conversation = 7,
    Message = 8,
    Status = 9, ///< the answer's code, "404"
    Direction = 10, ///< "in", "out"
    Method = 11,
    Flag = 12, ///< "truncated", "invalid-json", "batched", "problem"
};

/// The form of \p value under which it is indexed and compared without regard to case: lower
/// case; for From, To, Contact and Conversation the digits of a phone number alone
/// ("972501234567@s.whatsapp.net" and "+972-50-123-4567" are one), as long as it is one.
std::string indexForm(IndexField field, std::string_view value);

/// The 63-bit key of a term in the store's index. The same on every machine and version.
qint64 indexTerm(IndexField field, std::string_view indexForm);

/// The digits of a phone number in any usual spelling, with or without a WhatsApp domain;
/// empty when \p value is something else ("IL.4410228877335511", a group id with a dash).
std::string phoneDigits(std::string_view value);

/// Lower case of UTF-8 text by Unicode's simple rules; what is not UTF-8 stays as it is.
std::string foldCase(std::string_view text);

} // namespace core
