#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exchanges and installations from the command line, against the practice backbone, seen from its side."""

import unittest

import support

OWNER = '0001105772'
OTHER = '0001105790'
EXPIRED = '0001106255'
WITHOUT_DOWNLOAD = '0001106300'
WRONG_PASSWORD = '0001106540'
BATCH = 'FRN_BTC_SMP'
EXCHANGE_KEYS = ['purpose', 'customer', 'local_user', 'technical_user', 's_user', 'verdict', 'evidence']


class ExchangeTest(unittest.TestCase):
    def setUp(self):
        self.session = self.enterContext(support.Session(keyring='unlocked'))
        self.practice = self.enterContext(support.Practice(support.PRACTICE))
        self.cli = support.Cli(self.session)
        self.cli.make_practice_landscape(self.practice)
        self.cli.must('assignment', 'import', self.practice.path('assignments.csv'))

    def exchange(self, what, customer, *options, status=0):
        return self.cli.json('exchange', what, '--customer', customer, *options, status=status)

    def test_shapes(self):
        self.cli.must('installations', 'refresh', '--customer', OWNER)
        result = self.exchange('incident', '1105772')
        self.assertEqual(list(result)[:7], EXCHANGE_KEYS)
        self.assertEqual(list(result.values())[:4], ['incidents', OWNER, BATCH, 'S0018132425'])
        self.assertEqual(result['time'], result['proven'])
        shown = self.cli.json('customer', 'show', OWNER)
        self.assertEqual(shown['works'], {'incidents': 'ok', 'system-data': 'never-checked',
                                          'early-watch': 'never-checked', 'notes': 'never-checked'})
        self.assertEqual([e['evidence'] for e in shown['exchanges']], [result['evidence']])
        self.assertEqual([len(i['systems']) for i in shown['installations']], [3, 1, 0])
        self.assertEqual(shown['installations'][0]['systems'][0], {'number': '000000000310471101', 'sid': 'NWP'})

    def test_transcript(self):
        transcript = support.Transcript(self.cli, 'exchange')
        transcript.run('exchange', 'incident', '--customer', OWNER, status=1)
        transcript.run('installations', 'refresh', '--customer', OWNER, status=0)
        transcript.run('exchange', 'incident', '--customer', OWNER, status=0)
        transcript.run('exchange', 'system-data', '--customer', '1105772', status=0)
        transcript.run('exchange', 'ewa', '--customer', OWNER, '--user', 'job_admin', status=0)
        transcript.run('exchange', 'note', '--customer', OWNER, status=0)
        transcript.run('exchange', 'note', '--customer', WITHOUT_DOWNLOAD, status=1)
        transcript.run('exchange', 'note', '--customer', WRONG_PASSWORD, status=1)
        transcript.run('exchange', 'note', '--customer', WRONG_PASSWORD, status=1)
        transcript.run('exchange', 'note', '--customer', EXPIRED, status=1)
        transcript.run('exchange', 'note', '--customer', OTHER, '--user', 'JOB_ADMIN', status=1)
        transcript.run('exchange', 'note', '--customer', '47', status=2)
        transcript.run('exchange', 'note', '--customer', 'x', status=2)
        transcript.run('exchange', 'note', status=2)
        transcript.check(self)
        counters = self.practice.counters()
        self.assertEqual(counters['exchanges'],
                         {'incidents': {OWNER: 1}, 'system_data': {OWNER: 1}, 'parcels': {OWNER: 1}})
        s_user = next(row[2] for row in self.practice.read_csv('assignments.csv') if row[1] == WRONG_PASSWORD)
        self.assertEqual(counters['s_users'][s_user]['attempts'], 1)

    def test_what_works(self):
        self.cli.must('check', '--customer', WITHOUT_DOWNLOAD)
        self.assertEqual(self.cli.json('customer', 'show', WITHOUT_DOWNLOAD)['works']['notes'], 'ok')
        self.exchange('note', WITHOUT_DOWNLOAD, status=1)
        self.assertEqual(self.cli.json('customer', 'show', WITHOUT_DOWNLOAD)['works']['notes'], 'not-authorised')
        self.assertIn('not-authorised (tried)', self.cli.must('customer', 'show', WITHOUT_DOWNLOAD).out)

    def test_another_s_user_proves_nothing(self):
        self.exchange('note', OWNER)
        self.cli.must('assignment', 'set', BATCH, OWNER, 'S0018149999')
        self.assertEqual(self.cli.json('customer', 'show', OWNER)['exchanges'], [])

    def test_password_is_nowhere(self):
        passwords = {row[3] for row in self.practice.customers() + self.practice.read_csv('assignments.csv') if row[3]}
        out = ''.join(repr(self.cli.run('exchange', 'ewa', '--customer', c)) for c in (OWNER, WRONG_PASSWORD))
        out += self.cli.must('audit', '--format', 'json').out
        for password in passwords:
            self.assertNotIn(password, out)


class SapTest(unittest.TestCase):
    """Where the endpoint profile is SAP's, nothing of this is sent anywhere."""

    def setUp(self):
        self.session = self.enterContext(support.Session(keyring='unlocked'))
        self.cli = support.Cli(self.session)
        self.cli.must('init', '--owner', '4711')
        self.cli.must('assignment', 'set', BATCH, '4711', '71')

    def test_by_hand(self):
        for what in ('incident', 'system-data', 'ewa'):
            result = self.cli.json('exchange', what, '--customer', '4711', status=1)
            self.assertEqual(result['verdict'], 'not-configured')
            self.assertIn('by hand', result['evidence'])
        self.assertEqual(self.cli.json('customer', 'show', '4711')['exchanges'], [])

    def test_refresh(self):
        result = self.cli.must('installations', 'refresh', status=2)
        self.assertIn('import them', result.err)


class InstallationsTest(unittest.TestCase):
    def setUp(self):
        self.session = self.enterContext(support.Session(keyring='unlocked'))
        self.cli = support.Cli(self.session)

    def write(self, name, text):
        path = self.session.path(name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def test_import_transcript(self):
        self.cli.must('init', '--owner', '4711')
        good = self.write('good.csv', 'Customer;Installation;Description;System;SID\n'
                          '4711;20000001;ERP;310000001;PRD\n4711;20000001;ERP;310000002;QAS\n4711;20000002;BW\n')
        bad = self.write('bad.csv', '4711;20000001;ERP;310000001;PRD\n4711;20000002\n12;20000003;x\n4711;2x;y\n')
        more = self.write('more.csv', '4711;20000001;S/4HANA;310000003;DEV\n')
        transcript = support.Transcript(self.cli, 'installations')
        transcript.run('installations', 'list', status=0)
        transcript.run('installations', 'import', bad, status=2)
        transcript.run('installations', 'import', bad, '--dry-run', status=1)
        transcript.run('installations', 'import', good, '--dry-run', status=0)
        transcript.run('installations', 'import', good, status=0)
        transcript.run('installations', 'import', good, status=0)
        transcript.run('installations', 'import', more, status=0)
        transcript.run('installations', 'import', 'missing.csv', status=2)
        transcript.run('installations', 'list', '4711', status=0)
        transcript.run('--format', 'csv', 'installations', 'list', status=0)
        transcript.run('installations', 'list', '12', status=2)
        transcript.run('customer', 'show', '4711', status=0)
        transcript.check(self)

    def test_refresh(self):
        practice = self.enterContext(support.Practice(support.PRACTICE))
        self.cli.make_practice_landscape(practice)
        self.cli.must('assignment', 'import', practice.path('assignments.csv'))
        first = self.cli.json('installations', 'refresh', status=1)
        self.assertEqual(first['customers'][0]['customer'], OWNER)
        self.assertEqual(first['summary']['new'], len(first['changes']))
        skipped = next(c for c in first['customers'] if c['customer'] == '0001107450')
        self.assertEqual(skipped['verdict'], 'not-configured')
        self.assertIn('No S-User is assigned', skipped['evidence'])

        practice.change_installation('0020104712', customer=OTHER)
        practice.remove_installation('0020104713')
        text = self.cli.must('installations', 'refresh', '--customer', OWNER, '--customer', OTHER).out
        self.assertIn('it belonged to customer 0001105772', text)
        self.assertIn('0 new, 1 moved, 0 changed, 3 unchanged, 1 vanished', text)
        listed = {i['number']: i for i in self.cli.json('installations', 'list')}
        self.assertTrue(listed['0020104713']['missing_since'])
        self.assertEqual(listed['0020104712']['customer'], OTHER)
        actions = [entry['action'] for entry in self.cli.json('audit')]
        self.assertIn('installation-move', actions)
        self.assertIn('installation-missing', actions)


if __name__ == '__main__':
    support.run()
