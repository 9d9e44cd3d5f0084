// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/request_parts.h"

#include <algorithm>

namespace core {

static std::string_view withoutHost(std::string_view target)
{
    const size_t scheme = target.find("://");
    if (target.starts_with('/') || scheme == std::string_view::npos || scheme > target.find_first_of("/?"))
        return target;
    const size_t path = target.find_first_of("/?#", scheme + 3);
    if (path == std::string_view::npos || target[path] == '#')
        return "/";
    return target.substr(path);
}

std::string_view pathOf(std::string_view target)
{
    const std::string_view path = withoutHost(target);
    return path.substr(0, path.find_first_of("?#"));
}

std::string_view queryOf(std::string_view target)
{
    target = withoutHost(target);
    target = target.substr(0, target.find('#'));
    const size_t mark = target.find('?');
    return mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
}

std::string_view addressOf(std::string_view peer)
{
    if (peer.starts_with('['))
        return peer.substr(1, std::min(peer.find(']'), peer.size()) - 1);
    const size_t colon = peer.rfind(':');
    // More than one colon without brackets is an address without a port.
    return colon != std::string_view::npos && peer.find(':') == colon ? peer.substr(0, colon) : peer;
}

std::string_view mediaType(std::string_view contentType)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    std::string_view type = contentType.substr(0, contentType.find(';'));
    while (!type.empty() && isBlank(type.back()))
        type.remove_suffix(1);
    while (!type.empty() && isBlank(type.front()))
        type.remove_prefix(1);
    return type;
}

bool takeUrlItem(std::string_view &rest, std::string_view &name, std::string_view &value)
{
    rest.remove_prefix(std::min(rest.find_first_not_of('&'), rest.size()));
    const std::string_view item = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(item.size() + 1, rest.size()));
    const size_t equals = std::min(item.find('='), item.size());
    name = item.substr(0, equals);
    value = item.substr(std::min(equals + 1, item.size()));
    return !item.empty();
}

static int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = char(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string urlDecoded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0) {
            out += char(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

} // namespace core
