#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through the program on the practice landscape and takes a picture of everything.

Starts the real program in a private session, checks every channel with its own "Check all", and
writes each page, light and dark, wide and narrow, to a folder. --table prints what was found with
backbonectl, from the same landscape file.
"""

import argparse
import os
import re
import sys

from session import Session
from window import Window

SIZES = {'wide': (1200, 760), 'narrow': (800, 560)}
LANDSCAPE = os.path.join('backbone-admin', 'practice', 'landscape.db')


class Tour:
    """The program in a session, and where the pictures go."""

    def __init__(self, session, build, output):
        self.session = session
        self.build = build
        self.output = output
        self.pictures = []
        os.makedirs(output, exist_ok=True)

    def open(self, dark):
        """The window on the practice landscape."""
        return Window(self.session, [os.path.join(self.build, 'src', 'app', 'backbone-admin'), '--practice'],
                      dark=dark)

    def picture(self, window, name):
        """The window as it is now, in each size."""
        for size, (width, height) in SIZES.items():
            window.resize(width, height)
            path = os.path.join(self.output, f'{name}-{size}.png')
            window.screenshot(path)
            self.pictures.append(path)

    def check_all(self, window):
        """Presses "Check all" and waits until the window says what was found."""
        window.wait_for('push button', 'Check all').press()
        window.wait_for('label', re.compile('channels work$'), seconds=120)

    def backbonectl(self, *arguments):
        """Prints what the command line says about the landscape of the window."""
        program = os.path.join(self.build, 'src', 'cli', 'backbonectl')
        landscape = os.path.join(self.session.environment['XDG_DATA_HOME'], LANDSCAPE)
        done = self.session.run([program, '--landscape', landscape, *arguments])
        if done.returncode > 1:
            raise SystemExit(f'backbonectl {" ".join(arguments)} ended with {done.returncode}')


def walk(tour, table):
    """Everything there is to see; the check is made once, in the light window."""
    for name, dark in (('light', False), ('dark', True)):
        with tour.open(dark) as window:
            if not dark:
                tour.check_all(window)
            tour.picture(window, f'customers-{name}')
    if table:
        print('\nWhat the checks found\n', flush=True)
        tour.backbonectl('status')
        print(flush=True)
        tour.backbonectl('customer', 'list')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--build', required=True)
    parser.add_argument('--output', default='screenshots-out')
    parser.add_argument('--table', action='store_true')
    options = parser.parse_args()
    with Session(keyring='unlocked', display=True) as session:
        tour = Tour(session, os.path.abspath(options.build), os.path.abspath(options.output))
        walk(tour, options.table)
    print(f'\n{len(tour.pictures)} pictures are in {tour.output}')
    return 0


if __name__ == '__main__':
    sys.exit(main())
