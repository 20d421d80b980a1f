#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by ./dev test: two builds, all tests, one line of figures at the end.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if command -v ccache >/dev/null; then export CC="${CC:-ccache gcc}"; fi
logs=()
processes=$(($(nproc) * 3 / 2))
broken=()

# run_tests TITLE FOLDER "MESON SETUP OPTIONS" "MESON TEST OPTIONS"
run_tests () {
  local title=$1 folder=$2 setup_options=$3 test_options=$4
  printf '\n== %s\n' "$title"
  if [ ! -f "$folder/build.ninja" ]; then
    # shellcheck disable=SC2086
    meson setup "$folder" $setup_options >"$folder.log" 2>&1 ||
      { cat "$folder.log"; broken+=(--broken "$title: not configured"); return; }
  fi
  ninja -C "$folder" --quiet || { broken+=(--broken "$title: not built"); return; }
  rm -f "$folder/meson-logs/testlog.json"
  # shellcheck disable=SC2086
  meson test -C "$folder" --no-rebuild --print-errorlogs $test_options ||
    [ -s "$folder/meson-logs/testlog.json" ] || broken+=(--broken "$title: not run")
  logs+=("$folder/meson-logs/testlog.json")
  repeat_failed "$folder"
}

# A few tests that failed are run once more, one by one: what fails only beside others, on a machine
# that is busy with something else, is said to have been repeated, and does not fail the whole run.
repeat_failed () {
  local folder=$1 names asan=${ASAN_OPTIONS:-}
  mapfile -t names < <(python3 build-aux/count-tests.py --list-failed "$folder/meson-logs/testlog.json")
  [ ${#names[@]} -gt 0 ] && [ ${#names[@]} -le 8 ] || return 0
  printf '\n== Once more, one by one: %s\n' "${names[*]}"
  # GCC 12's leak checker can crash at the end of a program whose threads are just ending.
  if grep -aq 'Tracer caught signal' "$folder/meson-logs/testlog.txt"; then
    echo 'The leak checker itself crashed: repeated without it.'
    asan=$asan:detect_leaks=0
  fi
  rm -f "$folder/meson-logs/repeat.json"
  ASAN_OPTIONS=$asan meson test -C "$folder" --no-rebuild --print-errorlogs --num-processes 1 --timeout-multiplier 4 \
    --logbase repeat "${names[@]}" || true
  logs+=("$folder/meson-logs/repeat.json")
}

# Of debug information, what names lines is enough here, and takes less time to make. Many tests wait
# for something more than they compute: three at once keep two cores busy.
run_tests 'Warnings are errors, every test' _build-test '-Dwerror=true -Dc_args=-g1' "--num-processes $processes"

# What runs no code of ours, or mostly that of GTK, is not worth the sanitizers' time. Warnings are
# left out there: what the sanitizers add to the code makes GCC see things.
# intercept_tls_get_addr=0: with it, the leak checker of GCC 12 crashes after handshakes in threads.
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:abort_on_error=1:intercept_tls_get_addr=0
export UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/build-aux/lsan.supp:print_suppressions=0
run_tests 'Address and undefined-behaviour sanitizers' _build-sanitize \
  '-Db_sanitize=address,undefined -Db_lundef=false -Doptimization=1 -Dc_args=["-w","-g1"]' \
  "--num-processes $(($(nproc) * 2)) --no-suite house --no-suite data --no-suite window --no-suite unsanitized --timeout-multiplier 4"

echo
exec python3 build-aux/count-tests.py "${broken[@]}" "${logs[@]}"
