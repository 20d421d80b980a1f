#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Testing a channel with settings that are not saved, time limits, and one change for all channels."""

import re
import unittest

import support


class Transcript(support.Transcript):
    """Without what differs from run to run."""

    def normalized(self):
        return re.sub(r'Could not connect to [^\n]*', 'Could not connect', super().normalized())


class ChannelTest(unittest.TestCase):
    def setUp(self):
        self.practice = support.Practice(support.PRACTICE)
        self.practice.__enter__()
        self.addCleanup(self.practice.stop)
        self.session = support.Session(keyring='unlocked')
        self.session.__enter__()
        self.addCleanup(self.session.__exit__, None, None, None)
        self.cli = support.Cli(self.session)
        self.cli.make_practice_landscape(self.practice)
        self.cli.must('proxy', 'set', 'direct')

    def attempts(self, user):
        return self.practice.counters()['users'].get(user, {}).get('attempts', 0)

    def test_transcript(self):
        transcript = Transcript(self.cli, 'channel-test')
        for kind in support.KINDS:
            transcript.replace(str(self.practice.endpoint(kind)['port']), 'PORT')
        transcript.run('channel', 'test', '1105772', 'portal', status=0)
        transcript.run('channel', 'test', '1105772', 'portal', 'test_path=/no/such/path', status=1)
        transcript.run('channel', 'test', '1106118', 'portal', status=1)
        transcript.run('channel', 'test', '1106118', 'parcel-box', status=1)
        transcript.run('held', 'list', status=0)
        transcript.run('channel', 'test', '1105772', 'all', status=2)
        transcript.run('channel', 'test', '1105772', 'portal', 'answer_time_limit=0', status=2)
        transcript.run('channel', 'test', '1105772', 'portal', '--password-stdin', status=2)
        transcript.run('time-limit', 'show', status=0)
        transcript.run('time-limit', 'set', 'connect=5', 'answer=20', status=0)
        transcript.run('time-limit', 'set', 'answer=1000', status=2)
        transcript.run('time-limit', 'set', 'wait=10', status=2)
        transcript.run('time-limit', 'set', 'connect=', status=0)
        transcript.run('time-limit', 'show', status=0)
        transcript.run('channel', 'set', '--dry-run', 'all', 'portal', 'proxy=direct', status=0)
        transcript.run('channel', 'set', 'all', 'portal', 'proxy=direct', status=0)
        transcript.run('channel', 'set', 'all', 'all', 'proxy=direct', status=0)
        transcript.run('channel', 'set', 'all', 'all', 'proxy=direct', status=0)
        transcript.check(self)
        self.assertEqual(self.attempts('S0018132600'), 1)
        self.assertIsNone(self.cli.json('customer', 'show', '1105772')['last_checked'])

    def test_json(self):
        """A result like that of a check, and nothing of it in the history."""
        result = self.cli.json('channel', 'test', '1105772', 'portal')
        self.assertEqual(list(result)[:6], ['customer', 'channel', 'verdict', 'status', 'phases_us', 'evidence'])
        self.assertEqual((result['customer'], result['verdict'], result['status']), ('0001105772', 'ok', 200))
        self.assertEqual(self.cli.json('history', '1105772'), [])

    def test_limits_of_channels(self):
        """A channel's own limits go before those of the landscape."""
        self.cli.must('time-limit', 'set', 'connect=7', 'answer=8')
        self.cli.must('channel', 'set', '1105772', 'portal', 'answer_time_limit=9')
        portal, parcel_box, _ = self.cli.json('channel', 'list', '1105772')
        self.assertEqual((portal['connect_time_limit'], portal['answer_time_limit']), (7, 9))
        self.assertEqual(portal['overrides'], ['answer_time_limit'])
        self.assertEqual((parcel_box['connect_time_limit'], parcel_box['answer_time_limit']), (7, 8))

    def test_unsaved_certificate(self):
        number, user, name, password = self.practice.read_csv('certificates.csv')[0]
        test = ('channel', 'test', number, 'portal', 'authentication=certificate')
        self.assertEqual(self.cli.json(*test, status=1)['verdict'], 'not-configured')
        result = self.cli.json(*test, '--pfx', self.practice.path(name), '--password-stdin', stdin=password + '\n')
        self.assertEqual(result['verdict'], 'ok')
        self.assertEqual(self.practice.counters()['users'][user]['with_certificate'], 1)
        self.assertEqual(self.cli.json('certificate', 'list'), [])
        wrong = self.cli.must(*test, '--pfx', self.practice.path(name), '--password-stdin', stdin='wrong\n', status=2)
        self.assertIn('password', wrong.err)

    def test_expiring(self):
        number, _, name, password = self.practice.read_csv('certificates.csv')[0]
        self.cli.must('certificate', 'set', number, self.practice.path(name), '--password-stdin',
                      stdin=password + '\n')
        self.assertEqual(len(self.cli.json('certificate', 'list', '--expiring', '3650')), 1)
        self.assertEqual(self.cli.json('certificate', 'list', '--expiring', '1'), [])
        self.cli.must('certificate', 'list', '--expiring', 'soon', status=2)


if __name__ == '__main__':
    support.run()
