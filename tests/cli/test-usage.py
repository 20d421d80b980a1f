#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, wrong usage and bad input: exit statuses and messages, before and without any change."""

import os
import re
import subprocess
import unittest

import support

# Wrong on any landscape, and found out without one.
WRONG_USAGE = [
    ('frobnicate',),
    ('customer',),
    ('customer', 'frobnicate'),
    ('--frobnicate', 'status'),
    ('status', '--frobnicate'),
    ('status', 'now'),
    ('--format', 'xml', 'status'),
    ('status', '--format', 'xml'),
    ('status', '--format'),
    ('--format', 'json'),
    ('customer', 'add', '4711'),
    ('customer', 'add', '4711', 'Example', 'AG'),
    ('customer', 'remove'),
    ('channel', 'set', '4711', 'portal'),
    ('init',),
    ('init', '--owner'),
    ('history',),
    ('held', 'release'),
    ('import',),
    ('export',),
    ('export', 'frobnicate', 'x.csv'),
    ('assignment', 'set', 'FRN_BTC_SMP', '4711'),
    ('s-user', 'set'),
    ('exchange',),
    ('exchange', 'mail', '--customer', '1'),
    ('installations', 'import'),
    ('installations', 'list', '1', '2'),
]

# Wrong on a landscape that is there; it must stay as it is.
BAD_INPUT = [
    ('init', '--owner', '4711'),
    ('customer', 'add', '47x1', 'Example'),
    ('customer', 'add', '12345678901', 'Example'),
    ('customer', 'add', '0', 'Example'),
    ('customer', 'add', '4712', ''),
    ('customer', 'add', '4712', 'two\nlines'),
    ('customer', 'add', '4712', 'x' * 81),
    ('customer', 'add', '4711', 'The owner again'),
    ('customer', 'add', '4712', 'Example', '--password-stdin'),
    ('customer', 'add', '4712', 'Example', '--technical-user', 'MULLER', '--no-password'),
    ('customer', 'add', '4712', 'Example', '--technical-user', 'S0000000001'),
    ('customer', 'add', '4712', 'Example', '--technical-user', 'S0000000001', '--password-stdin'),
    ('customer', 'edit', '4711'),
    ('customer', 'edit', '4712', '--description', 'Nobody'),
    ('customer', 'edit', '4711', '--description', ''),
    ('customer', 'edit', '4711', '--tags', 'a,,b'),
    ('customer', 'remove', '4712'),
    ('customer', 'remove', '4711'),
    ('customer', 'show', '4712'),
    ('customer', 'list', '--status', 'bad'),
    ('channel', 'list', '4712'),
    ('channel', 'list', '47x1'),
    ('channel', 'set', '4711', 'mail', 'host=a.example'),
    ('channel', 'set', '4711', 'portal', 'host'),
    ('channel', 'set', '4711', 'portal', 'colour=red'),
    ('channel', 'set', '4711', 'portal', 'port=0'),
    ('channel', 'set', '4711', 'portal', 'port=65536'),
    ('channel', 'set', '4711', 'portal', 'host=not a host'),
    ('channel', 'set', '4711', 'portal', 'destination=SAP-SUPPORT_NOTE_DOWNLOAD_0001105772'),
    ('channel', 'set', '4711', 'portal', 'test_path=no-slash'),
    ('channel', 'set', '4711', 'portal', 'good_status=99'),
    ('channel', 'set', '4711', 'portal', 'enabled=perhaps'),
    ('channel', 'set', '4711', 'portal', 'proxy=ftp://x'),
    ('channel', 'set', '4712', 'portal', 'host=a.example'),
    ('channel', 'enable', '4711', 'mail'),
    ('channel', 'disable', '4712'),
    ('endpoint', 'set', 'mail', '--good-status', '200'),
    ('endpoint', 'set', 'portal'),
    ('endpoint', 'set', 'portal', '--url', 'http://plain.example/'),
    ('endpoint', 'set', 'portal', '--url', 'nonsense'),
    ('endpoint', 'set', 'portal', '--good-status', 'fine'),
    ('endpoint', 'set', 'portal', '--type', 'X'),
    ('trust', 'add', 'missing.pem'),
    ('trust', 'add', 'text.csv'),
    ('trust', 'remove', 'abcd'),
    ('proxy', 'set', 'ftp://proxy.example:21'),
    ('proxy', 'set', 'http://proxy.example'),
    ('proxy', 'set', 'http://user:secret-word@proxy.example:8080'),
    ('proxy', 'set', 'http://proxy.example:8080', '--user', 'frun'),
    ('proxy', 'set', 'http://proxy.example:8080', '--password-stdin'),
    ('proxy', 'set', 'direct', '--user', 'frun'),
    ('import', 'missing.csv'),
    ('import', 'text.csv'),
    ('check', '--customer', '4712'),
    ('check', '--customer', '47x1'),
    ('check', '--kind', 'mail'),
    ('check', '--parallel', 'many'),
    ('diagnose', 'mail'),
    ('diagnose', 'http://plain.example/'),
    ('diagnose', 'https://user:secret-word@host.example/'),
    ('diagnose', 'https://host.example/', '--customer', '4711'),
    ('diagnose', '--customer', '4712'),
    ('history', '4712'),
    ('history', '4711', 'mail'),
    ('history', '4711', '--limit', '-1'),
    ('held', 'release', 'MULLER'),
    ('assignment', 'set', 'FRN_BTC_SMP', '4711', 'MULLER'),
    ('assignment', 'set', 'MUCH TOO LONG', '4711', 'S1'),
    ('assignment', 'set', 'FRN_BTC_SMP', '4712', 'S1'),
    ('assignment', 'remove', 'FRN_BTC_SMP', '47x'),
    ('s-user', 'set', 'S1'),
    ('s-user', 'set', 'S1', 'colour'),
    ('s-user', 'set', 'S1', 'colour=red'),
    ('s-user', 'set', 'S1', 'expires=soon'),
    ('s-user', 'set', 'S1', 'password=secret'),
    ('s-user', 'set', 'S1', '--password-stdin'),
    ('s-user', 'list', '--expiring', 'soon'),
    ('s-user', 'verify', 'S1'),
    ('held', 'release', 'S0000000001'),
    ('audit', '--limit', 'x'),
]


def all_verbs(help_text):
    """The verbs that the help names, and of those with two words the first one alone before them."""
    found = []
    for line in help_text.partition('Verbs:\n')[2].partition('\n\n')[0].splitlines():
        match = re.match(r'  ([a-z]\S*)(?: ([a-z][a-z-]*)(?= |$))?', line)
        if match and not line.startswith('   '):
            verb = tuple(word for word in match.groups() if word)
            if len(verb) == 2 and verb[:1] not in found:
                found.append(verb[:1])
            found.append(verb)
    return found


class UsageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = support.Session(keyring='unlocked')
        cls.session.__enter__()
        cls.addClassCleanup(cls.session.__exit__, None, None, None)
        cls.cli = support.Cli(cls.session)
        with open(cls.session.path('text.csv'), 'w', encoding='utf-8') as file:
            file.write('this is,no list\n')
        cls.cli.must('init', '--owner', '4711', '--description', 'Landscape of the tests')
        cls.verbs = all_verbs(cls.cli.must('--help').out)

    def assert_message(self, result, arguments):
        """Standard error is `backbonectl: what: why`, at most one next step, and nothing on standard output."""
        lines = result.err.splitlines()
        self.assertRegex(lines[0], r'^backbonectl: [^:]+: .+', arguments)
        self.assertLessEqual(len(lines), 2, arguments)
        for line in lines[1:]:
            self.assertTrue(line.startswith('  → '), line)
        self.assertNotIn('secret-word', result.err)

    def test_help(self):
        transcript = support.Transcript(self.cli, 'help')
        transcript.run('--help', status=0)
        transcript.run('--version', status=0)
        for verb in self.verbs:
            transcript.run(*verb, '--help', status=0)
        transcript.check(self)

    def test_each_help_has_an_example(self):
        for verb in self.verbs:
            text = self.cli.must(*verb, '--help').out
            if '\nExample:\n' not in text:
                self.assertIn(f'backbonectl {verb[0]} VERB', text)

    def test_manual_page_knows_every_verb_and_option(self):
        path = os.path.join(support.HERE, os.pardir, os.pardir, 'docs', 'backbonectl.1')
        with open(path, encoding='utf-8') as file:
            manual = file.read()
        for verb in self.verbs:
            self.assertIn(f'.It Cm {" ".join(verb)}', manual)
            for option in re.findall(r'^  --([a-z-]+)', self.cli.must(*verb, '--help').out, re.MULTILINE):
                self.assertRegex(manual, rf'Fl -{option}\b|\| -{option}\b')

    def test_no_arguments(self):
        result = subprocess.run([support.PROGRAM], capture_output=True, check=False, timeout=60)
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stdout, b'')
        self.assertIn(b'backbonectl --help', result.stderr)

    def test_wrong_usage(self):
        transcript = support.Transcript(support.Cli(self.session, self.session.path('none.db')), 'wrong-usage')
        for arguments in WRONG_USAGE:
            with self.subTest(arguments):
                result = transcript.run(*arguments)
                self.assertEqual(result.status, 2, result)
                self.assertEqual(result.out, '')
                self.assert_message(result, arguments)
                self.assertIn('--help', result.err)
        self.assertFalse(os.path.exists(self.session.path('none.db')))
        transcript.check(self)

    def state(self):
        """Everything that can be seen of the landscape."""
        return [self.cli.must('--format', 'json', *verb).out for verb in (
            ('customer', 'list'), ('channel', 'list'), ('endpoint', 'list'), ('trust', 'list'), ('proxy', 'show'),
            ('held', 'list'), ('audit',), ('status',))]

    def test_bad_input(self):
        transcript = support.Transcript(self.cli, 'bad-input')
        before = self.state()
        for arguments in BAD_INPUT:
            with self.subTest(arguments):
                result = transcript.run(*arguments)
                self.assertEqual(result.status, 2, result)
                self.assert_message(result, arguments)
        self.assertEqual(before, self.state())
        transcript.check(self)

    def test_no_landscape(self):
        path = self.session.path('none.db')
        result = support.Cli(self.session, path).run('status')
        self.assertEqual(result.status, 2)
        self.assertIn(f'backbonectl: status: {path}: ', result.err)
        self.assertIn('backbonectl init', result.err)
        self.assertFalse(os.path.exists(path))

    def test_foreign_file(self):
        path = self.session.path('foreign.db')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('not a landscape\n' * 1000)
        result = support.Cli(self.session, path).run('status')
        self.assertEqual(result.status, 3, result)
        self.assert_message(result, 'status')
        with open(path, encoding='utf-8') as file:
            self.assertEqual(file.read(), 'not a landscape\n' * 1000)

    def test_global_options_anywhere(self):
        expected = self.cli.json('customer', 'list')
        for arguments in (['customer', '--format', 'json', 'list'], ['customer', 'list', '--format', 'json'],
                          ['customer', 'list', '--format=json'],
                          ['--format', 'csv', 'customer', 'list', '--format', 'json'],
                          ['customer', 'list', '--no-color', '--format', 'json']):
            self.assertEqual(self.cli.must(*arguments).json(), expected, arguments)

    def test_without_utf8(self):
        """What a terminal without UTF-8 gets is ASCII; names stay as they are."""
        cli = support.Cli(self.session, LC_ALL='C')
        result = cli.run('customer', 'list', '--status', 'bad')
        self.assertEqual(result.status, 2)
        self.assertTrue(result.err.isascii(), result.err)
        self.assertIn('  -> See: ', result.err)
        self.assertTrue(cli.must('status').out.isascii())

    def test_nothing_behind_the_dashes_is_an_option(self):
        result = self.cli.run('customer', 'show', '--', '--help')
        self.assertEqual(result.status, 2)
        self.assertIn('--help', result.err)

    def test_reader_that_has_gone(self):
        """What `backbonectl audit | head -0` may meet: nobody reads."""
        reader, writer = os.pipe()
        os.close(reader)
        try:
            done = subprocess.run([support.PROGRAM, '--landscape', self.cli.landscape, 'audit'], stdout=writer,
                                  stderr=subprocess.PIPE, env=self.cli.environment, check=False, timeout=60)
        finally:
            os.close(writer)
        self.assertEqual((done.returncode, done.stderr), (0, b''))

    def test_full_disk(self):
        """Output that can't be written is a failure."""
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([support.PROGRAM, '--landscape', self.cli.landscape, 'audit'], stdout=full,
                                  stderr=subprocess.PIPE, env=self.cli.environment, check=False, timeout=60)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b'backbonectl: audit: ', done.stderr)


if __name__ == '__main__':
    support.run()
