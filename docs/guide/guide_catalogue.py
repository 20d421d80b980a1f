#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The texts of the user guide in other languages: takes them out of the pages, and puts translations in.

    guide_catalogue.py ROOT pot [FILE]    writes the template, docs/guide/guide.pot unless named; git does not keep it
    guide_catalogue.py ROOT update        merges it into docs/guide/LL/LL.po of each language, whether listed or not

itstool knows what of a Mallard page is text; guide.its says what of it stays as it is. What the table of verdicts says
is translated with the program, in po/, and is not in here. Unlike in po/, a text that has changed keeps its old
translation as a fuzzy one beside the old text, because a paragraph is long; a fuzzy one is not used.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

DOMAIN = 'backbone-admin-guide'
FOLDER = os.path.join('docs', 'guide')
# Programs with text of their own in the guide.
PROGRAMS = ('build-guide.py', 'guide-verdicts.c')
# Written by one of them, out of texts of the program.
VERDICTS = 'verdicts.page'
STYLE = ('--no-wrap', '--add-location=file')


class CatalogueError(Exception):
    """What a tool had to say."""


def languages(root):
    """Those of docs/guide/LINGUAS."""
    with open(os.path.join(root, FOLDER, 'LINGUAS'), encoding='utf-8') as file:
        return [word for line in file for word in line.partition('#')[0].split()]


def po_path(root, language):
    """The file of a language."""
    return os.path.join(root, FOLDER, language, f'{language}.po')


def run(command, cwd=None):
    """Runs a tool."""
    try:
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False,
                              env=dict(os.environ, LC_ALL='C.UTF-8'))
    except FileNotFoundError as error:
        raise CatalogueError(f'{command[0]} is not installed') from error
    if done.returncode:
        raise CatalogueError(f'{command[0]}: {done.stderr.strip()}')


def rewrite(path, drop):
    """Writes a catalogue without those of its entries."""
    with open(path, encoding='utf-8') as file:
        entries = file.read().rstrip('\n').split('\n\n')
    text = '\n\n'.join(entry for entry in entries if not drop(entry)) + '\n'
    text = re.sub(r'^"(POT-Creation-Date|Report-Msgid-Bugs-To):.*\n', '', text, flags=re.MULTILINE)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def write_pot(root, path):
    """Writes the template."""
    pages = sorted(glob.glob(os.path.join(root, FOLDER, 'C', '*.page')))
    with tempfile.TemporaryDirectory() as folder:
        parts = [os.path.join(folder, name) for name in ('pages.pot', 'programs.pot')]
        run(['itstool', '--its', os.path.join(FOLDER, 'guide.its'), '--output', parts[0],
             *(os.path.relpath(page, root) for page in pages)], cwd=root)
        # Credits nobody asked for, and pictures with digests that change with each of them.
        rewrite(parts[0], lambda entry: 'msgctxt "_"' in entry)
        run(['xgettext', '--from-code=UTF-8', '--keyword=_', '--keyword=N_', '--add-comments=Translators',
             f'--output={parts[1]}', *(os.path.join(FOLDER, name) for name in PROGRAMS)], cwd=root)
        run(['msgcat', *STYLE, '--use-first', f'--output-file={os.path.abspath(path)}', *parts])
    rewrite(path, lambda entry: False)


def merge(root, pot, language, output):
    """Writes the texts of the template with what a language has for them."""
    run(['msgmerge', '--quiet', '--previous', *STYLE, f'--lang={language}',
         f'--output-file={os.path.abspath(output)}', po_path(root, language), pot])
    run(['msgattrib', '--no-obsolete', *STYLE, f'--output-file={os.path.abspath(output)}', os.path.abspath(output)])
    rewrite(output, lambda entry: False)


def update(root):
    """Brings each language up to date."""
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, 'new.pot')
        write_pot(root, pot)
        for path in sorted(glob.glob(po_path(root, '*'))):
            language = os.path.splitext(os.path.basename(path))[0]
            if os.path.basename(os.path.dirname(path)) == language:
                merge(root, pot, language, path)


def translate(language, catalogues, pages, folder):
    """Writes the pages in a language.

    catalogues: the guide's and the program's. Returns the translated pages, and the guide's catalogue, compiled.
    """
    compiled = os.path.join(folder, 'guide.mo')
    both = os.path.join(folder, 'both.po')
    run(['msgfmt', f'--output-file={compiled}', catalogues[0]])
    run(['msgcat', '--use-first', f'--output-file={both}', *catalogues])
    run(['msgfmt', f'--output-file={both}.mo', both])
    for mo, those in ((compiled, [page for page in pages if os.path.basename(page) != VERDICTS]),
                      (f'{both}.mo', [page for page in pages if os.path.basename(page) == VERDICTS])):
        if those:
            run(['itstool', '--its', os.path.join(os.path.dirname(__file__), 'guide.its'), '--lang', language,
                 '--merge', mo, '--output', folder, *those])
    return [os.path.join(folder, os.path.basename(page)) for page in pages], compiled


def main(root, verb, path=None):
    try:
        if verb == 'pot':
            write_pot(root, path or os.path.join(root, FOLDER, 'guide.pot'))
        else:
            update(root)
    except CatalogueError as error:
        print(f'guide_catalogue.py: {error}', file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
