#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by ./dev run with the build folder: the window on the practice landscape.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=$(realpath "$1")
shift
export BACKBONE_LOCALE_DIR=$build/po

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  export GSETTINGS_SCHEMA_DIR=$build/data
  export XDG_DATA_DIRS=$PWD/data:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
  exec "$build/src/app/backbone-admin" --practice "$@"
fi

echo 'There is no display here: showing the practice landscape on a virtual one.'
exec /usr/bin/python3 tests/lib/tour.py --build "$build" --output screenshots-out --table "$@"
