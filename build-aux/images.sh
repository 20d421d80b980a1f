#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by ./dev screenshots: brings docs/images/, which README and AppStream show, up to date with the pictures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for image in docs/images/*.png; do
  picture=$1/$(basename "$image" .png)-wide.png
  [ ! -e "$picture" ] || cp "$picture" "$image"
done
