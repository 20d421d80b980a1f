#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The preferences: of the landscape and of this computer, with and without a portal of the desktop."""

import json
import os
import re
import sys
import unittest

from app import PRACTICE, PROGRAM, backbonectl, dialog, make_landscape, nameless, open_window
from practice import Practice
from session import Session

APPLICATION = 'io.github.backbone_admin.BackboneAdmin'
PORTAL = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib', 'portal.py')


class Common(unittest.TestCase):
    def setUp(self):
        self.practice = Practice(PRACTICE).start()
        self.addCleanup(self.practice.stop)
        self.session = Session(keyring='unlocked', display=True)
        self.session.__enter__()
        self.addCleanup(self.session.__exit__, None, None, None)
        make_landscape(self.session, self.practice)

    def show(self, verb):
        return json.loads(backbonectl(self.session, '--format', 'json', *verb.split()))

    def preferences(self, window):
        window.wait_for('push button', 'Check all')
        window.take_keyboard()
        window.key('ctrl+comma')
        return dialog(window, 'Preferences')


class OfTheLandscape(Common):
    def set(self, window, preferences, title, text, wait_for):
        """Types a value, applies it, and waits until the command line tells it."""
        preferences.wait_for('text', title).set_text(text)
        preferences.wait_for('push button', f'Apply: {title}').press()
        window.wait_until(wait_for, f'{title} in the landscape')

    def test_values(self):
        """Each is what the command line shows, is refused while typing, and is applied."""
        with open_window(self.session) as window:
            preferences = self.preferences(window)
            self.assertEqual(nameless(window), [])
            preferences.wait_for('label', re.compile('Of the landscape “.*”, for everybody who opens it'))
            bad = 'Bad results in a row that make a channel failing'
            entry = preferences.wait_for('text', bad)
            window.wait_until(lambda: entry.text == '2', 'the usual number')
            entry.set_text('0')
            preferences.wait_for('label', re.compile('must be a number from 1 to 20'))
            self.assertIsNone(preferences.find('push button', f'Apply: {bad}'))
            self.set(window, preferences, bad, '3', lambda: self.show('rules show')['bad'] == 3)
            preferences.wait_gone('label', re.compile('must be a number from 1 to 20'))
            preferences.wait_gone('push button', f'Apply: {bad}')

            warn = 'Warnings before an end (days)'
            preferences.wait_for('text', warn).set_text('2,14,30,90')
            preferences.wait_for('label', re.compile('each less than the one before'))
            self.set(window, preferences, warn, '60,30,14,2', lambda: self.show('rules show')['warn'] == '60,30,14,2')
            self.set(window, preferences, 'Every so many minutes', '15',
                     lambda: self.show('schedule show')['interval'] == 15)
            self.set(window, preferences, 'Quiet hours', '22:00-06:00',
                     lambda: self.show('schedule show')['quiet'] == '22:00-06:00')
            self.set(window, preferences, 'Single results (days)', '30',
                     lambda: self.show('retention show')['results'] == 30)
            self.set(window, preferences, 'Time limit to connect (seconds)', '7',
                     lambda: '7' in str(self.show('landscape show')))

            # What another program changes shows at once.
            backbonectl(self.session, 'rules', 'set', 'good=5')
            good = preferences.wait_for('text', 'Good results in a row that make it working again')
            window.wait_until(lambda: good.text == '5', 'what another program has set')

    def test_schedule(self):
        """Switched on, the window checks."""
        with open_window(self.session) as window:
            preferences = self.preferences(window)
            preferences.wait_for(None, 'Check all channels by themselves')
            switch = self.switch(window, preferences, 'Check all channels by themselves')
            switch.press()
            window.wait_until(lambda: self.show('schedule show')['enabled'], 'a schedule that is on')
            window.wait_until(lambda: self.show('runs list'), 'a run by the schedule')
            preferences.wait_for('label', re.compile('^Next on '))

    @staticmethod
    def switch(window, preferences, name):
        return window.wait_until(lambda: next((node for node in preferences.find_all(None, name)
                                               if node.role in ('toggle button', 'switch', 'check box')), None),
                                 f'switch "{name}"')

    def test_maintenance(self):
        """Planned, listed, removed, and brought back."""
        with open_window(self.session) as window:
            preferences = self.preferences(window)
            preferences.wait_for('push button', 'Plan…').press()
            preferences.wait_for('text', re.compile('^_?From')).set_text('tomorrow')
            preferences.wait_for('label', re.compile('must be a date and a time'))
            self.assertFalse(preferences.wait_for('push button', 'Plan').sensitive)
            preferences.wait_for('text', re.compile('^_?From')).set_text('2126-12-05 20:00')
            preferences.wait_for('text', re.compile('^_?Until')).set_text('2126-12-05 19:00')
            preferences.wait_for('label', re.compile('must end after it has begun'))
            preferences.wait_for('text', re.compile('^_?Until')).set_text('2126-12-06 04:00')
            preferences.wait_for('text', re.compile('^_?Note')).set_text('Weekend')
            window.wait_until(lambda: preferences.find('push button', 'Plan').sensitive, 'a form that is complete')
            preferences.wait_for('push button', 'Plan').press()
            window.wait_until(lambda: len(self.show('maintenance list')) == 1, 'planned maintenance')
            planned, = self.show('maintenance list')
            self.assertEqual((planned['from'], planned['note'], planned['customer']),
                             ('2126-12-05T20:00:00Z', 'Weekend', None))
            preferences.wait_for('push button', re.compile('^Remove the maintenance 2126')).press()
            window.wait_until(lambda: self.show('maintenance list') == [], 'end of the maintenance')
            preferences.wait_for('push button', re.compile('Undo$')).press()
            window.wait_until(lambda: len(self.show('maintenance list')) == 1, 'maintenance that is back')


class OfThisComputer(Common):
    ENTRY = f'{APPLICATION}.desktop'

    def computer(self, window):
        preferences = self.preferences(window)
        preferences.wait_for(None, 'This computer')
        node = window.wait_until(lambda: next((node for node in preferences.find_all(None, re.compile('This computer'))
                                               if node.role in ('toggle button', 'radio button', 'page tab')), None),
                                 'the page of this computer')
        node.press()
        return preferences

    def setting(self, window, key):
        done = window.session.run(['gsettings', 'get', APPLICATION, key], env=window.environment, capture_output=True,
                                  check=True)
        return done.stdout.decode().strip() == 'true'

    def start_portal(self, answer):
        self.asked = self.session.path('asked')
        self.session._daemon([sys.executable, PORTAL, answer, self.asked], 'portal')

    def requests(self):
        if not os.path.exists(self.asked):
            return []
        with open(self.asked, encoding='utf-8') as file:
            return [json.loads(line) for line in file]

    def autostart(self):
        return self.session.path('config', 'autostart', self.ENTRY)

    def test_without_portal(self):
        """The autostart entry is written, and removed."""
        with open_window(self.session) as window:
            preferences = self.computer(window)
            switch = OfTheLandscape.switch(window, preferences, 'Keep checking when the window is closed')
            start = OfTheLandscape.switch(window, preferences, 'Start when I log on')
            self.assertFalse(start.sensitive)
            switch.press()
            window.wait_until(lambda: self.setting(window, 'keep-running'), 'a setting that is on')
            self.assertFalse(os.path.exists(self.autostart()))
            window.wait_until(lambda: start.sensitive, 'a switch that can be used')
            start.press()
            window.wait_until(lambda: os.path.exists(self.autostart()), 'an autostart entry')
            with open(self.autostart(), encoding='utf-8') as entry:
                text = entry.read()
            self.assertIn(f'Exec="{os.path.realpath(PROGRAM)}" --background\n', text)
            self.session.run(['desktop-file-validate', self.autostart()], check=True)
            window.wait_until(lambda: self.setting(window, 'autostart'), 'a setting that is on')
            window.wait_until(lambda: switch.sensitive, 'a switch that can be used')
            switch.press()
            window.wait_until(lambda: not os.path.exists(self.autostart()), 'end of the autostart entry')
            window.wait_until(lambda: not self.setting(window, 'autostart'), 'a setting that is off')

    def test_portal_allows(self):
        """The portal sees why, and with which command; no entry is written beside it."""
        self.start_portal('allow')
        with open_window(self.session) as window:
            preferences = self.computer(window)
            OfTheLandscape.switch(window, preferences, 'Keep checking when the window is closed').press()
            window.wait_until(lambda: self.setting(window, 'keep-running'), 'a setting that is on')
            start = OfTheLandscape.switch(window, preferences, 'Start when I log on')
            window.wait_until(lambda: start.sensitive, 'a switch that can be used')
            start.press()
            window.wait_until(lambda: self.setting(window, 'autostart'), 'a setting that is on')
            self.assertFalse(os.path.exists(self.autostart()))
            first, second = self.requests()
            self.assertEqual((first['autostart'], second['autostart']), (False, True))
            self.assertEqual(second['commandline'], [os.path.realpath(PROGRAM), '--background'])
            self.assertFalse(second['dbus-activatable'])
            self.assertIn('checked by their schedule', second['reason'])

    def test_portal_refuses(self):
        """The refusal is told, and the switch goes back."""
        self.start_portal('refuse')
        with open_window(self.session) as window:
            preferences = self.computer(window)
            switch = OfTheLandscape.switch(window, preferences, 'Keep checking when the window is closed')
            switch.press()
            preferences.wait_for('label', re.compile('does not let the program run in the background'))
            self.assertEqual(len(self.requests()), 1)
            self.assertFalse(self.setting(window, 'keep-running'))
            window.wait_until(lambda: not switch.has_state('CHECKED') and not switch.has_state('PRESSED'),
                              'a switch that went back')

    def test_notifications(self):
        """The switches are the settings that the notifications follow."""
        with open_window(self.session) as window:
            preferences = self.computer(window)
            recovery = OfTheLandscape.switch(window, preferences, 'Recoveries too')
            self.assertTrue(self.setting(window, 'notify-recovery'))
            recovery.press()
            window.wait_until(lambda: not self.setting(window, 'notify-recovery'), 'a setting that is off')
            OfTheLandscape.switch(window, preferences, 'Tell what changed').press()
            window.wait_until(lambda: not self.setting(window, 'notify'), 'a setting that is off')
            window.wait_until(lambda: not recovery.sensitive, 'what it has no use for')


if __name__ == '__main__':
    unittest.main()
