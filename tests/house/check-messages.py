#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""xgettext reads every listed file without a warning.

It warns, for example, of a text put together with a macro such as G_GSIZE_FORMAT: translators
would get its first half only, and no translation would ever be found.
"""

import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'build-aux'))

from translations import write_pot  # noqa: E402


def main(root):
    if shutil.which('xgettext') is None:
        print('gettext is not installed: skipped')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        said = write_pot(root, os.path.join(folder, 'new.pot'))
    print(said)
    return 1 if said.strip() else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
