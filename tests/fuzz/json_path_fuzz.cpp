// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter/json_path.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// The first line is a path, the rest a JSON text. The path prints to itself, and following it
/// finds only values of the text, each once.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    const size_t lineEnd = std::min(input.find('\n'), input.size());
    const QString text = QString::fromUtf8(input.data(), qsizetype(lineEnd));
    const auto parsed = filter::parseJsonPath(text);
    if (const auto *error = std::get_if<filter::SyntaxError>(&parsed)) {
        if (error->position < 0 || error->position > text.size())
            std::abort();
        return 0;
    }
    const auto &path = std::get<filter::JsonPath>(parsed);
    const auto again = filter::parseJsonPath(filter::printJsonPath(path));
    if (!std::holds_alternative<filter::JsonPath>(again) || std::get<filter::JsonPath>(again) != path)
        std::abort();

    auto json = core::Json::parse(input.substr(std::min(lineEnd + 1, input.size())));
    if (!json)
        return 0;
    filter::JsonPathReader reader;
    const std::string_view whole = json->text();
    for (const auto &found : reader.find(json->root(), path)) {
        const std::string_view raw = found.outer.raw();
        if (!found.value.isValid() || raw.data() < whole.data() || raw.data() + raw.size() > whole.data() + whole.size())
            std::abort();
    }
    return 0;
}
