#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Archives on the command line: from one computer to another, and everything that can be wrong with one."""

import os
import pty
import select
import sqlite3
import stat
import subprocess
import unittest

import support

PASSPHRASE = 'Vierzig Rosen blühen\n'
PASSWORD = 'Lerche-2861-Tanne'


class ArchiveTest(unittest.TestCase):
    def start(self, keyring='unlocked'):
        session = support.Session(keyring=keyring)
        session.__enter__()
        self.addCleanup(session.__exit__, None, None, None)
        return session

    def setUp(self):
        self.session = self.start()
        self.cli = support.Cli(self.session)
        self.cli.must('init', '--owner', '1105772', '--description', 'Kunden')
        self.cli.must('customer', 'add', '1107450', 'Zürichberg Uhren AG', '--technical-user', 'S0018133160',
                      '--password-stdin', stdin=PASSWORD + '\n')
        self.archive = self.session.path('landscape.archive')

    def save(self, *options, name='landscape.archive'):
        return self.cli.must('archive', 'save', name, '--passphrase-stdin', *options, stdin=PASSPHRASE)

    def restore(self, cli, *options, stdin=PASSPHRASE, **expected):
        return cli.must('archive', 'restore', self.archive, '--passphrase-stdin', *options, stdin=stdin, **expected)

    def exported(self, cli, name):
        path = cli.session.path(name)
        cli.must('export', 'mass-setup', path)
        with open(path, encoding='utf-8') as file:
            return file.read()

    def test_transcript(self):
        transcript = support.Transcript(self.cli, 'archive')
        transcript.run('archive', 'save', 'a.archive', '--passphrase-stdin', stdin='too short\n', status=2)
        transcript.run('archive', 'save', 'a.archive', '--passphrase-stdin', stdin=PASSPHRASE, status=0)
        transcript.run('archive', 'save', 'a.archive', '--passphrase-stdin', stdin=PASSPHRASE, status=2)
        transcript.run('archive', 'save', 'a.archive', '--passphrase-stdin', '--replace', '--with-secrets',
                       stdin=PASSPHRASE, status=0)
        transcript.run('archive', 'restore', 'a.archive', '--passphrase-stdin', stdin=PASSPHRASE, status=2)
        self.cli.landscape = self.session.path('second.db')
        transcript.run('archive', 'restore', 'a.archive', '--passphrase-stdin', stdin='wrong passphrase\n', status=2)
        transcript.run('archive', 'restore', 'no.archive', '--passphrase-stdin', stdin=PASSPHRASE, status=2)
        transcript.run('archive', 'restore', 'landscape.db', '--passphrase-stdin', stdin=PASSPHRASE, status=2)
        transcript.run('archive', 'restore', 'a.archive', '--passphrase-stdin', stdin=PASSPHRASE, status=0)
        transcript.run('customer', 'list', status=0)
        transcript.run('audit', '--verify', status=0)
        transcript.check(self)

    def test_other_computer(self):
        """All of it arrives, and the password works there."""
        self.save('--with-secrets')
        self.assertEqual(stat.S_IMODE(os.stat(self.archive).st_mode), 0o600)
        with open(self.archive, 'rb') as file:
            content = file.read()
        for word in (PASSWORD, '0001107450', 'SQLite', 'Kunden', PASSPHRASE.strip()):
            self.assertNotIn(word.encode(), content)

        there = support.Cli(self.start())
        self.restore(there)
        self.assertEqual(self.exported(there, 'm.csv'), self.exported(self.cli, 'm.csv'))
        self.assertEqual(there.json('landscape', 'show')['id'], self.cli.json('landscape', 'show')['id'])

    def test_computer_without_keyring(self):
        self.save('--with-secrets')
        there = support.Cli(self.start(keyring='none'))
        self.restore(there, status=3)
        self.assertFalse(os.path.exists(there.landscape))
        self.restore(there, '--without-secrets')
        self.assertEqual(len(there.json('customer', 'list')), 2)

    def test_altered(self):
        """Nothing is left behind, whatever is wrong with the file."""
        self.save('--with-secrets')
        with open(self.archive, 'rb') as file:
            content = bytearray(file.read())
        there = support.Cli(self.start())
        before = sorted(os.listdir(there.session.folder))

        def refuse(data, words):
            with open(self.archive, 'wb') as file:
                file.write(data)
            self.assertIn(words, self.restore(there, status=2).err)
            self.assertEqual(sorted(os.listdir(there.session.folder)), before)

        refuse(content[:50], 'incomplete')
        refuse(content[:96], 'incomplete')
        refuse(content[:-1], 'changed or damaged')
        refuse(content[:96 + 65536 + 16], 'incomplete')
        refuse(b'', 'not an archive')
        refuse(b'\n', 'not an archive')
        noise = os.urandom(10_000_000)
        refuse(noise, 'not an archive')
        refuse(content[:96] + noise, 'changed or damaged')
        refuse(content + b'x', 'changed or damaged')
        for at in (20, 60, 90, 100, len(content) - 1):
            flipped = bytearray(content)
            flipped[at] ^= 1
            refuse(flipped, 'changed or damaged')
        content[9] = 7
        with open(self.archive, 'wb') as file:
            file.write(content)
        self.assertIn('newer version', self.restore(there, status=3).err)
        self.assertEqual(sorted(os.listdir(there.session.folder)), before)

    def test_large(self):
        """More than memory should hold at once: the peak stays far below the size."""
        with sqlite3.connect(self.cli.landscape) as database:
            database.execute('INSERT INTO settings VALUES ("filler", ?)', ('x' * 50_000_000,))
        self.save()
        self.assertGreater(os.path.getsize(self.archive), 50_000_000)
        there = support.Cli(self.start())
        self.restore(there)
        with sqlite3.connect(there.landscape) as database:
            self.assertEqual(database.execute('SELECT length (value) FROM settings WHERE key = "filler"').fetchone(),
                             (50_000_000,))

    def ask(self, answers):
        """Runs `archive save` on a terminal; all that came out, and how it ended."""
        master, slave = pty.openpty()
        process = subprocess.Popen(
            ['setsid', '--ctty', support.PROGRAM, '--landscape', self.cli.landscape, 'archive', 'save', self.archive],
            stdin=slave, stdout=slave, stderr=slave, env=self.session.environment)
        os.close(slave)
        output = b''
        for prompt, answer in answers:
            while prompt.encode() not in output.split(b'\n')[-1]:
                self.assertTrue(select.select([master], [], [], support.TIME_LIMIT)[0], output)
                output += os.read(master, 4096)
            os.write(master, answer.encode())
            output += b'\n'
        status = process.wait(support.TIME_LIMIT)
        while select.select([master], [], [], 0)[0]:
            try:
                output += os.read(master, 4096)
            except OSError:
                break
        os.close(master)
        return output.decode(), status

    def test_prompts(self):
        output, status = self.ask([('Passphrase for the archive', PASSPHRASE), ('once more', PASSPHRASE)])
        self.assertEqual(status, 0, output)
        self.assertNotIn('Rosen', output)
        os.unlink(self.archive)
        output, status = self.ask([('Passphrase for the archive', PASSPHRASE), ('once more', 'Vierzig Tulpen blühen\n')])
        self.assertEqual(status, 2, output)
        self.assertIn('differ', output)
        self.assertFalse(os.path.exists(self.archive))


if __name__ == '__main__':
    support.run()
