#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""xgettext reads every listed file without a warning, and each text whole.

Of a text put together with a macro such as G_GSIZE_FORMAT translators get the first half only, and no
translation would ever be found; xgettext does not always warn of it.
"""

import glob
import os
import re
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'build-aux'))

from translations import write_pot  # noqa: E402

CUT = re.compile(r'\b(?:N?_|N?C_|ngettext|g_dngettext) \((?:[A-Z_]+,\s*)?(?:"(?:[^"\\]|\\.)*"[\s,]*)+[A-Z][A-Z0-9_]{3,}')

def cut_texts(root):
    """Texts put together with a macro: xgettext takes their first half without a word."""
    for path in glob.glob(os.path.join(root, 'src', '**', '*.[ch]'), recursive=True):
        with open(path, encoding='utf-8') as source:
            for found in CUT.finditer(source.read()):
                yield os.path.relpath(path, root), found[0]


def main(root):
    if shutil.which('xgettext') is None:
        print('gettext is not installed: skipped')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        said = write_pot(root, os.path.join(folder, 'new.pot'))
    print(said, end='')
    broken = list(cut_texts(root))
    for path, text in broken:
        print(f'{path}: a macro cuts a text for translators: {text}')
    return 1 if said.strip() or broken else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
