#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Client certificates on the command line: from a PFX file to a log-on with it."""

import datetime
import json
import os
import unittest

import support

PFX = os.path.join(os.environ['BACKBONE_TEST_DATA'], 'pfx')
PASSWORD = 'Corpus-2026\n'


class CertificateTest(unittest.TestCase):
    def start(self, *options, keyring='unlocked'):
        self.practice = support.Practice(support.PRACTICE, *options)
        self.practice.__enter__()
        self.addCleanup(self.practice.stop)
        self.session = support.Session(keyring=keyring)
        self.session.__enter__()
        self.addCleanup(self.session.__exit__, None, None, None)
        self.cli = support.Cli(self.session)
        if keyring:
            self.cli.make_practice_landscape(self.practice)
        self.number, self.user, name, password = self.practice.read_csv('certificates.csv')[0]
        self.pfx = self.practice.path(name)
        self.password = password + '\n'

    def landscape(self, **user):
        """A landscape whose only user has a certificate of the practice backbone."""
        path = os.path.join(os.environ.get('TMPDIR', '/tmp'), f'certificates-{os.getpid()}.json')
        with open(path, 'w', encoding='utf-8') as file:
            json.dump({'format': 'backbone-practice-landscape', 'version': 1, 'customers': [
                {'number': '0001107450', 'description': 'Zürichberg Uhren AG',
                 'technical_user': {'id': 'S0018133160', **user}}]}, file)
        self.addCleanup(os.unlink, path)
        return '--landscape', path

    def set_right_one(self):
        return self.cli.must('certificate', 'set', self.number, self.pfx, '--password-stdin', stdin=self.password)

    def verdicts(self, *arguments):
        checked = self.cli.run('--format', 'json', 'check', '--customer', self.number, *arguments).json()
        return [(r['channel'], r['verdict']) for r in checked['results']]

    def test_transcript(self):
        """What a person sees, from the first certificate to none."""
        self.start(*self.landscape(pfx_password='Lerche-2861-Tanne', pfx_days=400))
        transcript = support.Transcript(self.cli, 'certificate')
        transcript.replacements.insert(0, (self.pfx, 'USER.pfx'))
        for kind in support.KINDS:
            transcript.replace(str(self.practice.endpoint(kind)['port']), 'PORT')
        transcript.run('certificate', 'list', status=0)
        transcript.run('certificate', 'show', '1107450', status=2)
        transcript.run('certificate', 'set', '1107450', self.pfx, '--password-stdin', stdin=self.password, status=0)
        transcript.run('channel', 'set', '1107450', 'portal', 'authentication=certificate', status=0)
        transcript.run('certificate', 'show', '1107450', status=0)
        transcript.run('certificate', 'list', status=0)
        transcript.run('--format', 'json', 'certificate', 'list', status=0)
        transcript.run('--format', 'csv', 'certificate', 'list', status=0)
        transcript.run('check', '--customer', '1107450', '--kind', 'portal', status=0)
        transcript.run('customer', 'show', '1107450', status=0)
        transcript.run('certificate', 'remove', '1107450', status=0)
        transcript.run('certificate', 'remove', '1107450', status=2)
        transcript.run('check', '--customer', '1107450', '--kind', 'portal', status=1)
        transcript.check(self)

    def test_bad_files(self):
        self.start()
        transcript = support.Transcript(self.cli, 'bad-certificates')
        transcript.replacements.insert(0, (PFX, 'PFX'))

        def refuse(name, password=PASSWORD):
            transcript.run('certificate', 'set', self.number, os.path.join(PFX, name), '--password-stdin',
                           stdin=password, status=2)

        for name in ('truncated.pfx', 'certificate.der', 'text.pem', 'no-key.pfx', 'no-certificate.pfx',
                     'two-keys.pfx', 'mismatched-key.pfx', 'endless-rounds.pfx', 'expired.pfx', 'there-is-no.pfx'):
            refuse(name)
        refuse('ecdsa-chain.pfx', 'wrong\n')
        refuse('legacy-rc2-40.pfx', '\n')
        transcript.run('certificate', 'set', '1', os.path.join(PFX, 'rsa.pfx'), '--password-stdin', stdin=PASSWORD,
                       status=2)
        transcript.run('certificate', 'set', self.number, os.path.join(PFX, 'rsa.pfx'), status=2)
        transcript.run('channel', 'set', self.number, 'portal', 'authentication=key', status=2)
        transcript.check(self)
        self.assertEqual(self.cli.json('certificate', 'list'), [])

        noise = self.session.path('noise.pfx')
        with open(noise, 'wb') as file:
            file.write(b'\x30' + os.urandom(10 * 1024 * 1024 - 1))
        self.cli.must('certificate', 'set', self.number, noise, '--password-stdin', stdin=PASSWORD, status=2)
        with open(noise, 'ab') as file:
            file.write(b'.')
        self.cli.must('certificate', 'set', self.number, noise, '--password-stdin', stdin=PASSWORD, status=2)

    def test_log_on(self):
        """Seen by the server: a certificate on some channels, the password on the others."""
        self.start()
        self.set_right_one()
        for kind in ('portal', 'note-download'):
            self.cli.must('channel', 'set', self.number, kind, 'authentication=certificate')
        self.assertEqual([c['authentication'] for c in self.cli.json('channel', 'list', self.number)],
                         ['certificate', 'basic', 'certificate'])
        self.assertEqual(self.verdicts(), [(kind, 'ok') for kind in support.KINDS])
        counters = self.practice.counters()['users'][self.user]
        self.assertEqual((counters['attempts'], counters['with_certificate']), (3, 2))

    def test_the_whole_landscape_is_as_expected(self):
        """One customer with a certificate leaves all others as they are."""
        self.start()
        self.set_right_one()
        for kind in support.KINDS:
            self.cli.must('channel', 'set', self.number, kind, 'authentication=certificate')
        checked = self.cli.run('--format', 'json', 'check').json()
        verdicts = {(r['customer'], r['channel']): r['verdict'] for r in checked['results']}
        self.assertEqual(verdicts, self.practice.expected())

    def test_refused_then_held_then_renewed(self):
        self.start()
        self.cli.must('channel', 'set', self.number, 'portal', 'authentication=certificate')
        self.cli.must('certificate', 'set', self.number, os.path.join(PFX, 'legacy-rc2-40.pfx'), '--password-stdin',
                      stdin=PASSWORD)
        self.assertEqual(self.verdicts()[0], ('portal', 'client-certificate'))
        self.assertEqual(self.cli.json('held', 'list')[0]['id'], self.user)
        self.assertEqual({verdict for _kind, verdict in self.verdicts()}, {'skipped'})
        self.set_right_one()
        self.assertEqual(self.verdicts(), [(kind, 'ok') for kind in support.KINDS])

    def test_expiry_is_watched(self):
        self.start(*self.landscape(pfx_password='Test-2026', pfx_days=12))
        self.set_right_one()
        self.assertEqual(self.cli.json('certificate', 'list')[0]['warning'], 'PFX 11 d')
        for kind in support.KINDS:
            self.cli.must('channel', 'set', self.number, kind, 'authentication=certificate')
        self.assertEqual(self.verdicts(), [(kind, 'ok') for kind in support.KINDS])
        customer = self.cli.json('customer', 'show', self.number)
        self.assertEqual(customer['status'], 'attention')
        expires = datetime.datetime.fromisoformat(customer['certificate_expires'].replace('Z', '+00:00'))
        left = expires - datetime.datetime.now(datetime.timezone.utc)
        self.assertTrue(11 <= left.days <= 12, left)

        # When to warn is up to the rules of the landscape.
        self.cli.must('rules', 'set', 'warn=9,5,3,1')
        self.assertIsNone(self.cli.json('certificate', 'list')[0]['warning'])
        self.assertNotIn('PFX 11 d', self.cli.must('customer', 'show', self.number).out)
        self.assertEqual(self.cli.json('customer', 'show', self.number)['status'], 'working')
        self.cli.must('rules', 'set', 'warn=12,5,3,1')
        self.assertEqual(self.cli.json('certificate', 'list')[0]['warning'], 'PFX 11 d')
        self.assertIn('(PFX 11 d)', self.cli.must('customer', 'show', self.number).out)
        self.assertEqual(self.cli.json('customer', 'show', self.number)['status'], 'attention')

    def test_no_secret_is_written_anywhere(self):
        self.start()
        self.set_right_one()
        self.cli.must('channel', 'set', self.number, 'portal', 'authentication=certificate')
        self.verdicts()
        secrets = [self.password.strip().encode(), b'PRIVATE KEY']
        for folder, _folders, names in os.walk(self.session.folder):
            for name in names:
                if not name.startswith('landscape.db'):
                    continue
                with open(os.path.join(folder, name), 'rb') as file:
                    content = file.read()
                for secret in secrets:
                    self.assertNotIn(secret, content, name)


if __name__ == '__main__':
    support.run()
