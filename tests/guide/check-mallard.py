#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-mallard.py VERDICTS.page FOLDER: are the pages of the guide Mallard, by its schema and by yelp-check?

Skipped (77) where neither is installed.
"""

import os
import shutil
import subprocess
import sys
import tempfile

SCHEMA = '/usr/share/xml/mallard/1.0/mallard-1.0.rng'


def main():
    verdicts, folder = sys.argv[1:]
    checks = [['yelp-check', what] for what in ('links', 'ids', 'media', 'orphans')] if shutil.which('yelp-check') else []
    if os.path.exists(SCHEMA) and shutil.which('xmllint'):
        checks.append(['xmllint', '--noout', '--relaxng', SCHEMA])
    if not checks:
        print('neither yelp-check nor the schema of Mallard is installed')
        return 77
    failed = 0
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        shutil.copy(verdicts, os.path.join(copy, 'verdicts.page'))
        pages = sorted(os.path.join(copy, name) for name in os.listdir(copy) if name.endswith('.page'))
        for check in checks:
            done = subprocess.run([*check, *pages], capture_output=True, text=True, check=False)
            # yelp-check prints what it finds; xmllint says of each page that it validates.
            if done.returncode or done.stdout.strip():
                failed += 1
                print(f'{" ".join(check)}:\n{done.stdout}{done.stderr}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
