#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window marks as expiring: by the rules of its landscape, and at once when these change."""

import datetime
import json
import os
import re
import tempfile
import unittest

from app import PRACTICE, backbonectl, dialog, open_window, outside, select
from app import page as find_page
from practice import Practice
from session import Session

LANDSCAPE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'practice', 'landscape.json')
OWNER = '0001105772'
CLOCKS = ('0001107450', 'Zürichberg Uhren AG')
S_USER = 'S0018140091'

# A PFX that lasts 11 days and some hours, an S-User that lasts 40 days and the rest of today.
NO_WARNING = '10,5,3,1'
ONLY_PFX = '12,5,3,1'
BOTH = '60,30,14,2'
EVERYTHING = '3650,30,14,2'


def setUpModule():
    global session
    with open(LANDSCAPE, encoding='utf-8') as file:
        landscape = json.load(file)
    landscape['customers'] = [customer for customer in landscape['customers']
                              if customer['number'] in (OWNER, CLOCKS[0])]
    for customer in landscape['customers']:
        if customer['number'] == CLOCKS[0]:
            customer['technical_user']['pfx_days'] = 12
    folder = unittest.enterModuleContext(tempfile.TemporaryDirectory())
    path = os.path.join(folder, 'landscape.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(landscape, file)

    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    practice = unittest.enterModuleContext(Practice(PRACTICE, '--landscape', path))
    ctl('init', '--owner', OWNER, '--profile', practice.profile)
    ctl('proxy', 'set', 'direct')
    ctl('import', practice.customers_csv)
    number, _user, name, password = practice.read_csv('certificates.csv')[0]
    assert number == CLOCKS[0]
    ctl('certificate', 'set', number, practice.path(name), '--password-stdin', stdin=password)
    ctl('channel', 'set', number, 'portal', 'authentication=certificate')
    end = datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=40)
    ctl('s-user', 'set', S_USER, f'customer={number}', f'expires={end}')
    ctl('assignment', 'set', 'FRN_BTC_SMP', number, S_USER)


def ctl(*arguments, stdin=''):
    return backbonectl(session, *arguments, stdin=stdin)


def warn(days):
    """As another program changes them."""
    ctl('rules', 'set', f'warn={days}')


class WarningDays(unittest.TestCase):
    def setUp(self):
        warn(BOTH)
        self.window = self.enterContext(open_window(session))
        self.window.wait_for('label', CLOCKS[1])
        self.window.take_keyboard()

    def test_preferences(self):
        """The list of customers follows what is typed into the preferences."""
        self.window.wait_for('label', 'PFX 11 d')
        for days, marked in ((NO_WARNING, False), (ONLY_PFX, True)):
            self.window.key('ctrl+comma')
            preferences = dialog(self.window, 'Preferences')
            preferences.wait_for('text', 'Warnings before an end (days)').set_text(days)
            preferences.wait_for('push button', 'Apply: Warnings before an end (days)').press()
            self.window.wait_until(lambda: json.loads(ctl('--format', 'json', 'rules', 'show'))['warn'] == days, days)
            self.window.key('Escape')
            self.window.wait_until(lambda: all(node.name != 'Preferences' for node in
                                               self.window.application.children()), 'the end of the preferences')
            if marked:
                self.window.wait_for('label', 'PFX 11 d')
            else:
                self.window.wait_gone('label', 'PFX 11 d')

    def test_wall(self):
        tile = lambda: next((cell.name for cell in self.window.find_all('table cell')
                             if cell.name.startswith(CLOCKS[1])), '')
        self.window.wait_for('push button', 'Status wall').press()
        self.window.wait_until(lambda: tile().endswith(': Attention. PFX 11 d'), 'a tile that wants attention')
        warn(NO_WARNING)
        self.window.wait_until(lambda: tile() and 'PFX' not in tile() and 'Attention' not in tile(), 'one that does not')

    def test_editor(self):
        """The form of the certificate, and the row of the channel that logs on with it."""
        select(self.window, CLOCKS[1])
        card = lambda: self.window.find('panel', 'Portal')
        self.window.wait_until(lambda: card() and card().find('push button', 'Edit this channel'), 'the card').press()
        editor = lambda: next((frame for frame in self.window.application.children()
                               if frame.name.startswith('Channels of')), None)
        self.window.wait_until(lambda: editor() and editor().find('label', 'Expires in 11 days'), 'the row of the channel')
        warn(NO_WARNING)
        self.window.wait_until(lambda: editor().find('label', '11 days left'), 'the row without a warning')
        editor().find(None, 'Certificate').press()
        self.window.wait_until(lambda: editor().find('push button', 'Remove…'), 'the page of the certificate')
        editor().wait_for('label', '11 days left')
        self.assertIsNone(editor().find('label', 'Expires in 11 days'))
        warn(ONLY_PFX)
        editor().wait_for('label', 'Expires in 11 days')

    def test_s_users(self):
        self.window.key('alt+2')
        page = find_page(self.window, 'BackboneSUsersPage')
        cell = lambda: next((node.name for node in page.find_all('table cell', re.compile(S_USER))), '')
        self.window.wait_until(lambda: cell().endswith('expires in 40 days'), 'a cell that expires')
        page.wait_for('push button', 'Expiring: 1')
        warn(ONLY_PFX)
        self.window.wait_until(lambda: cell() and 'expires' not in cell(), 'a cell that does not')
        page.wait_for('push button', 'Expiring: 0')
        page.find('push button', 'S-Users').press()
        page.wait_for('tree table', 'S-Users')
        row = lambda: next((node.name for node in page.find_all('table row', re.compile(S_USER))), '')
        self.window.wait_until(lambda: row().endswith(': Valid'), 'an S-User that is valid')
        self.assertIsNone(page.find('label', re.compile('expires in')))
        warn(BOTH)
        self.window.wait_until(lambda: row().endswith(': Expiring'), 'an S-User that expires')
        page.wait_for('label', re.compile(r'^\d{4}-\d{2}-\d{2} · expires in 40 days$'))

    def test_roots(self):
        """A trusted root of the landscape, in its row and in the dialog."""
        self.window.key('alt+3')
        page = find_page(self.window, 'BackboneConnectivityPage')
        page.wait_for('label', re.compile(r'^until \d{4}-\d{2}-\d{2} · '))
        warn(EVERYTHING)
        page.wait_for('label', re.compile(r'^Expires in \d+ days · until \d{4}-'))
        page.wait_for('push button', 'Look at Practice backbone CA').press()
        outside(self.window, 'label', r'^Expires in \d+ days$')
        warn(BOTH)
        page.wait_for('label', re.compile(r'^until '))

    def test_chain(self):
        """What a host shows."""
        self.window.key('alt+3')
        page = find_page(self.window, 'BackboneConnectivityPage')
        page.wait_for('push button', 'Diagnose').press()
        button = lambda: next((node for node in page.find_all('push button', re.compile('^Certificate'))
                               if node.sensitive), None)
        self.window.wait_until(button, 'a chain').press()
        outside(self.window, 'label', '^Server$')
        marks = lambda: [node for node in self.window.application.find_all('label', re.compile(r'^Expires in \d+ days'))]
        self.assertEqual(marks(), [])
        warn(EVERYTHING)
        outside(self.window, 'label', r'^Expires in \d+ days$')
        warn(BOTH)
        self.window.wait_until(lambda: not marks(), 'the end of the marks')


if __name__ == '__main__':
    unittest.main()
