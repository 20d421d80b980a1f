#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a program that rolls up results, at random points, until it is done, and looks at what it leaves.

After each SIGKILL the file is whole, and every result is either there or in the roll-ups, in one of both. In the end
everything is as if nobody had been killed.
"""

import argparse
import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import tempfile
import time

TABLES = ('check_result', 'check_hour', 'check_day', 'outage', 'channel_history', 'channel_state')


def counts(database):
    """Of each channel: results by themselves, and in the roll-ups by day."""
    return dict(database.execute(
        'SELECT id, (SELECT count(*) FROM check_result r WHERE r.channel = channel.id AND NOT r.rolled)'
        ' + (SELECT coalesce(sum(n), 0) FROM check_day d WHERE d.channel = channel.id) FROM channel'))


def check(path, wanted):
    with contextlib.closing(sqlite3.connect(path)) as database:
        assert database.execute('PRAGMA integrity_check').fetchall() == [('ok',)]
        assert database.execute('PRAGMA foreign_key_check').fetchall() == []
        assert counts(database) == wanted, 'a result is lost, or counts twice'
        twice = database.execute('SELECT count(*) FROM check_day d JOIN check_result r ON r.channel = d.channel'
                                 ' AND NOT r.rolled AND r.time >= d.start AND r.time < d.start + 86400000000').fetchone()
        assert twice == (0,), 'a day is rolled up by half'
        return database.execute('SELECT coalesce(sum(n), 0) FROM check_day').fetchone()[0]


def content(path):
    """All that the roll-up reads and writes."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        return {table: sorted(database.execute(f'SELECT * FROM {table}').fetchall(), key=repr) for table in TABLES}


def roll_up_and_kill(writer, path, slices, pause):
    """Kills it `pause` seconds after so many slices are confirmed; returns whether it was done before."""
    with subprocess.Popen([writer, path, 'roll-up'], stdout=subprocess.PIPE, text=True) as process:
        try:
            for _ in range(slices):
                process.stdout.readline()
            time.sleep(pause)
        finally:
            process.send_signal(signal.SIGKILL)
        lines = process.stdout.read()
    assert process.returncode in (0, -signal.SIGKILL), process.returncode
    return process.returncode == 0 or 'done' in lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('writer')
    arguments = parser.parse_args()

    seed = int(os.environ.get('BACKBONE_TEST_SEED', random.SystemRandom().randrange(1 << 32)))
    print(f'BACKBONE_TEST_SEED={seed}')
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix='backbone-kill-') as folder:
        undisturbed, path = os.path.join(folder, 'undisturbed.db'), os.path.join(folder, 'killed.db')
        for file in (undisturbed, path):
            subprocess.run([arguments.writer, file, 'prepare'], check=True)
        with contextlib.closing(sqlite3.connect(path)) as database:
            wanted = counts(database)
        subprocess.run([arguments.writer, undisturbed, 'roll-up'], stdout=subprocess.DEVNULL, check=True)
        rolled, kills = set(), 0
        while not roll_up_and_kill(arguments.writer, path, chance.randrange(1, 4), chance.uniform(0, 0.02)):
            kills += 1
            rolled.add(check(path, wanted))
            print(f'kill {kills}: {max(rolled)} results are rolled up')
            assert kills < 200
        assert kills >= 5 and len(rolled) >= 5, f'{kills} kills, which is too few to tell anything'
        subprocess.run([arguments.writer, path, 'roll-up'], stdout=subprocess.DEVNULL, check=True)
        assert content(path) == content(undisturbed), 'it is not as if nobody had been killed'


if __name__ == '__main__':
    main()
