#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stored passwords on the command line: the overview, and a new password that is tried before it is used."""

import support

NEW = 'New-Pass-word-1'


class PasswordTest(support.unittest.TestCase):
    def setUp(self):
        self.practice = support.Practice(support.PRACTICE)
        self.practice.__enter__()
        self.addCleanup(self.practice.stop)
        self.session = support.Session(keyring='unlocked')
        self.session.__enter__()
        self.addCleanup(self.session.__exit__, None, None, None)
        self.cli = support.Cli(self.session)
        self.cli.make_practice_landscape(self.practice)
        self.number, _description, self.user, self.old = self.practice.customers_expecting('ok')[0]

    def rotate(self, user, password, *arguments, status=0):
        return self.cli.json('password', 'rotate', user, '--password-stdin', *arguments, stdin=password + '\n',
                             status=status)

    def attempts(self, user):
        counters = self.practice.counters()['users'].get(user, {'attempts': 0, 'failures': 0})
        return counters['attempts'], counters['failures']

    def test_transcript(self):
        """What a person sees: refused, held, released, in use."""
        user = self.practice.customers_expecting('ok')[1][2]
        transcript = support.Transcript(self.cli, 'password')
        for kind in support.KINDS:
            transcript.replace(str(self.practice.endpoint(kind)['port']), 'PORT')
        transcript.run('password', 'rotate', user, '--password-stdin', stdin='Mistyped-1\n', status=1)
        transcript.run('password', 'rotate', user, '--password-stdin', stdin=NEW + '\n', status=1)
        self.practice.change_user(user, password=NEW)
        transcript.run('password', 'rotate', user, '--password-stdin', '--try-held', stdin=NEW + '\n', status=0)
        transcript.run('--format', 'csv', 'password', 'rotate', user, '--password-stdin', stdin='Other-1\n', status=1)
        transcript.run('password', 'list', status=0)
        transcript.run('password', 'rotate', 'S0099999999', '--password-stdin', stdin=NEW + '\n', status=2)
        transcript.run('password', 'rotate', 'nobody', '--password-stdin', stdin=NEW + '\n', status=2)
        transcript.run('password', 'rotate', user, '--password-stdin', stdin='\n', status=2)
        transcript.check(self)

    def test_stored(self):
        self.practice.change_user(self.user, password=NEW)
        outcome = self.rotate(self.user, NEW)
        self.assertEqual((outcome['outcome'], outcome['verdict'], outcome['customer'], outcome['channel']),
                         ('stored', 'ok', self.number, 'portal'))
        self.assertEqual(self.attempts(self.user), (1, 0))
        self.cli.must('check', '--customer', self.number)
        self.assertEqual(self.attempts(self.user), (4, 0))
        row = next(row for row in self.cli.json('password', 'list') if row['id'] == self.user)
        self.assertEqual((row['kind'], row['customer'], row['customers'], row['state']),
                         ('technical-user', self.number, 1, 'stored'))
        self.assertGreaterEqual(row['last_success'], row['saved'])

    def test_refused(self):
        """Tried exactly once; the old one stays and is used when the user is released."""
        outcome = self.rotate(self.user, 'Mistyped-1', status=1)
        self.assertEqual((outcome['outcome'], outcome['verdict']), ('refused', 'credentials'))
        self.assertIn('The old one is kept', outcome['message'])
        self.assertEqual(self.attempts(self.user), (1, 1))
        self.assertEqual(self.rotate(self.user, 'Mistyped-2', status=1)['outcome'], 'held')
        self.cli.must('check', '--customer', self.number, status=1)
        self.assertEqual(self.attempts(self.user), (1, 1))
        self.cli.must('held', 'release', self.user)
        self.cli.must('check', '--customer', self.number)
        self.assertEqual(self.attempts(self.user), (4, 1))

    def test_unproven(self):
        self.practice.set_fault('status', endpoint='portal', status=503)
        outcome = self.rotate(self.user, NEW, status=1)
        self.assertEqual((outcome['outcome'], outcome['verdict']), ('unproven', 'server-error'))
        self.practice.clear_faults()
        self.assertEqual(self.cli.json('held', 'list'), [])
        self.cli.must('check', '--customer', self.number)

    def test_nothing_leaks(self):
        """The new password stands nowhere but in the keyring."""
        self.practice.change_user(self.user, password=NEW)
        said = self.cli.must('password', 'rotate', self.user, '--password-stdin', stdin=NEW + '\n')
        listed = self.cli.must('password', 'list')
        audit = self.cli.must('audit')
        with open(self.cli.landscape, 'rb') as file:
            stored = file.read()
        self.assertIn('password-rotate', audit.out)
        for text in (said.out, said.err, listed.out, audit.out):
            self.assertNotIn(NEW, text)
        self.assertNotIn(NEW.encode(), stored)


support.run()
