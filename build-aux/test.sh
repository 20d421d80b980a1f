#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by ./dev test: two builds, all tests, one line of figures at the end.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if command -v ccache >/dev/null; then export CC="${CC:-ccache gcc}"; fi
logs=()
processes=$(($(nproc) * 2))
broken=()

# build FOLDER "MESON SETUP OPTIONS"
build () {
  local folder=$1 setup_options=$2
  # shellcheck disable=SC2086
  if [ ! -f "$folder/build.ninja" ] && ! meson setup "$folder" $setup_options >"$folder.log" 2>&1; then
    cat "$folder.log"
    return 1
  fi
  ninja -C "$folder" --quiet
}

# run_tests FOLDER "MESON TEST OPTIONS"
run_tests () {
  local folder=$1 test_options=$2
  rm -f "$folder/meson-logs/testlog.json"
  # shellcheck disable=SC2086
  meson test -C "$folder" --no-rebuild --print-errorlogs $test_options ||
    [ -s "$folder/meson-logs/testlog.json" ] || broken+=(--broken "$folder: not run")
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

# What the sanitizers add to the code makes GCC see things, so warnings are left out there. Of debug
# information, what names lines is enough here, and takes less time to make.
plain='-Dwerror=true -Dc_args=-g1'
sanitized='-Db_sanitize=address,undefined -Db_lundef=false -Doptimization=1 -Dc_args=["-w","-g1"]'

printf '\n== Warnings are errors, every test\n'
if build _build-test "$plain"; then
  # Many tests wait for something more than they compute, which leaves time for the other build.
  nice -n 19 bash -c "$(declare -f build); build _build-sanitize '$sanitized'" >_build-sanitize.out 2>&1 &
  run_tests _build-test "--num-processes $processes"
  wait || true
else
  broken+=(--broken 'Warnings are errors, every test: not built')
fi

# What runs no code of ours, or mostly that of GTK, is not worth the sanitizers' time.
# intercept_tls_get_addr=0: with it, the leak checker of GCC 12 crashes after handshakes in threads.
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:abort_on_error=1:intercept_tls_get_addr=0
export UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/build-aux/lsan.supp:print_suppressions=0
printf '\n== Address and undefined-behaviour sanitizers\n'
if build _build-sanitize "$sanitized"; then
  run_tests _build-sanitize "--num-processes $processes --no-suite house --no-suite data --no-suite window \
    --no-suite unsanitized --timeout-multiplier 4"
else
  broken+=(--broken 'Address and undefined-behaviour sanitizers: not built')
fi

echo
exec python3 build-aux/count-tests.py "${broken[@]}" "${logs[@]}"
