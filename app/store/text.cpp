// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/text.h"

#include <QString>

#include <simdjson.h>

namespace store {

std::string_view storableText(std::string_view text, std::string &buffer)
{
    if (text.empty() || simdjson::validate_utf8(text.data(), text.size()))
        return text;
    buffer = QString::fromUtf8(text.data(), qsizetype(text.size())).toStdString();
    return buffer;
}

} // namespace store
