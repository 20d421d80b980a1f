#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C source is as clang-format would write it. `./dev format` puts it right."""

import glob
import os
import shutil
import subprocess
import sys


def main(root):
    tool = shutil.which('clang-format')
    if tool is None:
        print('clang-format is not installed: skipped')
        return 77
    paths = sorted(path for folder in ('src', 'tests') for ending in ('c', 'h')
                   for path in glob.glob(os.path.join(root, folder, '**', f'*.{ending}'), recursive=True))
    if not paths:
        return 0
    return subprocess.run([tool, '--dry-run', '--Werror', '--ferror-limit=3'] + paths, check=False).returncode


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
