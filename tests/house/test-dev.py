#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev itself: its help, its refusals, how it counts tests, and its list of packages."""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = sys.argv.pop()


def dev(*arguments):
    return subprocess.run([os.path.join(ROOT, 'dev'), *arguments], capture_output=True, text=True, check=False)


def shell(script, environment=None):
    return subprocess.run(['bash', '-euc', f'source build-aux/packages.sh; {script}'], cwd=ROOT, text=True,
                          capture_output=True, check=False, env=environment)


def counted(*results):
    """What count-tests.py makes of a log with these results."""
    with tempfile.NamedTemporaryFile('w', suffix='.json') as log:
        for number, result in enumerate(results):
            log.write(json.dumps({'name': f'test {number}', 'result': result}) + '\n')
        log.flush()
        return subprocess.run([sys.executable, os.path.join(ROOT, 'build-aux', 'count-tests.py'), log.name],
                              capture_output=True, text=True, check=False)


class Dev(unittest.TestCase):
    def test_help_names_every_verb(self):
        with open(os.path.join(ROOT, 'dev'), encoding='utf-8') as script:
            verbs = re.findall(r'^  ([a-z]+)(?:\|[^)]*)?\)$', script.read(), re.MULTILINE)
        self.assertGreaterEqual(len(verbs), 6)
        for arguments in ([], ['help'], ['-h'], ['--help']):
            done = dev(*arguments)
            self.assertEqual(done.returncode, 0)
            for verb in verbs:
                self.assertRegex(done.stdout, rf'(?m)^  {verb} ')

    def test_unknown_verb(self):
        done = dev('dance')
        self.assertEqual(done.returncode, 2)
        self.assertIn("no verb 'dance'", done.stderr)

    def test_fuzz_without_a_name(self):
        done = dev('fuzz')
        self.assertEqual(done.returncode, 2)
        self.assertIn('profile', done.stderr)

    def test_counting(self):
        done = counted('OK', 'OK', 'SKIP', 'EXPECTEDFAIL')
        self.assertEqual((done.returncode, done.stdout.splitlines()[-1]), (0, '3 passed, 0 failed, 1 skipped'))
        for bad in ('FAIL', 'TIMEOUT', 'ERROR', 'INTERRUPT', 'UNEXPECTEDPASS'):
            done = counted('OK', bad)
            self.assertEqual((done.returncode, done.stdout.splitlines()[-1]), (1, '1 passed, 1 failed, 0 skipped'))
        self.assertEqual(counted().returncode, 1)
        done = subprocess.run([sys.executable, os.path.join(ROOT, 'build-aux', 'count-tests.py'), '--broken',
                               'a build', '/nowhere'], capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout.splitlines()[-1]), (1, '0 passed, 1 failed, 0 skipped'))

    def test_counting_repeated_tests(self):
        program = os.path.join(ROOT, 'build-aux', 'count-tests.py')
        for result, expected in (('OK', (0, '2 passed, 0 failed, 0 skipped')), ('FAIL', (1, '1 passed, 1 failed, 0 skipped'))):
            with tempfile.TemporaryDirectory() as folder:
                first, second = (os.path.join(folder, name) for name in ('testlog.json', 'repeat.json'))
                with open(first, 'w', encoding='utf-8') as log:
                    log.write('{"name": "p:s / shaky", "result": "FAIL"}\n{"name": "p:s / firm", "result": "OK"}\n')
                with open(second, 'w', encoding='utf-8') as log:
                    log.write(json.dumps({'name': 'p:s / shaky', 'result': result}) + '\n')
                listed = subprocess.run([sys.executable, program, '--list-failed', first], capture_output=True,
                                        text=True, check=True)
                self.assertEqual(listed.stdout, 'shaky\n')
                done = subprocess.run([sys.executable, program, first, second], capture_output=True, text=True, check=False)
                self.assertEqual((done.returncode, done.stdout.splitlines()[-1]), expected)
                self.assertEqual('passed only when repeated: p:s / shaky' in done.stdout, result == 'OK')

    def test_package_list_is_complete(self):
        with open(os.path.join(ROOT, 'build-aux', 'packages.txt'), encoding='utf-8') as listing:
            rows = [line.split() for line in listing if line.strip() and not line.startswith('#')]
        for row in rows:
            self.assertEqual(len(row), 4, row)
            self.assertIn(row[0], ('run', 'test', 'bench', 'fuzz', 'flatpak', 'deb'))

    def test_needs_add_up(self):
        run, test = (set(shell(f'packages_listed {need} 2').stdout.split()) for need in ('run', 'test'))
        self.assertLess(run, test)
        self.assertNotIn('nginx-light', run)

    def test_other_distributions_are_told_what_to_install(self):
        with tempfile.TemporaryDirectory() as programs:
            for name, script in (('rpm', 'exit 1'), ('dnf', 'exit 9')):
                path = os.path.join(programs, name)
                with open(path, 'w', encoding='utf-8') as file:
                    file.write(f'#!/bin/sh\n{script}\n')
                os.chmod(path, 0o755)
            for name in ('awk', 'sort', 'bash'):
                os.symlink(f'/usr/bin/{name}', os.path.join(programs, name))
            done = subprocess.run([os.path.join(programs, 'bash'), '-euc',
                                   'source build-aux/packages.sh; packages_need run'], cwd=ROOT, text=True,
                                  capture_output=True, check=False, env={'PATH': programs})
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn('sudo dnf install', done.stderr)
        self.assertIn('gtk4-devel', done.stderr)


if __name__ == '__main__':
    unittest.main()
