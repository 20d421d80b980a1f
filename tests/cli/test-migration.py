#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The migration guide on the command line: the whole way of the practice landscape from nothing to the legacy
switch reverted, and what happens on the way."""

import os
import re
import signal
import subprocess
import unittest

import support

STEPS = ['upgrade', 'legacy-switch', 's-users', 'internet', 'hub-config', 'multi-customer', 'mass-setup',
         'customer-numbers', 'assignments', 'refresh', 'revert']
FOR_CUSTOMERS = ['mass-setup', 'customer-numbers', 'assignments', 'refresh']
TASKS = ['resolve', 'connect', 'tls', 'create-channels', 'log-on-portal', 'log-on-parcel-box',
         'log-on-note-download', 'store-proxy']
OWNER = '0001105772'

OWNER_USER = 'S0018132425'
BATCH = 'FRN_BTC_SMP'
PASSWORD = 'Right-pass-word-1\n'


def undated(page):
    """Without when it was made, which differs from call to call."""
    return re.sub(r'<time [^>]*>[^<]*</time>', '', page)


class GuideTest(unittest.TestCase):
    """What needs no backbone."""

    def setUp(self):
        self.session = self.enterContext(support.Session(keyring='unlocked'))
        self.cli = support.Cli(self.session)
        self.cli.must('init', '--owner', '4711', '--description', 'Landscape of the tests')

    def step(self, name):
        return next(s for s in self.cli.json('setup', 'show') if s['id'] == name)

    def state(self, name):
        return self.step(name)['state']

    def write(self, name, text):
        path = self.session.path(name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def test_shapes(self):
        steps = self.cli.json('setup', 'show')
        self.assertEqual([s['id'] for s in steps], STEPS)
        for step in steps:
            self.assertEqual(list(step)[:5], ['id', 'state', 'customers_done', 'customers_total', 'evidence'])
            self.assertEqual((step['state'], step['evidence']), ('open', []))
            self.assertIsInstance(step['customers_done'], int)
            self.assertIsInstance(step['customers_total'], int)
        self.cli.must('setup', 'done', 'upgrade', '--note', ' 3.0 FP02, seen in the system ')
        entry, = self.step('upgrade')['evidence']
        self.assertEqual(list(entry)[:3], ['when', 'who', 'what'])
        self.assertEqual(entry['what'], '3.0 FP02, seen in the system')
        self.assertIn('@', entry['who'])
        shown = self.cli.json('switch', 'show')
        self.assertEqual(list(shown)[:4], ['position', 'since', 'ready', 'blocking'])
        self.assertEqual((shown['position'], shown['since'], shown['ready']), ('unknown', None, False))
        self.assertEqual({b['customer'] for b in shown['blocking']}, {'0000004711'})
        self.assertEqual([b['cause'] for b in shown['blocking']],
                         ['customer-number', 'technical-user', 'assignment', 'channel-not-checked', 'refresh'])

    def test_transcript(self):
        transcript = support.Transcript(self.cli, 'setup')
        user = self.cli.json('audit')[0]['actor']
        transcript.replace(user, 'WHO')
        listing = self.write('v_aisapcustnos.txt', '|Kundennummer|Bezeichnung|\n|0000004711|Owner|\n|12|Twelve|\n')
        transcript.run('setup', 'show', status=0)
        transcript.run('setup', 'run', 'upgrade', status=2)
        transcript.run('setup', 'run', 'upgrade', '--release', 'two', status=2)
        transcript.run('setup', 'run', 'upgrade', '--release', '1.0 FP03', status=1)
        transcript.run('setup', 'done', 'upgrade', '--note', 'It will do', status=2)
        transcript.run('setup', 'run', 'upgrade', '--release', '2.0 SP03', status=0)
        transcript.run('setup', 'run', 's-users', status=1)
        transcript.run('setup', 'show', 's-users', status=0)
        transcript.run('setup', 'run', 'mass-setup', status=1)
        transcript.run('setup', 'done', 'mass-setup', status=2)
        transcript.run('setup', 'done', 'mass-setup', '--note', ' ', status=2)
        transcript.run('setup', 'done', 'mass-setup', '--note', 'Note is in; uploaded on 2 May', status=0)
        transcript.run('customer', 'add', '7', 'Seven', status=0)
        transcript.run('setup', 'run', 'customer-numbers', '--file', listing, status=1)
        transcript.run('setup', 'run', 'customer-numbers', '--file', 'missing.txt', status=2)
        transcript.run('setup', 'run', 'refresh', '--file', listing, status=2)
        transcript.run('setup', 'run', 'multi-customer', status=2)
        transcript.run('setup', 'run', 'no-such-step', status=2)
        transcript.run('setup', 'set', 'host=https://frun.example.com:44300/', 'readiness_hours=48', status=0)
        transcript.run('setup', 'set', 'host=frun', status=2)
        transcript.run('setup', 'set', 'readiness_hours=0', status=2)
        transcript.run('setup', 'show', 'customer-numbers', status=0)
        transcript.run('setup', 'reopen', 'upgrade', status=0)
        transcript.run('setup', 'reopen', 'revert', status=2)
        transcript.run('setup', 'done', 'revert', '--note', 'Done', status=2)
        transcript.run('switch', 'show', status=0)
        transcript.run('switch', 'legacy', status=0)
        transcript.run('switch', 'show', status=0)
        transcript.run('switch', 'revert', status=2)
        transcript.run('switch', 'revert', '--override', ' ', '--yes', status=2)
        transcript.run('switch', 'revert', '--override', 'Seven is served elsewhere', status=2)
        transcript.run('switch', 'revert', '--override', 'Seven is served elsewhere', '--yes', status=0)
        transcript.run('switch', 'show', status=0)
        transcript.run('multi-customer', 'off', status=0)
        transcript.run('multi-customer', 'on', '--key-stdin', stdin='not a key\n', status=2)
        transcript.run('multi-customer', 'on', '--key-stdin', stdin='12345678901234567890\n', status=0)
        transcript.run('setup', 'letter', '7', status=0)
        transcript.run('setup', 'letter', '8', status=2)
        transcript.run('setup', 'show', status=0)
        transcript.check(self)

    def test_report(self):
        """Evidence to hand on: what was said and seen, whom is missing, and the state of the audit log."""
        self.assertEqual(self.cli.json('report', '--migration')['evidence'], [])
        self.cli.must('setup', 'run', 'upgrade', '--release', '1.0 FP03', status=1)
        self.cli.must('setup', 'run', 'upgrade', '--release', '2.0 SP03')
        self.cli.must('setup', 'done', 'mass-setup', '--note', 'Uploaded <b>by hand</b>')
        self.cli.must('customer', 'add', '7', 'Seven')
        self.cli.must('switch', 'legacy')
        self.cli.must('switch', 'revert', '--override', 'Seven comes later', '--yes')
        report = self.cli.json('report', '--migration')
        last = self.cli.json('audit')[0]
        facts = report['report']
        self.assertEqual((facts['kind'], facts['release'], facts['legacy_switch'], facts['override_reason']),
                         ('focused-run', '2.0 SP03', 'reverted', 'Seven comes later'))
        self.assertEqual((facts['audit_log'], facts['audit_digest']), ('intact', last['digest']))
        self.assertEqual((facts['legacy_switch_who'], facts['legacy_switch_since'][:10]),
                         (last['actor'], last['time'][:10]))
        self.assertEqual([(s['step'], s['stage']) for s in report['steps']],
                         [(s['id'], s['stage']) for s in self.cli.json('setup', 'show')])
        mass_setup = next(s for s in report['steps'] if s['step'] == 'mass-setup')
        self.assertEqual((mass_setup['state'], mass_setup['customers_done'], mass_setup['customers_total']),
                         ('open', 1, 2))
        self.assertEqual([(e['step'], e['outcome'], e['how']) for e in report['evidence']],
                         [('upgrade', 'failed', 'automatic'), ('upgrade', 'done', 'automatic'),
                          ('legacy-switch', 'done', 'manual'), ('mass-setup', 'done', 'manual'),
                          ('revert', 'done', 'manual')])
        self.assertEqual(report['evidence'][1]['details']['release'], '2.0 SP03')
        self.assertEqual({e['who'] for e in report['evidence']}, {last['actor']})
        self.assertRegex(report['evidence'][0]['when'], r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$')
        self.assertIn({'step': 'customer-numbers', 'customer': '0000000007', 'description': 'Seven',
                       'missing': 'not-maintained'}, report['rest'])
        self.assertEqual([len(report[part]) for part in ('tasks', 'legacy_switch')], [8, 2])
        self.assertTrue({'customer-number', 'technical-user'} <= {b['cause'] for b in report['blocking']})

        page = self.cli.must('--format', 'html', 'report', '--migration').out
        self.assertEqual(undated(page), undated(self.cli.must('report', '--migration', '--html').out))
        self.assertIn('Uploaded &lt;b&gt;by hand&lt;/b&gt;', page)
        self.assertNotIn('least_release', page)
        self.assertNotIn('least_release', self.cli.must('report', '--migration').out)
        self.assertIn('least_release', self.cli.must('report', '--migration', '--format', 'csv').out)
        path = self.session.path('evidence.html')
        self.cli.must('report', '--migration', '--output', path)
        with open(path, encoding='utf-8') as file:
            self.assertIn('Seven comes later', file.read())
        for arguments in (['--customer', '7'], ['--month', '2026-01']):
            self.cli.must('report', '--migration', *arguments, status=2)
        self.assertIn('only reports', self.cli.must('--format', 'html', 'customer', 'list', status=2).err)

    def test_solution_manager(self):
        cli = support.Cli(self.session, self.session.path('solman.db'))
        made = cli.json('init', '--owner', '1', '--kind', 'solution-manager')
        self.assertEqual(made['kind'], 'solution-manager')
        self.assertEqual(cli.json('landscape', 'show')['kind'], 'solution-manager')
        states = {s['id']: s['state'] for s in cli.json('setup', 'show')}
        self.assertEqual((states['legacy-switch'], states['upgrade']), ('not-needed', 'open'))
        cli.must('setup', 'run', 'upgrade', '--release', '7.2 SPS06', status=1)
        cli.must('setup', 'run', 'upgrade', '--release', '7.2 SPS08')
        cli.must('landscape', 'set', '--kind', 'focused-run')
        self.assertEqual(cli.json('landscape', 'show')['kind'], 'focused-run')
        cli.must('init', '--owner', '1', '--kind', 'other', status=2)

    def test_links(self):
        self.assertIsNone(self.step('customer-numbers')['link'])
        self.cli.must('setup', 'set', 'host=https://frun.example.com:44300')
        self.assertEqual(self.step('customer-numbers')['link'],
                         'https://frun.example.com:44300/sap/bc/gui/sap/its/webgui?~transaction=*SM30%20'
                         'VIEWNAME=V_AISAPCUSTNOS;DYNP_OKCODE=UPD')
        self.assertEqual(self.step('mass-setup')['link'],
                         'https://frun.example.com:44300/sap/bc/webdynpro/sap/wd_sise_var_conf_app')
        self.assertIsNone(self.step('upgrade')['link'])

    def test_the_switch_is_audited(self):
        self.cli.must('switch', 'legacy')
        self.assertEqual(self.state('legacy-switch'), 'done')
        self.cli.must('switch', 'revert', '--override', 'Because', '--yes')
        self.assertEqual((self.state('revert'), self.cli.json('switch', 'show')['position']), ('done', 'reverted'))
        entries = [e for e in self.cli.json('audit') if e['action'] == 'legacy-switch']
        self.assertIn('Because', entries[0]['after'])
        self.assertIn('technical-user: 1', entries[0]['after'])
        result = self.cli.must('switch', 'legacy')
        self.assertIn('January 2020', result.err)
        self.assertEqual((self.state('revert'), self.cli.json('switch', 'show')['position']), ('open', 'legacy'))
        self.assertIsNone(self.cli.json('switch', 'show')['override_reason'])
        self.cli.must('audit', '--verify')

    def test_the_registration_key_is_nowhere(self):
        self.cli.must('multi-customer', 'on', '--key-stdin', stdin='98765432109876543210\n')
        for name in os.listdir(self.session.folder):
            path = self.session.path(name)
            if os.path.isfile(path):
                with open(path, 'rb') as file:
                    self.assertNotIn(b'98765432109876543210', file.read(), name)
        self.assertEqual(self.state('multi-customer'), 'done')
        self.cli.must('multi-customer', 'off')
        self.assertEqual(self.state('multi-customer'), 'open')

    def test_lists_of_the_installation(self):
        self.cli.must('customer', 'add', '7', 'Seven')
        self.cli.must('assignment', 'set', BATCH, '7', '71')
        self.cli.must('assignment', 'set', BATCH, '4711', '41')
        plain = self.write('plain.txt', '4711\n\n0000000007\n')
        self.cli.must('setup', 'run', 'customer-numbers', '--file', plain)
        users = self.write('aisuser.txt', '|MANDT|UNAME      |CUSTNO    |CONTACT   |\n'
                           '|100  |FRN_BTC_SMP|0000000007|0000000072|\n|100  |JOB        |      4711|0000000041|\n')
        step = self.cli.json('setup', 'run', 'assignments', '--file', users, status=1)
        self.assertEqual(step['state'], 'failed')
        self.assertIn('1 missing there, 1 different, 1 surplus', step['evidence'][0]['what'])
        details = self.cli.json('setup', 'show', 'assignments')['evidence'][0]['details']
        self.assertEqual((details['missing'], details['different'], details['surplus']),
                         (['0000004711'], ['0000000007'], ['0000004711']))
        self.assertEqual(self.cli.json('setup', 'run', 'refresh', status=1)['state'], 'open')
        broken = self.write('broken.txt', '4711\nseven\n')
        result = self.cli.must('setup', 'run', 'customer-numbers', '--file', broken, status=2)
        self.assertIn('line 2', result.err)
        self.assertEqual(self.state('customer-numbers'), 'done')
        self.cli.must('setup', 'reopen', 'customer-numbers')
        self.assertEqual((self.step('customer-numbers')['customers_done'], self.state('customer-numbers')),
                         (0, 'open'))


class MigrationTest(unittest.TestCase):
    """Against the practice backbone."""

    def setUp(self):
        self.session = self.enterContext(support.Session(keyring='unlocked'))
        self.practice = self.enterContext(support.Practice(support.PRACTICE))
        self.cli = support.Cli(self.session)
        self.cli.must('init', '--owner', OWNER, '--description', 'Practice', '--profile', self.practice.profile)

    def steps(self):
        return {s['id']: s for s in self.cli.json('setup', 'show')}

    def states(self):
        return {name: step['state'] for name, step in self.steps().items()}

    def tasks(self):
        return {t['task']: t for t in self.cli.json('setup', 'show', 'hub-config')['tasks']}

    def s_user_of(self, customer):
        return next((row[2] for row in self.practice.read_csv('assignments.csv')
                     if row[0] == BATCH and row[1] == customer), None)

    def export_numbers(self):
        path = self.session.path('numbers.txt')
        self.cli.must('export', 'customer-numbers', path, '--replace')
        return path

    def repair_technical_users(self):
        """What the customers do who got the letter: passwords, activation, unlocking."""
        for verdict in ('credentials', 'locked'):
            for number, _description, user, _password in self.practice.customers_expecting(verdict):
                if number == self.practice.read_csv('certificates.csv')[0][0]:
                    continue  # it logs on with its certificate
                self.practice.change_user(user, password=PASSWORD.strip(), state='activated')
                self.cli.must('customer', 'edit', number, '--password-stdin', stdin=PASSWORD)

    def use_certificate(self):
        number, _user, name, password = self.practice.read_csv('certificates.csv')[0]
        self.cli.must('certificate', 'set', number, self.practice.path(name), '--password-stdin',
                      stdin=password + '\n')
        for kind in support.KINDS:
            self.cli.must('channel', 'set', number, kind, 'authentication=certificate')

    def complete_s_users(self):
        """What the backbone knows is read; the rest is put right there, or confirmed by hand."""
        self.cli.run('s-user', 'verify')
        for rest in self.cli.json('setup', 'show', 's-users')['rest']:
            number = rest['customer']
            s_user = self.s_user_of(number)
            if s_user:
                self.practice.change_s_user(s_user, password=PASSWORD.strip(), state='active')
            s_user = s_user or 'S' + number
            self.cli.must('assignment', 'set', BATCH, number, s_user)
            self.cli.must('s-user', 'set', s_user, f'customer={number}', 'state=active', 'authorisations=SWDOWNLOAD',
                          '--password-stdin', stdin=PASSWORD)

    def drop_what_is_not_served(self):
        """Customers that the practice landscape can't make work: without a user, without notes."""
        expected = self.practice.expected()
        for (number, _kind), verdict in expected.items():
            if verdict in ('not-configured', 'not-found') and number in [
                    c['number'] for c in self.cli.json('customer', 'list')]:
                self.cli.must('customer', 'remove', number)

    def test_from_nothing_to_reverted(self):
        self.cli.must('setup', 'run', 'upgrade', '--release', '2.0 SP00')
        self.assertIn('January 2020', self.cli.must('switch', 'legacy').err)

        self.cli.must('import', self.practice.customers_csv)
        self.cli.must('assignment', 'import', self.practice.path('assignments.csv'))
        self.cli.must('setup', 'run', 's-users', status=1)
        self.assertIn('S0018132425', self.cli.must('setup', 'letter', OWNER).out)
        self.use_certificate()
        self.drop_what_is_not_served()
        self.repair_technical_users()
        self.complete_s_users()
        self.cli.must('setup', 'run', 's-users')

        self.cli.must('setup', 'run', 'internet')
        self.assertEqual(self.cli.json('setup', 'show', 'internet')['evidence'][0]['details'][0]['verdict'], 'ok')
        self.cli.must('setup', 'run', 'hub-config')
        self.assertEqual({t['state'] for t in self.tasks().values()}, {'done'})
        self.cli.must('multi-customer', 'on')
        self.cli.must('setup', 'run', 'mass-setup', status=1)
        self.cli.must('setup', 'run', 'mass-setup', '--confirm-note')
        self.cli.must('setup', 'run', 'customer-numbers', '--file', self.export_numbers())
        users = self.session.path('users.csv')
        self.cli.must('export', 'assignments', users)
        self.cli.must('setup', 'run', 'assignments', '--file', users)
        self.refresh()

        blocking = self.cli.json('switch', 'show')['blocking']
        self.assertEqual({b['cause'] for b in blocking}, {'channel-not-checked'})
        self.cli.must('switch', 'revert', '--yes', status=2)
        self.cli.must('check')
        self.assertEqual(self.cli.json('switch', 'show')['blocking'], [])
        self.assertTrue(self.cli.json('switch', 'show')['ready'])
        self.cli.must('switch', 'revert', status=2)
        self.cli.must('switch', 'revert', '--yes')
        self.assertEqual(set(self.states().values()), {'done'})
        for step in self.steps().values():
            self.assertTrue(step['evidence'], step)
        self.cli.must('audit', '--verify')
        self.report()
        self.add_three_customers()

    def refresh(self):
        """The backbone tells of all that have an S-User it knows; for the others the report was run by hand."""
        step = self.cli.json('setup', 'run', 'refresh', status=1)
        self.assertEqual(step['state'], 'failed')
        self.assertGreater(step['customers_done'], step['customers_total'] / 2)
        rest = [r['customer'] for r in self.cli.json('setup', 'show', 'refresh')['rest']]
        self.assertEqual(len(rest), step['customers_total'] - step['customers_done'])
        self.assertNotIn(OWNER, rest)
        self.cli.must('setup', 'done', 'refresh', '--note', 'AI_SC_REFRESH_READ_ONLY_DATA ran, job 12345')

    def report(self):
        """Whoever reads it sees each step proven, and no secret."""
        report = self.cli.json('report', '--migration')
        self.assertEqual({s['state'] for s in report['steps']}, {'done'})
        self.assertEqual({e['step'] for e in report['evidence']}, set(STEPS))
        self.assertEqual((report['rest'], report['blocking'], report['report']['audit_log']), ([], [], 'intact'))
        self.assertEqual({t['state'] for t in report['tasks']}, {'done'})
        page = self.cli.must('report', '--migration', '--html').out
        for password in {PASSWORD.strip()} | {customer[3] for customer in self.practice.customers()} - {''}:
            self.assertNotIn(password, page)

    def add_three_customers(self):
        """They start steps 3 to 6 over, and nothing else."""
        total = self.steps()['mass-setup']['customers_total']
        for number in ('900001', '900002', '900003'):
            self.cli.must('customer', 'add', number, 'New customer ' + number, '--technical-user', 'S' + number,
                          '--password-stdin', stdin=PASSWORD)
        states = self.states()
        self.assertEqual({name for name, state in states.items() if state != 'done'}, set(FOR_CUSTOMERS))
        self.assertEqual({states[name] for name in FOR_CUSTOMERS}, {'open'})
        for name in FOR_CUSTOMERS:
            step = self.cli.json('setup', 'show', name)
            self.assertEqual((step['customers_done'], step['customers_total']), (total, total + 3))
            self.assertEqual([r['customer'] for r in step['rest']], ['0000900001', '0000900002', '0000900003'])

    def test_only_the_owner_without_multi_customer(self):
        self.cli.must('import', self.practice.customers_csv)
        other = self.practice.customers_expecting('ok')[1]
        self.assertNotEqual(other[0], OWNER)
        self.cli.must('check', '--customer', other[0])
        self.cli.must('multi-customer', 'off')
        self.practice.reset_counters()
        checked = self.cli.json('check', status=1)
        for result in checked['results']:
            if result['customer'] == OWNER:
                self.assertEqual(result['verdict'], 'ok')
            else:
                self.assertEqual(result['verdict'], 'not-configured')
                self.assertIn('multi-customer handling is off', result['evidence'].lower())
        self.assertEqual(list(self.practice.counters()['users']), [OWNER_USER])

        self.cli.must('assignment', 'import', self.practice.path('assignments.csv'))
        result, = self.cli.json('s-user', 'verify', self.s_user_of(other[0]), status=1)
        self.assertEqual(result['verdict'], 'not-configured')
        self.cli.json('setup', 'run', 'refresh', status=1)
        self.assertEqual(list(self.practice.counters()['users']), [OWNER_USER])
        self.cli.must('multi-customer', 'on')
        self.cli.must('check', '--customer', other[0])

    def test_a_refused_log_on_stops_the_list(self):
        self.cli.must('import', self.practice.customers_csv)
        self.practice.change_user(OWNER_USER, password='another-1')
        step = self.cli.json('setup', 'run', 'hub-config', status=1)
        self.assertEqual(step['state'], 'failed')
        tasks = self.tasks()
        self.assertEqual([tasks[t]['state'] for t in TASKS], ['done'] * 4 + ['failed'] + ['open'] * 3)
        first_time = tasks['resolve']['when']
        self.cli.must('setup', 'run', 'hub-config', status=1)
        # The lock guard holds the user; nothing was sent again, and what is done is not done again.
        self.assertEqual(self.practice.counters()['users'][OWNER_USER]['failures'], 1)
        self.cli.must('customer', 'edit', OWNER, '--password-stdin', stdin='another-1\n')
        self.cli.must('setup', 'run', 'hub-config')
        tasks = self.tasks()
        self.assertEqual([tasks[t]['state'] for t in TASKS], ['done'] * 8)
        self.assertEqual(tasks['resolve']['when'], first_time)

    def test_a_killed_list_goes_on(self):
        self.cli.must('import', self.practice.customers_csv)
        self.practice.set_fault('stall-in-body', endpoint='parcel-box', user=OWNER_USER)
        with subprocess.Popen([support.PROGRAM, '--landscape', self.cli.landscape, 'setup', 'run', 'hub-config'],
                              env=self.cli.environment, stdout=subprocess.DEVNULL) as process:
            self.practice.wait_for_counters(
                lambda c: c['users'].get(OWNER_USER, {}).get('attempts', 0) >= 2)
            self.assertEqual((self.states()['hub-config'], self.tasks()['log-on-parcel-box']['state']),
                             ('running', 'running'))
            process.send_signal(signal.SIGKILL)
        self.practice.clear_faults()
        tasks = self.tasks()
        self.assertEqual([tasks[t]['state'] for t in TASKS], ['done'] * 5 + ['open'] * 3)
        self.assertEqual(self.states()['hub-config'], 'open')
        before = self.practice.counters()['users'][OWNER_USER]['attempts']
        self.cli.must('setup', 'run', 'hub-config')
        self.assertEqual(self.tasks()['log-on-portal']['when'], tasks['log-on-portal']['when'])
        self.assertEqual(self.practice.counters()['users'][OWNER_USER]['attempts'], before + 2)
        self.assertEqual(self.states()['hub-config'], 'done')

    def test_an_endpoint_that_cannot_be_reached(self):
        self.practice.set_fault('certificate-wrong-name', endpoint='portal')
        step = self.cli.json('setup', 'run', 'internet', status=1)
        self.assertEqual(step['state'], 'failed')
        self.assertIn('2 of 3', step['evidence'][0]['what'])
        self.practice.clear_faults()
        self.cli.must('setup', 'run', 'internet')
        self.assertEqual(len(self.steps()['internet']['evidence']), 2)


if __name__ == '__main__':
    support.run()
