#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C source is part of a target, and every test script is a test: none is forgotten.

    check-built.py SOURCE-ROOT BUILD-ROOT

reads what Meson writes about its targets and tests.
"""

import glob
import json
import os
import sys


def load(build, name):
    with open(os.path.join(build, 'meson-info', f'intro-{name}.json'), encoding='utf-8') as file:
        return json.load(file)


def built_sources(build):
    return {os.path.realpath(source) for target in load(build, 'targets')
            for group in target['target_sources'] for source in group.get('sources', [])}


def test_words(build):
    return {os.path.realpath(os.path.join(build, word)) for test in load(build, 'tests') for word in test['cmd']}


def options(build):
    return {option['name']: option['value'] for option in load(build, 'buildoptions')}


def expected_sources(root, build):
    for path in glob.glob(os.path.join(root, 'src', '**', '*.c'), recursive=True):
        yield path
    for path in glob.glob(os.path.join(root, 'tests', '**', '*.c'), recursive=True):
        if os.path.basename(path) != 'replay.c' or not options(build)['fuzz']:
            yield path


def main(root, build):
    if options(build)['app'] == 'disabled':
        print('the window is not built here: skipped')
        return 77
    sources, words = built_sources(build), test_words(build)
    forgotten = [path for path in expected_sources(root, build) if os.path.realpath(path) not in sources]
    forgotten += [path for path in glob.glob(os.path.join(root, 'tests', '**', 'test-*.py'), recursive=True)
                  if os.path.realpath(path) not in words]
    for path in sorted(forgotten):
        print(f'in no meson.build: {os.path.relpath(path, root)}')
    return 1 if forgotten else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], sys.argv[2]))
