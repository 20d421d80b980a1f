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

from app import CLI, PRACTICE, PROGRAM, backbonectl, make_landscape, open_window, page, rows
from notifications import Notifications
from practice import Practice
from session import Session

APPLICATION = 'io.github.backbone_admin.BackboneAdmin'
PATIENCE = 60

# What the program says of its schedule to who wants to follow it.
TALKATIVE = {'G_MESSAGES_DEBUG': 'backbone-app'}
DUE = 'A check is due by the schedule'
NOT_DUE = 'Nothing is to be checked by the schedule now'
BUSY = 'Another program checks now'


def windows_of(window):
    """The windows of the program on the screen, as xdotool has them."""
    return window.session.run(['xdotool', 'search', '--onlyvisible', '--pid', str(window.process.pid)],
                              capture_output=True).stdout


class Common(unittest.TestCase):
    def setUp(self):
        self.practice = Practice(PRACTICE).start()
        self.addCleanup(self.practice.stop)
        self.session = Session(keyring='unlocked', display=True)
        self.session.__enter__()
        self.addCleanup(self.session.__exit__, None, None, None)
        self.fill()
        self.landscape = self.session.path('data', 'backbone-admin', 'landscape.db')

    def fill(self):
        make_landscape(self.session, self.practice)

    def schedule(self, *settings):
        backbonectl(self.session, 'schedule', 'set', 'jitter=0', 'interval=30', *settings)

    def turn_back(self, minutes):
        """As if the last check had been so much earlier: no test waits."""
        with sqlite3.connect(self.landscape) as database:
            database.execute("UPDATE settings SET value = value - ? WHERE key = 'schedule-last'",
                             (minutes * 60 * 1000000,))
        database.close()

    def settings(self, window, key, value):
        window.session.run(['gsettings', 'set', APPLICATION, key, value], env=window.environment, check=True)

    def slow_down(self):
        """A check takes long, until the faults end."""
        backbonectl(self.session, 'rules', 'set', 'parallel=1')
        self.practice.set_fault('delay', delay_ms=1500)

    def runs(self, *landscape):
        return [run for run in json.loads(backbonectl(self.session, *landscape, '--format', 'json', 'runs', 'list'))
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

    def due_meanwhile(self, window, *arguments):
        """It comes due while the command line checks; returns when that is done."""
        window.wait_for('push button', 'Check all')
        self.slow_down()
        other = self.session.popen([CLI, 'check', *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.wait(lambda: sum(self.attempts().values()) > 0, 'first log-on')
        self.schedule('enabled=yes')
        window.wait_until(lambda: BUSY in window.output(), 'the schedule to come due')
        self.assertIsNone(other.poll(), 'the other one was too fast')
        self.assertNotIn(DUE, window.output())
        self.practice.clear_faults()
        _out, err = other.communicate(timeout=PATIENCE)
        self.assertIn(other.returncode, (0, 1), err)

    def test_two_programs(self):
        """An interval ends while the command line still checks: the window leaves it to that."""
        with open_window(self.session, environment=TALKATIVE) as window:
            self.due_meanwhile(window)
            window.wait_for('push button', 'Never checked: 0')
            window.wait_until(lambda: NOT_DUE in window.output(), 'another look at the schedule')
            self.assertNotIn(DUE, window.output())
        self.assertEqual(len(self.runs()), 1)
        self.assert_checked_once()

    def test_part_by_other(self):
        """The command line checks one customer only: the window checks all as soon as it is done."""
        with open_window(self.session, environment=TALKATIVE) as window:
            self.due_meanwhile(window, '--customer', self.practice.customers()[0][0])
            self.wait(lambda: len(self.runs()) == 2, 'second run', window.process)
            self.assertEqual(window.output().count(DUE), 1)

    def test_other_has_gone(self):
        """Another computer was checking and is not heard of again: its time runs out."""
        with open_window(self.session, environment=TALKATIVE) as window:
            window.wait_for('push button', 'Check all')
            with sqlite3.connect(self.landscape) as database:
                database.execute("INSERT INTO lease (name, holder, pid, host, until) VALUES ('check', 'x', 1, 'x', ?)",
                                 (int((time.time() + 12) * 1000000),))
            database.close()
            self.schedule('enabled=yes')
            window.wait_until(lambda: BUSY in window.output(), 'the schedule to come due')
            self.assertNotIn(DUE, window.output())
            self.wait(lambda: len(self.runs()) == 1, 'run', window.process)

    def test_cancelled(self):
        """Who stops a check by the schedule is not asked again at once."""
        with open_window(self.session, environment=TALKATIVE) as window:
            window.wait_for('push button', 'Check all')
            self.slow_down()
            self.schedule('enabled=yes')
            self.wait(lambda: sum(self.attempts().values()) > 0, 'first log-on')
            window.wait_for('push button', 'Cancel').press()
            window.wait_until(lambda: window.find('push button', 'Check all').sensitive, 'the end of the check')
            self.practice.clear_faults()
            looked = window.output().count(NOT_DUE)
            self.schedule('interval=45')
            window.wait_until(lambda: window.output().count(NOT_DUE) > looked, 'another look at the schedule')
            self.assertEqual(window.output().count(DUE), 1)
            self.assertTrue(window.find('push button', 'Check all').sensitive)
        self.assertEqual([run['cancelled'] for run in self.runs()], [True])


class Background(Common):
    def close(self, window):
        window.take_keyboard()
        window.key('ctrl+w')
        window.wait_until(lambda: not window.application.children(), 'end of the window')

    def call(self, window, *arguments):
        """Another call of the program, which the one that runs answers."""
        return self.session.run([PROGRAM, *arguments], env=window.environment, capture_output=True, timeout=PATIENCE)

    def open_again(self, window):
        self.assertEqual(self.call(window).returncode, 0)
        window.wait_for_window()

    def begin_slowly(self, window):
        """A check by the schedule that takes long is under way."""
        self.slow_down()
        self.schedule('enabled=yes')
        self.wait(lambda: sum(self.attempts().values()) > 0, 'first log-on', window.process)

    def test_handed_over(self):
        """A check goes on while its window closes and opens again, which shows it."""
        with open_window(self.session) as window:
            window.wait_for('push button', 'Check all')
            self.settings(window, 'keep-running', 'true')
            self.begin_slowly(window)
            self.close(window)
            self.open_again(window)
            window.wait_for('push button', 'Cancel')
            window.wait_for('label', re.compile('^[0-9]+ of [0-9]+'))
            self.close(window)
            self.practice.clear_faults()
            self.wait(lambda: self.runs(), 'end of the run', window.process)
            self.open_again(window)
            window.wait_for('push button', 'Never checked: 0')
            self.assertTrue(window.wait_for('push button', 'Check all').sensitive)
        self.assertEqual([run['cancelled'] for run in self.runs()], [False])
        self.assert_checked_once()

    def test_cancelled_by_window(self):
        """Whoever opens the window can cancel what began without it; what was asked for goes on when it closes."""
        with open_window(self.session, '--background', hidden=True) as window:
            self.begin_slowly(window)
            self.open_again(window)
            window.wait_for('push button', 'Cancel').press()
            window.wait_until(lambda: window.find('push button', 'Check all').sensitive, 'the end of the check')
            self.assertEqual([run['cancelled'] for run in self.runs()], [True])
            self.practice.clear_faults()
            self.close(window)
            self.turn_back(31)
            self.wait(lambda: len(self.runs()) == 2, 'run without a window', window.process)

    def test_file(self):
        """Named as it is, without --landscape."""
        other = self.session.path('other.db')
        for arguments in (['init', '--owner', self.practice.customers()[0][0], '--profile', self.practice.profile],
                          ['import', self.practice.customers_csv], ['schedule', 'set', 'jitter=0', 'enabled=yes']):
            backbonectl(self.session, '--landscape', other, *arguments)
        with open_window(self.session, '--background', other, hidden=True) as window:
            self.wait(lambda: self.runs('--landscape', other), 'run without a window', window.process)
            self.assertEqual(windows_of(window), b'')
        self.assertEqual(self.runs(), [])

    def test_bad_file(self):
        """Whoever asks is told, by the first process and by another one, which goes on."""
        bad = self.session.path('customers.txt')
        with open(bad, 'w', encoding='utf-8') as file:
            file.write('no landscape at all\n' * 100)
        for path in (bad, self.session.path('missing.db')):
            done = self.session.run([PROGRAM, '--background', path], capture_output=True, timeout=PATIENCE)
            self.assertEqual(done.returncode, 1, done)
            self.assertIn(path, done.stderr.decode())
        self.schedule('enabled=yes')
        with open_window(self.session, '--background', hidden=True) as window:
            self.wait(lambda: len(self.runs()) == 1, 'run without a window', window.process)
            done = self.call(window, '--background', bad)
            self.assertEqual(done.returncode, 1, done)
            self.assertIn(bad, done.stderr.decode())
            self.turn_back(31)
            self.wait(lambda: len(self.runs()) == 2, 'second run', window.process)

    def test_check_all(self):
        """Without a window and without a schedule; also by another call."""
        with open_window(self.session, '--background', '--check-all', hidden=True) as window:
            self.wait(lambda: len(self.runs()) == 1, 'run without a window', window.process)
            self.assert_checked_once()
            self.assertEqual(self.call(window, '--background', '--check-all').returncode, 0)
            self.wait(lambda: len(self.runs()) == 2, 'second run', window.process)
            self.assertEqual(windows_of(window), b'')

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
        with open_window(self.session, '--background', hidden=True) as window:
            self.wait(lambda: len(self.runs()) == 1, 'run without a window', window.process)
            self.assert_checked_once()
            self.assertEqual(windows_of(window), b'')

    def test_nothing_to_watch(self):
        os.remove(self.landscape)
        done = self.session.run([PROGRAM, '--background'], capture_output=True, timeout=PATIENCE)
        self.assertEqual(done.returncode, 0)
        self.assertTrue(re.search('no landscape', done.stderr.decode()))


class Told(Common):
    """Notifications of what the program finds without a window."""

    def setUp(self):
        super().setUp()
        self.desktop = self.enterContext(Notifications(self.session))
        self.practice.set_fault('status', status=404, endpoint='portal', user=self.customer[2])

    def fill(self):
        """The owner and a customer, whose channels all work."""
        expected = self.practice.expected()
        owner, *others = self.practice.customers()
        self.customer = next(row for row in others if all(
            expected[row[0], kind] == 'ok' for kind in ('portal', 'parcel-box', 'note-download')))
        path = self.session.path('customers.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.writelines(';'.join(row) + '\n' for row in (owner, self.customer))
        backbonectl(self.session, 'init', '--owner', owner[0], '--profile', self.practice.profile)
        backbonectl(self.session, 'import', path)

    def wait_for_told(self, window):
        """After the second check, not after the first."""
        self.wait(lambda: len(self.runs()) == 1, 'first run', window.process)
        self.turn_back(31)
        self.wait(lambda: len(self.runs()) == 2, 'second run', window.process)
        told, = self.desktop.wait_for(lambda told: told)
        self.assertRegex(told['title'], '^1 customer: ')
        self.assertIn(self.customer[0].lstrip('0'), told['body'])
        return told

    def click(self, window, told):
        """It opens the window, at the customer."""
        self.desktop.click(told)
        window.wait_for_window()
        page(window, 'BackboneCustomersPage').wait_for('label', self.customer[1])
        window.wait_until(lambda: len(rows(window)) == 2, 'both customers')
        number = re.compile(re.escape(self.customer[0].lstrip('0')))
        window.wait_until(lambda: window.find('table row', number).has_state('SELECTED'), 'the one selected')

    def test_started_without_window(self):
        self.schedule('enabled=yes')
        with open_window(self.session, '--background', hidden=True) as window:
            told = self.wait_for_told(window)
            self.assertEqual(windows_of(window), b'')
            self.click(window, told)

    def test_closed_window(self):
        with open_window(self.session) as window:
            window.wait_for('push button', 'Check all')
            self.settings(window, 'keep-running', 'true')
            window.take_keyboard()
            window.key('ctrl+w')
            window.wait_until(lambda: not window.application.children(), 'end of the window')
            self.schedule('enabled=yes')
            told = self.wait_for_told(window)
            self.assertEqual(windows_of(window), b'')
            self.click(window, told)


if __name__ == '__main__':
    unittest.main()
