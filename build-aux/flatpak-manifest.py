#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a manifest of flatpak/ for a build here: with these sources, and for the local runtime if asked for."""

import argparse
import json


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('--source', required=True, help='folder with the sources')
    parser.add_argument('--local', action='store_true', help='for org.debian.Local//13 instead of the GNOME runtime')
    options = parser.parse_args()
    with open(options.manifest, encoding='utf-8') as file:
        manifest = json.load(file)
    manifest['modules'][-1]['sources'] = [{'type': 'dir', 'path': options.source}]
    if options.local:
        # The tool that composes AppStream data is no part of Debian's packages for programs.
        manifest.update({'runtime': 'org.debian.Local', 'sdk': 'org.debian.Local', 'runtime-version': '13',
                         'appstream-compose': False})
    print(json.dumps(manifest, indent=2))


if __name__ == '__main__':
    main()
