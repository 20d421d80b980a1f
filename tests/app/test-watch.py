#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks by the schedule, in the window and without one."""

import json
import os
import re
import sqlite3
import subprocess
import time
import unittest

from app import BUILD, CLI, PRACTICE, PROGRAM, backbonectl, make_landscape, open_window
from practice import Practice
from session import Session

APPLICATION = 'io.github.backbone_admin.BackboneAdmin'
PATIENCE = 60


class Common(unittest.TestCase):
    def setUp(self):
        self.practice = Practice(PRACTICE).start()
        self.addCleanup(self.practice.stop)
        self.session = Session(keyring='unlocked', display=True)
        self.session.__enter__()
        self.addCleanup(self.session.__exit__, None, None, None)
        make_landscape(self.session, self.practice)
        self.landscape = self.session.path('data', 'backbone-admin', 'landscape.db')

    def schedule(self, *settings):
        backbonectl(self.session, 'schedule', 'set', 'jitter=0', 'interval=30', *settings)

    def turn_back(self, minutes):
        """As if the last check had been so much earlier: no test waits."""
        with sqlite3.connect(self.landscape) as database:
            database.execute("UPDATE settings SET value = value - ? WHERE key = 'schedule-last'",
                             (minutes * 60 * 1000000,))
        database.close()

    def runs(self):
        return [run for run in json.loads(backbonectl(self.session, '--format', 'json', 'runs', 'list'))
                if run['finished']]

    def attempts(self):
        return {name: user['attempts'] for name, user in self.practice.counters()['users'].items()}

    def wait(self, condition, what, program=None):
        deadline = time.monotonic() + PATIENCE
        while not condition():
            self.assertIsNone(program.poll() if program else None, f'it ended while waiting for {what}')
            self.assertLess(time.monotonic(), deadline, f'no {what}')
            time.sleep(0.05)

    def assert_checked_once(self):
        """What the server saw: nobody logged on more often than one run does."""
        expected = self.practice.expected()
        tried = self.attempts()
        for number, _description, user, _password in self.practice.customers():
            self.assertLessEqual(tried.get(user, 0), 3, user)
            if all(expected[number, kind] == 'ok' for kind in ('portal', 'parcel-box', 'note-download')):
                self.assertEqual(tried.get(user, 0), 3, user)


class Watching(Common):
    def test_window(self):
        """Off, nothing is checked; on, at once what is due, and again when it is due again."""
        with open_window(self.session) as window:
            window.wait_for('push button', 'Never checked: %d' % len({c[0] for c in self.practice.customers()}))
            self.schedule('enabled=yes')
            window.wait_for('push button', 'Never checked: 0')
            window.wait_until(lambda: window.find('push button', 'Check all').sensitive, 'the end of the check')
            self.wait(lambda: len(self.runs()) == 1, 'first run')
            self.assert_checked_once()
            self.turn_back(31)
            self.wait(lambda: len(self.runs()) == 2, 'second run')
            self.schedule('enabled=no')
            self.turn_back(31)
            window.wait_until(lambda: window.find('push button', 'Check all').sensitive, 'the end of the check')
        self.assertEqual(len(self.runs()), 2)

    def test_two_programs(self):
        """The window and the command line look at the same moment: each channel is tried once."""
        self.schedule('enabled=yes')
        with open_window(self.session) as window:
            others = [self.session.popen([CLI, 'check', '--due'], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                      for _ in range(3)]
            for other in others:
                _out, err = other.communicate(timeout=PATIENCE)
                self.assertIn(other.returncode, (0, 1), err)
            window.wait_for('push button', 'Never checked: 0')
            window.wait_until(lambda: window.find('push button', 'Check all').sensitive, 'the end of the check')
            self.wait(lambda: len(self.runs()) == 1, 'run')
        self.assertEqual(len(self.runs()), 1)
        self.assert_checked_once()


class Background(Common):
    def settings(self, window, key, value):
        window.session.run(['gsettings', 'set', APPLICATION, key, value], env=window.environment, check=True)

    def test_closed_window(self):
        """Its window closes, the program goes on, and shows it again when it is wanted."""
        with open_window(self.session) as window:
            window.wait_for('push button', 'Check all')
            self.settings(window, 'keep-running', 'true')
            window.take_keyboard()
            window.key('ctrl+w')
            window.wait_until(lambda: not window.application.children(), 'end of the window')
            self.schedule('enabled=yes')
            self.wait(lambda: len(self.runs()) == 1, 'run without a window', window.process)
            self.assert_checked_once()
            self.session.run([PROGRAM], env=window.environment, check=True)
            window.wait_for('push button', 'Never checked: 0')
            window.take_keyboard()
            window.key('ctrl+q')
            self.wait(lambda: window.process.poll() is not None, 'end after Quit')
            self.assertEqual(window.process.returncode, 0)

    def test_window_without(self):
        """Without the setting, the program ends with its last window."""
        with open_window(self.session) as window:
            window.wait_for('push button', 'Check all')
            window.take_keyboard()
            window.key('ctrl+w')
            self.wait(lambda: window.process.poll() is not None, 'end with the window')

    def test_started_without_window(self):
        """As at the log-on: it checks, has no window, and ends in order when the session ends."""
        self.schedule('enabled=yes')
        environment = dict(self.session.environment, GSETTINGS_SCHEMA_DIR=os.path.join(BUILD, 'data'),
                           G_DEBUG='fatal-warnings')
        program = self.session.popen([PROGRAM, '--background'], env=environment)
        self.wait(lambda: len(self.runs()) == 1, 'run without a window', program)
        self.assert_checked_once()
        windows = self.session.run(['xdotool', 'search', '--onlyvisible', '--pid', str(program.pid)], capture_output=True)
        self.assertEqual(windows.stdout, b'')
        program.terminate()
        self.assertEqual(program.wait(timeout=PATIENCE), 0)

    def test_nothing_to_watch(self):
        os.remove(self.landscape)
        done = self.session.run([PROGRAM, '--background'], capture_output=True, timeout=PATIENCE)
        self.assertEqual(done.returncode, 0)
        self.assertTrue(re.search('no landscape', done.stderr.decode()))


if __name__ == '__main__':
    unittest.main()
