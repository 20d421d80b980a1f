#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by build-aux/flatpak.sh with an empty or missing folder: makes a runtime of Debian 13 packages there,
# a Flatpak repository with org.debian.Local//13. Prints nothing but what goes wrong and how far it is.
#
# Exit status 77: this machine can't make it (no root, no Debian to take packages from, no way to it).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=$1
suite=trixie

not_here () {
  echo "No local runtime here: $*" >&2
  exit 77
}

# Packages come from where apt takes its own.
mirror () {
  apt-get indextargets --format '$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -F'|' '$1 == "Debian" { print $2; exit }'
}

[ "$(id -u)" = 0 ] || not_here 'making it needs root'
command -v debootstrap >/dev/null || not_here 'debootstrap is not installed'
mirror=$(mirror)
[ -n "$mirror" ] || not_here 'apt takes its packages from no Debian mirror'

arch=$(flatpak --default-arch)
work=$target.part
rm -rf "$work"
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT
log=$target.log
tree=$work/tree
packages=$(grep -v '^#' flatpak/runtime-packages.txt | paste -s -d ' ')

run_logged () {
  "$@" >>"$log" 2>&1 || { tail -n 20 "$log" >&2; echo "Failed: $1 (all of it: $log)" >&2; exit 1; }
}

echo 'Local runtime: base system'
: >"$log"
debootstrap --variant=minbase "$suite" "$tree" "$mirror" >>"$log" 2>&1 ||
  { tail -n 5 "$log" >&2; not_here "debootstrap gets no Debian 13 from $mirror"; }

echo 'Local runtime: packages'
# Nothing of this tree is kept when the machine stops on the way, so nothing waits for the disk.
cat >"$tree/etc/dpkg/dpkg.cfg.d/runtime" <<'CONF'
force-unsafe-io
path-exclude=/usr/share/doc/*
path-exclude=/usr/share/man/*
path-exclude=/usr/share/info/*
path-exclude=/usr/share/locale/*
path-exclude=/usr/share/gtk-doc/*
path-exclude=/usr/share/gir-1.0/*
CONF
printf '#!/bin/sh\nexit 101\n' >"$tree/usr/sbin/policy-rc.d"
chmod 755 "$tree/usr/sbin/policy-rc.d"
# shellcheck disable=SC2086
run_logged chroot "$tree" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
  apt-get install -y --no-install-recommends $packages

echo 'Local runtime: export'
mkdir -p "$work/runtime"
cp -al "$tree/usr" "$work/runtime/usr"
cp -al "$tree/etc" "$work/runtime/usr/etc"
rm -rf "$work/runtime/usr/share/doc" "$work/runtime/usr/share/man" "$work/runtime/usr/share/locale"
find "$work/runtime/usr" -type f -perm /6000 -exec chmod u-s,g-s {} +
find "$work/runtime/usr" -name '*.pyc' -delete
mkdir "$work/runtime/files"
cat >"$work/runtime/metadata" <<CONF
[Runtime]
name=org.debian.Local
runtime=org.debian.Local/$arch/13
sdk=org.debian.Local/$arch/13
CONF
run_logged flatpak build-export --runtime --disable-sandbox --update-appstream "$work/repo" "$work/runtime" 13

rm -rf "$target"
mv "$work/repo" "$target"
