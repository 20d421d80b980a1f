#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by build-aux/deb.sh with the folder of the packages: installs them in a fresh Debian of the release that runs
# here, and starts the programs from there. The fresh system, without the packages, is kept in the cache.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=$1
id=io.github.backbone_admin.BackboneAdmin
read -r mirror suite < <(apt-get indextargets --format '$(LABEL)|$(REPO_URI) $(CODENAME)' 'Created-By: Packages' |
  sed -n 's/^Debian|//p')
[ -n "${suite:-}" ] || { echo 'Not provable here: apt takes its packages from no Debian mirror.' >&2; exit 77; }
base=${XDG_CACHE_HOME:-$HOME/.cache}/backbone-admin/debian-$suite.tar
tree=$folder/fresh
log=$folder/prove.log

if [ ! -e "$base" ]; then
  echo "Fresh system: Debian $suite"
  mkdir -p "$(dirname "$base")"
  rm -rf "$tree"
  debootstrap --variant=minbase "$suite" "$tree" "$mirror" >"$log" 2>&1 || { tail "$log" >&2; exit 1; }
  tar --create --file "$base.part" --directory "$tree" .
  mv "$base.part" "$base"
fi

# Nothing but its own folders is in there: it goes as it came.
rm -rf "$tree"
mkdir -p "$tree"
tar --extract --file "$base" --directory "$tree"
printf '#!/bin/sh\nexit 101\n' >"$tree/usr/sbin/policy-rc.d"
chmod 755 "$tree/usr/sbin/policy-rc.d"
echo force-unsafe-io >"$tree/etc/dpkg/dpkg.cfg.d/fresh"
cp "$folder"/backbone-admin_*.deb "$folder"/backbonectl_*.deb "$tree/tmp"

in_tree () {
  chroot "$tree" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

must () {
  "$@" >>"$log" 2>&1 || { tail -n 20 "$log" >&2; echo "Failed: $*" >&2; exit 1; }
}

echo 'Installing the packages'
: >"$log"
must in_tree sh -c 'apt-get install -y --no-install-recommends /tmp/*.deb xvfb xauth dbus xdotool adwaita-icon-theme'

echo 'Looking'
for program in backbonectl backbone-practice backbone-admin; do
  in_tree "$program" --version
done
must in_tree test -e /usr/share/glib-2.0/schemas/gschemas.compiled
must in_tree grep -q "application/vnd.backbone-admin.archive" /usr/share/mime/packages/$id.xml /usr/share/applications/mimeinfo.cache
must in_tree grep -q "application/vnd.backbone-admin.archive" /usr/share/mime/types
must in_tree sh -c '
  set -e
  backbone-practice --state-dir /tmp/backbone --customers 3 >/tmp/ready &
  practice=$!
  while ! grep -q ready /tmp/ready; do sleep 0.1; done
  backbonectl init --owner "$(head -n 1 /tmp/backbone/customers.csv | cut -d";" -f1)" --profile /tmp/backbone/endpoints.json
  backbonectl diagnose portal
  kill $practice'
# The window, until it shows.
must in_tree xvfb-run -a dbus-run-session -- sh -c '
  export GSK_RENDERER=cairo NO_AT_BRIDGE=1 GDK_DEBUG=gl-disable
  backbone-admin & window=$!
  timeout 60 xdotool search --sync --onlyvisible --name "Backbone Admin"
  kill $window
  wait $window'
must in_tree apt-get purge -y backbonectl backbone-admin
must in_tree sh -c '! ls /usr/bin/backbone* /usr/share/applications/*backbone* 2>/dev/null'
rm -rf "$tree"
echo 'Debian packages: installed, started, and removed in a fresh system'
