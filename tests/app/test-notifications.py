#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notifications: what the desktop is told, once and grouped, and what a click on them opens."""

import contextlib
import datetime
import json
import os
import re
import subprocess
import unittest

from app import BUILD, CLI, PRACTICE, open_window, rows
from app import page as find_page
from notifications import URGENT, Notifications
from practice import Practice
from proxies import find_program, free_port
from session import Session

FAULT = {'fault': 'status', 'status': 404}


def setUpModule():
    global practice, session, desktop, landscape, owner, customers
    practice = unittest.enterModuleContext(Practice(PRACTICE))
    session = unittest.enterModuleContext(Session(keyring='unlocked', display=True))
    desktop = unittest.enterModuleContext(Notifications(session))
    landscape = session.path('notify_landscape.db')
    owner = practice.customers()[0]
    expected = practice.expected()
    customers = [row for row in practice.customers()[1:]
                 if all(expected[row[0], kind] == 'ok' for kind in ('portal', 'parcel-box', 'note-download'))][:3]
    run('init', '--owner', owner[0], '--description', 'Practice', '--profile', practice.profile)
    path = session.path('customers.csv')
    with open(path, 'w', encoding='utf-8') as file:
        file.writelines(';'.join(row) + '\n' for row in [owner, *customers])
    run('import', path)
    run('check')


def run(*arguments, status=0, program=CLI, **options):
    done = session.run([program, '--landscape', landscape, *arguments], capture_output=True, **options)
    assert status is None or done.returncode == status, done
    return done.stdout.decode()


def check(times=1):
    """By another program."""
    for _ in range(times):
        run('check', status=None)


def changes():
    """What nobody was told of yet."""
    return json.loads(run('--format', 'json', 'changes', '--peek', status=None))


@contextlib.contextmanager
def switched_off(key):
    """As the preferences of the program do it."""
    environment = {**session.environment, 'GSETTINGS_SCHEMA_DIR': os.path.join(BUILD, 'data')}
    for value in ('false', 'true'):
        session.run(['gsettings', 'set', 'io.github.backbone_admin.BackboneAdmin', key, value], env=environment,
                    check=True)
        if value == 'false':
            yield


def read(path):
    with open(path, encoding='utf-8', errors='replace') as file:
        return file.read()


def open_landscape():
    return open_window(session, '--landscape', landscape)


def told_since(before):
    return desktop.all[before:]


def wait_for_told(before, n=1):
    """The next notifications; what the program knows of is told then."""
    desktop.wait_for(lambda told: len(told) >= before + n)
    return told_since(before)


def number(customer):
    """As people write it."""
    return customer[0].lstrip('0')


class ToldByTheMock(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.before = len(desktop.all)
        self.addCleanup(self.recover)

    def recover(self):
        """Everything works, and somebody was told."""
        practice.clear_faults()
        run('proxy', 'set', 'direct')
        run('schedule', 'set', 'quiet=')
        check(2)
        run('changes', status=None)

    def test_1_once_with_count_and_cause(self):
        with open_landscape() as window:
            window.wait_for('tree table', 'Customers')
            for customer in customers:
                practice.set_fault(**FAULT, endpoint='note-download', user=customer[2])
            check()
            self.assertEqual(changes(), [])  # one blip is none
            self.assertEqual(told_since(self.before), [])
            check()
            told, = wait_for_told(self.before)
            host = practice.endpoint('note-download')['host']
            self.assertRegex(told['title'], rf'^3 customers: .*{re.escape(host)}')
            numbers = ', '.join(sorted((number(customer) for customer in customers), key=lambda n: n.zfill(10)))
            self.assertIn(f'Customers: {numbers}', told['body'])
            self.assertIn('Practice', told['body'])
            self.assertNotEqual(told['urgency'], URGENT)
            self.assertEqual(sorted(told['actions'].values()), ['', 'Show the customers'])

            # What is unchanged is not told again.
            check()
            self.assertEqual(changes(), [])
            self.assertEqual(told_since(self.before), [told])

            # The button leads to exactly these.
            desktop.click(told, 'Show the customers')
            window.wait_for('label', told['title'])
            window.wait_until(lambda: len(rows(window)) == 3, 'three customers')

            # One of them recovers, then the others: the notification goes with the last.
            practice.clear_faults()
            for customer in customers[1:]:
                practice.set_fault(**FAULT, endpoint='note-download', user=customer[2])
            check(2)
            recovered = wait_for_told(self.before, 2)[1]
            self.assertEqual(recovered['title'], f'1 customer: {host} works again')
            desktop.click(recovered)
            page = find_page(window, 'BackboneCustomersPage')
            page.wait_for('label', customers[0][1])
            window.wait_until(lambda: len(rows(window)) == 4, 'all customers')
            window.wait_until(lambda: page.find_all('table row', re.compile(re.escape(number(customers[0]))))[0]
                              .has_state('SELECTED'), 'the one selected')

    def test_2_more_of_the_same(self):
        """One notification for one cause; it goes when all is well."""
        with open_landscape() as window:
            window.wait_for('tree table', 'Customers')
            practice.set_fault(**FAULT, endpoint='portal', user=customers[0][2])
            check(2)
            first, = wait_for_told(self.before)
            self.assertRegex(first['title'], '^1 customer: ')
            practice.set_fault(**FAULT, endpoint='portal', user=customers[1][2])
            check(2)
            second = wait_for_told(self.before, 2)[1]
            self.assertEqual(second['replaces'], first['id'])
            self.assertRegex(second['title'], '^2 customers: ')
            practice.clear_faults()
            check(2)
            last = wait_for_told(self.before, 3)[2]
            self.assertRegex(last['title'], '^2 customers: .* works again$')
            window.wait_until(lambda: [shown['id'] for shown in desktop.shown if shown['id'] >= first['id']]
                              == [last['id']], 'the old one gone')

    def test_3_owner_is_urgent(self):
        with open_landscape() as window:
            window.wait_for('tree table', 'Customers')
            practice.set_fault(**FAULT, endpoint='portal', user=owner[2])
            check(2)
            told, = wait_for_told(self.before)
            self.assertEqual(told['urgency'], URGENT)
            self.assertIn(f'Customer: {number(owner)}', told['body'])
            practice.clear_faults()
            check(2)
            recovered = wait_for_told(self.before, 2)[1]
            self.assertNotEqual(recovered['urgency'], URGENT)

    def test_4_your_side(self):
        """One message instead of one for each customer, and one when it is over."""
        with open_landscape() as window:
            window.wait_for('tree table', 'Customers')
            run('proxy', 'set', f'http://127.0.0.1:{free_port()}')
            check(2)
            told, = wait_for_told(self.before)
            self.assertRegex(told['title'], '4 customers')
            self.assertEqual(told['urgency'], URGENT)
            desktop.click(told)
            window.wait_for('list', 'Causes')
            run('proxy', 'set', 'direct')
            check(2)
            desktop.wait_for(lambda _all: len(told_since(self.before)) >= 2)
            self.assertEqual([told['title'] for told in told_since(self.before)[1:]],
                             ['The trouble on your side is over.'])

    def test_5_quiet_hours(self):
        with open_landscape() as window:
            window.wait_for('tree table', 'Customers')
            now = datetime.datetime.now(datetime.timezone.utc)
            begin, end = (now + datetime.timedelta(hours=hours) for hours in (-2, 2))
            run('schedule', 'set', f'quiet={begin:%H:%M}-{end:%H:%M}')
            practice.set_fault(**FAULT, endpoint='portal', user=customers[0][2])
            check(2)
            self.assertEqual(changes(), [])
            self.assertEqual(told_since(self.before), [])
            run('schedule', 'set', 'quiet=')
            told, = wait_for_told(self.before)
            self.assertRegex(told['title'], '^1 customer: ')

    def test_6_two_programs(self):
        """Whoever tells first has told: the other one is silent."""
        with open_landscape() as window:
            window.wait_for('tree table', 'Customers')
            practice.set_fault(**FAULT, endpoint='portal', user=customers[0][2])
            check(2)
            wait_for_told(self.before)
            self.assertEqual(json.loads(run('--format', 'json', 'changes')), [])
        practice.set_fault(**FAULT, endpoint='portal', user=customers[1][2])
        check(2)
        self.assertEqual(len(json.loads(run('--format', 'json', 'changes', status=1))), 1)
        with open_landscape() as window:
            window.wait_for('tree table', 'Customers')
            practice.set_fault(**FAULT, endpoint='portal', user=customers[2][2])
            check(2)
            told = wait_for_told(self.before, 2)
            # What it tells is true for all who have the cause, whoever told of them.
            self.assertEqual([re.match(r'\d+', one['title']).group() for one in told], ['1', '3'])

    def test_7_closed_window(self):
        """A click opens the landscape again, exactly there."""
        with open_landscape() as window:
            window.wait_for('tree table', 'Customers')
            practice.set_fault(**FAULT, endpoint='portal', user=customers[0][2])
            check(2)
            told, = wait_for_told(self.before)
            other = session.path('other_landscape.db')
            subprocess.run([CLI, '--landscape', other, 'init', '--owner', '4711', '--description', 'Other'],
                           env=session.environment, check=True, capture_output=True)
            session.run([window.command[0], '--landscape', other], env=window.environment, check=True)
            window.wait_until(lambda: len(window.find_all('frame')) == 2, 'a second window')
            first = next(frame for frame in window.find_all('frame') if frame.find('label', customers[0][1]))
            first.find('push button', 'Close').press()
            window.wait_until(lambda: len(window.find_all('frame')) == 1, 'the window closed')
            desktop.click(told)
            window.wait_until(lambda: len(window.find_all('frame')) == 2, 'the window opened again')
            window.wait_for('label', re.compile(re.escape(customers[0][1])))


    def test_8_expiries(self):
        """Grouped; what is acknowledged is not told."""
        today = datetime.date.today()
        for i, days in enumerate((10, 11, 12, 13)):
            run('s-user', 'set', f'S000000002{i}', f'expires={today + datetime.timedelta(days=days)}')
        run('expiries', 'acknowledge', 's-user:S0000000023')
        with open_landscape() as window:
            told, = wait_for_told(self.before)
            self.assertEqual(told['title'], '3 S-Users expire within 14 days')
            self.assertNotEqual(told['urgency'], URGENT)
            desktop.click(told, 'Show what expires')
            table = find_page(window, 'BackboneActivityPage').wait_for('tree table', 'Expiries')
            window.wait_until(lambda: [re.search('S00000000..', row.name).group() for row in table.find_all('table row')
                                       if ', ' in row.name] == ['S0000000020', 'S0000000021', 'S0000000022'],
                              'these three')
            window.wait_for('label', told['title'])
            window.wait_for('push button', 'Show all that expires').press()
            window.wait_until(lambda: len([row for row in table.find_all('table row') if ', ' in row.name]) > 3, 'all')
        self.assertEqual(changes(), [])

    def test_9_switched_off(self):
        """Who wants no notifications hears of changes otherwise; recovery alone can be left out."""
        practice.set_fault(**FAULT, endpoint='parcel-box', user=customers[0][2])  # it does not flap yet
        check(2)
        with switched_off('notify'), open_landscape() as window:
            window.wait_for('tree table', 'Customers')
            window.wait_for('label', customers[0][1])
            self.assertEqual(len(changes()), 1)
        with switched_off('notify-recovery'), open_landscape() as window:
            told, = wait_for_told(self.before)
            practice.clear_faults()
            check(2)
            window.wait_until(lambda: told['id'] not in [shown['id'] for shown in desktop.shown], 'it withdrawn')
            self.assertEqual(told_since(self.before), [told])


class ToldByGnome(unittest.TestCase):
    """There a notification outlives the program that has sent it."""

    def setUp(self):
        self.session = self.enterContext(Session(keyring='unlocked', display=True))
        self.desktop = self.enterContext(Notifications(self.session, gnome=True))
        self.landscape = self.session.path('landscape.db')
        self.addCleanup(practice.clear_faults)
        path = self.session.path('customers.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.writelines(';'.join(row) + '\n' for row in [owner, *customers])
        self.run_verb('init', '--owner', owner[0], '--profile', practice.profile)
        self.run_verb('import', path)
        self.run_verb('check')

    def run_verb(self, *arguments):
        self.session.run([CLI, '--landscape', self.landscape, *arguments], capture_output=True)

    def fail_and_open(self, customer, n):
        """It fails before the program starts; returns the newest notification that this leads to."""
        if customer:
            practice.set_fault(**FAULT, endpoint='portal', user=customer[2])
        for _ in range(2):
            self.run_verb('check')
        with open_window(self.session, '--landscape', self.landscape):
            return self.desktop.wait_for(lambda told: len(told) >= n)[-1]

    def test_earlier_run(self):
        first = self.fail_and_open(customers[0], 1)
        self.assertRegex(first['title'], '^1 customer: ')

        # Another run adds to it, and yet another one knows that it is over.
        second = self.fail_and_open(customers[1], 2)
        self.assertEqual(second['id'], first['id'])
        self.assertRegex(second['title'], '^2 customers: ')
        self.assertIn(number(customers[0]), second['body'])
        practice.clear_faults()
        last = self.fail_and_open(None, 3)
        self.assertRegex(last['title'], '^2 customers: .* works again$')
        self.assertEqual(self.desktop.shown, [last])

        # Nothing is told twice.
        with open_window(self.session, '--landscape', self.landscape) as window:
            window.wait_for('tree table', 'Customers')
            self.run_verb('s-user', 'set', 'S0000000021', 'expires=2020-01-01')
            self.desktop.wait_for(lambda told: len(told) >= 4)
        self.assertRegex(self.desktop.all[3]['title'], 'S0000000021')

    def test_customer_goes(self):
        """Who is deleted does not fail any more."""
        told = self.fail_and_open(customers[0], 1)
        self.assertEqual(self.desktop.shown, [told])
        with open_window(self.session, '--landscape', self.landscape) as window:
            window.wait_for('tree table', 'Customers')
            self.run_verb('customer', 'remove', customers[0][0])
            window.wait_until(lambda: not self.desktop.shown, 'it withdrawn')


class ToldByARealDaemon(unittest.TestCase):
    """What Debian ships takes it, and says so."""

    def test_dunst(self):
        program = find_program('dunst')
        with Session(keyring='unlocked', display=True) as other, \
                open(other.path('dunst.log'), 'w', encoding='utf-8') as log:
            file = other.path('landscape.db')
            for arguments in (['init', '--owner', '4711'],
                              ['s-user', 'set', 'S0000000021', 'expires=2020-01-01']):
                other.run([CLI, '--landscape', file, *arguments], check=True, capture_output=True)
            with open(other.path('dunstrc'), 'w', encoding='utf-8') as configuration:
                configuration.write('[global]\n')
            # It is not under test: our checks of GLib are not for it.
            environment = {name: value for name, value in other.environment.items() if name != 'G_DEBUG'}
            daemon = other.popen([program, '-conf', configuration.name, '-print'], stdout=log, stderr=log,
                                 env=environment)
            other.run(['gdbus', 'wait', '--session', '--timeout=30', 'org.freedesktop.Notifications'], check=True)
            with open_window(other, '--landscape', file) as window:
                window.wait_until(lambda: 'S-User S0000000021 has expired' in read(log.name), 'the notification')
                shown = json.loads(other.run(['dunstctl', 'count', 'displayed'], capture_output=True, check=True).stdout)
                self.assertEqual(shown, 1)
            daemon.terminate()
            done = other.run([CLI, '--landscape', file, '--format', 'json', 'changes'], capture_output=True, check=True)
            self.assertEqual(json.loads(done.stdout), [])

    def test_nobody(self):
        """Where nobody shows notifications, changes stay untold."""
        with Session(keyring='unlocked', display=True) as other:
            file = other.path('landscape.db')
            for arguments in (['init', '--owner', '4711'],
                              ['s-user', 'set', 'S0000000021', 'expires=2020-01-01']):
                other.run([CLI, '--landscape', file, *arguments], check=True, capture_output=True)
            with open_window(other, '--landscape', file) as window:
                window.wait_for('tree table', 'Customers')
                other.run([CLI, '--landscape', file, 's-user', 'set', 'S0000000022', 'expires=2020-01-01'],
                          check=True, capture_output=True)
                window.key('alt+5')
                window.wait_for('page tab', 'Expiries').press()
                window.wait_for('label', 'S0000000022')
            done = other.run([CLI, '--landscape', file, '--format', 'json', 'changes'], capture_output=True)
            self.assertEqual([change['items'] for change in json.loads(done.stdout)],
                             [['s-user:S0000000021', 's-user:S0000000022']])


if __name__ == '__main__':
    unittest.main()
