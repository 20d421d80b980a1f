# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by ./dev: installs what packages.txt lists and this machine lacks.

# packages_listed NEED COLUMN: the names in a column of packages.txt; test and bench include run.
packages_listed () {
  awk -v need="$1" -v column="$2" \
    '/^[a-z]/ && ($1 == "run" || $1 == need) && $column != "-" { print $column }' \
    build-aux/packages.txt | sort -u
}

packages_missing_debian () {
  local name
  for name in $(packages_listed "$1" 2); do
    dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || echo "$name"
  done
}

packages_missing_rpm () {
  local name
  for name in $(packages_listed "$1" "$2"); do
    rpm -q --whatprovides "$name" >/dev/null 2>&1 || echo "$name"
  done
}

as_root () {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# The proxies, nginx and Prometheus are peers of the tests, started by them on free ports. Their packages
# would start services of the whole machine: a policy (see invoke-rc.d(8)) keeps those down
# during the installation, and disabling them keeps them down after the next start.
packages_install_debian () {
  local policy=/usr/sbin/policy-rc.d own_policy=no services=() name status=0
  for name in "$@"; do
    case $name in
      tinyproxy|squid|prometheus|prometheus-blackbox-exporter) services+=("$name") ;;
      nginx-light) services+=(nginx) ;;
    esac
  done
  if [ ${#services[@]} -gt 0 ] && [ ! -e $policy ]; then
    own_policy=yes
    printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
    as_root chmod 755 $policy
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" || status=$?
  [ $own_policy = no ] || as_root rm -f $policy
  if [ ${#services[@]} -gt 0 ] && [ -d /run/systemd/system ]; then
    as_root systemctl disable --quiet "${services[@]}" || true
  fi
  return $status
}

# packages_need NEED: returns at once when nothing is missing.
packages_need () {
  local missing
  if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    mapfile -t missing < <(packages_missing_debian "$1")
    [ ${#missing[@]} -gt 0 ] || return 0
    echo "Installing ${#missing[@]} missing packages: ${missing[*]}"
    as_root apt-get update -q >/dev/null || true
    packages_install_debian "${missing[@]}"
  elif command -v zypper >/dev/null; then
    mapfile -t missing < <(packages_missing_rpm "$1" 4)
    packages_ask_for 'sudo zypper install' "${missing[@]}"
  elif command -v dnf >/dev/null; then
    mapfile -t missing < <(packages_missing_rpm "$1" 3)
    packages_ask_for 'sudo dnf install' "${missing[@]}"
  else
    echo "No apt-get, dnf or zypper here. Needed, by their Fedora names:" >&2
    packages_listed "$1" 3 | paste -s -d ' ' >&2
  fi
}

packages_ask_for () {
  local command=$1
  shift
  [ $# -gt 0 ] || return 0
  echo "These packages are missing. Please install them, then start again:" >&2
  echo "  $command $*" >&2
  return 3
}
