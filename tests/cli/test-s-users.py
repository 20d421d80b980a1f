#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""S-Users and assignments from the command line: lists, imports, exports, the hard rule, and verification against
the practice backbone, seen from its side."""

import contextlib
import os
import sqlite3
import unittest

import support

OWNER = '0001105772'
EXPIRING = '0001106004'
EXPIRED = '0001106255'
WITHOUT_DOWNLOAD = '0001106300'
LOCKED = '0001106533'
WRONG_PASSWORD = '0001106540'
OTHER_NAME = '0001106655'
GAP = '0001107450'
BATCH = 'FRN_BTC_SMP'

ASSIGNMENT_KEYS = ['local_user', 'customer', 's_user', 'state']
S_USER_KEYS = ['id', 'customer', 'expires', 'authorisations', 'state']


class AssignmentTest(unittest.TestCase):
    def setUp(self):
        self.session = self.enterContext(support.Session(keyring='unlocked'))
        self.cli = support.Cli(self.session)
        self.cli.must('init', '--owner', '4711', '--description', 'Landscape of the tests')
        self.cli.must('customer', 'add', '7', 'Seven')

    def write(self, name, text):
        path = self.session.path(name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def test_shapes(self):
        self.cli.must('assignment', 'set', BATCH, '7', 'S71')
        assignment, = self.cli.json('assignment', 'list')
        self.assertEqual(list(assignment)[:4], ASSIGNMENT_KEYS)
        self.assertEqual(list(assignment.values())[:4], [BATCH, '0000000007', 'S0000000071', 'unknown-s-user'])
        gap, = self.cli.json('assignment', 'list', '--gaps')
        self.assertEqual([gap['customer'], gap['s_user'], gap['state']], ['0000004711', None, 'gap'])
        s_user, = self.cli.json('s-user', 'list')
        self.assertEqual(list(s_user)[:5], S_USER_KEYS)
        self.assertEqual([s_user['authorisations'], s_user['state']], [[], 'unknown'])

    def test_transcript(self):
        transcript = support.Transcript(self.cli, 'assignments')
        transcript.run('assignment', 'list', status=0)
        transcript.run('assignment', 'list', '--gaps', status=0)
        transcript.run('assignment', 'set', 'frn_btc_smp', '7', '71', status=0)
        transcript.run('assignment', 'set', BATCH, '7', '71', status=0)
        transcript.run('assignment', 'set', BATCH, '4711', '71', status=2)
        transcript.run('s-user', 'set', '71', 'customer=4711', status=2)
        transcript.run('assignment', 'set', 'JOB_ADMIN', '7', 'S72', '--password-stdin', stdin='geheim\n', status=0)
        transcript.run('s-user', 'list', status=0)
        transcript.run('s-user', 'set', 'S72', 'customer=7', 'expires=2020-01-01', status=0)
        transcript.run('s-user', 'set', 'S71', 'expires=2099-12-31', 'authorisations=SWDOWNLOAD', status=0)
        transcript.run('s-user', 'list', '--expiring', '30', status=0)
        transcript.run('assignment', 'list', status=0)
        transcript.run('s-user', 'verify', status=1)
        transcript.run('s-user', 'set', 'S72', 'password=', status=0)
        transcript.run('assignment', 'remove', 'JOB_ADMIN', '7', status=0)
        transcript.run('assignment', 'remove', 'JOB_ADMIN', '7', status=0)
        transcript.run('s-user', 'remove', 's72', status=0)
        transcript.run('s-user', 'remove', '71', status=2)
        transcript.run('s-user', 'remove', '71', '--yes', status=0)
        transcript.run('s-user', 'remove', '71', status=2)
        transcript.run('assignment', 'list', '--gaps', status=0)
        transcript.check(self)

    def test_block_transcript(self):
        """What the table of the window does with blocks, and with its columns."""
        block = self.write('block.tsv', '7\tS71\tS72\n4711\t\tS471\n')
        wrong = self.write('wrong.tsv', 'Customer\tJOB\tWHO\n7\tS72\tS1\n8\tS8\n')
        transcript = support.Transcript(self.cli, 'assignment-block')
        transcript.run('local-user', 'add', 'job', status=0)
        transcript.run('local-user', 'add', 'JOB', status=2)
        transcript.run('assignment', 'paste', wrong, BATCH, 'JOB', status=2)
        transcript.run('assignment', 'paste', block, BATCH, 'JOB', '--dry-run', status=0)
        transcript.run('assignment', 'paste', block, BATCH, 'JOB', status=0)
        transcript.run('assignment', 'fill', BATCH, '7', '4711', status=0)
        transcript.run('assignment', 'fill', 'OTHER', '12', status=2)
        transcript.run('local-user', 'rename', 'JOB', 'basis_admin', status=0)
        transcript.run('local-user', 'rename', BATCH, 'X', status=2)
        transcript.run('local-user', 'list', status=0)
        transcript.run('local-user', 'remove', 'BASIS_ADMIN', status=0)
        transcript.run('local-user', 'remove', 'BASIS_ADMIN', status=2)
        transcript.run('assignment', 'list', status=0)
        transcript.check(self)

    def test_import_transcript(self):
        listing = self.write('aisuser.txt', 'Table: AISUSER\n|MANDT|UNAME      |CUSTNO    |CONTACT   |\n'
                             '|100  |FRN_BTC_SMP|0000000007|0000000071|\n|100  |JOB        |      4711|0000000472|\n')
        wrong = self.write('wrong.csv', 'FRN_BTC_SMP;7;S72\nFRN_BTC_SMP;4711;S72\nFRN_BTC_SMP;8;S8\n')
        numbers = self.write('numbers.txt', '|Kundennummer|Bezeichnung|\n|0000004711|Known|\n|12|Twelve|\n')
        transcript = support.Transcript(self.cli, 'assignment-import')
        transcript.run('assignment', 'import', wrong, status=2)
        transcript.run('assignment', 'import', wrong, '--dry-run', status=1)
        transcript.run('assignment', 'import', listing, '--dry-run', status=0)
        transcript.run('assignment', 'import', listing, status=0)
        transcript.run('assignment', 'import', listing, status=0)
        transcript.run('assignment', 'import', numbers, status=0)
        transcript.run('assignment', 'import', 'missing.csv', status=2)
        transcript.run('export', 'assignments', 'out.csv', status=0)
        transcript.run('export', 'assignments', 'out.csv', status=2)
        transcript.run('export', 'customer-numbers', 'numbers.out', status=0)
        transcript.check(self)
        for name, text in (('out.csv', 'FRN_BTC_SMP;0000000007;0000000071\r\nJOB;0000004711;0000000472\r\n'),
                           ('numbers.out', '0000000007\r\n0000000012\r\n0000004711\r\n')):
            with open(self.session.path(name), encoding='utf-8', newline='') as file:
                self.assertEqual(file.read(), text)

    def test_password_is_nowhere(self):
        self.cli.must('assignment', 'set', BATCH, '7', '71', '--password-stdin', stdin='Pelikan-7531-Buche\n')
        for name in os.listdir(self.session.folder):
            path = self.session.path(name)
            if os.path.isfile(path):
                with open(path, 'rb') as file:
                    self.assertNotIn(b'Pelikan-7531-Buche', file.read(), name)
        self.assertTrue(self.cli.json('s-user', 'list')[0]['has_password'])

    def test_sap_profile_says_by_hand(self):
        self.cli.must('assignment', 'set', BATCH, '7', '71')
        result, = self.cli.json('s-user', 'verify', '71', status=1)
        self.assertEqual(result['verdict'], 'not-configured')
        self.assertIn('by hand', result['evidence'])


class VerifyTest(unittest.TestCase):
    def setUp(self):
        self.session = self.enterContext(support.Session(keyring='unlocked'))
        self.practice = self.enterContext(support.Practice(support.PRACTICE))
        self.cli = support.Cli(self.session)
        self.cli.make_practice_landscape(self.practice)
        self.cli.must('assignment', 'import', self.practice.path('assignments.csv'))
        self.s_users = {row[1]: row[2] for row in self.practice.read_csv('assignments.csv')}

    def known(self, customer):
        return next(s for s in self.cli.json('s-user', 'list') if s['id'] == self.s_users[customer])

    def verify(self, customer, status=0):
        result, = self.cli.json('s-user', 'verify', self.s_users[customer], status=status)
        return result

    def attempts(self, customer):
        return self.practice.counters()['s_users'].get(self.s_users[customer], {}).get('attempts', 0)

    def test_well(self):
        result = self.verify(OWNER)
        self.assertEqual((result['verdict'], result['customer']), ('ok', OWNER))
        self.assertEqual(result['software_download'], 'present')
        known = self.known(OWNER)
        self.assertEqual(known['authorisations'], ['DISPLAYCASE', 'INCIDENT', 'SWDOWNLOAD'])
        self.assertEqual((known['state'], known['authorisations_source']), ('valid', 'backbone'))
        self.assertTrue(known['customer_confirmed'] and known['log_on_proven'])
        cell = next(a for a in self.cli.json('assignment', 'list') if a['customer'] == OWNER)
        self.assertEqual(cell['state'], 'ok')

    def test_object_ids_count(self):
        self.assertEqual(self.verify(WITHOUT_DOWNLOAD)['software_download'], 'missing')
        self.assertEqual(self.known(WITHOUT_DOWNLOAD)['software_download'], 'missing')
        self.assertEqual(self.verify(OTHER_NAME)['software_download'], 'present')

    def test_expiring(self):
        self.verify(EXPIRING)
        self.assertEqual(self.known(EXPIRING)['state'], 'expiring')
        expiring = [s['id'] for s in self.cli.json('s-user', 'list', '--expiring', '14')]
        self.assertEqual(expiring, [self.s_users[EXPIRING]])
        assigned = lambda: next(a['state'] for a in self.cli.json('assignment', 'list')
                                if a['s_user'] == self.s_users[EXPIRING])
        self.assertEqual(assigned(), 'expiring')
        self.cli.must('rules', 'set', 'warn=4,3,2,1')
        self.addCleanup(self.cli.must, 'rules', 'set', 'warn=90,30,14,2')
        self.assertEqual(self.known(EXPIRING)['state'], 'valid')
        self.assertEqual(assigned(), 'ok')
        self.assertEqual(self.verify(EXPIRED, status=1)['verdict'], 'not-authorised')

    def test_a_wrong_password_is_sent_once(self):
        self.assertEqual(self.verify(WRONG_PASSWORD, status=1)['verdict'], 'credentials')
        self.assertEqual(self.attempts(WRONG_PASSWORD), 1)
        self.assertEqual(self.verify(WRONG_PASSWORD, status=1)['verdict'], 'skipped')
        self.assertEqual(self.attempts(WRONG_PASSWORD), 1)
        self.assertIsNotNone(self.known(WRONG_PASSWORD)['held_since'])
        # Its technical user is not to blame.
        self.assertEqual(self.cli.json('held', 'list'), [])

        self.practice.change_s_user(self.s_users[WRONG_PASSWORD], password='new-1')
        self.cli.must('s-user', 'set', self.s_users[WRONG_PASSWORD], '--password-stdin', stdin='new-1\n')
        self.assertEqual(self.verify(WRONG_PASSWORD)['verdict'], 'ok')

    def test_locked(self):
        self.assertEqual(self.verify(LOCKED, status=1)['verdict'], 'locked')
        self.assertEqual(self.known(LOCKED)['state'], 'locked')
        self.practice.change_s_user(self.s_users[LOCKED], state='active')
        self.cli.must('held', 'release', self.s_users[LOCKED])
        self.assertEqual(self.verify(LOCKED)['verdict'], 'ok')

    def test_the_technical_user_is_held(self):
        customer, _, technical_user, _ = self.practice.customers_expecting('credentials')[0]
        self.assertEqual(self.verify(customer, status=1)['verdict'], 'credentials')
        self.assertEqual([held['id'] for held in self.cli.json('held', 'list')], [technical_user])
        self.assertEqual(self.attempts(customer), 0)
        self.assertEqual(self.verify(customer, status=1)['verdict'], 'skipped')
        self.assertEqual(self.practice.counters()['users'][technical_user]['attempts'], 1)

    def test_wrong_customer(self):
        """What was said of an S-User here is not what the backbone knows."""
        s_user = self.s_users[WITHOUT_DOWNLOAD]
        password = next(row[3] for row in self.practice.read_csv('assignments.csv') if row[2] == s_user)
        self.cli.must('assignment', 'remove', BATCH, WITHOUT_DOWNLOAD)
        self.cli.must('s-user', 'set', s_user, f'customer={GAP}', '--password-stdin', stdin=password + '\n')
        self.cli.must('assignment', 'set', BATCH, GAP, s_user)
        result, = self.cli.json('s-user', 'verify', s_user, status=1)
        self.assertEqual(result['verdict'], 'wrong-customer')
        cell = next(a for a in self.cli.json('assignment', 'list') if a['customer'] == GAP)
        self.assertEqual(cell['state'], 'unknown-s-user')
        self.assertEqual(self.practice.counters()['s_users'][s_user]['failures'], 0)

    def test_the_hard_rule_before_a_log_on(self):
        """The file was changed behind the program's back: both numbers are named, and nobody logs on."""
        s_user, other = self.s_users[EXPIRING], self.practice.customers()[0][0]
        with contextlib.closing(sqlite3.connect(self.cli.landscape)) as file, file:
            file.execute('UPDATE s_user SET customer = ? WHERE id = ?', (other, s_user))
        self.practice.reset_counters()
        verified, = self.cli.json('s-user', 'verify', s_user, status=1)
        rotated = self.cli.json('password', 'rotate', '--s-user', s_user, '--password-stdin', stdin='Neu-Pass-1\n',
                                status=1)
        tried = self.cli.json('exchange', 'incident', '--customer', EXPIRING, status=1)
        for result in verified, rotated, tried:
            self.assertEqual(result['verdict'], 'wrong-customer')
            for number in EXPIRING, other:
                self.assertIn(number, result['evidence'])
        self.assertEqual(self.practice.counters()['users'], {})
        self.assertEqual(self.practice.counters()['s_users'], {})

    def test_new_password(self):
        """Tried once with the technical user; refused ones leave the old one, which works after the release."""
        s_user = self.s_users[EXPIRING]
        refused = self.cli.json('password', 'rotate', '--s-user', s_user, '--password-stdin', stdin='Neu-Pass-1\n',
                                status=1)
        self.assertEqual((refused['outcome'], refused['verdict']), ('refused', 'credentials'))
        held = self.cli.json('password', 'rotate', '--s-user', s_user, '--password-stdin', stdin='Neu-Pass-1\n',
                             status=1)
        self.assertEqual(held['outcome'], 'held')
        self.assertEqual(self.attempts(EXPIRING), 1)
        self.practice.change_s_user(s_user, password='Neu-Pass-1')
        stored = self.cli.json('password', 'rotate', '--s-user', s_user, '--try-held', '--password-stdin',
                               stdin='Neu-Pass-1\n')
        self.assertEqual(stored['outcome'], 'stored')
        self.assertEqual(self.verify(EXPIRING)['verdict'], 'ok')

    def test_redirect_gets_no_credentials(self):
        self.practice.set_fault('redirect', endpoint='portal')
        self.verify(OWNER, status=1)
        self.assertEqual(self.practice.counters()['foreign']['requests'], 0)

    def test_faults(self):
        for fault, verdict in (('certificate-wrong-name', 'tls-name'), ('no-tls', 'not-tls'),
                               ('status', 'server-error'), ('garbage', None), ('oversized-body', 'unexpected'),
                               ('truncated-body', None)):
            with self.subTest(fault):
                self.practice.set_fault(fault, endpoint='portal')
                result = self.verify(OWNER, status=1)
                self.assertIn(result['verdict'], (verdict or result['verdict'],))
                self.assertNotEqual(result['verdict'], 'ok')
                self.practice.clear_faults()
        self.assertEqual(self.verify(OWNER)['verdict'], 'ok')

    def test_no_secret_in_what_is_printed(self):
        passwords = [row[3] for row in self.practice.read_csv('assignments.csv') + self.practice.customers() if row[3]]
        result = self.cli.run('s-user', 'verify')
        self.assertEqual(result.status, 1)
        for password in passwords:
            self.assertNotIn(password, result.out + result.err + self.practice.read_log())


if __name__ == '__main__':
    support.run()
