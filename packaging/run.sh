#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hookglass authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds, and starts Hookglass: the window where there is a display,
# otherwise the listener without one. Arguments are passed on, e.g. `--port 9000`.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/packages.sh
install_packages "${build_packages[@]}"

cmake --preset release -DBUILD_TESTING=OFF >&2
cmake --build --preset release --target hookglass hookglass-cli >&2

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/bin/hookglass "$@"
fi
exec build/release/bin/hookglass-cli listen "$@"
