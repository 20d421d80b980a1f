#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords stay in the keyring; without it, what needs none still works. A busy landscape is waited for."""

import glob
import os
import sqlite3
import subprocess
import unittest

import support


class SecretsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.practice = support.Practice(support.PRACTICE)
        cls.practice.__enter__()
        cls.addClassCleanup(cls.practice.stop)

    def open_session(self, **options):
        session = support.Session(**options)
        session.__enter__()
        self.addCleanup(session.__exit__, None, None, None)
        return session

    def passwords(self):
        """Every password of the practice landscape, as bytes."""
        found = [row[3].encode() for row in self.practice.customers() if row[3]]
        self.assertGreater(len(found), 10)
        return found

    def assert_no_password(self, data, where):
        for password in self.passwords():
            self.assertNotIn(password, data, where)

    def test_no_password_anywhere(self):
        session = self.open_session(keyring='unlocked')
        cli = support.Cli(session, G_MESSAGES_DEBUG='all')
        cli.make_practice_landscape(self.practice)
        number = self.practice.customers_expecting('ok')[0][0]
        for arguments in (['import', self.practice.customers_csv, '--dry-run'],
                          ['--format', 'json', 'import', self.practice.customers_csv], ['check'],
                          ['--format', 'json', 'check', '--release-held'], ['audit'], ['--format', 'json', 'audit'],
                          ['customer', 'list'], ['--format', 'csv', 'customer', 'list'],
                          ['--format', 'json', 'customer', 'show', number], ['history', number],
                          ['held', 'list'], ['--format', 'json', 'status', '--by-cause']):
            result = cli.run(*arguments)
            self.assertIn(result.status, (0, 1), result)
            self.assert_no_password(result.out.encode() + result.err.encode(), arguments)
        for path in glob.glob(cli.landscape + '*'):
            with open(path, 'rb') as file:
                self.assert_no_password(file.read(), path)
        self.assert_no_password(self.labels(session), 'keyring')

    def labels(self, session):
        """Labels and attributes of everything in the keyring."""
        tree = session.run(['gdbus', 'introspect', '--session', '--recurse', '--only-properties', '--dest',
                            'org.freedesktop.secrets', '--object-path', '/org/freedesktop/secrets/collection'],
                           capture_output=True, timeout=60)
        self.assertIn(b'Label', tree.stdout)
        return tree.stdout

    def test_no_bus(self):
        session = self.open_session()
        cli = support.Cli(session)
        del cli.environment['DBUS_SESSION_BUS_ADDRESS']
        owner = self.practice.customers()[0][0]
        cli.must('init', '--owner', owner, '--profile', self.practice.profile)
        cli.must('customer', 'add', '99', 'Without a user')
        for arguments in (['customer', 'list'], ['channel', 'list'], ['status'], ['audit', '--verify'],
                          ['import', self.practice.customers_csv, '--dry-run']):
            cli.must(*arguments)
        self.assert_refused(cli, 'no keyring')

    def test_no_keyring(self):
        session = self.open_session(keyring='none')
        cli = support.Cli(session)
        cli.must('init', '--owner', self.practice.customers()[0][0], '--profile', self.practice.profile)
        self.assert_refused(cli, 'no keyring')

    def test_locked_keyring(self):
        session = self.open_session(keyring='unlocked')
        cli = support.Cli(session)
        cli.make_practice_landscape(self.practice)
        session.lock_keyring()
        self.assertEqual(len(cli.json('customer', 'list')), len(self.practice.customers()))
        self.assert_refused(cli, 'locked')

        # What can't be read is said of each channel, and nobody is held for it.
        number = self.practice.customers_expecting('ok')[0][0]
        result = cli.run('--format', 'json', 'check', '--customer', number)
        self.assertIn(result.status, (1, 3), result)
        if result.status == 1:
            self.assertEqual({r['verdict'] for r in result.json()['results']}, {'not-configured'})
        self.assertEqual(cli.json('held', 'list'), [])

    def assert_refused(self, cli, why):
        """What needs a secret ends with 3, says why, and changes nothing."""
        before = cli.must('--format', 'json', 'customer', 'list').out
        for arguments, stdin in ((['import', self.practice.customers_csv], ''),
                                 (['customer', 'add', '77', 'New', '--technical-user', '77', '--password-stdin'],
                                  'pass-word\n')):
            if why == 'locked' and arguments[0] == 'import':
                continue  # it holds nothing new
            result = cli.run(*arguments, stdin=stdin)
            self.assertEqual(result.status, 3, result)
            self.assertIn(why.split()[-1], result.err.lower())
            self.assertEqual(result.out, '')
        self.assertEqual(before, cli.must('--format', 'json', 'customer', 'list').out)

    def test_password_from_standard_input(self):
        cli = support.Cli(self.open_session(keyring='unlocked'))
        cli.must('init', '--owner', '4711')
        for stdin in ('', '\n', 'x' * 256 + '\n', 'x' * 5000, 'tab\tinside\n'):
            result = cli.run('customer', 'add', '42', 'Example', '--technical-user', '42', '--password-stdin',
                             stdin=stdin)
            self.assertEqual(result.status, 2, (stdin[:20], result))
            self.assertNotIn('inside', result.err)
        for number, stdin in ((42, 'no line break'), (43, 'Windows\r\n'), (44, 'two\nlines\n'), (45, 'Größe 😀\n')):
            cli.must('customer', 'add', str(number), 'Example', '--technical-user', str(number), '--password-stdin',
                     stdin=stdin)
        cli.must('export', 'mass-setup', 'out.csv')
        with open(os.path.join(cli.session.folder, 'out.csv'), encoding='utf-8', newline='') as file:
            passwords = [line.split(';')[3] for line in file.read().split('\r\n') if line.count(';') == 3]
        self.assertEqual([p for p in passwords if p], ['no line break', 'Windows', 'two', 'Größe 😀'])

    def test_a_busy_landscape_is_waited_for(self):
        """Another program writes: it is waited for, and with no end in sight that is said."""
        cli = support.Cli(self.open_session())
        cli.must('init', '--owner', '4711')
        other = sqlite3.connect(cli.landscape, isolation_level=None)
        self.addCleanup(other.close)
        other.execute('BEGIN IMMEDIATE')
        self.assertEqual(len(cli.json('customer', 'list')), 1)
        waiting = subprocess.Popen([support.PROGRAM, '--landscape', cli.landscape, 'customer', 'add', '42', 'Example'],
                                   env=cli.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with self.assertRaises(subprocess.TimeoutExpired):
            waiting.wait(0.5)
        other.execute('ROLLBACK')
        self.assertEqual(waiting.wait(60), 0, waiting.stderr.read())
        waiting.communicate()

        other.execute('BEGIN IMMEDIATE')
        result = cli.run('customer', 'add', '43', 'Example')
        other.execute('ROLLBACK')
        self.assertEqual(result.status, 3, result)
        self.assertIn('backbonectl: customer add: ', result.err)
        self.assertEqual([c['number'] for c in cli.json('customer', 'list')], ['0000000042', '0000004711'])


if __name__ == '__main__':
    support.run()
