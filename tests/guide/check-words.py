#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-words.py ROOT: are the buttons, menus and pages that the guide names called so in the window?"""

import os
import re
import sys
import xml.etree.ElementTree as ElementTree

MALLARD = '{http://projectmallard.org/1.0/}'
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
# In C, adjacent literals are one text.
JOINED = re.compile(r'"\s*\n\s*"')


def window_words(root):
    """All texts of the window, without the underscores of their keys."""
    words = set()
    for name in os.listdir(os.path.join(root, 'ui')):
        if name.endswith('.ui'):
            for element in ElementTree.parse(os.path.join(root, 'ui', name)).iter():
                if element.get('translatable') == 'yes':
                    words.add(plain(element.text))
    for layer in ('app', 'model'):
        for top, _, names in os.walk(os.path.join(root, 'src', layer)):
            for name in names:
                if name.endswith('.c'):
                    with open(os.path.join(top, name), encoding='utf-8') as file:
                        words.update(map(plain, LITERAL.findall(JOINED.sub('', file.read()))))
    return words


def plain(text):
    """A text as people see it."""
    return ' '.join(text.replace('_', '').split())


def main():
    root = sys.argv[1]
    words = window_words(root)
    pages = os.path.join(root, 'docs', 'guide', 'C')
    missing = []
    for name in sorted(os.listdir(pages)):
        if name.endswith('.page'):
            for element in ElementTree.parse(os.path.join(pages, name)).iter(f'{MALLARD}gui'):
                text = ' '.join(''.join(element.itertext()).split())
                if text not in words:
                    missing.append(f'{name}: nothing in the window is called “{text}”')
    print('\n'.join(missing))
    return 1 if missing else 0


if __name__ == '__main__':
    sys.exit(main())
