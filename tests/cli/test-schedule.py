#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks by a schedule: when they are due, once for all programs, at the pace that is allowed."""

import sqlite3
import subprocess
import time
import unittest

import support


class ScheduleTest(unittest.TestCase):
    def setUp(self):
        self.practice = support.Practice(support.PRACTICE).start()
        self.addCleanup(self.practice.stop)
        self.session = support.Session(keyring='unlocked')
        self.session.__enter__()
        self.addCleanup(self.session.__exit__, None, None, None)
        self.cli = support.Cli(self.session)
        self.cli.make_practice_landscape(self.practice)

    def check_due(self):
        result = self.cli.run('--format', 'json', 'check', '--due')
        self.assertIn(result.status, (0, 1), result)
        return result.json()

    def turn_back(self, minutes):
        """As if the last check had been so much earlier: no test waits."""
        with sqlite3.connect(self.cli.landscape) as database:
            database.execute("UPDATE settings SET value = value - ? WHERE key = 'schedule-last'",
                             (minutes * 60 * 1000000,))
        database.close()

    def attempts(self):
        return sum(user['attempts'] for user in self.practice.counters()['users'].values())

    def test_due(self):
        self.assertIn('The schedule is off', self.cli.must('check', '--due').out)
        self.assertEqual(self.attempts(), 0)
        self.cli.must('schedule', 'set', 'enabled=yes', 'interval=30', 'jitter=0')
        checked = self.check_due()
        self.assertTrue(checked['due'])
        self.assertEqual(len(checked['results']), len(self.practice.expected()))

        n = self.attempts()
        checked = self.check_due()
        self.assertEqual((checked['due'], checked['results']), (False, []))
        self.assertEqual(self.attempts(), n)
        shown = self.cli.json('schedule', 'show')
        self.assertIn(shown['next'], self.cli.must('check', '--due').out)
        self.turn_back(29)
        self.assertFalse(self.check_due()['due'])
        self.turn_back(1)
        self.assertTrue(self.check_due()['due'])
        # Somebody else's check of everything counts, one of a part does not.
        self.turn_back(30)
        self.cli.must('check', '--kind', 'portal', status=1)
        self.assertTrue(self.check_due()['due'])
        self.turn_back(30)
        self.cli.must('check', status=1)
        self.assertFalse(self.check_due()['due'])
        self.cli.must('check', '--due', '--failing', status=2)

    def test_two_programs(self):
        """Both look at the same moment: each channel is tried once."""
        self.cli.must('schedule', 'set', 'enabled=yes')
        command = [support.PROGRAM, '--landscape', self.cli.landscape, '--format', 'json', 'check', '--due']
        programs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                     env=self.cli.environment_for(['check'])) for _ in range(3)]
        outputs = [program.communicate(timeout=support.TIME_LIMIT) for program in programs]
        statuses = sorted(program.returncode for program in programs)
        self.assertEqual(statuses, [0, 0, 1], outputs)
        runs = self.cli.json('runs', 'list')
        self.assertEqual(len(runs), 1)
        expected = self.practice.expected()
        for number, _description, user, _password in self.practice.customers():
            tried = self.practice.counters()['users'].get(user, {'attempts': 0})['attempts']
            self.assertLessEqual(tried, 3, user)
            if all(expected[number, kind] == 'ok' for kind in support.KINDS):
                self.assertEqual(tried, 3, user)

    def test_changes(self):
        """Each change once, grouped by cause; recovery as well."""
        self.assertEqual(self.cli.must('changes').out, 'There is nothing new.\n')
        expected = self.practice.expected()
        self.cli.must('check', status=1)
        self.cli.must('check', status=1)
        failing = {key for key, verdict in expected.items() if verdict not in ('ok', 'skipped', 'not-configured')}
        peeked = self.cli.json('changes', '--peek', status=1)
        told = self.cli.json('changes', status=1)
        self.assertEqual(told, peeked)
        self.assertEqual({(number, change['channel']) for change in told for number in change['customers']}, failing)
        for change in told:
            self.assertEqual(change['change'], 'failing')
            for number in change['customers']:
                self.assertEqual(expected[number, change['channel']], change['verdict'])
        self.assertEqual(self.cli.json('changes'), [])

        number, _description, user, _wrong = self.practice.customers_expecting('credentials')[0]
        self.practice.change_user(user, password='Right-pass-word-1', state='activated')
        self.cli.must('customer', 'edit', number, '--password-stdin', stdin='Right-pass-word-1\n')
        self.cli.must('check', '--customer', number)
        change, = self.cli.json('changes')
        self.assertEqual((change['change'], change['customers'], change['channel']), ('recovered', [number], 'portal'))
        self.assertEqual(change['summary'], f"1 customer: {self.practice.endpoint('portal')['host']} works again")

    def test_expiries(self):
        """The practice hosts, once a check has met them; each acknowledged by itself."""
        self.assertEqual(self.cli.json('expiries', 'list', '--all'), [])
        self.cli.must('check', status=1)
        items = {item['item']: item for item in self.cli.json('expiries', 'list', '--all')}
        endpoint = self.practice.endpoint('portal')
        item = items[f"server:{endpoint['host']}:{endpoint['port']}"]
        self.assertEqual((item['what'], item['name'], item['customer']),
                         ('server', f"{endpoint['host']}:{endpoint['port']}", None))
        self.cli.must('s-user', 'set', 'S0018132425', 'expires=2020-01-01')
        told = {change['expiring']: change for change in self.cli.json('changes', '--peek', status=1)}
        self.assertEqual((told['s-user']['change'], told['s-user']['items'], told['s-user']['days']),
                         ('expiring', ['s-user:S0018132425'], None))
        self.assertEqual(told['s-user']['summary'], 'S-User S0018132425 has expired')
        self.assertIn('S-User S0018132425 has expired', self.cli.must('changes', '--peek', status=1).out)
        item, = [i for i in self.cli.json('expiries', 'list') if i['what'] == 's-user']
        self.assertEqual((item['item'], item['days_left'], item['acknowledged']), ('s-user:S0018132425', 0, False))
        self.cli.must('expiries', 'acknowledge', item['item'])
        item, = [i for i in self.cli.json('expiries', 'list') if i['what'] == 's-user']
        self.assertTrue(item['acknowledged'])
        self.assertTrue(item['acknowledged_by'] and item['acknowledged_at'])
        self.assertNotIn('s-user', [change['expiring'] for change in self.cli.run('--format', 'json', 'changes').json()])
        self.cli.must('expiries', 'acknowledge', 's-user:S0000000404', status=2)

    def test_pace(self):
        """So many log-ons a second to each host, and no more."""
        self.cli.must('schedule', 'set', 'enabled=yes', 'pace=20')
        begin = time.monotonic()
        self.check_due()
        elapsed = time.monotonic() - begin
        requests = max(endpoint['requests'] for endpoint in self.practice.counters()['endpoints'].values())
        self.assertGreaterEqual(elapsed, (requests - 3) / 20)

    def test_rules(self):
        """How many results are believed and when an end is near: by the landscape's own rules."""
        usual = {'bad': 2, 'good': 2, 'warn': '90,30,14,2', 'parallel': None}
        self.assertEqual(self.cli.json('rules', 'show'), usual)
        for setting in ('bad=0', 'bad=21', 'good=often', 'warn=90', 'warn=2,14,30,90', 'warn=90,30,14,0', 'parallel=257',
                        'odd=1', 'bad'):
            self.cli.must('rules', 'set', 'good=3', setting, status=2)
        self.assertEqual(self.cli.json('rules', 'show'), usual)

        self.cli.must('rules', 'set', 'bad=1', 'warn=60,30,14,2', 'parallel=2')
        self.assertEqual(self.cli.json('rules', 'show'), dict(usual, bad=1, warn='60,30,14,2', parallel=2))
        self.cli.must('check', status=1)
        self.assertNotEqual(self.cli.json('changes', status=1), [])
        self.assertIn('rules-set', [entry['action'] for entry in self.cli.json('audit')])

    def test_warnings(self):
        """What ends in 75 days is told by the usual rules, and not by those of a landscape that waits longer."""
        day = time.strftime('%Y-%m-%d', time.gmtime(time.time() + 75 * 86400))
        self.cli.must('s-user', 'set', 'S0018132425', f'expires={day}')
        self.assertEqual(len(self.cli.json('expiries', 'list')), 1)
        self.cli.must('rules', 'set', 'warn=60,30,14,2')
        self.assertEqual(self.cli.json('expiries', 'list'), [])
        self.assertEqual(len(self.cli.json('expiries', 'list', '--all')), 1)
        self.cli.must('rules', 'set', 'warn=120,30,14,2')
        self.assertEqual(len(self.cli.json('expiries', 'list')), 1)

    def test_settings(self):
        self.assertEqual(self.cli.json('schedule', 'show'), {
            'enabled': False, 'interval': 60, 'jitter': 5, 'quiet': None, 'pace': None, 'last': None,
            'next': self.cli.json('schedule', 'show')['next']})
        self.cli.must('schedule', 'set', 'quiet=22:00-06:00', 'interval=1440')
        self.assertEqual(self.cli.json('schedule', 'show')['quiet'], '22:00-06:00')
        self.cli.must('schedule', 'set', 'quiet=')
        self.assertIsNone(self.cli.json('schedule', 'show')['quiet'])
        for setting in ('interval=14', 'interval=1441', 'interval=often', 'quiet=night', 'enabled=maybe', 'pace=-1',
                        'jitter=61', 'odd=1', 'interval'):
            self.cli.must('schedule', 'set', setting, status=2)

        number = self.practice.customers()[0][0]
        self.cli.must('maintenance', 'add', '2126-12-05T20:00', '2126-12-06T04:00:00Z', '--note', 'Weekend')
        self.cli.must('maintenance', 'add', '2126-12-01T20:00', '2126-12-01T21:00', '--customer', number)
        self.cli.must('maintenance', 'add', '2020-12-01T20:00', '2020-12-01T21:00')
        first, second = self.cli.json('maintenance', 'list')
        self.assertEqual((first['customer'], second['customer'], second['note'], second['from']),
                         (number, None, 'Weekend', '2126-12-05T20:00:00Z'))
        self.cli.must('maintenance', 'remove', str(first['number']))
        self.assertEqual(len(self.cli.json('maintenance', 'list')), 1)
        for arguments in (['remove', '99'], ['remove', 'x'], ['add', 'now', 'later'],
                          ['add', '2126-12-01T20:00', '2126-12-01T20:00'],
                          ['add', '2126-12-01T20:00', '2126-12-01T21:00', '--customer', '404']):
            self.cli.must('maintenance', *arguments, status=2)


if __name__ == '__main__':
    support.run()
