#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds words that must not stay in the tree: unfinished work, paths of one machine, and calls that do harm."""

import re
import subprocess
import sys

# Put together here, so that this file does not find itself.
WORDS = ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK']
PATHS = ['/wo' + 'rk/', '/tmp/' + 'wt', '/tmp/' + 'b/', '/ro' + 'ot/', '/ho' + r'me/\w']
FORBIDDEN = re.compile('|'.join([rf'\b{word}\b' for word in WORDS] + [rf'(?<!\w){path}' for path in PATHS]))

# Functions of libraries that do not do what they say, with the reason.
CALLS = {
    'json_parser_new_' + 'immutable': 'json-glib 1.10 ends the program where the root is an array',
}
FORBIDDEN_CALL = re.compile('|'.join(CALLS))

# Licence text and lists of words are not ours to change.
SKIPPED = ('COPYING', '.png', '.svg', '.pfx', '.p12')


def files(root):
    listing = subprocess.run(['git', 'ls-files', '-co', '--exclude-standard', '-z'], cwd=root,
                             stdout=subprocess.PIPE, check=True).stdout.decode()
    return [name for name in listing.split('\0') if name and not name.endswith(SKIPPED)]


def main(root):
    found = 0
    for name in files(root):
        try:
            with open(f'{root}/{name}', encoding='utf-8') as file:
                lines = file.read().splitlines()
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        for number, line in enumerate(lines, 1):
            match = FORBIDDEN.search(line)
            if match:
                found += 1
                print(f'{name}:{number}: "{match.group(0)}"')
            call = FORBIDDEN_CALL.search(line)
            if call:
                found += 1
                print(f'{name}:{number}: {call.group(0)}: {CALLS[call.group(0)]}')
    return 1 if found else 0


if __name__ == '__main__':
    if subprocess.run(['git', '-C', sys.argv[1], 'rev-parse'], capture_output=True, check=False).returncode:
        print('not a git checkout: skipped')
        sys.exit(77)
    sys.exit(main(sys.argv[1]))
