#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No C file is longer than 600 lines, and no function than 60: what is has a concept missing.

Functions are told by their braces, which stand alone in the first column.
"""

import os
import re
import sys

MAX_FILE = 600
MAX_FUNCTION = 60

NAME = re.compile(r'^(\w+) \(')


def sources(root):
    for top in ('src', 'tests'):
        for folder, _, names in sorted(os.walk(os.path.join(root, top))):
            for name in sorted(names):
                if name.endswith(('.c', '.h')):
                    yield os.path.relpath(os.path.join(folder, name), root)


def function_name(lines, opening):
    """What is called NAME (...) before the brace in line `opening`; None for a struct or a table."""
    for line in reversed(lines[:opening]):
        match = NAME.match(line)
        if match:
            return match.group(1)
        if not line.strip() or line.startswith('}'):
            break
    return None


def functions(lines):
    """(name, number of its first line, lines between the braces) of each function."""
    opening = None
    for i, line in enumerate(lines):
        if line == '{':
            opening = i
        elif line.startswith('}') and opening is not None:
            name = function_name(lines, opening)
            if name:
                yield name, opening + 1, i - opening - 1
            opening = None


def check_file(path, lines):
    if len(lines) > MAX_FILE:
        yield f'{path}: {len(lines)} lines, at most {MAX_FILE}'
    for name, number, length in functions(lines):
        if length > MAX_FUNCTION:
            yield f'{path}:{number}: {name} has {length} lines, at most {MAX_FUNCTION}'


def check(root):
    """All that is too long below `root`, each as one line of text."""
    found = []
    for path in sources(root):
        with open(os.path.join(root, path), encoding='utf-8') as source:
            found += check_file(path, source.read().splitlines())
    return found


if __name__ == '__main__':
    too_long = check(sys.argv[1])
    print('\n'.join(too_long))
    sys.exit(1 if too_long else 0)
