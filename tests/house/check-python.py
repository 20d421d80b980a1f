#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No Python file uses a name that is not there, or imports what it does not use: also where no test goes."""

import glob
import os
import sys

from pyflakes.api import checkPath

FOLDERS = ('tests', 'build-aux', 'docs')


def main(root):
    paths = [path for folder in FOLDERS for path in glob.glob(os.path.join(root, folder, '**', '*.py'), recursive=True)]
    return 1 if sum(checkPath(path) for path in sorted(paths)) else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
