#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the results in Meson's testlog.json files and prints them as one line.

Exits with 1 when a test failed, or when nothing ran at all.
"""

import json
import os
import sys

PASSED = {'OK', 'EXPECTEDFAIL'}
SKIPPED = {'SKIP'}


def count(paths):
    passed, failed, skipped = 0, [], []
    for path in filter(os.path.exists, paths):
        with open(path, encoding='utf-8') as log:
            for line in log:
                test = json.loads(line)
                if test['result'] in PASSED:
                    passed += 1
                elif test['result'] in SKIPPED:
                    skipped.append(test['name'])
                else:
                    failed.append(f"{test['name']} ({test['result'].lower()}, {path})")
    return passed, failed, skipped


def main(paths):
    passed, failed, skipped = count(paths)
    for name in failed:
        print(f'failed: {name}')
    for name in skipped:
        print(f'skipped: {name}')
    print(f'{passed} passed, {len(failed)} failed, {len(skipped)} skipped')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
