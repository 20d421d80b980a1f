#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a program that imports customers, at random points, and looks at what it leaves.

After each SIGKILL: the file is whole, everything that was confirmed is there, no import is there
by half, and the audit chain holds. The chain is computed here a second time, not by the program.
"""

import argparse
import contextlib
import hashlib
import os
import random
import signal
import sqlite3
import struct
import subprocess
import tempfile
import time

BATCH = 1000


def digest(previous, row):
    """What the chain says of one entry: see src/core/store/backbone-db-audit.c."""
    number, when, *texts = row
    data = hashlib.sha256()

    def add(text):
        encoded = b'' if text is None else text.encode()
        data.update(struct.pack('>q', -1 if text is None else len(encoded)) + encoded)

    add(previous)
    data.update(struct.pack('>qq', number, when))
    for text in texts:
        add(text)
    return data.hexdigest()


def check_chain(database):
    previous = ''
    rows = database.execute('SELECT number, time, actor, action, subject, before, after, digest '
                            'FROM audit ORDER BY number')
    count = 0
    for count, (*row, stored) in enumerate(rows, 1):
        assert row[0] == count, f'entry {row[0]} where {count} should be'
        assert digest(previous, row) == stored, f'the audit chain is broken at entry {count}'
        previous = stored
    assert count > 0, 'the audit log is empty'


def check(path, confirmed):
    with contextlib.closing(sqlite3.connect(path)) as database:
        def one(sql):
            return database.execute(sql).fetchone()[0]

        assert one('PRAGMA integrity_check') == 'ok'
        assert database.execute('PRAGMA foreign_key_check').fetchall() == []
        count = one('SELECT count(*) FROM customer')
        assert count >= confirmed, f'{confirmed} customers were confirmed, {count} are there'
        assert (count - 1) % BATCH == 0, f'{count} customers: an import is there by half'
        assert one('SELECT count(*) FROM channel') == 3 * count
        assert one('SELECT count(*) FROM customer_search') == count
        assert one('SELECT count(*) FROM technical_user') == count - 1
        assert one("SELECT count(*) FROM audit WHERE action = 'customer-add'") == count
        check_chain(database)
    return count


def run_and_kill(writer, path, pause):
    """Kills the writer, which never rests, `pause` seconds after it began to write; returns what it
    confirmed."""
    with subprocess.Popen([writer, path], stdout=subprocess.PIPE, text=True) as process:
        try:
            first = process.stdout.readline()
            time.sleep(pause)
        finally:
            process.send_signal(signal.SIGKILL)
        lines = [first] + process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL, f'the writer ended by itself: {process.returncode}'
    # The last line may be cut off in the middle.
    whole = [line for line in lines if line.endswith('\n')]
    return int(whole[-1]) if whole else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('writer', help='program that takes the name of a landscape file')
    parser.add_argument('--kills', type=int, default=50)
    arguments = parser.parse_args()

    seed = int(os.environ.get('BACKBONE_TEST_SEED', random.SystemRandom().randrange(1 << 32)))
    print(f'BACKBONE_TEST_SEED={seed}')
    pauses = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix='backbone-kill-') as folder:
        for kill in range(arguments.kills):
            # A new file now and then, so that checking it stays quick.
            path = os.path.join(folder, f'{kill // 5}.db')
            confirmed = run_and_kill(arguments.writer, path, pauses.uniform(0, 0.12))
            count = check(path, confirmed)
            print(f'kill {kill + 1}: {confirmed} confirmed, {count} there')


if __name__ == '__main__':
    main()
