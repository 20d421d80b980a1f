#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page by keyboard alone: Tab reaches every control, each has a name, and the way ends where it began."""

import unittest

from app import ACTING, nameless, open_window
from session import Session
from window import FocusLog

MAX_STEPS = 150
# The window manager has keys for these.
WINDOW_CONTROLS = ('Minimize', 'Maximize', 'Restore', 'Close')


def setUpModule():
    global session
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))


def key_of(node):
    """What tells a control from others. A row that is typed in is two of them, which change their size with the focus."""
    return node.role, node.name, node.extents() if node.role != 'text' else None


def walk(log):
    """Presses Tab until the focus is where it was before; returns the controls on the way."""
    found = []
    for _ in range(MAX_STEPS):
        node = key_of(log.press_and_wait('Tab'))
        if found and node == found[0]:
            return found
        found.append(node)
    raise AssertionError(f'no way back after {MAX_STEPS} steps: {found}')


def reachable(window):
    """What a person can act on now; what is inside of lists is reached by arrow keys."""
    inside = {key_of(node) for table in window.find_all('tree table') + window.find_all('table')
              for node in table.walk(showing=True)}
    return {key_of(node) for node in window.application.walk(showing=True)
            if node.role in ACTING and node.has_state('FOCUSABLE') and node.showing and node.sensitive} - inside


class KeyboardOnly(unittest.TestCase):
    def test_pages(self):
        with open_window(session, '--practice') as window, FocusLog(window) as log:
            window.wait_for('label', 'Hanse Textil')
            window.resize(1200, 760)
            window.take_keyboard()
            for number, name in enumerate([node.name for node in window.find_all('page tab')], 1):
                with self.subTest(name):
                    window.key(f'alt+{number}')
                    window.wait_until(lambda: window.find('page tab', name).has_state('SELECTED'), f'page {name}')
                    self._check_page(window, log)

    def _check_page(self, window, log):
        found = walk(log)
        self.assertEqual(nameless(window), [])
        self.assertEqual({node for node in reachable(window) if node not in found and node[1] not in WINDOW_CONTROLS},
                         set())
        for role in ('table row', 'list item'):
            self.assertLess(len([node for node in found if node[0] == role]), 20, 'Tab goes through a list')


if __name__ == '__main__':
    unittest.main()
