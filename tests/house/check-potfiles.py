#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in lists exactly the files that hold text for people.

    check-potfiles.py ROOT            compares, and prints what differs
    check-potfiles.py ROOT --write    puts the list right
"""

import glob
import os
import re
import sys

CALLS = re.compile(r'(?<![\w"])(?:N?_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?)\s*\(\s*(?:"|[a-zA-Z])')
MARKED = re.compile(r'translatable="(?:yes|true)"')
DATA = ('.desktop.in', '.gschema.xml', '.metainfo.xml.in', '.mime.xml.in')
HEADER = '# Files with text that people see; tests/house/check-potfiles.py compares.\n'


def has_text(path):
    if path.endswith(DATA):
        return True
    with open(path, encoding='utf-8') as source:
        text = source.read()
    if path.endswith('.ui'):
        return bool(MARKED.search(text))
    code = re.sub(r'/\*.*?\*/|^\s*#\s*define[^\n]*$', '', text, flags=re.DOTALL | re.MULTILINE)
    return bool(CALLS.search(code))


def expected(root):
    paths = [path for pattern in ('src/**/*.c', 'src/**/*.h', 'ui/**/*.ui', 'data/*.in', 'data/*.xml')
             for path in glob.glob(os.path.join(root, pattern), recursive=True)]
    return sorted(os.path.relpath(path, root) for path in paths
                  if path.endswith(('.c', '.h', '.ui') + DATA) and has_text(path))


def main(root, write):
    listing = os.path.join(root, 'po', 'POTFILES.in')
    with open(listing, encoding='utf-8') as file:
        listed = [line.strip() for line in file if line.strip() and not line.startswith('#')]
    wanted = expected(root)
    if write:
        with open(listing, 'w', encoding='utf-8') as file:
            file.write(HEADER + ''.join(f'{path}\n' for path in wanted))
        return 0
    for path in sorted(set(wanted) - set(listed)):
        print(f'missing in po/POTFILES.in: {path}')
    for path in sorted(set(listed) - set(wanted)):
        print(f'in po/POTFILES.in without translatable text: {path}')
    return 0 if set(wanted) == set(listed) else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], '--write' in sys.argv[2:]))
