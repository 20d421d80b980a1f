#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the results in Meson's testlog.json files and prints them as one line.

    count-tests.py [--broken WHAT]... LOG...
    count-tests.py --list-failed LOG

Exits with 1 when a test failed, or when nothing ran at all. What broke before it could run tests
counts as one failure. A log named repeat.json holds second runs of tests in the log before it:
their results replace the first ones, and what passed only then is named.
"""

import argparse
import json
import os
import sys

PASSED = {'OK', 'EXPECTEDFAIL'}
SKIPPED = {'SKIP'}


def read(path):
    """The result of each test in a log, by its name, which begins with its suites."""
    results = {}
    if os.path.exists(path):
        with open(path, encoding='utf-8') as log:
            for line in log:
                test = json.loads(line)
                results[test['name']] = test['result']
    return results


def merge(paths):
    """The results by (folder, name), and the names of those that passed only when repeated."""
    results, repeated = {}, []
    for path in paths:
        folder = os.path.dirname(path)
        for name, result in read(path).items():
            if os.path.basename(path) == 'repeat.json' and result in PASSED:
                repeated.append(name)
            results[folder, name] = result
    return results, repeated


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--broken', action='append', default=[])
    parser.add_argument('--list-failed', action='store_true')
    parser.add_argument('logs', nargs='*')
    options = parser.parse_args()
    results, repeated = merge(options.logs)
    passed = [key for key, result in results.items() if result in PASSED]
    skipped = [key for key, result in results.items() if result in SKIPPED]
    failed = [key for key in results if key not in passed and key not in skipped]
    if options.list_failed:
        print(''.join(name.rsplit(' / ', 1)[-1] + '\n' for _, name in failed), end='')
        return 0

    lines = [f'{name} ({results[folder, name].lower()}, {folder})' for folder, name in failed] + options.broken
    for line in lines:
        print(f'failed: {line}')
    for name in repeated:
        print(f'passed only when repeated: {name}')
    for _, name in skipped:
        print(f'skipped: {name}')
    print(f'{len(passed)} passed, {len(lines)} failed, {len(skipped)} skipped')
    return 1 if lines or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
