#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stored passwords in the window: a new one is tried before it is used, and the overview shows no value."""

import re
import unittest

from app import PRACTICE, backbonectl, make_landscape, nameless, open_window, select
from practice import Practice
from session import Session

NEW = 'New-Pass-word-1'


def setUpModule():
    global session, practice
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    practice = unittest.enterModuleContext(Practice(PRACTICE))
    make_landscape(session, practice)


def dialog(window, name):
    """A dialog by its title. Looking only there is quick, also on a busy machine."""
    return window.wait_until(lambda: next((node for node in window.application.children() if node.name == name), None),
                             f'dialog {name}')


class PasswordsTest(unittest.TestCase):
    """The tests run in the order of their names."""

    def _attempts(self, user):
        counters = practice.counters()['users'].get(user, {'attempts': 0, 'failures': 0})
        return counters['attempts'], counters['failures']

    def _try(self, window, change, password):
        change.wait_for('text', 'New password').set_text(password)
        button = change.find('push button', 'Try and save')
        window.wait_until(lambda: button.sensitive, 'permission to try')
        button.press()

    def test_1_refused_then_stored(self):
        number, name, user, _old = practice.customers_expecting('ok')[1]
        with open_window(session) as window:
            select(window, name)
            window.wait_for('push button', 'Change password…').press()
            change = dialog(window, 'Change password')
            self.assertFalse(change.wait_for('push button', 'Try and save').sensitive)

            # Refused: tried once, the old one stays, the user is held, nothing typed is lost.
            self._try(window, change, 'Mistyped-1')
            change.wait_for('label', re.compile(f'^The new password of {user} does not work: Password refused'))
            self.assertEqual(self._attempts(user), (1, 1))
            change.wait_for('label', re.compile('^The user is held back'))
            self.assertEqual(nameless(window), [])

            # Held: not tried unless somebody insists.
            change.find('text', 'New password').set_text(NEW)
            self.assertFalse(change.find('push button', 'Try and save').sensitive)
            practice.change_user(user, password=NEW)
            change.find('check box', re.compile('^I am sure')).press()
            self._try(window, change, NEW)
            change.wait_for('label', re.compile(f'^The new password of {user} works'))
            window.wait_until(lambda: change.find('label', re.compile('^The user is held back')) is None,
                              'end of the hold')
            change.find('push button', 'Close').press()
            window.wait_gone('label', f'{user} is held back')
        attempts, failures = self._attempts(user)
        self.assertEqual(attempts - failures, 1)
        backbonectl(session, 'check', '--customer', number)

    def test_2_overview(self):
        user = practice.customers_expecting('ok')[1][2]
        with open_window(session) as window:
            window.wait_for('push button', 'Main menu').press()
            window.wait_for('menu item', re.compile('^Stored passwords')).press()
            overview = dialog(window, 'Stored passwords')
            overview.wait_for('table row', re.compile('^Technical user S.*: Saved$'))
            self.assertEqual(nameless(window), [])
            shown = ' '.join(overview.texts())
            for _number, _name, _user, password in practice.customers():
                self.assertNotIn(password or NEW, shown)
            self.assertNotIn(NEW, shown)

            overview.find(name='Search stored passwords').set_text(user)
            overview.wait_for('table row', f'Technical user {user}: Saved')
            found = [row.name for row in overview.find_all('table row') if ': ' in row.name]
            self.assertEqual(found, [f'Technical user {user}: Saved'])
            self.assertFalse(overview.find('push button', 'Change password…').sensitive)


if __name__ == '__main__':
    unittest.main()
