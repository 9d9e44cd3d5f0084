#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hookglass authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds, and runs all tests.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/packages.sh
install_packages "${build_packages[@]}" "${test_packages[@]}"

cmake --preset dev
cmake --build --preset dev
ctest --preset dev -j 2
