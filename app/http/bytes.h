// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

namespace http {

/// Which bytes may stand where (RFC 9110 §5.6.2, §5.5). Bytes from 0x80 on are text in values
/// and targets, never in names.
enum ByteClass : unsigned char {
    TokenByte = 1, ///< methods and field names
    TextByte = 2, ///< field values: everything but control bytes, with the tab
    HexByte = 4,
    HostByte = 8, ///< the value of Host
};

constexpr std::array<unsigned char, 256> byteClasses()
{
    std::array<unsigned char, 256> classes{};
    const auto add = [&classes](const char *bytes, unsigned char mask) {
        for (; *bytes; ++bytes)
            classes[static_cast<unsigned char>(*bytes)] |= mask;
    };
    for (int c = 0; c < 256; ++c) {
        if ((c >= 0x20 && c != 0x7f) || c == '\t')
            classes[size_t(c)] |= TextByte;
    }
    add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", TokenByte | HostByte);
    add("!#$%&'*+-.^_`|~", TokenByte);
    add("-._~%!$&'()*+,;=:[]", HostByte);
    add("0123456789abcdefABCDEF", HexByte);
    return classes;
}

inline constexpr std::array<unsigned char, 256> classOfByte = byteClasses();

constexpr bool is(char c, ByteClass wanted)
{
    return (classOfByte[static_cast<unsigned char>(c)] & wanted) != 0;
}

} // namespace http
