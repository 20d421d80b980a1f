#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by ./dev deb: builds the Debian packages in a copy of the tree, and looks at them with lintian.
# With --prove, installs them in a fresh system (a chroot of the release that runs here) and starts what is in them.
#
# Exit status 77: --prove can't be done on this machine, and the output says why.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

source build-aux/sources.sh

prove=no
case ${1:-} in
  '') ;;
  --prove) prove=yes ;;
  *) echo './dev deb [--prove]' >&2; exit 2 ;;
esac

command -v dpkg-buildpackage >/dev/null || { echo 'Debian packages are built on Debian and its kin.' >&2; exit 77; }
folder=$PWD/_build-deb
mkdir -p "$folder"
rm -f "$folder"/*.deb "$folder"/*.changes "$folder"/*.buildinfo
copy_sources "$folder/source"
echo 'Build: warnings are errors'
(cd "$folder/source" && dpkg-buildpackage --build=binary --no-sign) >"$folder/build.log" 2>&1 ||
  { tail -n 40 "$folder/build.log" >&2; echo "All of it: $folder/build.log" >&2; exit 1; }
echo 'lintian:'
# Who uploads it to Debian has an address, and a bug to close; who builds it here has neither.
lintian --allow-root --fail-on error,warning --tag-display-limit 0 \
  --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog,initial-upload-closes-no-bugs \
  "$folder"/*.changes
ls -l "$folder"/*.deb

[ $prove = yes ] || exit 0
[ "$(id -u)" = 0 ] || { echo 'Not provable here: a fresh system needs root.' >&2; exit 77; }
command -v debootstrap >/dev/null || { echo 'Not provable here: debootstrap is not installed.' >&2; exit 77; }
exec build-aux/deb-prove.sh "$folder"
