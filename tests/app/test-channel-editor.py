#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The channel editor: errors at the fields, tests of what is typed, certificates, and one change for all.

What a person sees is compared with what backbonectl says of the same file, and with what the practice
backbone has counted.
"""

import json
import os
import re
import tempfile
import unittest

from app import BUILD, PRACTICE, choose_file, nameless, open_window, select
from practice import KINDS, Practice
from session import Session
from window import WindowError

BACKBONECTL = os.path.join(BUILD, 'src', 'cli', 'backbonectl')
LANDSCAPE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'practice', 'landscape.json')

OWNER = '0001105772'
GOOD = ('0001105790', 'Alpenmilch eG', 'S0018132511')
WRONG = ('0001106118', 'Contoso Logistics', 'S0018132600')
CLOCKS = ('0001107450', 'Zürichberg Uhren AG', 'S0018133160')

# What is typed into which field, and what stands below it then.
WRONG_VALUES = (
    ('Host', 'https://apps.support.sap.com', 'is not a host name'),
    ('Host', 'two words', 'is not a host name'),
    ('Port', '0', 'from 1 to 65535'),
    ('Port', '443x', 'from 1 to 65535'),
    ('Path prefix', 'parcel', 'must begin with /'),
    ('Test path', '/a b', 'hold no blanks'),
    ('Good status', '99', 'from 100 to 599'),
    ('Connect', '0', 'seconds from 1 to 100'),
    ('Answer', '101', 'seconds from 1 to 100'),
    ('Name', 'SAP-SUPPORT_NOTE_DOWNLOAD_0001105790', '32'),
)


def setUpModule():
    """A part of the shipped landscape, with a certificate that wants attention soon."""
    global session, practice
    with open(LANDSCAPE, encoding='utf-8') as file:
        landscape = json.load(file)
    landscape['customers'] = [customer for customer in landscape['customers']
                              if customer['number'] in (OWNER, GOOD[0], WRONG[0], CLOCKS[0])]
    for customer in landscape['customers']:
        if customer['number'] == CLOCKS[0]:
            customer['technical_user']['pfx_days'] = 12
    folder = unittest.enterModuleContext(tempfile.TemporaryDirectory())
    path = os.path.join(folder, 'landscape.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(landscape, file)

    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    practice = unittest.enterModuleContext(Practice(PRACTICE, '--landscape', path))
    backbonectl('init', '--owner', practice.customers()[0][0], '--description', 'Test', '--profile', practice.profile)
    backbonectl('proxy', 'set', 'direct')
    backbonectl('import', practice.customers_csv)


def backbonectl(*arguments):
    """What the command line says of the landscape in the window."""
    done = session.run([BACKBONECTL, '--format', 'json', *arguments], capture_output=True)
    if done.returncode > 1:
        raise AssertionError(f'{arguments}: {done.stderr.decode()}')
    return json.loads(done.stdout)


def channel(number, kind='portal'):
    return next(c for c in backbonectl('channel', 'list', number) if c['kind'] == kind)


def attempts(user):
    return practice.counters()['users'].get(user, {}).get('attempts', 0)


def edit_button(window):
    """That of the portal, once the card shows."""
    card = window.find('panel', 'Portal')
    return card and card.find('push button', 'Edit this channel')


def open_editor(window, customer):
    """A list that still moves may miss a click."""
    for _ in range(5):
        select(window, customer[1])
        try:
            window.wait_for('label', re.compile(f'^{customer[0]} · '), seconds=5)
            break
        except WindowError:
            continue
    window.wait_until(lambda: edit_button(window), 'the card').press()
    window.wait_until(lambda: page(window).find('text', 'Host'), 'the editor')


def editor(window):
    """Its window, found without walking through all others."""
    return next((frame for frame in window.application.children() if frame.name.startswith('Channels of')), None)


def page(window, name='Portal'):
    return editor(window).find('panel', name)


def field(window, name, of='Portal'):
    return page(window, of).wait_for('text', name)


def save_button(window):
    return editor(window).find('push button', 'Save')


def save(window):
    window.wait_until(lambda: save_button(window).sensitive, 'permission to save')
    save_button(window).press()
    wait_closed(window)


def wait_closed(window):
    window.wait_until(lambda: editor(window) is None, 'the end of the editor')


def show_page(window, name):
    """By the switcher, which comes before the page itself."""
    editor(window).find(None, name).press()
    window.wait_until(lambda: page(window, name).find('push button'), f'the page {name}')


def choose(window, name, title):
    """The next item of a drop-down; the keys go to the window that the pointer is in."""
    window.session.run(['xdotool', 'mousemove', '340', '20'], check=True)
    combo = editor(window).wait_for('combo box', name)
    combo.find('push button').press()
    window.wait_until(lambda: combo.find('list'), 'the choices')
    window.key('Down', 'Return')
    window.wait_until(lambda: combo.find('label', re.compile(title)), title)


class ChannelEditor(unittest.TestCase):
    """The tests run in the order of their names, on one landscape."""

    def test_1_wrong_values(self):
        with open_window(session) as window:
            open_editor(window, GOOD)
            self.assertEqual(nameless(window), [])
            fields = {node.name: node for node in editor(window).find_all('text')}
            test, save_it = editor(window).find('push button', 'Test'), save_button(window)
            self.assertFalse(save_it.sensitive)
            for name, value, error in WRONG_VALUES:
                fields[name].set_text(value)
                window.wait_until(lambda: error in fields[name].description, f'{name} {value}: {error}')
                self.assertFalse(save_it.sensitive or test.sensitive, f'{name} {value}')
                fields[name].set_text('')
                window.wait_until(lambda: test.sensitive, f'a valid form after {name}')
            fields['Host'].set_text('two words')
            editor(window).wait_for('label', '“two words” is not a host name')
            editor(window).wait_for('push button', 'Reset: Host').press()
            window.wait_until(lambda: fields['Host'].text == '' and test.sensitive, 'the inherited host')
            self._leave_with_changes(window)
        self.assertEqual(channel(GOOD[0])['overrides'], [])

    def _leave_with_changes(self, window):
        """It asks, and what was typed stays until it is discarded."""
        field(window, 'Host').set_text('portal.example')
        editor(window).find('push button', 'Cancel').press()
        window.wait_for('push button', 'Keep editing').press()
        window.wait_gone('push button', 'Keep editing')
        self.assertEqual(field(window, 'Host').text, 'portal.example')
        editor(window).find('push button', 'Cancel').press()
        window.wait_for('push button', 'Discard').press()
        wait_closed(window)

    def test_2_test_of_what_is_typed(self):
        before = attempts(GOOD[2])
        with open_window(session) as window:
            open_editor(window, GOOD)
            editor(window).find('push button', 'Test').press()
            window.wait_until(lambda: result(window).find('label', 'Working'), 'a result')
            field(window, 'Test path').set_text('/no/such/path')
            window.wait_until(lambda: result(window) is None, 'end of a result that does not hold any more')
            editor(window).find('push button', 'Test').press()
            window.wait_until(lambda: result(window).find('label', 'Path not found (404)'), 'the verdict')
            self.assertIn('There is nothing at this path.', result(window).texts())
            self.assertIn('Next: Check the path prefix and the test path.', result(window).texts())
        self.assertEqual(attempts(GOOD[2]), before + 2)
        self.assertEqual(channel(GOOD[0])['overrides'], [])
        self.assertEqual(channel(GOOD[0])['verdict'], 'never-checked')
        self.assertEqual(backbonectl('history', GOOD[0]), [])

    def test_3_held_user(self):
        backbonectl('channel', 'test', WRONG[0], 'portal')
        self.assertEqual(attempts(WRONG[2]), 1)
        with open_window(session) as window:
            open_editor(window, WRONG)
            editor(window).wait_for('label', re.compile(f'^{WRONG[2]} is held back: a test does not log on'))
            editor(window).find('push button', 'Test').press()
            window.wait_until(lambda: result(window).find('label', 'Held back'), 'the verdict')
        self.assertEqual(attempts(WRONG[2]), 1)

    def test_4_save_and_reset(self):
        with open_window(session) as window:
            open_editor(window, GOOD)
            field(window, 'Port').set_text('8443')
            show_page(window, 'Parcel box')
            field(window, 'Answer', 'Parcel box').set_text('45')
            save(window)
            self.assertEqual(channel(GOOD[0])['overrides'], ['port'])
            self.assertEqual(channel(GOOD[0], 'parcel-box')['answer_time_limit'], 45)

            open_editor(window, GOOD)
            window.wait_until(lambda: field(window, 'Port').text == '8443', 'the saved port')
            editor(window).wait_for('push button', 'Reset: Port').press()
            self._take_a_name_that_exists(window)
            save(window)
        self.assertEqual(channel(GOOD[0])['overrides'], [])
        self.assertEqual(channel(GOOD[0], 'parcel-box')['overrides'], ['answer_time_limit'])

    def _take_a_name_that_exists(self, window):
        """Only saving shows that; then it stands at the field, and nothing is lost."""
        field(window, 'Name').set_text('SAP-SUPPORT_PORTAL')
        save_button(window).press()
        editor(window).wait_for('label', re.compile('“SAP-SUPPORT_PORTAL” exists already'))
        self.assertFalse(save_button(window).sensitive)
        editor(window).wait_for('push button', 'Reset: Name').press()

    def test_5_proxy_for_all(self):
        n = len(practice.customers())
        with open_window(session) as window:
            open_editor(window, GOOD)
            choose(window, 'Proxy', '^Direct, without a proxy')
            editor(window).wait_for('push button', 'Use this proxy for all customers…').press()
            editor(window).wait_for('label', f'{n} channels would change.')
            editor(window).wait_for('check box', 'Only channels of the kind “Portal”').press()
            editor(window).wait_for('label', f'{3 * n} channels would change.')
            self.assertEqual({c['proxy'] for c in backbonectl('channel', 'list')}, {'inherit'})
            editor(window).wait_for('push button', 'Apply to all').press()
            editor(window).wait_for('label', f'{3 * n} channels were changed.')
            self.assertEqual({c['proxy'] for c in backbonectl('channel', 'list')}, {'direct'})
            window.wait_until(lambda: not save_button(window).sensitive, 'nothing left to save')
            editor(window).wait_for('push button', 'Undo').press()
            editor(window).wait_for('label', 'All channels are as they were.')
        self.assertEqual({c['proxy'] for c in backbonectl('channel', 'list')}, {'inherit'})
        self.assertEqual(channel(GOOD[0], 'parcel-box')['overrides'], ['answer_time_limit'])

    def test_6_certificate(self):
        number, user, name, password = practice.read_csv('certificates.csv')[0]
        self.assertEqual((number, user), (CLOCKS[0], CLOCKS[2]))
        with open_window(session) as window:
            open_editor(window, CLOCKS)
            choose(window, 'Log-on', '^Certificate of the technical user')
            editor(window).wait_for('push button', 'Certificate…').press()
            editor(window).wait_for('label', 'No certificate is saved.')
            self._choose_pfx(window, practice.path(name), password)
            self._test_before_it_is_saved(window)
            save(window)
            self.assertEqual(backbonectl('certificate', 'list')[0]['warning'], 'PFX 11 d')
            self.assertEqual(channel(number)['authentication'], 'certificate')
            window.wait_for('label', 'PFX 11 d')
        checked = backbonectl('check', '--customer', number)
        self.assertEqual([r['verdict'] for r in checked['results']], ['ok'] * len(KINDS))
        self.assertEqual(practice.counters()['users'][user]['with_certificate'], 2)
        self.assertEqual(backbonectl('customer', 'show', number)['status'], 'attention')

    def _choose_pfx(self, window, path, password):
        editor(window).wait_for('push button', 'Choose PFX…').press()
        choose_file(window, path)
        entry = editor(window).wait_for('password text', 'Password of the file')
        entry.set_text('wrong')
        editor(window).wait_for('push button', 'Read certificate').press()
        editor(window).wait_for('label', re.compile('the password of the PFX file is wrong'))
        entry.set_text(password)
        editor(window).find('push button', 'Read certificate').press()
        editor(window).wait_for('label', 'Expires in 11 days')
        editor(window).wait_for('label', re.compile(CLOCKS[2]))
        editor(window).wait_for('label', re.compile('^[0-9A-F]{2}(:[0-9A-F]{2}){31}$'))

    def _test_before_it_is_saved(self, window):
        show_page(window, 'Portal')
        editor(window).find('push button', 'Test').press()
        window.wait_until(lambda: result(window).find('label', 'Working'), 'a result')
        self.assertEqual(practice.counters()['users'][CLOCKS[2]]['with_certificate'], 1)
        self.assertEqual(backbonectl('certificate', 'list'), [])

    def test_7_remove_certificate(self):
        self.assertEqual(len(backbonectl('certificate', 'list')), 1, 'the certificate of the test before')
        with open_window(session) as window:
            open_editor(window, CLOCKS)
            show_page(window, 'Certificate')
            editor(window).wait_for('label', 'Expires in 11 days')
            editor(window).wait_for('push button', 'Remove…').press()
            editor(window).wait_for('push button', 'Keep it').press()
            self.assertEqual(len(backbonectl('certificate', 'list')), 1)
            editor(window).wait_for('push button', 'Remove…').press()
            editor(window).wait_for('push button', 'Remove certificate').press()
            editor(window).wait_for('label', 'No certificate is saved.')
        self.assertEqual(backbonectl('certificate', 'list'), [])


def result(window):
    """The result of a test, if one shows."""
    return editor(window).find('panel', 'Result of the test')


if __name__ == '__main__':
    unittest.main()
