#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""S-Users through the window: gaps, cells edited in place, blocks from a spreadsheet, lists of an SAP system,
verifying; each change seen from the other side with backbonectl."""

import json
import os
import re
import shutil
import subprocess
import time
import unittest

from app import PRACTICE, choose_file, dialog, gone_outside, nameless, open_window, outside, page
from practice import Practice
from session import Session
from window import WindowError

CTL = os.path.join(os.environ['BACKBONE_BUILD_ROOT'], 'src', 'cli', 'backbonectl')
BATCH = 'FRN_BTC_SMP'
CUSTOMERS = ['Nordwind Energie AG', 'Alpenmilch eG', 'Gotthard Werke', 'Hanse Textil']  # by number
GAP = 'Hanse Textil'          # has no S-User in the practice landscape
GAP_NUMBER = '0001106412'
OWNER_NUMBER = '0001105772'
OTHER_NUMBER = '0001105790'   # Alpenmilch eG, to whom S0018140002 belongs


def setUpModule():
    global session, practice, template
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    practice = unittest.enterModuleContext(Practice(PRACTICE, '--landscape', write_landscape()))
    template = session.path('template.db')
    for arguments in (['init', '--owner', practice.customers()[0][0], '--profile', practice.profile],
                      ['import', practice.customers_csv], ['assignment', 'import', practice.path('assignments.csv')]):
        ctl(template, *arguments)


def write_landscape():
    """CUSTOMERS of the practice landscape; every further row costs AT-SPI a look."""
    source = os.path.join(os.environ['BACKBONE_SOURCE_ROOT'], 'data', 'practice', 'landscape.json')
    with open(source, encoding='utf-8') as file:
        landscape = json.load(file)
    landscape['customers'] = [row for row in landscape['customers'] if row['description'] in CUSTOMERS]
    path = session.path('practice-landscape.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(landscape, file)
    return path


def ctl(landscape, *arguments):
    """What backbonectl prints for a landscape."""
    done = session.run([CTL, '--landscape', landscape, *arguments], stdout=subprocess.PIPE)
    if done.returncode > 1:
        raise AssertionError(f'backbonectl {arguments} ended with {done.returncode}')
    return done.stdout.decode()


def type_text(text):
    session.run(['xdotool', 'type', '--delay', '10', text], check=True)


def put_into_clipboard(text):
    session.run(['xsel', '--clipboard', '--input'], input=text.encode(), check=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # It goes on in the background, and may own the clipboard only after this call.
    for _ in range(200):
        if session.run(['xsel', '--clipboard', '--output'], capture_output=True, check=False).stdout == text.encode():
            return
        time.sleep(0.05)
    raise AssertionError('the clipboard was not taken')


class SUsers(unittest.TestCase):
    """Each test has a landscape of its own, with all customers and their S-Users."""

    def setUp(self):
        self.landscape = session.path(f'{self.id()}.db')
        shutil.copy(template, self.landscape)
        self.window = self.enterContext(open_window(session, '--landscape', self.landscape))
        self.window.wait_for('push button', 'All: 4')
        self.window.take_keyboard()
        self.window.key('alt+2')
        self.page = page(self.window, 'BackboneSUsersPage')
        self.page.wait_for('push button', 'Gaps: 3')
        self.table = self.page.wait_for('tree table', 'Assignments')

    def s_user(self, name):
        """An S-User as the landscape has it; None if it is not there."""
        return next((row for row in json.loads(ctl(self.landscape, 's-user', 'list', '--format', 'json'))
                     if row['id'] == name), None)

    def assigned(self):
        """(local user, customer number) -> S-User, as the landscape has it."""
        return {(row['local_user'], row['customer']): row['s_user']
                for row in json.loads(ctl(self.landscape, 'assignment', 'list', '--format', 'json'))}

    def cell(self, local_user, customer, rest=''):
        return self.table.wait_for('table cell', re.compile(f'^{local_user}, {customer}.*{rest}'))

    def select(self, local_user, customer):
        """Clicks on a cell; once more, if columns that had just come moved it away from under the pointer."""
        for patience in (3, 3):
            try:
                return self._click(self.cell(local_user, customer), patience)
            except WindowError:
                pass
        return self._click(self.cell(local_user, customer), 30)

    def _click(self, cell, patience):
        cell.click()
        self.window.wait_until(lambda: cell.has_state('FOCUSED'), 'focus in the cell', patience)
        return cell

    def test_cells(self):
        self._see_gaps()
        self._refuse_wrong_customer()
        self._edit_and_undo()
        self._clear_and_undo()
        self._add_local_user()

    def _see_gaps(self):
        self.cell(BATCH, GAP, 'No S-User$')
        self.cell(BATCH, 'Alpenmilch', 'S0018140002')
        self.assertEqual(nameless(self.window), [])
        self.page.find('push button', 'Gaps: 3').press()
        self.window.wait_until(lambda: self.table.find('table cell', re.compile(f'^{BATCH}, Nordwind')) is None,
                               'end of customers without gaps')
        self.page.find('push button', 'All: 4').press()
        self.cell(BATCH, 'Nordwind')

    def _refuse_wrong_customer(self):
        """Both numbers are named, at the cell, and what was typed stays until it is given up."""
        self.select(BATCH, GAP)
        type_text('s18140002')
        self.window.key('Return')
        self.table.wait_for('label', re.compile(f'{OTHER_NUMBER}.*{GAP_NUMBER}'))
        self.assertEqual(self.table.wait_for('text', 'S-User').text, 's18140002')
        self.window.key('Escape')
        self.cell(BATCH, GAP, 'No S-User$')
        self.window.wait_until(lambda: self.table.find('text', 'S-User') is None, 'end of the entry')
        self.assertNotIn((BATCH, GAP_NUMBER), self.assigned())

    def _edit_and_undo(self):
        self.select(BATCH, GAP)
        type_text('18140008')
        self.window.key('Return')
        self.cell(BATCH, GAP, 'S0018140008')
        self.assertEqual(self.assigned()[BATCH, GAP_NUMBER], 'S0018140008')
        outside(self.window, 'push button', 'Undo').press()
        self.cell(BATCH, GAP, 'No S-User$')
        self.assertNotIn((BATCH, GAP_NUMBER), self.assigned())

    def _clear_and_undo(self):
        self.select(BATCH, 'Alpenmilch')
        self.window.key('Delete')
        self.cell(BATCH, 'Alpenmilch', 'No S-User$')
        self.assertNotIn((BATCH, OTHER_NUMBER), self.assigned())
        self.window.key('ctrl+z')
        self.cell(BATCH, 'Alpenmilch', 'S0018140002')

    def _add_local_user(self):
        self.page.wait_for('push button', 'Add local user…').press()
        add = dialog(self.window, 'Add local user')
        add.wait_for('text', 'Name of the local user').set_text('basis_admin')
        self.window.wait_until(lambda: add.find('push button', 'Add').sensitive, 'permission to add')
        add.find('push button', 'Add').press()
        self.cell('BASIS_ADMIN', GAP)

    def test_blocks(self):
        self._copy()
        self._fill_down()
        self._refuse_bad_block()
        self._paste()

    def _copy(self):
        self.select(BATCH, 'Nordwind')
        self.window.key('shift+Down', 'shift+Right')
        self.window.wait_until(lambda: self._count_selected() == 4, 'four cells selected')
        self.window.key('ctrl+c')
        outside(self.window, 'label', '2 rows copied')
        copied = session.run(['xsel', '--clipboard', '--output'], stdout=subprocess.PIPE, check=True)
        self.assertEqual(copied.stdout.decode(), 'S0018140001\tS0018140001\nS0018140002\t\n')

    def _count_selected(self):
        return len([cell for cell in self.table.find_all('table cell') if cell.has_state('SELECTED')])

    def _fill_down(self):
        """Each customer gets its own S-User, since that of another one may not act for it."""
        self.select('JOB_ADMIN', 'Nordwind')
        self.window.key('shift+Down', 'shift+Down', 'ctrl+d')
        outside(self.window, 'push button', 'New: 2')
        outside(self.window, 'push button', 'Apply').press()
        self.page.wait_for('push button', 'Gaps: 1')
        self.assertEqual(self.assigned()['JOB_ADMIN', OTHER_NUMBER], 'S0018140002')
        gone_outside(self.window, 'push button', 'Apply')
        self.window.key('ctrl+z')
        self.page.wait_for('push button', 'Gaps: 3')

    def _refuse_bad_block(self):
        """Too many columns and a customer nobody knows: each with its reason, and nothing is half pasted."""
        before = self.assigned()
        self.select(BATCH, 'Nordwind')
        put_into_clipboard(f'{GAP_NUMBER}\tS18140008\n4711\tS1\n{OTHER_NUMBER}\tS18140002\tS18140002\tS3\n')
        self.window.key('ctrl+v')
        outside(self.window, 'push button', 'Refused: 2')
        outside(self.window, 'label', '^too many columns: there are 3')
        outside(self.window, 'label', 'There is no customer 0000004711')
        self.assertFalse(outside(self.window, 'push button', 'Apply').sensitive)
        self.window.key('Escape')
        gone_outside(self.window, 'push button', 'Apply')
        self.assertEqual(self.assigned(), before)

    def _paste(self):
        """20 assignments out of a spreadsheet, into as many new cells: seen before they are written, and undone at once."""
        users = [f'JOB_{i}' for i in range(5)]
        for user in users:
            ctl(self.landscape, 'local-user', 'add', user)
        before = self.assigned()
        s_users = {number: s_user for (local_user, number), s_user in before.items() if local_user == BATCH}
        s_users[GAP_NUMBER] = 'S0018140008'
        self.assertEqual(len(s_users), 4)
        self.cell(users[-1], 'Nordwind')
        self.select(users[0], 'Nordwind')
        put_into_clipboard('Customer\t' + '\t'.join(users) + '\n' + ''.join(
            f'{number.lstrip("0")}' + f'\t{s_user[1:]}' * len(users) + '\n' for number, s_user in s_users.items()))
        self.window.key('ctrl+v')
        outside(self.window, 'push button', 'New: 20')
        self.assertEqual(self.assigned(), before)
        outside(self.window, 'push button', 'Apply').press()
        self.window.wait_until(lambda: len(self.assigned()) == len(before) + 20, '20 assignments')
        assigned = self.assigned()
        for number, s_user in s_users.items():
            self.assertEqual({assigned[user, number] for user in users}, {s_user})
        gone_outside(self.window, 'push button', 'Apply')
        self.window.take_keyboard()
        self.window.key('ctrl+z')
        self.window.wait_until(lambda: self.assigned() == before, 'the end of them')

    def test_local_users(self):
        """Their columns are renamed and removed; assignments go along, and that is said before."""
        self.select('JOB_ADMIN', 'Nordwind').click(button=3)
        self.page.wait_for('menu item', re.compile('^Rename local user')).press()
        rename = dialog(self.window, 'Rename JOB_ADMIN')
        rename.wait_for('text', 'Name of the local user').set_text('night_job')
        self.window.wait_until(lambda: rename.find('push button', 'Rename').sensitive, 'permission to rename')
        rename.find('push button', 'Rename').press()
        gone_outside(self.window, 'push button', '^Rename$')
        self.cell('NIGHT_JOB', 'Nordwind', 'S0018140001')
        self.assertIn(('NIGHT_JOB', OWNER_NUMBER), self.assigned())
        self.window.take_keyboard()
        self.select('NIGHT_JOB', 'Alpenmilch')
        self.window.key('Menu')
        self.page.wait_for('menu item', re.compile('^Remove local user')).press()
        outside(self.window, 'label', '^Its assignments go with it')
        outside(self.window, 'push button', '^Remove$').press()
        self.window.wait_until(lambda: self.table.find('table cell', re.compile('^NIGHT_JOB')) is None, 'its end')
        self.assertEqual({local_user for local_user, _number in self.assigned()}, {BATCH})

    def test_import(self):
        """A list as SE16 writes it."""
        path = session.path('aisuser.txt')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('|UNAME      |CUSTNO    |SUSER     |\n|-----------|----------|----------|\n'
                       f'|FRN_BTC_SMP|{GAP_NUMBER}|0018140008|\n')
        self.page.wait_for('push button', 'Import…').press()
        choose_file(self.window, path)
        outside(self.window, 'push button', 'New: 1')
        outside(self.window, 'push button', 'Apply').press()
        self.cell(BATCH, GAP, 'S0018140008')
        self.assertEqual(self.assigned()[BATCH, GAP_NUMBER], 'S0018140008')

    def test_s_users(self):
        self.page.wait_for('push button', 'S-Users').press()
        self.table = self.page.wait_for('tree table', 'S-Users')
        self._verify_one()
        self._add_with_password()
        self._change_password()
        self._remove_and_undo()

    def _verify_one(self):
        """What the backbone says of an S-User is recorded, after log-ons of that one only."""
        self.table.wait_for('label', 'S0018140007').click()
        self.page.wait_for('push button', 'Verify 1').press()
        self.table.wait_for('table row', 'S0018140007, customer 0001106300: Valid')
        self.page.wait_for('push button', 'No Software Download: 1')
        self.assertEqual({user: seen['failures'] for user, seen in practice.counters()['s_users'].items()},
                         {'S0018140007': 0})

    def _add_with_password(self):
        self.page.wait_for('push button', 'Add S-User…').press()
        add = dialog(self.window, 'New S-User')
        add.wait_for('text', 'S-User').set_text('S19999999x')
        add.wait_for('label', re.compile('^User ID “S19999999x”'))
        self.assertFalse(add.find('push button', 'Save').sensitive)
        self.assertEqual(nameless(self.window), [])
        add.find('text', 'S-User').set_text('19999999')
        add.find('text', 'Customer number').set_text(GAP_NUMBER)
        add.find('text', 'New password').set_text('Hohe-Brücke-7')
        self.window.wait_until(lambda: add.find('push button', 'Save').sensitive, 'permission to save')
        add.find('push button', 'Save').press()
        self.table.wait_for('table row', re.compile(f'^S0019999999, customer {GAP_NUMBER}'))
        self.assertTrue(self.s_user('S0019999999')['has_password'])

    def _change_password(self):
        """Refused once, the user is held and the old one stays; tried again only if that is asked for."""
        self.window.take_keyboard()
        self.table.wait_for('label', 'S0018140002').click(button=3)
        self.page.wait_for('menu item', re.compile('^Change password')).press()
        change = dialog(self.window, 'Change password')
        change.wait_for('text', 'New password').set_text('Neu-Pass-wort-1')
        self.window.wait_until(lambda: change.find('push button', 'Try and save').sensitive, 'permission to try')
        change.find('push button', 'Try and save').press()
        change.wait_for('label', re.compile('^The new password of S0018140002 does not work: Password refused'))
        practice.change_s_user('S0018140002', password='Neu-Pass-wort-1')
        change.wait_for('check box', re.compile('^I am sure')).press()
        change.find('text', 'New password').set_text('Neu-Pass-wort-1')
        self.window.wait_until(lambda: change.find('push button', 'Try and save').sensitive, 'permission to try')
        change.find('push button', 'Try and save').press()
        change.wait_for('label', 'The new password of S0018140002 works. It is saved, and 1 assignment uses it.')
        change.find('push button', 'Close').press()
        gone_outside(self.window, 'push button', 'Try and save')
        self.assertEqual(practice.counters()['s_users']['S0018140002']['failures'], 1)

    def _remove_and_undo(self):
        """Without assignments it goes at once; with one it is said before. Both come back, passwords included."""
        before = self.assigned()
        self.window.take_keyboard()
        self.table.wait_for('label', 'S0019999999').click()
        self.page.wait_for('push button', 'Verify 1')
        self.window.key('Delete')
        outside(self.window, 'label', 'S-User S0019999999 was removed$')
        self.assertIsNone(self.s_user('S0019999999'))
        self.window.key('ctrl+z')
        self.table.wait_for('table row', re.compile('^S0019999999'))
        self.assertTrue(self.s_user('S0019999999')['has_password'])

        self.table.wait_for('label', 'S0018140002').click(button=3)
        self.page.wait_for('menu item', 'Remove').press()
        outside(self.window, 'label', '^1 assignment goes with that and becomes a gap')
        outside(self.window, 'push button', '^Remove$').press()
        outside(self.window, 'label', '^S-User S0018140002 was removed, with 1 assignment$')
        self.assertEqual(set(before) - set(self.assigned()), {(BATCH, OTHER_NUMBER)})
        self.window.take_keyboard()
        self.window.key('ctrl+z')
        self.table.wait_for('table row', re.compile('^S0018140002'))
        self.assertEqual(self.assigned(), before)


if __name__ == '__main__':
    unittest.main()
