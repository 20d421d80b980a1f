#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Customers, changed by hand: added, edited, tagged, disabled, deleted and brought back, one or many at once."""

import csv
import json
import os
import re
import unittest

from app import CLI, PRACTICE, nameless, open_window, rows, select, wait_for_rows
from practice import Practice
from session import Session
from window import FocusLog

WORKING = ('Alpenmilch eG', 'Bäckerei Rosenthal')
N_CUSTOMERS = 5
# Of the columns, in the order that test_8 gives them.
TITLES = ('Number', 'Customer', 'Portal', 'Notes', 'Technical user', 'Tags', 'Checked')
NEW = ('0001234567', 'Ostsee Reederei')


def setUpModule():
    global session, practice, CUSTOMERS
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    practice = unittest.enterModuleContext(Practice(PRACTICE))
    CUSTOMERS = practice.customers()[:N_CUSTOMERS]
    backbonectl('init', '--owner', CUSTOMERS[0][0], '--description', 'Customers of the tests', '--profile',
                practice.profile)
    backbonectl('import', write_list())


def write_list():
    """A few customers of the practice backbone, to be imported."""
    path = session.path('few.csv')
    with open(path, 'w', encoding='utf-8') as file:
        file.writelines(';'.join(row) + '\n' for row in CUSTOMERS)
    return path


def landscape():
    """Where the landscape of these tests lies."""
    return session.path('landscape.db')


def backbonectl(*arguments):
    """What the command line says about the landscape of the window."""
    done = session.run([CLI, '--landscape', landscape(), '--format', 'json', *arguments], capture_output=True)
    if done.returncode > 1:
        raise AssertionError(f'{arguments}: {done.stderr.decode()}')
    return json.loads(done.stdout) if done.stdout else None


def customer(name):
    """A customer by the start of its description, as the file has it; None if it is not there."""
    return next((c for c in backbonectl('customer', 'list') if c['description'].startswith(name)), None)


def number_of(name):
    """The number of a customer of the practice backbone."""
    return next(number for number, other, *_ in CUSTOMERS if other == name)


def successes(user):
    """How many log-ons of a technical user the server has taken."""
    return practice.counters()['users'].get(user, {}).get('successes', 0)


def open_landscape():
    """The window on the landscape of these tests."""
    return open_window(session, '--landscape', landscape())


def wait_for_list(window):
    """Until the list is there, and the keyboard is with the window; no tooltip hides a row."""
    window.wait_for('label', WORKING[0])
    window.move_pointer_away()
    window.take_keyboard()


def select_both(window):
    """Selects the WORKING customers, which stand below each other."""
    select(window, WORKING[0])
    window.wait_for('push button', 'Edit…')
    window.key('shift+Down')
    window.wait_for('label', '2 selected')


class Customers(unittest.TestCase):
    """One landscape; the tests run in the order of their names."""

    def test_1_add(self):
        with open_landscape() as window:
            wait_for_list(window)
            n_before = N_CUSTOMERS
            window.key('ctrl+shift+n')
            self._fill_in_wrongly(window)
            self._fill_in(window)
            window.wait_for('push button', 'Add').press()
            window.wait_gone('push button', 'Add')
            window.wait_for('push button', f'All: {n_before + 1}')
            window.wait_for('label', re.compile(f'^{NEW[0]} · S0019000001'))
            self.assertEqual(customer(NEW[1])['tags'], ['north', 'pilot'])
            window.take_keyboard()
            window.key('ctrl+z')
            window.wait_for('push button', f'All: {n_before}')
            self.assertIsNone(customer(NEW[1]))

    def _fill_in_wrongly(self, window):
        number = window.wait_for('text', 'Customer number')
        number.set_text('12x')
        window.wait_for('label', re.compile('may hold digits only'))
        window.find('text', 'Description').set_text(NEW[1])
        self.assertFalse(window.find('push button', 'Add').sensitive)
        number.set_text(str(int(number_of(WORKING[0]))))
        window.wait_for('label', f'Customer number {number_of(WORKING[0])}')
        window.wait_until(lambda: window.find('push button', 'Add').sensitive, 'permission to add')
        window.find('push button', 'Add').press()
        window.wait_for('label', re.compile(f'{number_of(WORKING[0])} exists already: {WORKING[0]}'))
        window.find('password text', 'Password').set_text('Passw0rd!x')
        window.wait_for('label', 'A password needs a technical user')
        self.assertEqual(nameless(window), [])

    def _fill_in(self, window):
        window.find('text', 'Customer number').set_text('1234567')
        window.wait_for('label', f'Customer number {NEW[0]}')
        window.find('text', 'Technical user').set_text('19000001')
        window.wait_for('label', 'S0019000001')
        window.find('text', 'Tags').set_text('north, pilot')

    def test_2_edit(self):
        with open_landscape() as window:
            wait_for_list(window)
            select(window, WORKING[0])
            window.wait_for('push button', 'Edit…')
            window.key('F2')
            description = window.wait_for('text', 'Description')
            self.assertFalse(window.find('text', 'Customer number').sensitive)
            description.set_text('')
            window.wait_until(lambda: not window.find('push button', 'Save').sensitive, 'refusal to save')
            description.set_text(f'{WORKING[0]} Süd')
            window.find('push button', 'Save').press()
            window.wait_gone('push button', 'Save')
            window.wait_for('label', f'{WORKING[0]} Süd')
            self.assertEqual(customer(WORKING[0])['description'], f'{WORKING[0]} Süd')
            window.take_keyboard()
            window.key('ctrl+z')
            window.wait_for('label', WORKING[0])
            self.assertEqual(customer(WORKING[0])['description'], WORKING[0])

    def test_3_tags_and_note(self):
        with open_landscape() as window:
            wait_for_list(window)
            select(window, WORKING[0])
            tags = window.wait_for('text', 'Tags')
            tags.set_text('gold')
            window.find('text', 'Note').set_text('Ask for Jane')
            window.wait_for('push button', 'Save').press()
            window.wait_gone('push button', 'Save')
            window.wait_until(lambda: customer(WORKING[0])['tags'] == ['gold'], 'the tag in the file')
            self.assertEqual(customer(WORKING[0])['note'], 'Ask for Jane')
            tags.set_text('silver')
            window.move_pointer_away()  # and the tooltip with it
            window.wait_gone('filler', 'GtkTooltipWindow')
            select(window, WORKING[1])
            window.wait_until(lambda: customer(WORKING[0])['tags'] == ['silver'], 'what was left behind')

    def test_4_many_at_once(self):
        with open_landscape() as window:
            wait_for_list(window)
            select_both(window)
            self._tag_both(window)
            self._disable_both(window)
            self._take_proxy_from_both(window)
            self._check_both(window)
            self._export_both(window)

    def _undo(self, window):
        window.take_keyboard()
        window.key('ctrl+z')

    def _tag_both(self, window):
        before = {name: customer(name)['tags'] for name in WORKING}
        window.wait_for('push button', 'Tags').press()
        window.wait_for('text', 'Tags of the selected customers').set_text('north, pilot')
        window.wait_for('push button', 'Add').press()
        for name in WORKING:
            window.wait_until(lambda: {'north', 'pilot'} <= set(customer(name)['tags']), f'tags of {name}')
        self._undo(window)
        for name in WORKING:
            window.wait_until(lambda: customer(name)['tags'] == before[name], f'the old tags of {name}')

    def _disable_both(self, window):
        window.wait_for('push button', 'Disable').press()
        self._wait_for_channels(window, 'enabled', False)
        window.find('push button', 'Enable').press()
        self._wait_for_channels(window, 'enabled', True)
        self._undo(window)
        self._wait_for_channels(window, 'enabled', False)
        self._undo(window)
        self._wait_for_channels(window, 'enabled', True)

    def _take_proxy_from_both(self, window):
        for name in WORKING:
            backbonectl('channel', 'set', number_of(name), 'portal', 'proxy=direct')
        proxies = {name: [c['proxy'] for c in backbonectl('channel', 'list', number_of(name))] for name in WORKING}
        window.wait_for('push button', 'Proxy').press()
        window.wait_for('push button', 'Use for all their channels').press()
        self._wait_for_channels(window, 'proxy', 'inherit')
        self._undo(window)
        for name in WORKING:
            window.wait_until(lambda: [c['proxy'] for c in backbonectl('channel', 'list', number_of(name))]
                              == proxies[name], f'the old proxies of {name}')

    def _wait_for_channels(self, window, key, value):
        """Until all channels of both customers have this value."""
        for name in WORKING:
            window.wait_until(lambda: all(c[key] == value for c in backbonectl('channel', 'list', number_of(name))),
                              f'{key} {value} of the channels of {name}')

    def _check_both(self, window):
        window.find('push button', 'Check').press()
        window.wait_for('push button', 'Working: 2')
        window.wait_for('push button', f'Never checked: {N_CUSTOMERS - 2}')

    def _export_both(self, window):
        path = session.path('home', 'status.csv')
        window.key('Menu')
        window.wait_for('menu item', re.compile('^Export status')).press()
        window.wait_for('push button', re.compile('Save$'))
        window.session.run(['xdotool', 'key', 'ctrl+a'], check=True)
        window.session.run(['xdotool', 'type', '--delay', '10', path], check=True)
        window.key('Return')
        window.wait_until(lambda: os.path.exists(path), 'the status file')
        with open(path, encoding='utf-8', newline='') as file:
            written = list(csv.DictReader(file))
        self.assertEqual([(row['description'], row['status']) for row in written],
                         [(name, 'working') for name in WORKING])

    def test_5_delete_and_undo(self):
        users = {name: customer(name)['technical_user'] for name in WORKING}
        with open_landscape() as window:
            wait_for_list(window)
            n_before = N_CUSTOMERS
            select_both(window)
            window.key('Delete')
            window.wait_for('push button', f'All: {n_before - 2}')
            self.assertIsNone(customer(WORKING[0]))
            window.take_keyboard()
            window.key('ctrl+z')
            window.wait_for('push button', f'All: {n_before}')
            window.wait_for('label', '2 selected')
            self.assertEqual(customer(WORKING[0])['note'], 'Ask for Jane')
            before = {user: successes(user) for user in users.values()}
            window.key('F5')
            for user in users.values():
                window.wait_until(lambda: successes(user) == before[user] + 3,
                                  f'log-ons of {user} with the restored password')
            window.wait_for('push button', 'Working: 2')

    def test_6_all(self):
        with open_landscape() as window:
            wait_for_list(window)
            select(window, WORKING[0])
            window.key('ctrl+a')
            window.wait_for('label', f'{N_CUSTOMERS} selected')
            window.find('push button', 'Delete').press()
            window.wait_for('label', re.compile('the owner stays$'))
            window.wait_for('push button', 'All: 1')
            window.take_keyboard()
            window.key('ctrl+z')
            window.wait_for('push button', f'All: {N_CUSTOMERS}')

    def test_6_focus(self):
        """The bar of those selected goes, and the keyboard is in the list again."""
        with open_landscape() as window, FocusLog(window) as log:
            wait_for_list(window)
            select(window, WORKING[0])
            window.key('ctrl+a')
            window.wait_for('push button', 'Delete')
            while log.press_and_wait('Tab').name != 'Delete':
                pass
            self.assertEqual(log.press_and_wait('Escape').role, 'table row')
            window.wait_gone('push button', 'Delete')

    def test_7_context_menu(self):
        with open_landscape() as window:
            wait_for_list(window)
            select(window, WORKING[1])
            window.wait_for('push button', 'Edit…')
            window.key('shift+F10')
            window.wait_for('menu item', re.compile('^Make owner')).press()
            window.wait_until(lambda: customer(WORKING[1])['owner'], 'another owner')
            self.assertEqual(sum(c['owner'] for c in backbonectl('customer', 'list')), 1)
            window.take_keyboard()
            window.key('ctrl+z')
            window.wait_until(lambda: not customer(WORKING[1])['owner'], 'the old owner')
            window.wait_for('label', WORKING[0]).click(button=3)
            window.wait_for('menu item', re.compile('^Delete')).press()
            window.wait_for('push button', 'Undo').press()
            window.wait_for('label', re.compile(f'^Undone: {WORKING[0]}'))
            window.wait_for('push button', f'All: {N_CUSTOMERS}')

    def test_8_columns(self):
        with open_landscape() as window:
            wait_for_list(window)
            window.wait_for(re.compile('button'), 'Columns and sorting').press()
            for name, shown in (('Tags', True), ('Last checked', False)):
                self._toggle(window, name, shown)
            window.wait_for('push button', 'Move “Tags” to the left').press()
            titles = [title for title in TITLES if title != 'Checked']
            window.wait_until(lambda: self._titles(window) == titles, f'columns {titles}')
            window.find(re.compile('button'), 'Sort by').press()
            window.wait_for('check box', 'Ascending')
            for name in 'Customer', 'Descending':
                self._choose(window, name)
            window.key('Escape', 'Escape')
            names = sorted((name for _number, name, *_ in CUSTOMERS), reverse=True)
            wait_for_rows(window, names)
        with open_landscape() as window:
            wait_for_list(window)
            self.assertEqual(self._titles(window), titles)
            wait_for_rows(window, names)

    def _choose(self, window, name):
        """By keyboard: the titles of columns can't have the focus. Columns to show stand before those to sort by."""
        check = window.wait_until(lambda: window.find_all('check box', name)[-1:], name)[0]
        window.wait_until(lambda: check.has_state('FOCUSED') or window.key('Down'), f'focus on {name}')
        window.key('space')
        window.wait_until(lambda: check.has_state('CHECKED'), name)
        window.key('Tab')

    def _toggle(self, window, name, shown):
        check = window.wait_for('check box', name)
        window.wait_until(lambda: check.has_state('FOCUSED') or window.key('shift+Tab'), f'focus on {name}')
        window.key('space')
        window.wait_until(lambda: check.has_state('CHECKED') == shown, f'{name}: {shown}')

    def _titles(self, window):
        table = window.find('tree table', 'Customers')
        return [node.name for node in table.find_all('label') if node.name in TITLES]

    def test_9_restart_forgets(self):
        with open_landscape() as window:
            wait_for_list(window)
            select(window, WORKING[0])
            window.wait_for('push button', 'Edit…')
            window.key('Delete')
            window.wait_for('push button', f'All: {N_CUSTOMERS - 1}')
        with open_landscape() as window:
            window.wait_for('label', WORKING[1])
            window.take_keyboard()
            window.key('ctrl+z')
            self.assertEqual(len([row for row in rows(window) if row.startswith(WORKING[0])]), 0)


if __name__ == '__main__':
    unittest.main()
