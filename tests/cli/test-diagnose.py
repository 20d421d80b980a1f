#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Diagnosing endpoints: what is printed, and what the servers see of it."""

import csv
import io
import os
import re
import sys
import unittest

import support

sys.path.insert(0, os.path.join(support.HERE, os.pardir, 'lib'))

from proxies import PASSWORD, USER, Tinyproxy  # noqa: E402

STAGES = ['name-lookup', 'proxy', 'connect', 'tls', 'http', 'log-on']
STAGE_KEYS = ['stage', 'state', 'us', 'detail']
KEYS = ['endpoint', 'stages', 'verdict', 'chain']
CERTIFICATE_KEYS = ['subject', 'issuer', 'not_after', 'sha256']


class Transcript(support.Transcript):
    """Without what differs from run to run."""

    def normalized(self):
        text = re.sub(r'\d+(\.\d)? m?s {2,}', 'TIME       ', super().normalized())
        text = re.sub(r'Serial number: [0-9A-F]+', 'Serial number: SERIAL', text)
        return re.sub(r'Could not connect to [^\n]*', 'Could not connect', text)


class DiagnoseTest(unittest.TestCase):
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

    def states(self, diagnosis):
        self.assertEqual([stage['stage'] for stage in diagnosis['stages']], STAGES)
        return [stage['state'] for stage in diagnosis['stages']]

    def attempts(self, user):
        counters = self.practice.control('GET', '/counters').json()
        return counters['users'].get(user, {}).get('attempts', 0)

    def assert_shape(self, diagnosis):
        self.assertEqual(list(diagnosis)[:len(KEYS)], KEYS)
        for stage in diagnosis['stages']:
            self.assertEqual(list(stage)[:len(STAGE_KEYS)], STAGE_KEYS)
            measured = stage['state'] in ('ok', 'failed') and stage['us'] is not None
            self.assertTrue(measured or stage['us'] is None, stage)
        for certificate in diagnosis['chain']:
            self.assertEqual(list(certificate)[:len(CERTIFICATE_KEYS)], CERTIFICATE_KEYS)
            self.assertRegex(certificate['sha256'], r'^[0-9A-F]{2}(:[0-9A-F]{2}){31}$')
            self.assertRegex(certificate['not_after'], r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$')

    def test_all_endpoints(self):
        diagnoses = self.cli.json('diagnose')
        self.assertEqual(tuple(d['endpoint'] for d in diagnoses), tuple(support.KINDS))
        for diagnosis in diagnoses:
            self.assert_shape(diagnosis)
            self.assertEqual(diagnosis['verdict'], 'ok')
            self.assertEqual(self.states(diagnosis), ['ok', 'not-needed', 'ok', 'ok', 'ok', 'not-needed'])
            self.assertIn('localhost', diagnosis['chain'][0]['names'])
            self.assertEqual([t['fingerprint'] for t in self.cli.json('trust', 'list')], [diagnosis['anchor']])

    def test_one_endpoint_is_one_object(self):
        diagnosis = self.cli.json('diagnose', 'note-download')
        self.assert_shape(diagnosis)
        self.assertEqual(diagnosis['endpoint'], 'note-download')

    def test_a_free_url(self):
        url = f'https://localhost:{self.practice.endpoint("parcel-box")["port"]}/nothing'
        self.practice.control('POST', '/faults', {'fault': 'status', 'status': 404})
        diagnosis = self.cli.json('diagnose', url + '?token=1', status=1)
        self.assert_shape(diagnosis)
        self.assertEqual(diagnosis['endpoint'], url)
        self.assertEqual(diagnosis['verdict'], 'not-found')

    def test_a_refused_log_on_is_one(self):
        number, _description, user, _password = self.practice.customers_expecting('credentials')[0]
        first = self.cli.json('diagnose', '--customer', number, status=1)
        self.assertEqual([d['verdict'] for d in first], ['credentials', 'skipped', 'skipped'])
        self.assertEqual(self.states(first[0])[-1], 'failed')
        self.assertEqual(self.states(first[1])[-1], 'not-reached')
        self.assertEqual(self.attempts(user), 1)
        self.assertEqual([held['id'] for held in self.cli.json('held', 'list')], [user])

        second = self.cli.json('diagnose', '--customer', number, status=1)
        self.assertEqual([d['verdict'] for d in second], ['skipped'] * 3)
        self.cli.must('check', '--customer', number, status=1)
        self.assertEqual(self.attempts(user), 1)

    def test_csv(self):
        number, _description, _user, _password = self.practice.customers_expecting('locked')[0]
        output = self.cli.must('--format', 'csv', 'diagnose', 'portal', '--customer', number, status=1).out
        rows = list(csv.DictReader(io.StringIO(output)))
        self.assertEqual([(r['endpoint'], r['verdict'], r['stage']) for r in rows], [('portal', 'locked', 'log-on')])

    def test_no_password_is_printed(self):
        number, _description, _user, password = self.practice.customers_expecting('ok')[0]
        for name in ('text', 'json', 'csv'):
            result = self.cli.must('--format', name, 'diagnose', '--customer', number)
            self.assertNotIn(password, result.out + result.err)

    def test_proxy(self):
        with Tinyproxy(logon=True) as proxy:
            self.cli.must('proxy', 'set', proxy.url, '--user', USER, '--password-stdin', stdin=PASSWORD)
            diagnosis = self.cli.json('diagnose', 'portal')
            self.assertEqual(self.states(diagnosis), ['not-needed', 'ok', 'ok', 'ok', 'ok', 'not-needed'])
            self.assertIn(USER, diagnosis['stages'][1]['detail'])

            self.cli.must('proxy', 'set', proxy.url, '--user', USER, '--password-stdin', stdin='wrong-Word3')
            refused = self.cli.must('--format', 'json', 'diagnose', 'portal', status=1)
            self.assertNotIn('wrong-Word3', refused.out)
            self.assertEqual(refused.json()['verdict'], 'proxy-credentials')
            self.assertEqual(self.states(refused.json()),
                             ['not-needed', 'failed', 'not-reached', 'not-reached', 'not-reached', 'not-reached'])
            self.assertIsNotNone(refused.json()['next_step'])

    def test_transcript(self):
        number = self.practice.customers_expecting('credentials')[0][0]
        endpoint = self.practice.endpoint('portal')
        transcript = Transcript(self.cli, 'diagnose')
        transcript.replace(str(endpoint['port']), 'PORT')
        # What "localhost" means is not the same everywhere.
        self.cli.must('endpoint', 'set', 'portal', '--url', f'https://127.0.0.1:{endpoint["port"]}')
        transcript.run('diagnose', 'portal', status=0)
        transcript.run('diagnose', 'portal', '--customer', number, status=1)
        self.practice.control('POST', '/faults', {'fault': 'certificate-expired', 'endpoint': 'portal'})
        transcript.run('diagnose', 'portal', status=1)
        self.cli.must('proxy', 'set', 'http://127.0.0.1:1')
        transcript.run('diagnose', 'portal', status=1)
        transcript.check(self)


if __name__ == '__main__':
    support.run()
