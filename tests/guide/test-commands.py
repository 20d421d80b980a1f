#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of the guide, typed as it stands there, on the practice landscape.

The lines of a <screen> that begin with backbonectl run one after the other, by a shell, on a landscape of
their own for each page; they have to end with 0 or 1. What can't run here, and commands inside of sentences,
are looked at by --help, which refuses verbs and options that are not there.
"""

import os
import shlex
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, 'cli'))

import support  # noqa: E402

PAGES = os.path.join(os.environ['BACKBONE_SOURCE_ROOT'], 'docs', 'guide', 'C')
MALLARD = '{http://projectmallard.org/1.0/}'

# Serves until it is interrupted; tests/cli/test-monitoring.py has it.
ENDLESS = ('metrics --listen',)
# Where monitoring and reports look on a real system.
SYSTEM_FOLDERS = ('/var/lib/prometheus/node-exporter', '/srv/reports')

# What people type, by the command that asks for it.
TYPED = {
    'certificate set': 'Corpus-2026\n',
    'password rotate': 'Falke-4257-Esche\n',
    'customer edit': 'Another-Password-1\n',
    'archive': 'a long passphrase of the test\n',
}

FILES = {
    'assignments.csv': 'FRN_BTC_SMP;0001105790;S0018140002\r\n',
    'systems.csv': '0001106004;0020106004;ERP;000000000310600401;BRP\r\n',
}


def commands(page, tag):
    """The commands in elements of that name."""
    root = ElementTree.parse(os.path.join(PAGES, page)).getroot()
    for element in root.iter(f'{MALLARD}{tag}'):
        text = ''.join(element.itertext())
        for line in text.splitlines() if tag == 'screen' else [' '.join(text.split())]:
            if line.startswith('backbonectl '):
                yield line


def pages():
    """In no order: each stands alone."""
    return sorted(name for name in os.listdir(PAGES) if name.endswith('.page'))


class CommandsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.practice = cls.enterClassContext(support.Practice(support.PRACTICE))
        cls.session = cls.enterClassContext(support.Session(keyring='unlocked'))
        cls.folder = cls.session.path('work')
        cls.programs = cls.session.path('programs')
        for folder in (cls.folder, cls.programs):
            os.makedirs(folder)
        os.symlink(support.PROGRAM, os.path.join(cls.programs, 'backbonectl'))
        cls.write_program('mail', '#!/bin/sh\ncat >mail.txt\n')
        for name, text in FILES.items():
            with open(os.path.join(cls.folder, name), 'w', encoding='utf-8') as file:
                file.write(text)
        shutil.copy(cls.practice.path('ca.pem'), os.path.join(cls.folder, 'CA.pem'))
        shutil.copy(os.path.join(os.environ['BACKBONE_TEST_DATA'], 'pfx', 'rsa.pfx'),
                    os.path.join(cls.folder, 'S0018132425.pfx'))
        cls.environment = {**cls.session.environment, 'PATH': f'{cls.programs}:{os.environ["PATH"]}'}
        cls.landscape = os.path.join(cls.environment['XDG_DATA_HOME'], 'backbone-admin')

    @classmethod
    def write_program(cls, name, text):
        path = os.path.join(cls.programs, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        os.chmod(path, 0o755)

    def type(self, line, stdin=''):
        return subprocess.run(['sh', '-c', line], cwd=self.folder, env=self.environment, input=stdin.encode(),
                              capture_output=True, timeout=support.TIME_LIMIT, check=False)

    def make_landscape(self):
        """As it is after the chapters before: customers, one check, S-Users."""
        shutil.rmtree(self.landscape, ignore_errors=True)
        owner = self.practice.customers()[0][0]
        shutil.copy(self.practice.customers_csv, os.path.join(self.folder, 'customers.csv'))
        for line in (f'init --owner {owner} --profile {shlex.quote(self.practice.profile)}', 'import customers.csv',
                     f'assignment import {shlex.quote(self.practice.path("assignments.csv"))}', 'check'):
            self.assertIn(self.type(f'backbonectl {line}').returncode, (0, 1))

    def run_line(self, line):
        for folder in SYSTEM_FOLDERS:
            line = line.replace(folder, self.folder)
        stdin = next((text for command, text in TYPED.items() if f' {command}' in line), '')
        done = self.type(line, stdin)
        self.assertIn(done.returncode, (0, 1), f'{line}\n{done.stdout.decode()}{done.stderr.decode()}')

    def test_screens(self):
        for page in pages():
            lines = list(commands(page, 'screen'))
            if not lines:
                continue
            if page == 'first-start.page':
                shutil.rmtree(self.landscape, ignore_errors=True)
            else:
                self.make_landscape()
            for line in lines:
                with self.subTest(page=page, line=line):
                    if any(part in line for part in ENDLESS):
                        self.assert_there(line)
                    else:
                        self.run_line(line)

    def assert_there(self, line):
        words = shlex.split(line)[1:]
        done = subprocess.run([support.PROGRAM, *words, '--help'], env=self.environment, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, f'{line}: {done.stderr.decode()}')

    def test_sentences(self):
        found = 0
        for page in pages():
            for line in commands(page, 'cmd'):
                found += 1
                with self.subTest(page=page, line=line):
                    self.assert_there(line)
        self.assertGreater(found, 20)


if __name__ == '__main__':
    support.run()
