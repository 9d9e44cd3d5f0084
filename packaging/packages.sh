#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hookglass authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what building needs, where there is apt; says what to install elsewhere. Sourced by
# run.sh and test.sh; does nothing when all is there.

build_packages=(ccache cmake g++ libcli11-dev libsimdjson-dev libsqlite3-dev ninja-build
    qt6-base-dev qt6-httpserver-dev qt6-websockets-dev zlib1g-dev fonts-dejavu-core)
test_packages=(libgtest-dev libgmock-dev libbenchmark-dev curl sqlite3)

install_packages() {
    local missing=()
    if ! command -v dpkg-query >/dev/null; then
        echo "Install the equivalents of these Debian packages with your own package manager: $*" >&2
        return 0
    fi
    local package
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' ||
            missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "These packages are missing and neither root nor sudo is at hand: ${missing[*]}" >&2
            return 1
        }
        as_root=(sudo)
    fi
    echo "Installing: ${missing[*]}" >&2
    "${as_root[@]}" apt-get update -qq >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends "${missing[@]}" >&2
}
