#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What shells offer when somebody presses Tab: all that the help knows, in real bash, zsh and fish."""

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import support

ROOT = os.environ['BACKBONE_SOURCE_ROOT']
SCRIPTS = os.path.join(ROOT, 'data', 'completion')
PROGRAM = support.PROGRAM


def offered(*words):
    """What may stand in place of the last word."""
    done = subprocess.run([PROGRAM, '__complete', *words], capture_output=True, text=True, check=True)
    return [line.split('\t')[0] for line in done.stdout.splitlines()]


def help_of(*words):
    return subprocess.run([PROGRAM, *words, '--help'], capture_output=True, text=True, check=True).stdout


def verbs():
    """All (sub-)verbs that the help lists, as lists of words."""
    listing = re.search(r'\nVerbs:\n(.*?)\n\n', help_of(), re.DOTALL).group(1)
    titles = [re.match(r'  ([a-z][a-z -]*?)(?= {2}| --| *[\[A-Z]|[a-z]*\||$)', line).group(1)
              for line in listing.splitlines() if re.match('  [a-z]', line)]
    return [title.split() for title in titles]


class Shell:
    """An interactive shell at a terminal, with a folder of programs before all others."""

    def __init__(self, command, folder, setup):
        environment = {'PATH': f'{folder}:/usr/bin:/bin', 'HOME': folder, 'TERM': 'dumb', 'LC_ALL': 'C.UTF-8', 'PS1': '> ',
                       'ZDOTDIR': folder, 'XDG_CONFIG_HOME': folder, 'XDG_DATA_HOME': folder, 'INPUTRC': '/dev/null'}
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(command[0], command, environment)
        self.said = ''
        self.type(setup + '; echo rea""dy\n')
        self.wait_for('ready')

    def type(self, text):
        os.write(self.terminal, text.encode())

    def wait_for(self, pattern):
        """Until the terminal shows it; returns everything since the last time."""
        end = time.monotonic() + 30
        while not re.search(pattern, self.said):
            if not select.select([self.terminal], [], [], max(0, end - time.monotonic()))[0]:
                raise AssertionError(f'no {pattern!r} in {self.said!r}')
            self.said += os.read(self.terminal, 4096).decode('utf-8', 'replace')
        said, self.said = self.said, ''
        return said

    def close(self):
        os.close(self.terminal)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


class Offers(unittest.TestCase):
    def test_every_verb(self):
        listed = verbs()
        self.assertGreater(len(listed), 80)
        self.assertEqual(offered(''), list(dict.fromkeys(words[0] for words in listed)))
        for name in offered(''):
            subs = [words[1] for words in listed if words[0] == name and len(words) > 1]
            if subs:
                self.assertEqual(offered(name, ''), subs)

    def test_every_option(self):
        for words in verbs():
            options = re.findall(r'(?m)^  (--[a-z-]+)', help_of(*words))
            self.assertIn('--landscape', options)
            self.assertEqual(offered(*words, '-'), options)

    def test_what_has_begun(self):
        self.assertEqual(offered('cust'), ['customer'])
        self.assertEqual(offered('customer', 'list', '--sea'), ['--search'])
        self.assertEqual(offered('nonsense', ''), [])
        self.assertEqual(offered('customer', 'nonsense', ''), [])

    def test_values(self):
        self.assertEqual(offered('--format', ''), ['text', 'json', 'csv', 'html'])
        self.assertEqual(offered('customer', '--format=c'), ['--format=csv'])
        self.assertEqual(offered('customer', 'list', '--status', 'f'), ['failing'])
        self.assertEqual(offered('check', '--kind', 'p'), ['portal', 'parcel-box'])
        self.assertEqual(offered('init', '--profile', ''), ['sap', ':files'])
        self.assertEqual(offered('init', '--kind', ''), ['focused-run', 'solution-manager'])
        self.assertEqual(offered('--landscape', ''), [':files'])
        self.assertEqual(offered('customer', 'list', '--search', ''), [])

    def test_arguments(self):
        self.assertEqual(offered('import', ''), [':files'])
        self.assertEqual(offered('import', 'a.csv', ''), [])
        self.assertEqual(offered('--landscape', 'list', 'import', '--dry-run', ''), [':files'])
        self.assertEqual(offered('trust', 'add', ''), [':files'])
        self.assertEqual(offered('channel', 'disable', '4711', ''), ['portal', 'parcel-box', 'note-download'])
        self.assertEqual(offered('customer', 'proxy', ''), ['inherit', 'direct'])


class Shells(unittest.TestCase):
    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory())
        os.symlink(PROGRAM, os.path.join(self.folder, 'backbonectl'))
        with open(os.path.join(self.folder, 'customers-of-may.csv'), 'w', encoding='utf-8'):
            pass

    def open(self, name, options, setup):
        path = shutil.which(name)
        if path is None:
            self.skipTest(f'{name} is not installed')
        shell = Shell([path, *options], self.folder, setup)
        self.addCleanup(shell.close)
        return shell

    def check(self, shell):
        """The line as it is after Tab."""
        for typed, completed in (('backbonectl cust', 'backbonectl customer '),
                                 ('backbonectl customer sh', 'backbonectl customer show '),
                                 ('backbonectl check --rel', 'backbonectl check --release-held '),
                                 ('backbonectl --format=j', 'backbonectl --format=json'),
                                 ('backbonectl import custom', 'backbonectl import customers-of-may.csv')):
            shell.type(f'{typed}\t')
            shell.wait_for(re.escape(completed))
            shell.type('\x15')

    def test_bash(self):
        script = os.path.join(SCRIPTS, 'backbonectl.bash')
        shell = self.open('bash', ['--norc', '--noprofile', '-i'], f'source {script}')
        self.check(shell)

    def test_zsh(self):
        shell = self.open('zsh', ['-f', '-i'], f'fpath=({SCRIPTS} $fpath); autoload -Uz compinit; compinit -u -D')
        self.check(shell)

    def test_fish(self):
        path = shutil.which('fish')
        if path is None:
            self.skipTest('fish is not installed')
        script = os.path.join(SCRIPTS, 'backbonectl.fish')
        for typed, completed in (('backbonectl cust', 'customer'), ('backbonectl customer sh', 'show'),
                                 ('backbonectl check --rel', '--release-held'), ('backbonectl --format=j', '--format=json'),
                                 ('backbonectl import custom', 'customers-of-may.csv')):
            done = subprocess.run([path, '--no-config', '-c', f'source {script}; complete --do-complete "{typed}"'],
                                  cwd=self.folder, capture_output=True, text=True, check=True,
                                  env={'PATH': f'{self.folder}:/usr/bin:/bin', 'HOME': self.folder, 'LC_ALL': 'C.UTF-8'})
            self.assertEqual([line.split('\t')[0] for line in done.stdout.splitlines()], [completed], done.stderr)


if __name__ == '__main__':
    support.run()
