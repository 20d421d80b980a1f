#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the include table of src/README.md: which folder may include what.

Most of the table is held by the link targets. This test holds what they can't: headers that
lie in /usr/include (sqlite3.h, openssl/), the folders inside src/core, and private headers.
"""

import argparse
import os
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')

# Header prefix -> library. The first that fits counts.
LIBRARIES = [
    ('libsoup/', 'soup'),
    ('sqlite3.h', 'sqlite'),
    ('openssl/', 'openssl'),
    ('json-glib/', 'json'),
    ('libsecret/', 'secret'),
    ('gtk/', 'gtk'), ('gdk/', 'gtk'), ('gsk/', 'gtk'), ('graphene', 'gtk'), ('adwaita.h', 'gtk'),
    ('gdk-pixbuf/', 'gtk'), ('pango/', 'gtk'), ('cairo', 'gtk'),
    ('gio/', 'gio'), ('glib/', 'gio'), ('glib-unix.h', 'gio'), ('glib.h', 'gio'),
    ('glib-object.h', 'gio'), ('gmodule.h', 'gio'), ('gobject/', 'gio'),
]

# Folders of the C library and the kernel; their headers without a folder are allowed as well.
SYSTEM = ('sys/', 'netinet/', 'arpa/', 'linux/', 'net/')

# Folder -> (folders of this project it may see, libraries it may see). gio, its own folder
# and the C library are always allowed.
RULES = {
    'src/model': ([], []),
    'src/core': (['src/model', 'src/core/*'], []),
    'src/core/tls': (['src/model'], ['openssl']),
    'src/core/net': (['src/model', 'src/core/tls'], ['soup', 'json']),
    'src/core/check': (['src/model', 'src/core/tls', 'src/core/net'], ['soup']),
    'src/core/store': (['src/model', 'src/core/check'], ['sqlite']),
    'src/core/secrets': (['src/model', 'src/core/store'], ['secret', 'json']),
    'src/core/exchange': (['src/model'], ['json']),
    'src/core/setup': (['src/model', 'src/core/store'], []),
    'src/core/jobs': (['src/model', 'src/core', 'src/core/*'], []),
    'src/cli': (['src/model'], []),
    'src/app': (['src/model'], ['gtk']),
    'src/practice': (['src/model'], ['soup', 'json', 'openssl']),
}

# Besides, the core's public headers (without -private) are open to all of the core and to these.
FRONT_ENDS = ('src/cli', 'src/app')

# Made by the build.
GENERATED = {'backbone-config.h', 'backbone-resources.h', 'backbone-enum-types.h'}


def rule_folder(folder):
    """The folder of RULES that holds `folder`: the longest that fits; None outside of the table."""
    fitting = [known for known in RULES if folder == known or folder.startswith(known + '/')]
    return max(fitting, key=len, default=None)


def sources(root):
    for folder, _, names in sorted(os.walk(os.path.join(root, 'src'))):
        for name in sorted(names):
            if name.endswith(('.c', '.h')):
                yield os.path.relpath(os.path.join(folder, name), root)


def library_of(header):
    return next((library for prefix, library in LIBRARIES if header.startswith(prefix)), None)


def in_core(folder):
    return folder == 'src/core' or folder.startswith('src/core/')


def judge_own(folder, header, owner):
    """Why a file in `folder` must not include the project header `header`, which lies in `owner`."""
    target = rule_folder(owner)
    allowed = RULES[folder][0]
    if target == folder or target in allowed or ('src/core/*' in allowed and in_core(target)):
        return None
    if in_core(target) and not header.endswith('-private.h') and (in_core(folder) or folder in FRONT_ENDS):
        return None
    return f'{folder} must not include {owner}/{header}'


def judge_library(folder, header):
    library = library_of(header)
    if library is None:
        if '/' in header and not header.startswith(SYSTEM):
            return f'{header} belongs to no library of the table'
        return None
    if library == 'gio' or library in RULES[folder][1]:
        return None
    return f'{folder} must not include {header} ({library})'


def includes(root, path):
    with open(os.path.join(root, path), encoding='utf-8') as source:
        for number, line in enumerate(source, 1):
            match = INCLUDE.match(line)
            if match:
                yield number, match.group(1), match.group(2)


def check(root):
    """All breaches of the table below `root`, each as one line of text."""
    paths = list(sources(root))
    owners = {os.path.basename(path): os.path.dirname(path) for path in paths if path.endswith('.h')}
    breaches = []
    for path in paths:
        folder = rule_folder(os.path.dirname(path))
        if folder is None:
            breaches.append(f'{path}: its folder has no line in the table')
            continue
        for number, quote, header in includes(root, path):
            name = os.path.basename(header)
            if name in GENERATED:
                continue
            if name in owners and (quote == '"' or library_of(header) is None):
                why = judge_own(folder, name, owners[name])
            else:
                why = judge_library(folder, header)
            if why:
                breaches.append(f'{path}:{number}: {why}')
    return breaches


def report_lengths(root, limit=350):
    """Long files, as information: length alone breaks no rule."""
    for path in sources(root):
        with open(os.path.join(root, path), encoding='utf-8') as source:
            lines = sum(1 for _ in source)
        if lines > limit:
            print(f'note: {path} has {lines} lines')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('root')
    root = parser.parse_args().root
    breaches = check(root)
    print('\n'.join(breaches))
    report_lengths(root)
    return 1 if breaches else 0


if __name__ == '__main__':
    sys.exit(main())
