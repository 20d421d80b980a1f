#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up languages that show what a translation could break.

    pseudo.py SOURCE-ROOT FOLDER NAME

writes FOLDER/NAME/LC_MESSAGES/backbone-admin.mo: each text of the sources in brackets, with accents, and about 40 %
longer than in English, so that what is cut, glued together or not translatable can be seen.
"""

import os
import re
import sys
import tempfile

import polib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'build-aux'))

from translations import DOMAIN, write_pot  # noqa: E402

ACCENTS = str.maketrans('aceginorsuyACEGINOSUY', 'àçéğîñöřšûýÀÇÉĞÎÑÖŠÛÝ')
KEPT = re.compile(r"(%(?:\d+\$)?['0-9.]*(?:zu|ld|lld|llu|[sduf%])|\{\w+\}|\n|_\w)")
DATE = re.compile(r'^%(?:-d|O?[aAbBe])')
SHORT = 16


def lengthened(text):
    """The text of a language that needs more room, with the same placeholders; dates stay as they are."""
    if DATE.match(text) or not re.search('[A-Za-z]', KEPT.sub('', text)):
        return text
    parts = [part if KEPT.fullmatch(part) else part.translate(ACCENTS) for part in KEPT.split(text)]
    lead, body, trail = re.fullmatch(r'(\s*)(.*?)(\s*)', ''.join(parts), re.DOTALL).groups()
    more = max(0, round(len(text) * 0.4) - 2)
    filling = re.sub('~{6}', ' ~~~~~', '~' * more) if len(text) >= SHORT else '~' * more
    return f'{lead}[{body}{filling}]{trail}'


def write(root, folder, name):
    """Writes the language; its name is to stand in LANGUAGE."""
    with tempfile.TemporaryDirectory() as scratch:
        pot = os.path.join(scratch, 'new.pot')
        write_pot(root, pot)
        catalogue = polib.pofile(pot)
    catalogue.metadata['Plural-Forms'] = 'nplurals=2; plural=(n != 1);'
    catalogue.metadata['Content-Type'] = 'text/plain; charset=UTF-8'
    catalogue.metadata_is_fuzzy = False
    for entry in catalogue:
        entry.flags = []
        if entry.msgid_plural:
            entry.msgstr_plural = {0: lengthened(entry.msgid), 1: lengthened(entry.msgid_plural)}
        else:
            entry.msgstr = lengthened(entry.msgid)
    path = os.path.join(folder, name, 'LC_MESSAGES')
    os.makedirs(path, exist_ok=True)
    catalogue.save_as_mofile(os.path.join(path, f'{DOMAIN}.mo'))


def write_hebrew(folder):
    """Hebrew without texts: GTK has its own, but is in no language that its program does not have. Returns the
    environment of a window from right to left, in English."""
    path = os.path.join(folder, 'he', 'LC_MESSAGES')
    os.makedirs(path, exist_ok=True)
    catalogue = polib.POFile()
    catalogue.metadata = {'Content-Type': 'text/plain; charset=UTF-8'}
    catalogue.save_as_mofile(os.path.join(path, f'{DOMAIN}.mo'))
    return {'LANGUAGE': 'he', 'LC_ALL': 'he_IL.UTF-8', 'BACKBONE_LOCALE_DIR': folder}


if __name__ == '__main__':
    write(*sys.argv[1:])
