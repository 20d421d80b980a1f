#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the results in Meson's testlog.json files and prints them as one line.

    count-tests.py [--broken WHAT]... LOG...

Exits with 1 when a test failed, or when nothing ran at all. What broke before it could run tests
counts as one failure.
"""

import argparse
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


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--broken', action='append', default=[])
    parser.add_argument('logs', nargs='*')
    options = parser.parse_args()
    passed, failed, skipped = count(options.logs)
    failed += options.broken
    for name in failed:
        print(f'failed: {name}')
    for name in skipped:
        print(f'skipped: {name}')
    print(f'{passed} passed, {len(failed)} failed, {len(skipped)} skipped')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
