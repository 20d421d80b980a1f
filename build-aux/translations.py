#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the texts that people see out of the sources, and brings po/ up to date with them.

    translations.py ROOT pot [FILE]    writes the template, po/backbone-admin.pot unless named; git does not keep it
    translations.py ROOT update        merges it into each language of po/, whether or not po/LINGUAS has it already

Both leave no date and no line number in what they write, so that a file changes only where its texts do. Nothing is
guessed: a text that has changed is a new one.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

DOMAIN = 'backbone-admin'
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')
FLAGS = ('_:1:pass-c-format', 'N_:1:pass-c-format', 'C_:2:pass-c-format', 'NC_:2:pass-c-format',
         'ngettext:1:pass-c-format', 'ngettext:2:pass-c-format', 'g_dgettext:2:pass-c-format',
         'g_dngettext:2:pass-c-format', 'g_dngettext:3:pass-c-format', 'g_dpgettext2:3:pass-c-format',
         'g_strdup_printf:1:c-format', 'g_string_append_printf:2:c-format', 'g_string_printf:2:c-format',
         'g_set_error:4:c-format', 'g_error_new:3:c-format', 'g_prefix_error:2:c-format',
         'g_markup_printf_escaped:1:c-format', 'g_print:1:c-format', 'g_printerr:1:c-format')


def languages(root):
    """Those of po/LINGUAS."""
    with open(os.path.join(root, 'po', 'LINGUAS'), encoding='utf-8') as file:
        return [word for line in file for word in line.partition('#')[0].split()]


def po_path(root, language):
    """The file of a language."""
    return os.path.join(root, 'po', f'{language}.po')


def _run(root, *command):
    """Runs a tool of gettext; what it has to say comes back."""
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False,
                          env=dict(os.environ, LC_ALL='C.UTF-8'))
    if done.returncode:
        raise SystemExit(f'{command[0]}: {done.stderr}')
    return done.stderr


def _drop_noise(path):
    """Header lines that would change with each run, or that say nothing here."""
    with open(path, encoding='utf-8') as file:
        text = file.read()
    with open(path, 'w', encoding='utf-8') as file:
        file.write(re.sub(r'^"(POT-Creation-Date|Report-Msgid-Bugs-To):.*\n', '', text, flags=re.MULTILINE))


def write_pot(root, path):
    """Writes the template; returns what xgettext warns of."""
    said = _run(root, 'xgettext', '--from-code=UTF-8', '--add-comments=Translators', '--files-from=po/POTFILES.in',
                '--add-location=file', '--sort-by-file', '--no-wrap', f'--package-name={DOMAIN}',
                f'--msgid-bugs-address={DOMAIN}', f'--output={os.path.abspath(path)}',
                *(f'--keyword={keyword}' for keyword in KEYWORDS), *(f'--flag={flag}' for flag in FLAGS))
    _drop_noise(path)
    return said


def merge(root, pot, language, output):
    """Writes the texts of the template with what a language has for them."""
    _run(root, 'msgmerge', '--quiet', '--no-fuzzy-matching', '--no-wrap', '--sort-by-file', '--add-location=file',
         f'--lang={language}', f'--output-file={os.path.abspath(output)}', po_path(root, language), pot)
    _run(root, 'msgattrib', '--no-obsolete', '--no-wrap', '--sort-by-file', '--add-location=file',
         f'--output-file={os.path.abspath(output)}', os.path.abspath(output))
    _drop_noise(output)


def update(root):
    """Brings each language up to date."""
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, 'new.pot')
        write_pot(root, pot)
        for path in sorted(glob.glob(po_path(root, '*'))):
            merge(root, pot, os.path.splitext(os.path.basename(path))[0], path)


def main(root, verb, path=None):
    if verb == 'pot':
        print(write_pot(root, path or os.path.join(root, 'po', f'{DOMAIN}.pot')), end='', file=sys.stderr)
    else:
        update(root)
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
