#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-languages.py ROOT: does the guide say the same in each of its languages?

Nothing is missing, fuzzy or left over; what is typed stays as it is; links lead to the same places; and buttons, menus
and pages are called as the window calls them in that language, which po/ of the program says.
"""

import collections
import os
import re
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'docs', 'guide'))

from guide_catalogue import languages, po_path, write_pot  # noqa: E402

try:
    import polib
except ImportError:
    polib = None

# What people type or read in files, which no language changes.
TYPED = ('cmd', 'code', 'file', 'input', 'sys')
PLACEHOLDER = re.compile(r'\{\w+\}')


def plain(text):
    """A text of the window as people see it."""
    return ' '.join(text.replace('_', '').split())


def window_words(root, language):
    """What each text of the window is in that language; one text may have several translations."""
    words = collections.defaultdict(set)
    for entry in polib.pofile(os.path.join(root, 'po', f'{language}.po')):
        words[plain(entry.msgid)].add(plain(entry.msgstr))
    return words


def parse(text):
    """A text with its elements, or None if they are not closed."""
    try:
        return ElementTree.fromstring(f'<text>{text}</text>')
    except ElementTree.ParseError:
        return None


def texts(element, *tags):
    """What stands in elements of these names, in a fixed order."""
    return sorted(' '.join(''.join(child.itertext()).split()) for child in element.iter() if child.tag in tags)


def shape(element):
    """The elements of a text and where its links lead, without the words."""
    return sorted((child.tag, *sorted(child.attrib.items())) for child in element.iter())


def misnamed(english, translated, words):
    """Names in a translation that the window has nowhere, or not for what the English text names."""
    left = texts(english, 'gui')
    for name in texts(translated, 'gui'):
        meant = next((text for text in left if name in words.get(text, {text})), None)
        if meant is None:
            yield name
        else:
            left.remove(meant)


def faults(entry, words):
    """What is wrong with a text."""
    if entry.fuzzy or not entry.msgstr:
        yield 'is fuzzy' if entry.fuzzy else 'is missing'
        return
    english, translated = parse(entry.msgid), parse(entry.msgstr)
    if translated is None:
        yield 'has elements that are not closed'
        return
    if texts(english, *TYPED) != texts(translated, *TYPED):
        yield f'has other commands or files: {texts(translated, *TYPED)}'
    if shape(english) != shape(translated):
        yield 'has other elements or links'
    if sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr)):
        yield 'has other placeholders'
    if '"' in ''.join(translated.itertext()):
        yield 'has straight quotes'
    for name in misnamed(english, translated, words):
        yield f'names “{name}”, which is not what the window calls it'


def check_language(root, language, template):
    """Yields what is wrong with a language."""
    catalogue = polib.pofile(po_path(root, language))
    words = window_words(root, language)
    known = {entry.msgid for entry in catalogue if not entry.obsolete}
    for text in sorted(template - known):
        yield f'“{text}” is not in it: ./dev pot'
    for text in sorted(known - template):
        yield f'“{text}” is no text of the guide any more: ./dev pot'
    for entry in catalogue:
        for fault in faults(entry, words):
            yield f'“{entry.msgid}” {fault}'


def main(root):
    if polib is None:
        print('python3-polib is not installed: skipped')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, 'new.pot')
        write_pot(root, pot)
        template = {entry.msgid for entry in polib.pofile(pot)}
    found = [f'{language}: {fault}' for language in languages(root)
             for fault in check_language(root, language, template)]
    print('\n'.join(found))
    return 1 if found or not template else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
