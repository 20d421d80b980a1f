#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each language of po/LINGUAS has all texts of the sources, and translates them in their form.

    check-translations.py ROOT

tells of texts that are missing, fuzzy, left over, or whose translation has other placeholders, blanks, line ends,
mnemonics or ellipses than the text itself; and of languages that are complete but not listed.
"""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'build-aux'))

from translations import languages, po_path, write_pot  # noqa: E402

try:
    import polib
except ImportError:
    polib = None

# What stands for a value: %s, %2$'u, {customer}. Dates are the language's own affair.
PLACEHOLDER = re.compile(r"%(?:(\d+)\$)?['0-9.]*(zu|ld|lld|llu|[sduf%])|(\{\w+\})")
DATE = re.compile(r'(?<!%)%-?O?[aAbBeHIjmMpSyYxX](?![a-z])')
DATE_PART = re.compile(r'%[-_0]?O?(.)')

# How a text may end in another script.
ENDS = {'…': '…', ':': ':：'}


def key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def placeholders(text):
    """Kinds of values in their order, whether or not they are numbered, and names; these may be repeated."""
    found = [(int(number or 0), kind) for number, kind, name in PLACEHOLDER.findall(text) if kind]
    numbered = [item for item in found if item[0]]
    return [kind for _, kind in sorted(numbered)] + [kind for number, kind in found if not number] \
        + sorted({name for _, _, name in PLACEHOLDER.findall(text) if name})


def edges(text):
    """The blanks at both ends."""
    return re.match(r'\s*', text)[0], re.search(r'\s*$', text)[0]


def faults(text, translation, others=()):
    """What is not as in the text; a plural may leave out what one of its `others` leaves out."""
    if not translation:
        yield 'is missing'
        return
    if DATE.search(text):
        if not set(DATE_PART.findall(translation)) <= set('aAbBdeHIjlmMpSyYxX'):
            yield 'is no date'
    else:
        wanted = [placeholders(text), *map(placeholders, others)]
        if placeholders(translation) not in wanted and sorted(placeholders(translation)) not in map(sorted, wanted):
            yield 'has other placeholders'
    if edges(text) != edges(translation) and re.search(r'\w', text):
        yield 'has other blanks or line ends at its edges'
    if text.count('_') != translation.count('_'):
        yield 'has another number of underscores: a mnemonic, or a name, is missing'
    if '"' in translation and '"' not in text:
        yield 'has straight quotes'
    end = text.rstrip()[-1:]
    if end in ENDS and translation.rstrip()[-1:] not in ENDS[end]:
        yield f'does not end with {end}'


def entry_faults(entry, n_plurals):
    if entry.fuzzy:
        yield 'is fuzzy'
    if not entry.msgid_plural:
        yield from faults(entry.msgid, entry.msgstr)
        return
    if sorted(entry.msgstr_plural) != list(range(n_plurals)):
        yield 'has another number of plural forms'
    for form in entry.msgstr_plural.values():
        yield from faults(entry.msgid_plural, form, [entry.msgid])


def check_language(root, language, template):
    """Yields what is wrong with a language."""
    path = po_path(root, language)
    done = subprocess.run(['msgfmt', '--check', '--output-file=/dev/null', path], capture_output=True, text=True,
                          check=False, env=dict(os.environ, LC_ALL='C.UTF-8'))
    if done.returncode or done.stderr.strip():
        yield done.stderr.strip()
    catalogue = polib.pofile(path)
    n_plurals = int(re.search(r'nplurals=(\d+)', catalogue.metadata.get('Plural-Forms', 'nplurals=0'))[1])
    known = {key(entry) for entry in catalogue if not entry.obsolete}
    for missing in sorted(template - known, key=str):
        yield f'“{missing[1]}” is not in it: ./dev pot'
    for surplus in sorted(known - template, key=str):
        yield f'“{surplus[1]}” is no text of the sources any more: ./dev pot'
    for entry in catalogue:
        for fault in sorted(set(entry_faults(entry, n_plurals))):
            yield f'“{entry.msgid}” {fault}'


def not_listed(root):
    """Languages that are complete and not in po/LINGUAS."""
    for path in sorted(glob.glob(os.path.join(root, 'po', '*.po'))):
        language = os.path.splitext(os.path.basename(path))[0]
        if language not in languages(root) and polib.pofile(path).percent_translated() == 100:
            yield language


def main(root):
    if shutil.which('xgettext') is None or polib is None:
        print('gettext or python3-polib is not installed: skipped')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, 'new.pot')
        write_pot(root, pot)
        template = {key(entry) for entry in polib.pofile(pot)}
    found = [f'{language}: {fault}' for language in languages(root)
             for fault in check_language(root, language, template)]
    found += [f'{language}: is complete, but not in po/LINGUAS' for language in not_listed(root)]
    print('\n'.join(found))
    return 1 if found or not template else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
