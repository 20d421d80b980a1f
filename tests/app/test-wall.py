#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other views of the customers: the status wall, and what fails by its cause."""

import re
import unittest

from app import PRACTICE, backbonectl, check_all, make_landscape, nameless, open_window, rows, wait_for_rows
from practice import KINDS, Practice
from session import Session


def setUpModule():
    global session, practice
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    practice = unittest.enterModuleContext(Practice(PRACTICE))
    make_landscape(session, practice)
    backbonectl(session, 'check', status=1)


def tiles(window):
    """The tiles of the wall: their names, in order."""
    wall = window.find('table', 'Status wall')
    return [cell.name for cell in wall.find_all('table cell') if ': ' in cell.name] if wall else []


class WallTest(unittest.TestCase):
    def test_tiles(self):
        failing = [row[1] for row in practice.customers_expecting('credentials')]
        with open_window(session) as window:
            window.wait_for('push button', 'Status wall').press()
            window.wait_until(lambda: len(tiles(window)) == len(practice.customers()), 'a tile for each customer')
            self.assertTrue(all(': Failing. ' in name for name in tiles(window)[:len(failing)]), tiles(window))
            self.assertIn('Failing. Portal: Password refused',
                          next(name for name in tiles(window) if name.startswith(failing[0])))
            self.assertTrue(tiles(window)[-1].endswith(': Working. Working'), tiles(window))
            self.assertEqual(nameless(window), [])

            # The wall has the screen, and gives it back.
            window.take_keyboard()
            window.key('F11')
            window.wait_gone('push button', 'Main menu')
            window.wait_for('panel', 'Customers by status')
            window.key('Escape')
            window.wait_for('push button', 'Main menu')
            window.wait_gone('panel', 'Customers by status')

            # A tile leads to its customer.
            window.wait_for('label', failing[0]).click()
            window.wait_for('label', re.compile('^Password refused'))

    def test_causes(self):
        customers = practice.customers_expecting('credentials')
        host = practice.endpoint('portal')['host']
        sentence = f'{len(customers)} customers: {host} refuses the user or its password'
        with open_window(session) as window:
            window.wait_for('push button', 'Grouped by cause').press()
            cause = window.wait_for('list item', sentence)
            self.assertIn('Portal · HTTP 401', ' '.join(cause.texts()))
            self.assertEqual(nameless(window), [])
            cause.click()
            wait_for_rows(window, sorted(row[1] for row in customers))
            window.wait_for('push button', f'All: {len(customers)}')
            window.wait_for('push button', 'Show all customers').press()
            window.wait_until(lambda: len(rows(window)) > len(customers), 'all customers')

    def test_your_side(self):
        message = re.compile('^The trouble is on your side: no host can be reached')
        for kind in KINDS:
            practice.set_fault('reset-at-accept', endpoint=kind)
        try:
            with open_window(session) as window:
                self.assertIsNone(window.find('label', message))
                window.wait_for('push button', 'Check all').press()
                banner = window.wait_for('label', message, seconds=60)
                self.assertIn('Check the network', banner.name)
                window.wait_for('push button', 'Grouped by cause').press()
                window.wait_for('label', re.compile('^Check the network'))
                practice.clear_faults()
                window.wait_until(lambda: window.find('push button', 'Check all').sensitive, 'the end of the check')
                check_all(window)
                window.wait_gone('label', message)
        finally:
            practice.clear_faults()


if __name__ == '__main__':
    unittest.main()
