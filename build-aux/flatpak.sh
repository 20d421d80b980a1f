#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by ./dev flatpak: builds the Flatpak and a single-file bundle, proves that it works, installs it.
#
# Everything happens in _build-flatpak/, in a Flatpak installation of its own; only --install touches that of
# the person. Exit status 77: it can't be done on this machine, and the output says why.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

source build-aux/sources.sh

usage () {
  cat <<'END'
./dev flatpak [--prove] [--install] [--devel] [--runtime gnome|local]

  --prove    starts the sandboxed program and looks whether it works and what it can't do
  --install  installs it for you, beside what else you have from Flatpak
  --devel    the development version: runs the tests while it is built
  --runtime  gnome: org.gnome.Platform from a remote that you have, such as Flathub;
             local: a runtime of Debian 13 packages, made here; the first one if it can be had
END
}

not_here () {
  echo "The Flatpak can't be built here: $*" >&2
  exit 77
}

id=io.github.backbone_admin.BackboneAdmin
prove=no install=no runtime=
while [ $# -gt 0 ]; do
  case $1 in
    --prove) prove=yes ;;
    --install) install=yes ;;
    --devel) id=$id.Devel ;;
    --runtime) runtime=${2:-}; shift ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
case $runtime in ''|gnome|local) ;; *) usage >&2; exit 2 ;; esac

for program in flatpak flatpak-builder bwrap dbus-run-session; do
  command -v $program >/dev/null || not_here "$program is not installed"
done
bwrap --ro-bind / / --unshare-user --unshare-pid --proc /proc --dev /dev true 2>/dev/null ||
  not_here 'this machine lets nobody make sandboxes (user namespaces)'

# Once on a bus of its own: building and installing want one, and the person's is none of our business.
if [ -z "${BACKBONE_FLATPAK_BUS:-}" ]; then
  arguments=()
  [ $prove = no ] || arguments+=(--prove)
  [ $install = no ] || arguments+=(--install)
  [ "$id" = "${id%.Devel}" ] || arguments+=(--devel)
  [ -z "$runtime" ] || arguments+=(--runtime "$runtime")
  BACKBONE_FLATPAK_BUS=yes exec dbus-run-session -- "$0" "${arguments[@]}"
fi

manifest=flatpak/$id.json
folder=$PWD/_build-flatpak
cache=${XDG_CACHE_HOME:-$HOME/.cache}/backbone-admin
mkdir -p "$folder" "$cache"
own_installation=${FLATPAK_USER_DIR:-}
export FLATPAK_USER_DIR=$folder/installation

# gnome_remote: name and address of a remote of this person or machine that has the GNOME runtime.
gnome_remote () {
  local name url platform
  platform=org.gnome.Platform//$(sed -n 's/.*"runtime-version": "\(.*\)".*/\1/p' "$manifest")
  while read -r name url; do
    if FLATPAK_USER_DIR=$own_installation flatpak remote-info "$name" "$platform" >/dev/null 2>&1; then
      echo "$name $url"
      return 0
    fi
  done < <(FLATPAK_USER_DIR=$own_installation flatpak remotes --columns=name,url 2>/dev/null)
  return 1
}

prepare_gnome_runtime () {
  local name url
  read -r name url < <(gnome_remote) || return 1
  echo "Runtime: GNOME's, from $name"
  # The keys of the remote come with the installation that has it: here checksums and TLS have to do.
  flatpak remote-add --user --if-not-exists --no-gpg-verify gnome "$url"
  dependencies=(--install-deps-from=gnome)
}

prepare_local_runtime () {
  local key status=0
  key=$(cat build-aux/flatpak-runtime.sh flatpak/runtime-packages.txt | sha256sum | cut -c1-16)
  local_runtime=$cache/flatpak-runtime-$key
  echo "Runtime: of Debian 13 packages, in $local_runtime"
  if [ ! -d "$local_runtime" ]; then
    build-aux/flatpak-runtime.sh "$local_runtime" || status=$?
    [ $status = 0 ] || exit $status
  fi
  flatpak remote-delete --user --force local-runtime >/dev/null 2>&1 || true
  flatpak remote-add --user --no-gpg-verify local-runtime "file://$local_runtime"
  flatpak install --user -y --noninteractive --or-update local-runtime org.debian.Local//13
  local=(--local)
}

build () {
  copy_sources "$folder/source"
  python3 build-aux/flatpak-manifest.py "$manifest" --source "$folder/source" "${local[@]}" >"$folder/$id.json"
  echo 'Build: warnings are errors'
  flatpak-builder --user --disable-rofiles-fuse --force-clean "${dependencies[@]}" \
    --state-dir="$folder/state" --repo="$folder/repository" "$folder/build" "$folder/$id.json" >"$folder/build.log" 2>&1 ||
    { tail -n 60 "$folder/build.log" >&2; echo "All of it: $folder/build.log" >&2; exit 1; }
  sed -n 's/^Ok: *\([0-9]*\) *$/Tests in the sandbox: \1 passed/p' "$folder/build.log"
  bundle=$folder/$id.flatpak
  flatpak build-bundle "$folder/repository" "$bundle" "$id" master
  echo "Bundle: $bundle ($(du -h "$bundle" | cut -f1))"
}

dependencies=() local=() local_runtime='' bundle=''
case $runtime in
  gnome) prepare_gnome_runtime || not_here 'no remote of yours has the GNOME runtime' ;;
  local) prepare_local_runtime ;;
  *) prepare_gnome_runtime || prepare_local_runtime ;;
esac
build

if [ $prove = yes ]; then
  PYTHONPATH=tests/lib /usr/bin/python3 -W ignore build-aux/flatpak-prove.py --id "$id" --bundle "$bundle" --manifest "$manifest"
fi

if [ $install = yes ]; then
  if [ -n "$own_installation" ]; then export FLATPAK_USER_DIR=$own_installation; else unset FLATPAK_USER_DIR; fi
  if [ -n "$local_runtime" ]; then
    flatpak remote-add --user --if-not-exists --no-gpg-verify --no-enumerate backbone-local-runtime "file://$local_runtime"
    flatpak install --user -y --noninteractive --or-update backbone-local-runtime org.debian.Local//13
  fi
  flatpak install --user -y --noninteractive --reinstall "$bundle"
  echo "Installed: flatpak run $id"
fi
