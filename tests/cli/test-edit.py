#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making and changing a landscape: what each verb prints, in text, JSON and CSV."""

import csv
import io
import os
import stat
import subprocess
import unittest

import support

CUSTOMER_KEYS = ['number', 'description', 'technical_user', 'owner', 'tags', 'status', 'channels', 'last_checked']
CHANNEL_KEYS = ['customer', 'kind', 'destination', 'type', 'host', 'port', 'path_prefix', 'test_path', 'proxy',
                'authentication', 'enabled', 'verdict']
ENDPOINT_KEYS = ['kind', 'destination', 'type', 'host', 'port', 'path_prefix', 'test_path', 'good_status', 'certainty']
AUDIT_KEYS = ['number', 'time', 'actor', 'action', 'subject', 'before', 'after']


class EditTest(unittest.TestCase):
    def setUp(self):
        self.session = support.Session(keyring='unlocked')
        self.session.__enter__()
        self.addCleanup(self.session.__exit__, None, None, None)
        self.cli = support.Cli(self.session)

    def init(self):
        self.cli.must('init', '--owner', '4711', '--description', 'Landscape of the tests')

    def assert_keys(self, thing, keys):
        """The keys of the contract come first, in its order; more may follow."""
        self.assertEqual(list(thing)[:len(keys)], keys)

    # init

    def test_init(self):
        made = self.cli.json('init', '--owner', '1105772', '--description', 'Müller & Söhne')
        self.assertEqual(made['owner'], '0001105772')
        self.assertEqual(made['description'], 'Müller & Söhne')
        self.assertEqual(made['path'], self.cli.landscape)
        self.assertEqual(stat.S_IMODE(os.stat(self.cli.landscape).st_mode), 0o600)
        customers = self.cli.json('customer', 'list')
        self.assertEqual([(c['number'], c['owner']) for c in customers], [('0001105772', True)])

    def test_init_with_the_default_path(self):
        cli = support.Cli(self.session)
        done = subprocess.run([support.PROGRAM, 'init', '--owner', '1'], env=cli.environment,
                                      capture_output=True, check=False, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        path = os.path.join(cli.environment['XDG_DATA_HOME'], 'backbone-admin', 'landscape.db')
        self.assertTrue(os.path.exists(path))

    def test_landscape(self):
        self.init()
        self.assertEqual(self.cli.must('landscape', 'set', '--description', ' Our customers ').out,
                         'The landscape is renamed\n')
        shown = self.cli.json('landscape', 'show')
        self.assertEqual(list(shown), ['path', 'id', 'owner', 'description', 'profile', 'kind'])
        self.assertEqual((shown['owner'], shown['description']), ('0000004711', 'Our customers'))
        for arguments in ((), ('--description', ''), ('--description', 'a\tb')):
            self.assertEqual(self.cli.run('landscape', 'set', *arguments).status, 2, arguments)
        self.assertEqual(self.cli.json('landscape', 'show'), shown)

    def test_init_leaves_an_existing_file_alone(self):
        with open(self.cli.landscape, 'w', encoding='utf-8') as file:
            file.write('precious')
        result = self.cli.run('init', '--owner', '1')
        self.assertEqual(result.status, 2)
        with open(self.cli.landscape, encoding='utf-8') as file:
            self.assertEqual(file.read(), 'precious')

    def test_init_with_a_broken_profile(self):
        profile = self.session.path('profile.json')
        for text in ('', '{', '{}', '[]', '{"format": "backbone-endpoint-profile", "version": 99}'):
            with open(profile, 'w', encoding='utf-8') as file:
                file.write(text)
            result = self.cli.run('init', '--owner', '1', '--profile', profile)
            self.assertEqual(result.status, 2, (text, result))
            self.assertIn('profile.json', result.err)
            self.assertFalse(os.path.exists(self.cli.landscape))
        self.assertEqual(self.cli.run('init', '--owner', '1', '--profile', 'missing.json').status, 2)

    # JSON

    def test_customer_shape(self):
        self.init()
        customer, = self.cli.json('customer', 'list')
        self.assert_keys(customer, CUSTOMER_KEYS)
        self.assertEqual(customer['number'], '0000004711')
        self.assertIsNone(customer['technical_user'])
        self.assertIs(customer['owner'], True)
        self.assertEqual(customer['tags'], [])
        self.assertEqual(customer['status'], 'never-checked')
        self.assertEqual(customer['channels'], {kind: 'never-checked' for kind in support.KINDS})
        self.assertIsNone(customer['last_checked'])

    def test_channel_shape(self):
        self.init()
        channels = self.cli.json('channel', 'list')
        self.assertEqual([c['kind'] for c in channels], list(support.KINDS))
        for channel in channels:
            self.assert_keys(channel, CHANNEL_KEYS)
            self.assertEqual(channel['customer'], '0000004711')
            self.assertEqual((channel['proxy'], channel['authentication']), ('inherit', 'basic'))
            self.assertIs(channel['enabled'], True)
            self.assertEqual(channel['verdict'], 'never-checked')
            self.assertIsInstance(channel['port'], int)
        self.assertEqual(channels, self.cli.json('channel', 'list', '4711'))

    def test_endpoint_shape(self):
        self.init()
        endpoints = self.cli.json('endpoint', 'list')
        self.assertEqual([e['kind'] for e in endpoints], list(support.KINDS))
        for endpoint in endpoints:
            self.assert_keys(endpoint, ENDPOINT_KEYS)
        self.assertEqual(endpoints[0]['host'], 'apps.support.sap.com')
        self.assertEqual(endpoints[0]['good_status'], 200)

    def test_show_shape(self):
        self.init()
        shown = self.cli.json('customer', 'show', '4711')
        self.assert_keys(shown, CUSTOMER_KEYS)
        self.assertEqual([c['kind'] for c in shown['channels_detail']], list(support.KINDS))
        for channel in shown['channels_detail']:
            self.assertLessEqual({*CHANNEL_KEYS, 'cause', 'next_step', 'evidence', 'phases_us'}, set(channel))
        self.assertIsNone(shown['technical_user_detail'])

    def test_empty_lists(self):
        self.init()
        for verb in (('trust', 'list'), ('held', 'list'), ('history', '4711'), ('status', '--by-cause')):
            self.assertEqual(self.cli.json(*verb), [])
            self.assertEqual(len(self.cli.must('--format', 'csv', *verb).out.splitlines()), 1)

    def test_status_shape(self):
        self.init()
        status = self.cli.json('status')
        self.assertEqual({name: status[name] for name in ('customers', 'working', 'attention', 'failing',
                                                          'never_checked', 'held_users', 'last_checked')},
                         {'customers': 1, 'working': 0, 'attention': 0, 'failing': 0, 'never_checked': 1,
                          'held_users': 0, 'last_checked': None})

    def test_csv(self):
        self.init()
        self.cli.must('customer', 'add', '42', 'Müller, "Söhne" & Co', '--technical-user', 's42', '--no-password')
        self.cli.must('customer', 'edit', '42', '--tags', 'vip, north')
        out = self.cli.must('--format', 'csv', 'customer', 'list').out
        self.assertTrue(all(line.endswith('\r\n') for line in out.splitlines(keepends=True)))
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual([row['number'] for row in rows], ['0000000042', '0000004711'])
        self.assertEqual(rows[0]['description'], 'Müller, "Söhne" & Co')
        self.assertEqual(rows[0]['technical_user'], 'S0000000042')
        self.assertEqual(rows[0]['tags'], 'north,vip')
        self.assertEqual(rows[0]['parcel_box'], 'never-checked')

    # Changes

    def test_customers(self):
        self.init()
        transcript = support.Transcript(self.cli, 'customers')
        transcript.run('customer', 'list', status=0)
        transcript.run('customer', 'add', '42', 'Example AG', '--technical-user', '42', '--password-stdin',
                       stdin='pass-word-of-42\n', status=0)
        transcript.run('customer', 'add', '0000000043', 'Müller & Söhne', status=0)
        transcript.run('customer', 'edit', '43', '--description', 'Müller', '--tags', 'vip,north', '--note',
                       'Ask for Jane', status=0)
        transcript.run('customer', 'list', status=0)
        transcript.run('customer', 'list', '--search', 'vip', status=0)
        transcript.run('customer', 'list', '--search', 'nobody', status=0)
        transcript.run('customer', 'list', '--status', 'working', status=0)
        transcript.run('customer', 'show', '42', status=0)
        transcript.run('customer', 'show', '43', '--format', 'json', status=0)
        transcript.run('customer', 'edit', '42', '--technical-user', '', status=0)
        transcript.run('customer', 'remove', '43', '42', status=0)
        transcript.run('customer', 'list', status=0)
        transcript.run('customer', 'remove', '4711')
        transcript.run('status', status=0)
        transcript.run('status', '--by-cause', status=0)
        transcript.run('--format', 'csv', 'status', status=0)
        transcript.check(self)

    def test_many_customers(self):
        self.init()
        transcript = support.Transcript(self.cli, 'many-customers')
        transcript.run('customer', 'add', '42', 'Example AG', '--tags', 'north, pilot', '--note', 'Ask for Jane',
                       status=0)
        transcript.run('customer', 'add', '43', 'Müller & Söhne', status=0)
        transcript.run('customer', 'tag', '42', '0000000043', '--add', 'gold', '--add', 'vip', '--remove', 'pilot',
                       status=0)
        transcript.run('customer', 'disable', '42', '43', status=0)
        transcript.run('customer', 'proxy', 'direct', '42', '43', status=0)
        transcript.run('customer', 'enable', '43', status=0)
        transcript.run('--format', 'csv', 'channel', 'list', '42', status=0)
        transcript.run('customer', 'edit', '43', '--owner', '--description', 'Müller', status=0)
        transcript.run('customer', 'list', '--format', 'json', status=0)
        transcript.run('export', 'status', 'status.csv', '--customer', '43', '--customer', '42', status=0)
        transcript.run('export', 'mass-setup', 'some.csv', '--customer', '42', status=0)
        transcript.run('customer', 'tag', '42')
        transcript.run('customer', 'tag', '42', '77', '--add', 'blue')
        transcript.run('customer', 'proxy', 'socks://x', '42')
        transcript.run('customer', 'edit', '77', '--owner')
        transcript.run('customer', 'remove', '43')
        transcript.check(self)
        with open(self.session.path('status.csv'), encoding='utf-8', newline='') as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([(row['number'], row['description'], row['tags'], row['note']) for row in rows],
                         [('0000000043', 'Müller', 'gold, vip', ''),
                          ('0000000042', 'Example AG', 'gold, north, vip', 'Ask for Jane')])
        with open(self.session.path('some.csv'), encoding='utf-8', newline='') as file:
            self.assertEqual(file.read(), '0000000042;Example AG;;\r\n')

    def test_search_finds_zeros_and_not(self):
        self.init()
        for search in ('4711', '0000004711', 'landscape', 'LANDSCAPE'):
            self.assertEqual(len(self.cli.json('customer', 'list', '--search', search)), 1, search)

    def test_channels(self):
        self.init()
        transcript = support.Transcript(self.cli, 'channels')
        transcript.run('channel', 'list', '4711', status=0)
        transcript.run('channel', 'set', '4711', 'portal', 'host=portal.example', 'port=8443', 'path_prefix=/p/',
                       'test_path=/ping', 'good_status=204', 'destination=SAP-PORTAL_4711', 'type=G',
                       'proxy=direct', status=0)
        transcript.run('channel', 'disable', '4711', 'parcel-box', status=0)
        transcript.run('channel', 'list', '4711', status=0)
        transcript.run('channel', 'set', '4711', 'portal', 'host=', 'port=', 'proxy=inherit', status=0)
        transcript.run('channel', 'enable', '4711', status=0)
        transcript.run('channel', 'list', '4711', '--format', 'csv', status=0)
        transcript.check(self)

    def test_endpoints(self):
        self.init()
        transcript = support.Transcript(self.cli, 'endpoints')
        transcript.run('endpoint', 'list', status=0)
        transcript.run('endpoint', 'set', 'parcel-box', '--url', 'https://documents.example:8443/parcels/',
                       '--test-path', '/ping', '--good-status', '204', '--type', 'H', status=0)
        transcript.run('endpoint', 'list', '--format', 'json', status=0)
        transcript.run('channel', 'list', '4711', status=0)
        transcript.check(self)
        parcel_box = self.cli.json('endpoint', 'list')[1]
        self.assertEqual((parcel_box['host'], parcel_box['port'], parcel_box['path_prefix']),
                         ('documents.example', 8443, '/parcels/'))

    def test_endpoint_profile(self):
        self.init()
        transcript = support.Transcript(self.cli, 'endpoint-profile')
        shipped = self.cli.json('endpoint', 'list')
        path = self.session.path('own.json')
        self.cli.must('endpoint', 'set', 'portal', '--url', 'https://portal.example:8443')
        transcript.run('endpoint', 'export', path, status=0)
        transcript.run('endpoint', 'export', path, status=2)
        transcript.run('endpoint', 'export', path, '--replace', status=0)
        own = self.cli.json('endpoint', 'list')
        transcript.run('endpoint', 'reset', 'portal', status=0)
        self.assertEqual(self.cli.json('endpoint', 'list'), shipped)
        transcript.run('endpoint', 'import', path, status=0)
        self.assertEqual(self.cli.json('endpoint', 'list'), own)
        transcript.run('endpoint', 'reset', status=0)
        self.assertEqual(self.cli.json('endpoint', 'list'), shipped)
        transcript.run('endpoint', 'import', self.session.path('missing.json'), status=2)
        with open(path, 'w', encoding='utf-8') as file:
            file.write('{"format": "backbone-endpoint-profile", "version": 1, "name": "x", "endpoints": []}')
        transcript.run('endpoint', 'import', path, status=2)
        transcript.check(self)
        self.assertEqual(self.cli.json('endpoint', 'list'), shipped)

    def test_template_again(self):
        """Whoever types what SAP's template says has SAP's template."""
        self.init()
        shipped = self.cli.json('endpoint', 'list')
        self.cli.must('endpoint', 'set', 'portal', '--good-status', '204')
        self.assertIsNone(self.cli.json('endpoint', 'list')[0]['certainty'])
        self.cli.must('endpoint', 'set', 'portal', '--good-status', '200')
        self.assertEqual(self.cli.json('endpoint', 'list'), shipped)

    def test_proxy_overrides(self):
        self.init()
        transcript = support.Transcript(self.cli, 'proxy-overrides')
        transcript.run('proxy', 'overrides', status=0)
        self.cli.must('channel', 'set', '4711', 'portal', 'proxy=direct')
        self.cli.must('channel', 'set', '4711', 'parcel-box', 'proxy=direct')
        self.cli.must('channel', 'set', '4711', 'note-download', 'proxy=http://other.example:8080')
        transcript.run('proxy', 'overrides', status=0)
        transcript.run('proxy', 'overrides', '--format', 'json', status=0)
        transcript.run('proxy', 'use-for-all', status=0)
        transcript.run('proxy', 'overrides', '--format', 'json', status=0)
        transcript.check(self)

    def test_proxy(self):
        self.init()
        transcript = support.Transcript(self.cli, 'proxy')
        transcript.run('proxy', 'show', status=0)
        transcript.run('proxy', 'set', 'http://proxy.example:8080', '--user', 'frun', '--password-stdin',
                       '--exclude', '*.example.com, 10.0.0.0/8', stdin='pass-word-of-proxy\n', status=0)
        transcript.run('proxy', 'show', status=0)
        transcript.run('proxy', 'show', '--format', 'json', status=0)
        transcript.run('proxy', 'set', 'http://proxy.example:8081', '--user', 'frun', status=0)
        transcript.run('proxy', 'set', 'direct', status=0)
        transcript.run('proxy', 'show', '--format', 'json', status=0)
        transcript.run('proxy', 'set', 'system', status=0)
        transcript.run('proxy', 'show', status=0)
        transcript.check(self)

    def test_audit(self):
        self.init()
        self.cli.must('customer', 'add', '42', 'Example AG', '--technical-user', '42', '--password-stdin',
                      stdin='pass-word-of-42\n')
        entries = self.cli.json('audit')
        numbers = [entry['number'] for entry in entries]
        self.assertEqual(numbers, sorted(numbers, reverse=True))
        for entry in entries:
            self.assert_keys(entry, AUDIT_KEYS)
        self.assertEqual(len(self.cli.json('audit', '--limit', '1')), 1)
        self.assertEqual(self.cli.json('audit', '--user', entries[0]['actor'][:4].upper()), entries)
        self.assertEqual(self.cli.json('audit', '--user', 'nobody like that'), [])
        verified = self.cli.json('audit', '--verify')
        self.assertEqual((verified['intact'], verified['entries'], verified['first_broken']),
                         (True, len(entries), None))
        self.assertIn('intact', self.cli.must('audit', '--verify').out)

    # Import and export

    def write_list(self, *lines):
        path = self.session.path('list.csv')
        with open(path, 'w', encoding='utf-8', newline='') as file:
            file.write(''.join(line + '\r\n' for line in lines))
        return path

    def test_import(self):
        self.init()
        good = ('42;Example AG;S0000000042;pass-word-of-42', '43;Müller;S0000000043;pass-word-of-43')
        self.write_list(*good)
        transcript = support.Transcript(self.cli, 'import')
        transcript.run('import', 'list.csv', '--dry-run', status=0)
        transcript.run('customer', 'list', status=0)
        transcript.run('import', 'list.csv', status=0)
        transcript.run('import', 'list.csv', status=0)
        self.write_list(*good, '44;New one;S0000000044', '4x;Broken;S1;x', '43;Other Müller;S0000000043;z')
        transcript.run('import', 'list.csv', '--dry-run', status=1)
        transcript.run('import', 'list.csv', status=2)
        transcript.run('import', 'list.csv', '--format', 'json', status=2)
        transcript.run('import', 'list.csv', '--skip-invalid', status=1)
        transcript.run('import', 'list.csv', '--skip-invalid', '--format', 'json', status=1)
        transcript.run('customer', 'list', status=0)
        transcript.check(self)
        self.assertEqual(stat.S_IMODE(os.stat(self.session.path('list.rejected.csv')).st_mode), 0o600)

    def test_import_json(self):
        self.init()
        self.write_list('42;Example AG;S0000000042;pass-word-of-42', 'x;Broken;S1;y')
        result = self.cli.run('--format', 'json', 'import', 'list.csv', '--dry-run')
        self.assertEqual(result.status, 1, result)
        told = result.json()
        self.assertEqual({name: told[name] for name in ('dry_run', 'new', 'changed', 'unchanged', 'refused',
                                                        'rejected_file')},
                         {'dry_run': True, 'new': 1, 'changed': 0, 'unchanged': 0, 'refused': 1,
                          'rejected_file': None})
        self.assertEqual([(row['line'], row['outcome'], row['number']) for row in told['rows']][0],
                         (1, 'new', '0000000042'))
        self.assertEqual(told['rows'][1]['outcome'], 'refused')
        self.assertTrue(told['rows'][1]['reason'])
        self.assertIsNone(told['rows'][0]['reason'])

    def test_import_wipe(self):
        self.init()
        path = self.write_list('42;Example AG;S0000000042;pass-word-of-42')
        self.cli.must('import', path, '--dry-run', '--wipe')
        self.assertTrue(os.path.exists(path))
        self.assertIn('deleted', self.cli.must('import', path, '--wipe').out)
        self.assertFalse(os.path.exists(path))

        path = self.write_list('42;Example AG;S0000000042;pass-word-of-42', 'x;Refused;S1;pass-word')
        told = self.cli.json('import', path, '--wipe', '--skip-invalid', status=1)
        self.assertEqual((told['imported'], told['wiped']), (True, False))
        self.assertTrue(os.path.exists(path))

    def test_export(self):
        self.init()
        self.write_list('42;Example AG;S0000000042;pass-word-of-42', '43;Müller;S0000000043;pass-word-of-43')
        self.cli.must('import', 'list.csv')
        self.cli.must('customer', 'remove', '43')
        transcript = support.Transcript(self.cli, 'export')
        transcript.run('export', 'mass-setup', 'setup.csv', status=0)
        transcript.run('export', 'mass-setup', 'setup.csv', status=2)
        transcript.run('export', 'mass-setup', 'setup.csv', '--replace', status=0)
        transcript.check(self)
        path = self.session.path('setup.csv')
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        with open(path, encoding='utf-8', newline='') as file:
            self.assertIn('0000000042;Example AG;S0000000042;pass-word-of-42\r\n', file.read())


if __name__ == '__main__':
    support.run()
