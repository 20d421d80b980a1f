#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several landscapes: one window each, the recent ones in the menu, and their properties."""

import json
import os
import re
import unittest

from app import CLI, nameless, open_window
from session import Session

NAMES = {'north': 'Customers in the north', 'south': 'Customers in the south'}


def setUpModule():
    global session
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    for file, name in NAMES.items():
        session.run([CLI, '--landscape', path(file), 'init', '--owner', '4711', '--description', name],
                    check=True, capture_output=True)


def path(file):
    """Where a landscape of these tests lies."""
    return session.path(f'{file}_landscape.db')


def described(file):
    """What the file says that it is called."""
    done = session.run([CLI, '--landscape', path(file), '--format', 'json', 'landscape', 'show'],
                       check=True, capture_output=True)
    return json.loads(done.stdout)['description']


class Landscapes(unittest.TestCase):
    def test_1_one_window_each(self):
        with open_window(session, '--landscape', path('north')) as window:
            window.wait_for('label', NAMES['north'])
            session.run([window.command[0], '--landscape', path('south')], env=window.environment, check=True)
            window.wait_until(lambda: len(window.find_all('frame')) == 2, 'a second window')
            window.wait_for('label', NAMES['south'])
            session.run([window.command[0], '--landscape', path('north')], env=window.environment, check=True)
            self.assertEqual(len(window.find_all('frame')), 2)

    def test_2_recent(self):
        with open_window(session, '--landscape', path('south')) as window:
            window.wait_for('push button', 'Landscape').press()
            window.wait_for('menu item', re.compile('north_landscape.db$')).press()
            window.wait_for('label', NAMES['north'])

    def test_3_properties(self):
        with open_window(session, '--landscape', path('north')) as window:
            window.wait_for('label', NAMES['north'])
            window.wait_for('push button', 'Landscape').press()
            window.wait_for('menu item', 'Properties…').press()
            name = window.wait_for('text', 'Name')
            window.wait_for('label', re.compile(re.escape(os.path.basename(path('north')))))
            self.assertEqual(nameless(window), [])
            name.set_text('')
            window.wait_for('label', re.compile('is empty'))
            name.set_text('Renamed in the window')
            window.wait_gone('label', re.compile('is empty'))
            window.wait_for('push button', 'Apply').press()
            window.wait_until(lambda: described('north') == 'Renamed in the window', 'a new name in the file')
            window.key('Escape')
            window.wait_gone('text', 'Name')
            window.wait_for('label', 'Renamed in the window')


if __name__ == '__main__':
    unittest.main()
