# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by the scripts that build packages.

# copy_sources FOLDER: the sources as they are now, without what builds leave, into a new folder.
copy_sources () {
  rm -rf "$1"
  mkdir -p "$1"
  if git rev-parse --git-dir >/dev/null 2>&1; then
    git ls-files -co --exclude-standard -z | while IFS= read -rd '' name; do
      [ ! -e "$name" ] || printf '%s\0' "$name"
    done | tar --null --files-from=- --create | tar --extract --directory "$1"
  else
    tar --exclude='./_build*' --exclude='./.git' --create . | tar --extract --directory "$1"
  fi
}
