#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hookglass authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Measures the budgets of the product, as ratios taken in one run, and prints the table that
# stands in the README. Arguments: number of deliveries for the filter and window parts
# (default 1000000), rounds of the capture part (default 5).
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/packages.sh
install_packages "${build_packages[@]}" "${test_packages[@]}" wrk jq

deliveries=${1:-1000000}
rounds=${2:-5}
cmake --preset release -DHOOKGLASS_BENCH=ON >&2
cmake --build --preset release --target benchmarks hookglass hookglass-cli >&2
bin=build/release/bin
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
export QT_QPA_PLATFORM=offscreen

# Starts "$@", waits for its line "listening URL", and sets $url and $server.
serve() {
    : >"$work/out"
    "$@" >"$work/out" 2>"$work/err" &
    server=$!
    for _ in $(seq 200); do
        url=$(sed -n 's/^listening \(http:[^ ]*\).*/\1/p' "$work/out")
        [ -n "$url" ] && return 0
        sleep 0.05
    done
    cat "$work/err" >&2
    return 1
}

# Requests a second that the server at $url answers, 32 connections kept alive.
load() {
    wrk -t1 -c32 -d"${1}s" -s tests/bench/post.lua "$url/hooks/whapi" >"$work/wrk"
    grep -q 'Non-2xx' "$work/wrk" && { cat "$work/wrk" >&2; exit 1; }
    sed -n 's/^Requests\/sec: *\([0-9.]*\)/\1/p' "$work/wrk"
}

stop() {
    kill "$server"
    wait "$server" 2>/dev/null || true
}

median() { sort -n | awk '{v[NR]=$1} END {print NR % 2 ? v[(NR+1)/2] : (v[NR/2]+v[NR/2+1])/2}'; }

echo "machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores," \
    "$(. /etc/os-release && echo "$PRETTY_NAME"), $(date -u +%Y-%m-%d)"
for round in $(seq "$rounds"); do
    serve "$bin/bare_server_bench"
    load 1 >/dev/null; bare=$(load 5); stop
    rm -rf "$work/store"; mkdir "$work/store"
    serve "$bin/hookglass-cli" listen --port 0 --store "$work/store/captures.sqlite"
    load 1 >/dev/null; ours=$(load 5); stop
    rm -rf "$work/store"; mkdir "$work/store"
    serve "$bin/hookglass" --port 0 --store "$work/store/captures.sqlite"
    load 1 >/dev/null; window=$(load 5); stop
    awk -v b="$bare" -v o="$ours" -v w="$window" -v r="$round" 'BEGIN {
        printf "capture round %d: bare %.0f/s, listener %.0f/s = %.2f, window %.0f/s = %.2f\n", r, b, o, o/b, w, w/b }'
    awk -v b="$bare" -v o="$ours" 'BEGIN { print o/b }' >>"$work/ratios"
    awk -v b="$bare" -v w="$window" 'BEGIN { print w/b }' >>"$work/window-ratios"
done
echo "| Durable capture against a bare QHttpServer | $(median <"$work/ratios" | xargs printf %.2f) |"
echo "| The same with the window open and following | $(median <"$work/window-ratios" | xargs printf %.2f) |"

"$bin/filter_bench" --store "$work/big.sqlite" --bodies "$work/bodies.ndjson" --deliveries "$deliveries"
"$bin/window_bench" --store "$work/big.sqlite"
