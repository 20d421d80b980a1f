# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share. Meson gives them the paths of backbonectl and
backbone-practice as the first two arguments.

Golden files hold whole transcripts: what was typed, what came out, how it ended. Regenerate them with
BACKBONE_REGENERATE_GOLDEN=1 and read the diff.
"""

import difflib
import json
import os
import re
import shlex
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, os.pardir, 'lib'))

from practice import KINDS, Practice  # noqa: E402
from session import Session  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
PRACTICE = os.path.abspath(sys.argv[2])
TIME_LIMIT = 120

__all__ = ['Cli', 'HERE', 'KINDS', 'PRACTICE', 'PROGRAM', 'Practice', 'Result', 'Session', 'TIME_LIMIT',
           'Transcript', 'run']


class Result:
    """How one call of backbonectl ended."""

    def __init__(self, completed):
        self.status = completed.returncode
        self.out = completed.stdout.decode()
        self.err = completed.stderr.decode()

    def __repr__(self):
        return f'status {self.status}\n--- out\n{self.out}--- err\n{self.err}'

    def json(self):
        return json.loads(self.out)


class Cli:
    """backbonectl on one landscape, inside of a session."""

    def __init__(self, session, landscape=None, **environment):
        self.session = session
        self.landscape = landscape or session.path('landscape.db')
        self.environment = {**session.environment, **environment}

    def environment_for(self, arguments):
        """What backbonectl is started with. After a check, threads of GLib's pool may end just while the leak
        checker of a sanitized build looks at them, which it does not survive."""
        if not {'check', 'diagnose', 'exchange', 'installations'} & set(arguments):
            return self.environment
        options = self.environment.get('ASAN_OPTIONS', '')
        return {**self.environment, 'ASAN_OPTIONS': f'{options}:detect_leaks=0'.lstrip(':')}

    def run(self, *arguments, stdin=''):
        """One call; never raises for its exit status."""
        completed = subprocess.run(
            [PROGRAM, '--landscape', self.landscape, *arguments], input=stdin.encode(), capture_output=True,
            env=self.environment_for(arguments), cwd=self.session.folder, timeout=TIME_LIMIT, check=False)
        return Result(completed)

    def must(self, *arguments, stdin='', status=0):
        """One call that must end with `status`."""
        result = self.run(*arguments, stdin=stdin)
        if result.status != status:
            raise AssertionError(f'{shlex.join(arguments)}: expected {status}, got {result!r}')
        return result

    def json(self, *arguments, stdin='', status=0):
        """What one call prints in JSON."""
        return self.must('--format', 'json', *arguments, stdin=stdin, status=status).json()

    def make_practice_landscape(self, practice):
        """A landscape that leads to `practice`, with all its customers."""
        owner = practice.customers()[0][0]
        self.must('init', '--owner', owner, '--description', 'Practice', '--profile', practice.profile)
        self.must('import', practice.customers_csv)


class Transcript:
    """Calls and their output as text, to be compared with a golden file."""

    def __init__(self, cli, name):
        self.cli = cli
        self.name = name
        self.text = []
        self.replacements = [(cli.session.folder, 'DIR')]

    def replace(self, value, name):
        """`value` differs from run to run: write `name` instead, padded so that tables stay aligned."""
        self.replacements.insert(0, (value, name.ljust(len(value), '~') if len(name) < len(value) else name))

    def run(self, *arguments, stdin='', status=None):
        """One call, as a person types it; checks its exit status if one is given."""
        result = self.cli.run(*arguments, stdin=stdin)
        if status is not None and result.status != status:
            raise AssertionError(f'{shlex.join(arguments)}: expected {status}, got {result!r}')
        self.text.append(f'$ backbonectl {shlex.join(arguments)}\n{result.out}')
        if result.err:
            self.text.append('--- standard error\n' + result.err)
        self.text.append(f'=> {result.status}\n\n')
        return result

    def normalized(self):
        text = ''.join(self.text).replace('\r\n', '\n')
        for value, name in self.replacements:
            text = text.replace(value, name)
        text = re.sub(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ', 'YYYY-MM-DDTHH:MM:SSZ', text)
        text = re.sub(r'\b[0-9a-f]{64}\b', 'd' * 64, text)
        text = re.sub(r'\b[0-9A-F]{2}(:[0-9A-F]{2}){31}\b', ':'.join(['FF'] * 32), text)
        return re.sub(r'\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b', 'UUID', text)

    def check(self, test):
        """Compares with golden/NAME.txt."""
        path = os.path.join(HERE, 'golden', self.name + '.txt')
        text = self.normalized()
        if os.environ.get('BACKBONE_REGENERATE_GOLDEN'):
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)
            return
        with open(path, encoding='utf-8') as file:
            golden = file.read()
        difference = difflib.unified_diff(golden.splitlines(), text.splitlines(), path, 'now', lineterm='')
        test.assertEqual(golden, text, '\n' + '\n'.join(difference))


def run():
    """Runs the tests of the calling script; further arguments name single tests."""
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
