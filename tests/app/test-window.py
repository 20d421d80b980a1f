#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job through the window: a first start, a list, a check, a failing customer and its cause."""

import os
import re
import unittest

from app import PRACTICE, PROGRAM, check_all, choose_file, nameless, open_window, rows, select, wait_for_rows
from practice import Practice
from session import Session


def setUpModule():
    global session, practice
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    practice = unittest.enterModuleContext(Practice(PRACTICE))


class FirstStart(unittest.TestCase):
    """One landscape, from nothing to the cause of a failure; the tests run in the order of their names."""

    def test_1_from_nothing_to_the_cause(self):
        with open_window(session) as window:
            self._make_landscape(window)
            self._import_list(window)
            self._check_everything(window)
            self._find_the_cause(window)
            self.assertEqual(nameless(window), [])

    def _make_landscape(self, window):
        window.wait_for('push button', re.compile('^Set up')).press()
        self.assertFalse(window.wait_for('push button', 'Create landscape').sensitive)
        window.session.run(['xdotool', 'type', '11057x'], check=True)
        window.wait_for('label', re.compile('may hold digits only'))
        window.key('BackSpace')
        window.session.run(['xdotool', 'type', '72'], check=True)
        window.wait_for('label', 'Customer number 0001105772')
        window.key('Tab')
        window.session.run(['xdotool', 'type', 'Nordwind'], check=True)
        window.key('Tab', 'space', 'Down', 'Return')
        window.wait_for('push button', re.compile('^Choose')).press()
        choose_file(window, practice.profile)
        window.wait_until(lambda: window.find('push button', 'Create landscape').sensitive, 'a complete form')
        window.find('push button', 'Create landscape').press()

    def _import_list(self, window):
        window.wait_for('label', re.compile('^Only the owner is here so far'))
        window.wait_for('push button', 'Import…').press()
        choose_file(window, practice.customers_csv)
        window.wait_for('push button', f'New: {len(practice.customers()) - 1}')
        window.wait_for('push button', 'Changed: 1')
        window.wait_for('push button', 'Import').press()
        window.wait_gone('push button', 'Import')
        window.wait_for('push button', f'All: {len(practice.customers())}')

    def _check_everything(self, window):
        check_all(window)
        expected = practice.expected()
        customers = {number for number, _ in expected}
        working = [number for number in customers
                   if all(verdict == 'ok' for (other, _), verdict in expected.items() if other == number)]
        window.wait_for('push button', f'Working: {len(working)}')

    def _find_the_cause(self, window):
        number, name, user, _ = practice.customers_expecting('credentials')[0]
        window.wait_for('push button', re.compile('^Failing: [1-9]')).press()
        window.wait_until(lambda: rows(window) and all(row.endswith('Failing') for row in rows(window)),
                          'only failing customers')
        select(window, name)
        window.wait_for('label', re.compile(f'^{number} · .*{user}'))
        window.wait_for('label', 'Password refused (401)')
        window.wait_for('label', re.compile('does not accept the user and its password'))
        window.wait_for('label', re.compile('^Next: Correct the password'))
        window.wait_for('label', f'{user} is held back')
        window.wait_for('image', re.compile('^SAP Notes: Held back'))

    def test_2_search_and_filter(self):
        with open_window(session) as window:
            window.wait_for('label', 'Hanse Textil')
            window.key('ctrl+f')
            window.session.run(['xdotool', 'type', '1106412'], check=True)
            wait_for_rows(window, ['Hanse Textil'])
            window.session.run(['xdotool', 'type', 'x'], check=True)
            window.wait_for('push button', 'Show all').press()
            window.wait_until(lambda: len(rows(window)) > 10, 'all customers')

    def test_3_sort(self):
        with open_window(session) as window:
            window.wait_for('label', 'Hanse Textil')
            first = rows(window)[0]
            select(window, 'Hanse Textil')
            window.wait_for('label', re.compile('^0001106412 · '))
            window.wait_for('label', 'Customer').click()
            window.wait_until(lambda: rows(window)[0].startswith('Alpenmilch'), 'customers by name')
            window.wait_for('label', 'Customer').click()
            window.wait_until(lambda: not rows(window)[0].startswith(('Alpenmilch', first)), 'customers backwards')
            self.assertIsNotNone(window.find('label', re.compile('^0001106412 · ')), 'the selection is lost')
            # The order is remembered: the other tests want theirs.
            window.wait_for('label', 'Number').click()
            window.wait_until(lambda: rows(window)[0] == first, 'customers by number')

    def test_4_release(self):
        _, name, user, _ = practice.customers_expecting('credentials')[0]
        with open_window(session) as window:
            select(window, name)
            window.wait_for('push button', 'Release…').press()
            window.wait_for('push button', 'Keep held').press()
            window.wait_until(lambda: window.find('push button', 'Release…').sensitive, 'the question again')
            window.wait_for('label', f'{user} is held back')
            window.find('push button', 'Release…').press()
            window.wait_for('push button', 'Release user').press()
            window.wait_gone('label', f'{user} is held back')
            self.assertEqual(practice.counters()['users'][user]['attempts'], 1)
            window.key('F5')
            window.wait_for('label', f'{user} is held back')
            self.assertEqual(practice.counters()['users'][user]['attempts'], 2)

    def test_5_one_window_a_landscape(self):
        with open_window(session) as window:
            window.wait_for('label', 'Hanse Textil')
            again = session.run([PROGRAM], env=window.environment, timeout=60)
            self.assertEqual(again.returncode, 0)
            self.assertEqual(len(window.find_all('frame')), 1)

    def test_6_narrow(self):
        _, name, _, _ = practice.customers_expecting('ok')[0]
        with open_window(session) as window:
            window.wait_for('label', 'Hanse Textil')
            window.resize(800, 560)
            window.wait_until(lambda: window.find('frame').extents()[2] <= 800, 'a narrow window')
            select(window, name)
            window.wait_for('push button', 'Back to the list').press()
            window.wait_for('tree table', 'Customers')
            self._read_the_name(window)
            self._change_page_at_the_bottom(window)

    def _read_the_name(self, window):
        """The landscape has its name in the header, and not three dots."""
        _, y, width, height = window.wait_for('label', 'Nordwind').extents()
        self.assertLess(y + height, 60)
        self.assertGreater(width, 4 * height / 2)

    def _change_page_at_the_bottom(self, window):
        def below(name):
            return next((tab for tab in window.find_all('page tab', name) if tab.extents()[1] > 480), None)

        window.wait_until(lambda: below('S-Users'), 'the pages at the bottom').click()
        window.wait_for('tree table', 'Assignments')
        below('Customers').click()
        window.wait_for('tree table', 'Customers')

    def test_7_refused_rows(self):
        path = session.path('refused.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('1200001;Neu;S0019000001;Passw0rd!x\nabc;Kaputt;S0019000002;Passw0rd!x\n')
        with open_window(session) as window:
            window.wait_for('label', 'Hanse Textil')
            window.key('ctrl+i')
            choose_file(window, path)
            window.wait_for('push button', 'Refused: 1').press()
            window.wait_for('label', re.compile('may hold digits only'))
            self.assertFalse(window.find('push button', 'Import').sensitive)
            window.find('check box', re.compile('valid rows only')).press()
            window.wait_until(lambda: window.find('push button', 'Import').sensitive, 'permission to import')
            window.find('push button', 'Import').press()
            window.wait_gone('push button', 'Import')
            window.wait_for('push button', f'All: {len(practice.customers()) + 1}')
        with open(session.path('refused.rejected.csv'), encoding='utf-8') as file:
            self.assertIn('Kaputt', file.read())

    def test_8_export_and_delete(self):
        path = session.path('home', 'mass-setup.csv')
        with open_window(session) as window:
            window.wait_for('label', 'Hanse Textil')
            window.wait_for('push button', 'Main menu').press()
            window.wait_for('menu item', re.compile('^Export for SAP')).press()
            window.wait_for('label', re.compile('password of every technical user in clear'))
            window.wait_for('push button', 'Export…').press()
            window.wait_for('push button', re.compile('Save$'))
            window.session.run(['xdotool', 'key', 'ctrl+a'], check=True)
            window.session.run(['xdotool', 'type', '--delay', '10', path], check=True)
            window.key('Return')
            delete = window.wait_for('push button', re.compile('Delete$'))
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
            delete.press()
            window.wait_until(lambda: not os.path.exists(path), 'end of the list with the passwords')


if __name__ == '__main__':
    unittest.main()
