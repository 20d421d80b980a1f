#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by ./dev screenshots with its folder: makes the pictures of the guide, of the README and of the software
# centres anew.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Picture of the tour -> where it is shown.
pictures='
welcome-light-wide                 docs/guide/C/figures/welcome.png
import-light-wide                  docs/guide/C/figures/import.png
details-wrong-password-light-wide  docs/guide/C/figures/details.png
wall-light-wide                    docs/guide/C/figures/wall.png
channel-editor-light               docs/guide/C/figures/channel-editor.png
channel-editor-certificate-light   docs/guide/C/figures/certificate.png
s-users-light-wide                 docs/guide/C/figures/s-users.png
connectivity-light-wide            docs/guide/C/figures/connectivity.png
setup-numbers-light-wide           docs/guide/C/figures/setup.png
history-year-wide-light            docs/guide/C/figures/history.png
details-wrong-password-light-wide  docs/images/customer-light.png
details-wrong-password-dark-wide   docs/images/customer-dark.png
connectivity-light-wide            docs/images/connectivity-light.png
s-users-light-wide                 docs/images/s-users-light.png
setup-numbers-light-wide           docs/images/setup-light.png
'

while read -r name target; do
  if [ -n "$name" ]; then
    pngquant --quality 70-95 --speed 1 --strip --force --output "$target" "$1/$name.png"
  fi
done <<<"$pictures"
