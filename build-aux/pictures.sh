#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by ./dev screenshots with its folder: makes the pictures of the guide, of the README and of the software
# centres anew. With a language, too: those of the guide in that language.
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

language=${2:-C}
mkdir -p "docs/guide/$language/figures"
while read -r name target; do
  # README and software centres speak English.
  if [ "$language" != C ] && [[ $target != docs/guide/* ]]; then continue; fi
  target=${target/guide\/C/guide/$language}
  if [ -n "$name" ]; then
    pngquant --quality 70-95 --speed 1 --strip --force --output "$target" "$1/$name.png"
  fi
done <<<"$pictures"
