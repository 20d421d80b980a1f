#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-documents.py ROOT: do the links of the Markdown files lead somewhere, and is every picture shown?"""

import glob
import os
import re
import sys

LINK = re.compile(r'!?\[[^\]]*\]\(([^)\s]+)\)|\bsrc(?:set)?="([^"]+)"')
HEADING = re.compile(r'^#+ (.*)$', re.MULTILINE)
MOST_BYTES = 2_500_000


def documents(root):
    """All Markdown files of the project."""
    for top, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(('.', '_build'))]
        yield from (os.path.join(top, name) for name in names if name.endswith('.md'))


def anchors(text):
    """The anchors of the headings, as hosting sites make them."""
    return {re.sub(r'[^\w\- ]', '', heading.lower()).replace(' ', '-') for heading in HEADING.findall(text)}


def shown_by_software_centres(root, images):
    """The pictures that the metainfo file names."""
    shown = set()
    for name in os.listdir(os.path.join(root, 'data')):
        if '.metainfo.xml' in name:
            with open(os.path.join(root, 'data', name), encoding='utf-8') as file:
                shown |= {os.path.join(images, picture) for picture in re.findall(r'@images@/([^<\s]+)', file.read())}
    return shown


def check(root):
    """What is wrong, one line each."""
    problems, shown = [], set()
    for path in documents(root):
        with open(path, encoding='utf-8') as file:
            text = file.read()
        for link in (plain or markup for plain, markup in LINK.findall(text)):
            if re.match('[a-z]+:', link):
                continue
            where, _, anchor = link.partition('#')
            target = os.path.normpath(os.path.join(os.path.dirname(path), where)) if where else path
            shown.add(target)
            if not os.path.exists(target):
                problems.append(f'{path}: {link} is not there')
            elif anchor:
                with open(target, encoding='utf-8') as file:
                    if anchor not in anchors(file.read()):
                        problems.append(f'{path}: {link} has no such heading')
    images = os.path.join(root, 'docs', 'images')
    shown |= shown_by_software_centres(root, images)
    size = 0
    for folder in (images, *glob.glob(os.path.join(root, 'docs', 'guide', '*', 'figures'))):
        for name in os.listdir(folder):
            size += os.path.getsize(os.path.join(folder, name))
            if folder == images and os.path.join(folder, name) not in shown:
                problems.append(f'{os.path.join(folder, name)}: no document shows it')
    if size > MOST_BYTES:
        problems.append(f'all pictures together have {size} bytes, more than {MOST_BYTES}')
    decisions = os.path.join(root, 'docs', 'decisions')
    problems += [f'{name}: not in the list of decisions' for name in os.listdir(decisions)
                 if re.match(r'\d', name) and os.path.join(decisions, name) not in shown]
    return problems


if __name__ == '__main__':
    found = check(os.path.abspath(sys.argv[1]))
    print('\n'.join(found))
    sys.exit(1 if found else 0)
