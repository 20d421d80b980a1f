#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job: a customer list becomes channels, and every channel shows whether it works."""

import re
import unittest

import support

PHASES = {'name_lookup', 'proxy', 'connect', 'tls', 'wait', 'receive'}


class EndToEndTest(unittest.TestCase):
    def setUp(self):
        self.practice = support.Practice(support.PRACTICE)
        self.practice.__enter__()
        self.addCleanup(self.practice.stop)
        self.session = support.Session(keyring='unlocked')
        self.session.__enter__()
        self.addCleanup(self.session.__exit__, None, None, None)
        self.cli = support.Cli(self.session)
        self.cli.make_practice_landscape(self.practice)

    def check(self, *arguments):
        """The verdicts of one check: (customer, kind) -> verdict."""
        result = self.cli.run('--format', 'json', 'check', *arguments)
        self.assertIn(result.status, (0, 1), result)
        checked = result.json()
        verdicts = {(r['customer'], r['channel']): r['verdict'] for r in checked['results']}
        self.assertEqual(len(verdicts), len(checked['results']))
        self.assertEqual(result.status, int(any(v != 'ok' for v in verdicts.values())), result)
        self.assertEqual(sum(checked['summary'].values()), len(verdicts))
        return verdicts

    def test_every_verdict_is_the_expected_one(self):
        self.assertEqual(self.check(), self.practice.expected())

    def test_shape_of_a_check(self):
        checked = self.cli.json('check', status=1)
        self.assertEqual(list(checked), ['run', 'results', 'summary'])
        self.assertIsInstance(checked['run'], int)
        keys = [(r['customer'], support.KINDS.index(r['channel'])) for r in checked['results']]
        self.assertEqual(keys, sorted(keys))
        for result in checked['results']:
            self.assertEqual(list(result)[:6], ['customer', 'channel', 'verdict', 'status', 'phases_us', 'evidence'])
            self.assertEqual(set(result['phases_us']), PHASES)
            for phase in result['phases_us'].values():
                self.assertTrue(phase is None or (isinstance(phase, int) and phase >= 0))
            if result['verdict'] == 'ok':
                self.assertEqual(result['status'], 200)
                self.assertIsInstance(result['phases_us']['wait'], int)
            if result['verdict'] == 'not-configured':
                self.assertIsNone(result['status'])
        self.assertEqual(checked['summary']['ok'], sum(r['verdict'] == 'ok' for r in checked['results']))
        self.assertTrue(all(n > 0 for verdict, n in checked['summary'].items() if verdict != 'ok'))

    def test_all_is_good(self):
        number = self.practice.customers_expecting('ok')[0][0]
        checked = self.cli.json('check', '--customer', number, '--kind', 'portal', '--kind', 'note-download')
        self.assertEqual([(r['customer'], r['channel'], r['verdict']) for r in checked['results']],
                         [(number, 'portal', 'ok'), (number, 'note-download', 'ok')])
        self.assertEqual(checked['summary'], {'ok': 2})

    def test_the_story(self):
        """Import, check, status, cause, history, held; correct the password; check again."""
        number, _description, user, _wrong = self.practice.customers_expecting('credentials')[0]
        self.assertEqual(self.check(), self.practice.expected())

        expected = self.practice.expected()
        status = self.cli.json('status')
        customers = {key[0] for key in expected}
        self.assertEqual(status['customers'], len(customers))
        self.assertEqual(status['working'],
                         sum(all(expected[c, kind] == 'ok' for kind in support.KINDS) for c in customers))
        self.assertEqual(status['never_checked'], 0)
        self.assertIsNotNone(status['last_checked'])
        failing = self.cli.json('customer', 'list', '--status', 'failing')
        self.assertEqual(len(failing), status['failing'])
        self.assertIn(number, [c['number'] for c in failing])

        causes = self.cli.json('status', '--by-cause')
        cause = next(c for c in causes if c['verdict'] == 'credentials' and number in c['customers'])
        self.assertEqual(cause['channel'], 'portal')
        self.assertEqual(cause['customers_count'], len(cause['customers']))
        self.assertEqual((cause['host'], cause['port']),
                         (self.practice.endpoint('portal')['host'], self.practice.endpoint('portal')['port']))
        self.assertTrue(cause['cause'] and cause['next_step'])
        self.assertEqual(cause['summary'], f"{cause['customers_count']} customers: {cause['host']} refuses the user "
                                           'or its password')
        self.assertIsNone(status['your_side'])

        history = self.cli.json('history', number)
        self.assertEqual({h['channel']: h['verdict'] for h in history},
                         {'portal': 'credentials', 'parcel-box': 'skipped', 'note-download': 'skipped'})
        portal, = self.cli.json('history', number, 'portal')
        self.assertEqual((portal['customer'], portal['status']), (number, 401))

        held = self.cli.json('held', 'list')
        entry = next(h for h in held if h['id'] == user)
        self.assertEqual((entry['customer'], entry['verdict'], entry['channel']), (number, 'credentials', 'portal'))
        self.assertEqual(status['held_users'], len(held))

        shown = self.cli.json('customer', 'show', number)
        detail = shown['channels_detail'][0]
        self.assertEqual((detail['verdict'], detail['status']), ('credentials', 401))
        self.assertTrue(detail['cause'] and detail['next_step'])
        self.assertEqual(shown['technical_user_detail']['held_verdict'], 'credentials')

        self.practice.change_user(user, password='Right-pass-word-1', state='activated')
        self.cli.must('customer', 'edit', number, '--password-stdin', stdin='Right-pass-word-1\n')
        self.assertNotIn(user, [h['id'] for h in self.cli.json('held', 'list')])
        self.assertEqual(self.check('--customer', number), {(number, kind): 'ok' for kind in support.KINDS})
        shown = self.cli.json('customer', 'show', number)
        self.assertEqual(shown['status'], 'working')
        self.assertEqual(shown['technical_user_detail']['life_cycle'], 'proven')

    def test_your_side(self):
        """When no host can be reached, one message says so; it goes as soon as one answers."""
        for kind in support.KINDS:
            self.practice.set_fault('reset-at-accept', endpoint=kind)
        checked = set(self.check().values())
        self.assertEqual(checked, {'connection-broken', 'not-configured'})
        your_side = self.cli.json('status')['your_side']
        self.assertEqual((your_side['trouble'], your_side['endpoints']), ('network', 3))
        self.assertEqual(your_side['customers'], self.cli.json('status')['failing'])
        for arguments in (('status',), ('status', '--by-cause')):
            said = self.cli.must(*arguments).out
            self.assertEqual(said.count('The trouble is on your side: no host can be reached.'), 1, said)
            self.assertIn('Check the network', said)

        self.check()
        self.assertEqual({c['state'] for c in self.cli.json('channel', 'list')}, {'unknown'})

        self.practice.clear_faults()
        number = self.practice.customers_expecting('ok')[0][0]
        self.check('--customer', number, '--kind', 'portal')
        self.assertIsNone(self.cli.json('status')['your_side'])

    def test_a_held_user_is_not_tried(self):
        number, _description, user, _wrong = self.practice.customers_expecting('credentials')[0]
        self.check()
        before = self.practice.counters()['users'][user]
        self.assertEqual((before['attempts'], before['failures']), (1, 1))
        again = self.check()
        self.assertEqual(self.practice.counters()['users'][user], before)
        self.assertEqual([again[number, kind] for kind in support.KINDS], ['skipped'] * 3)

        self.cli.must('held', 'release', user)
        self.assertNotIn(user, [h['id'] for h in self.cli.json('held', 'list')])
        self.assertEqual(self.check('--customer', number)[number, 'portal'], 'credentials')
        self.assertEqual(self.practice.counters()['users'][user]['attempts'], 2)

        self.check('--customer', number, '--release-held')
        self.assertEqual(self.practice.counters()['users'][user]['attempts'], 3)

    def test_only_failing(self):
        self.check()
        self.practice.reset_counters()
        expected = self.practice.expected()
        bad = {customer for (customer, _kind), verdict in expected.items() if verdict != 'ok'}
        checked = self.check('--failing')
        self.assertEqual({customer for customer, _kind in checked}, bad)
        good_users = {row[2] for row in self.practice.customers() if row[0] not in bad}
        self.assertFalse(good_users & set(self.practice.counters()['users']))

    def test_a_disabled_channel_is_not_checked(self):
        number = self.practice.customers_expecting('ok')[0][0]
        self.cli.must('channel', 'disable', number, 'parcel-box')
        self.assertEqual(self.check('--customer', number), {(number, 'portal'): 'ok', (number, 'note-download'): 'ok'})

    def test_nothing_to_check(self):
        number = self.practice.customers_expecting('ok')[0][0]
        self.cli.must('channel', 'disable', number)
        self.assertIn('nothing to check', self.cli.must('check', '--customer', number).out)

    def test_numbers_as_people_type_them(self):
        number = self.practice.customers_expecting('ok')[0][0]
        self.assertEqual(set(self.check('--customer', number.lstrip('0'))), {(number, kind) for kind in support.KINDS})

    def test_progress_lines(self):
        result = self.cli.must('--format', 'json', 'check', '--progress', status=1)
        lines = result.err.splitlines()
        total = len(self.practice.expected())
        self.assertRegex(lines[-1], rf': {total}/{total}$')
        result.json()
        self.assertEqual(self.cli.must('check', status=1).err, '')

    def test_text(self):
        """All that people read after a check."""
        transcript = support.Transcript(self.cli, 'check')
        for kind in support.KINDS:
            transcript.replace(str(self.practice.endpoint(kind)['port']), 'PORT')
        number = self.practice.customers_expecting('credentials')[0][0]
        transcript.run('check', status=1)
        transcript.run('check', '--customer', self.practice.customers_expecting('ok')[0][0], status=0)
        transcript.run('status', status=0)
        transcript.run('status', '--by-cause', status=0)
        transcript.run('customer', 'list', status=0)
        transcript.run('customer', 'show', number, status=0)
        transcript.run('history', number, status=0)
        transcript.run('held', 'list', status=0)
        transcript.run('held', 'release', self.practice.customers_expecting('credentials')[0][2], status=0)
        transcript.run('trust', 'list', status=0)
        transcript.check(self)

    def test_csv(self):
        out = self.cli.must('--format', 'csv', 'check', status=1).out
        lines = out.split('\r\n')
        self.assertTrue(lines[0].startswith('customer,channel,verdict,status,name_lookup_us,'), lines[0])
        self.assertEqual(len(lines), len(self.practice.expected()) + 2)

    def test_trust(self):
        """Without the practice CA nothing is trusted; with it again, all is well."""
        anchor, = self.cli.json('trust', 'list')
        self.assertEqual(list(anchor)[:5], ['fingerprint', 'subject', 'issuer', 'not_before', 'not_after'])
        self.assertTrue(re.fullmatch('[0-9A-F]{2}(:[0-9A-F]{2}){31}', anchor['fingerprint']), anchor)
        number = self.practice.customers_expecting('ok')[0][0]
        shown = self.cli.json('trust', 'show', anchor['fingerprint'][:11].lower())
        self.assertEqual((shown['sha256'], shown['subject']), (anchor['fingerprint'], anchor['subject']))
        self.assertRegex(shown['key'], '^(ECDSA|RSA)')
        self.cli.must('trust', 'show', '00:' + anchor['fingerprint'], status=2)
        self.cli.must('trust', 'remove', anchor['fingerprint'])
        self.assertEqual(self.cli.json('trust', 'list'), [])
        self.assertEqual(set(self.check('--customer', number).values()), {'tls-untrusted'})
        self.cli.must('trust', 'add', self.practice.path('ca.pem'))
        self.assertEqual(set(self.check('--customer', number).values()), {'ok'})


if __name__ == '__main__':
    support.run()
