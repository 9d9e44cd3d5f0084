// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/terms.h"

#include <QString>

#include <algorithm>

namespace core {

static bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

std::string foldCase(std::string_view text)
{
    if (isAscii(text)) {
        std::string folded(text);
        for (char &c : folded) {
            if (c >= 'A' && c <= 'Z')
                c = char(c + 32);
        }
        return folded;
    }
    const QString decoded = QString::fromUtf8(text.data(), qsizetype(text.size()));
    if (decoded.contains(QChar::ReplacementCharacter))
        return std::string(text);
    return decoded.toCaseFolded().toStdString();
}

std::string phoneDigits(std::string_view value)
{
    if (const size_t at = value.find('@'); at != std::string_view::npos) {
        const std::string_view domain = value.substr(at + 1);
        if (domain != "s.whatsapp.net" && domain != "c.us")
            return {};
        value = value.substr(0, at);
    }
    std::string digits;
    for (size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c >= '0' && c <= '9')
            digits += c;
        else if (!(c == '+' && i == 0) && c != ' ' && c != '-' && c != '(' && c != ')' && c != '.')
            return {};
    }
    // E.164 allows 15 digits; shorter than 5 is a short code or no number at all.
    return digits.size() >= 5 && digits.size() <= 15 ? digits : std::string();
}

std::string indexForm(IndexField field, std::string_view value)
{
    switch (field) {
    case IndexField::From:
    case IndexField::To:
    case IndexField::Contact:
    case IndexField::Conversation:
        if (std::string digits = phoneDigits(value); !digits.empty())
            return digits;
        break;
    default:
        break;
    }
    return foldCase(value);
}

qint64 indexTerm(IndexField field, std::string_view indexForm)
{
    // FNV-1a, 64 bits: stable, short, and a collision only costs a look at one more delivery.
    quint64 hash = 14695981039346656037ull;
    const auto add = [&](unsigned char byte) { hash = (hash ^ byte) * 1099511628211ull; };
    add(static_cast<unsigned char>(field));
    for (const char c : indexForm)
        add(static_cast<unsigned char>(c));
    return qint64(hash >> 1);
}

} // namespace core
