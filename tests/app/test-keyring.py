#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A locked keyring, and none at all: the window says so and goes on.

    test-keyring.py locked|dismissed|none

One state a process: libatspi belongs to the first session of its process.
"""

import re
import sys
import unittest

from app import check_all, open_window
from session import Session

STATE = sys.argv.pop()


class Keyring(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        keyring = 'none' if STATE == 'none' else 'locked'
        prompter = {'locked': 'answer', 'dismissed': 'dismiss'}.get(STATE)
        cls.session = cls.enterClassContext(Session(keyring=keyring, prompter=prompter, display=True))

    @unittest.skipUnless(STATE == 'locked', 'another state')
    def test_unlock(self):
        with open_window(self.session, '--practice') as window:
            window.wait_for('label', re.compile('^The keyring is locked'))
            window.wait_for('push button', 'Unlock').press()
            window.wait_gone('push button', 'Unlock')
            window.wait_for('label', 'Hanse Textil')
            check_all(window)
            window.wait_for('push button', 'Working: 19')

    @unittest.skipUnless(STATE == 'dismissed', 'another state')
    def test_dismissed(self):
        with open_window(self.session, '--practice') as window:
            window.wait_for('push button', 'Unlock').press()
            window.wait_for('label', 'The keyring stays locked')
            window.wait_for('push button', 'Unlock')

    @unittest.skipUnless(STATE == 'none', 'another state')
    def test_none(self):
        with open_window(self.session, '--practice') as window:
            window.wait_for('label', re.compile('^There is no keyring'))
            self.assertIsNone(window.find('push button', 'Unlock'))
            window.wait_for('label', re.compile('^Only the owner is here'))


if __name__ == '__main__':
    unittest.main()
