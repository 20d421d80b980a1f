#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No part of a window is kept alone by something that goes on: it would outlive its window (see backbone-part.h)."""

import glob
import os
import re
import sys

PARENT = re.compile(r'G_DEFINE_(?:FINAL_|ABSTRACT_)?TYPE\w* \(\w+,\s*\w+,\s*(\w+)')
# What is no part of a window.
OTHERS = re.compile(r'G_TYPE_OBJECT|\w+_WINDOW|\w+_APPLICATION')
KEPT = re.compile(r'\b\w+_async \([^;]*\bg_object_ref \((?:self|widget|row)\)')
LATER = re.compile(r'\bg_(?:idle|timeout)_add\w* \([^;]*\bg_object_ref \(')


def faults(text):
    parents = PARENT.findall(text)
    if any(not OTHERS.fullmatch(parent) for parent in parents):
        for match in KEPT.finditer(text):
            yield match, 'use backbone_part_wait()'
    for match in LATER.finditer(text):
        yield match, 'use backbone_part_do_later()'


def main(root):
    found = 0
    for path in sorted(glob.glob(os.path.join(root, 'src', 'app', '**', '*.c'), recursive=True)):
        with open(path, encoding='utf-8') as file:
            text = file.read()
        for match, remedy in faults(text):
            found += 1
            print(f'{os.path.relpath(path, root)}:{text.count(chr(10), 0, match.start()) + 1}: {remedy}')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
