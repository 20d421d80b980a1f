#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""On a terminal: prompts without echo, the progress bar, colours, Ctrl+C."""

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import termios
import time
import unittest

import support


class Terminal:
    """backbonectl on a pseudo-terminal of its own."""

    def __init__(self, cli, *arguments, **environment):
        self.master, slave = pty.openpty()
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        self.text = b''
        self.process = subprocess.Popen(
            [support.PROGRAM, '--landscape', cli.landscape, *arguments], stdin=slave, stdout=slave, stderr=slave,
            env={**cli.environment_for(arguments), 'TERM': 'xterm', **environment}, cwd=cli.session.folder,
            start_new_session=True, preexec_fn=self._take_terminal)

    @staticmethod
    def _take_terminal():
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def read_until(self, wanted, seconds=60):
        """Reads till `wanted` (bytes) came."""
        end = time.monotonic() + seconds
        while wanted not in self.text:
            if not select.select([self.master], [], [], max(0, end - time.monotonic()))[0]:
                raise AssertionError(f'no {wanted!r} in {self.text!r}')
            self.text += os.read(self.master, 4096)

    def echoes(self):
        return bool(termios.tcgetattr(self.slave)[3] & termios.ECHO)

    def type(self, text):
        os.write(self.master, text)

    def finish(self):
        """Its exit status, once it has ended; the rest of the output is in `text`."""
        end = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < end:
            self._drain(0.05)
        self._drain(0)
        os.close(self.slave)
        os.close(self.master)
        return self.process.wait(0)

    def kill(self):
        """Whatever happened, it is gone."""
        self.process.kill()
        self.process.wait()

    def _drain(self, seconds):
        while select.select([self.master], [], [], seconds)[0]:
            self.text += os.read(self.master, 4096)
            seconds = 0


class TerminalTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.practice = support.Practice(support.PRACTICE)
        cls.practice.__enter__()
        cls.addClassCleanup(cls.practice.stop)

    def setUp(self):
        self.practice.clear_faults()
        self.session = support.Session(keyring='unlocked')
        self.session.__enter__()
        self.addCleanup(self.session.__exit__, None, None, None)
        self.cli = support.Cli(self.session)

    def terminal(self, *arguments, **environment):
        terminal = Terminal(self.cli, *arguments, **environment)
        self.addCleanup(terminal.kill)
        return terminal

    def exported(self):
        self.cli.must('export', 'mass-setup', 'out.csv', '--replace')
        with open(self.session.path('out.csv'), encoding='utf-8') as file:
            return file.read()

    def test_prompt(self):
        self.cli.must('init', '--owner', '4711')
        terminal = self.terminal('customer', 'add', '42', 'Example', '--technical-user', 'S0000000042')
        terminal.read_until(b'Password of S0000000042: ')
        self.assertFalse(terminal.echoes())
        terminal.type(b'pass-word-typed\n')
        self.assertEqual(terminal.finish(), 0, terminal.text)
        self.assertNotIn(b'pass-word-typed', terminal.text)
        self.assertIn('pass-word-typed', self.exported())

    def test_interrupted_prompt(self):
        self.cli.must('init', '--owner', '4711')
        terminal = self.terminal('customer', 'add', '42', 'Example', '--technical-user', 'S0000000042')
        terminal.read_until(b'Password of S0000000042: ')
        terminal.type(b'half\x03')
        deadline = time.monotonic() + 60
        while not terminal.echoes() and time.monotonic() < deadline:
            select.select([terminal.master], [], [], 0.01)
        self.assertTrue(terminal.echoes())
        self.assertEqual(terminal.finish(), 3, terminal.text)
        self.assertEqual(len(self.cli.json('customer', 'list')), 1)

    def test_import_asks_for_missing_passwords(self):
        self.cli.must('init', '--owner', '4711')
        with open(self.session.path('list.csv'), 'w', encoding='utf-8') as file:
            file.write('42;First;S0000000042\n43;Second;S0000000043;\n44;Third;S0000000044;given\n')
        terminal = self.terminal('import', 'list.csv')
        terminal.read_until(b'S0000000042')
        terminal.type(b'typed-for-42\n')
        terminal.read_until(b'S0000000043')
        terminal.type(b'\n')
        self.assertEqual(terminal.finish(), 0, terminal.text)
        self.assertNotIn(b'typed-for-42', terminal.text)
        exported = self.exported()
        self.assertIn('S0000000042;typed-for-42', exported)
        self.assertIn('S0000000044;given', exported)
        # Nobody is asked twice for what is there.
        terminal = self.terminal('import', 'list.csv')
        self.assertEqual(terminal.finish(), 0, terminal.text)
        self.assertNotIn(b'S0000000042', terminal.text)

    def test_colours(self):
        self.cli.must('init', '--owner', '4711')
        coloured = self.terminal('status')
        self.assertEqual(coloured.finish(), 0)
        self.assertIn(b'\033[32m', coloured.text)
        for arguments, environment in ((['--no-color', 'status'], {}), (['status'], {'NO_COLOR': '1'}),
                                       (['status'], {'TERM': 'dumb'})):
            plain = self.terminal(*arguments, **environment)
            self.assertEqual(plain.finish(), 0)
            self.assertNotIn(b'\033', plain.text, arguments)
        self.assertEqual(re.sub(rb'\033\[\d+m', b'', coloured.text), plain.text)

    def test_progress_bar_comes_and_goes(self):
        self.cli.make_practice_landscape(self.practice)
        self.practice.set_fault('delay', delay_ms=300)
        terminal = self.terminal('check')
        terminal.read_until(b'] ')
        self.practice.clear_faults()
        self.assertEqual(terminal.finish(), 1, terminal.text)
        self.assertIn(b'\r\033[K', terminal.text)
        last_bar = terminal.text.rfind(b'/%d' % len(self.practice.expected()))
        self.assertGreater(terminal.text.find(b'\r\033[K', last_bar), last_bar)

    def test_interrupted_check(self):
        """Ctrl+C ends a check at once; what was found till then stays."""
        self.cli.make_practice_landscape(self.practice)
        self.practice.set_fault('stall-in-body', endpoint='note-download')
        terminal = self.terminal('check')
        self.practice.wait_for_counters(lambda c: c['endpoints']['note-download']['requests'] >= 1)
        terminal.process.send_signal(signal.SIGINT)
        self.assertEqual(terminal.finish(), 3, terminal.text)
        self.assertIn(b'backbonectl: check: ', terminal.text)
        self.assertIn(b'cancelled', terminal.text)
        checked = [c for c in self.cli.json('customer', 'list') if c['last_checked']]
        self.assertTrue(checked)
        self.assertIn('ok', [c['channels']['portal'] for c in checked])
        self.assertTrue(self.cli.json('audit', '--verify')['intact'])


if __name__ == '__main__':
    support.run()
